"""Assess trainees: answer forms and nbgrader.

`trousse.grading.forms` is imported in trainees' kernels: this page imports nothing before it is
asked for.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trousse.grading.archive import collect
    from trousse.grading.batch import run
    from trousse.grading.course import stage
    from trousse.grading.gradebook import release
    from trousse.grading.replies import feedback
    from trousse.grading.tables import export
    from trousse.grading.told import Aim

__all__ = ["Aim", "collect", "export", "feedback", "release", "run", "stage"]

_PLACES = {
    "Aim": "told",
    "collect": "archive",
    "export": "tables",
    "feedback": "replies",
    "release": "gradebook",
    "run": "batch",
    "stage": "course",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for, when it is."""
    if name not in _PLACES:
        raise AttributeError(name)
    return getattr(importlib.import_module(f"trousse.grading.{_PLACES[name]}"), name)
