"""Assess trainees: answer forms and nbgrader.

`trousse.grading.forms` is imported in trainees' kernels: this page imports nothing heavy.
"""
