"""The rules; importing this package registers them all."""

from trousse.validation.rules import (
    assessed,
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
    "assessed",
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
