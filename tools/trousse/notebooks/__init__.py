"""Canonical notebooks: the only door to nbformat."""

from trousse.notebooks.canonical import canonical, canonical_text, dump, is_readable, source_of
from trousse.notebooks.reading import (
    CellView,
    NotebookError,
    NotebookFile,
    parse_notebook,
    read_notebook,
)
from trousse.notebooks.rubric import Criterion, read_rubric, statement_of
from trousse.notebooks.upgrade import upgrade

__all__ = [
    "CellView",
    "Criterion",
    "NotebookError",
    "NotebookFile",
    "canonical",
    "canonical_text",
    "dump",
    "is_readable",
    "parse_notebook",
    "read_notebook",
    "read_rubric",
    "source_of",
    "statement_of",
    "upgrade",
]
