"""The rules; importing this package registers them all."""

from trousse.validation.rules import (
    evaluations,
    exercises,
    fiction,
    hours,
    links,
    notebooks,
    order,
    references,
    register,
    shape,
    terms,
    texts,
    typography,
)

__all__ = [
    "evaluations",
    "exercises",
    "fiction",
    "hours",
    "links",
    "notebooks",
    "order",
    "references",
    "register",
    "shape",
    "terms",
    "texts",
    "typography",
]
