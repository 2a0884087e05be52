"""Exercises do what they promise, proved by the engine that learners use."""
