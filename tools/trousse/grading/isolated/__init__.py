"""Run a trainee's own code apart: another process that sees nothing and reaches nobody.

Only plain data crosses: the tests run in the grader's process, and call the trainee's functions
from there.
"""
