"""Content as frozen dataclasses, loaded with the place of every value."""

from trousse.catalogue.base import Origin, Source, TaughtUnit, Unit
from trousse.catalogue.exercise import Exercise
from trousse.catalogue.files import TEXTS, Files, read_files
from trousse.catalogue.framework import Cast, CastMember, Competency, Framework, Term, TermList
from trousse.catalogue.loader import Catalogue, load, read_exercise, sidecar
from trousse.catalogue.location import Location, Problem
from trousse.catalogue.site_page import SitePage
from trousse.catalogue.training import Assessed, Module, Sequence, Track
from trousse.catalogue.workshop import Report, Workshop

__all__ = [
    "TEXTS",
    "Assessed",
    "Cast",
    "CastMember",
    "Catalogue",
    "Competency",
    "Exercise",
    "Files",
    "Framework",
    "Location",
    "Module",
    "Origin",
    "Problem",
    "Report",
    "Sequence",
    "SitePage",
    "Source",
    "TaughtUnit",
    "Term",
    "TermList",
    "Track",
    "Unit",
    "Workshop",
    "load",
    "read_exercise",
    "read_files",
    "sidecar",
]
