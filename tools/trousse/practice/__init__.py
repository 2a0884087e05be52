"""The exercise engine that runs in a learner’s page."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from trousse.practice.widget import ExerciseWidget


def show(exercise: Mapping[str, Any]) -> "ExerciseWidget":
    """Return the widget of an exercise, for the last cell of its notebook."""
    from trousse.practice.widget import ExerciseWidget

    return ExerciseWidget(exercise)
