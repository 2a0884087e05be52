"""Content as frozen dataclasses, loaded with the place of every value."""

from trousse.catalogue.base import Source, TaughtUnit, Unit
from trousse.catalogue.exercise import Exercise
from trousse.catalogue.framework import Cast, CastMember, Competency, Framework, Term, TermList
from trousse.catalogue.loader import Catalogue, load, read_exercise, sidecar
from trousse.catalogue.location import Location, Problem
from trousse.catalogue.training import Assessed, Module, Sequence, Track
from trousse.catalogue.workshop import Report, Workshop

__all__ = [
    "Assessed",
    "Cast",
    "CastMember",
    "Catalogue",
    "Competency",
    "Exercise",
    "Framework",
    "Location",
    "Module",
    "Problem",
    "Report",
    "Sequence",
    "Source",
    "TaughtUnit",
    "Term",
    "TermList",
    "Track",
    "Unit",
    "Workshop",
    "load",
    "read_exercise",
    "sidecar",
]
