"""Assess trainees: answer forms and nbgrader."""
