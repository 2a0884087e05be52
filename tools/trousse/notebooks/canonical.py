"""The one form in which notebooks live in the repository.

nbformat 4.5, no outputs, no counters, a fixed kernel, allow-listed metadata, readable and
unique cell identifiers equal to nbgrader's `grade_id`, one sentence per line of Markdown, keys
sorted, one value a line. Two people editing two cells then never collide, and a review reads
like text.
"""

import json
import re
import unicodedata
from typing import Any

from trousse.notebooks.sentences import one_sentence_per_line

Notebook = dict[str, Any]
Cell = dict[str, Any]

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
CELL_METADATA = ("deletable", "editable", "jupyter", "nbgrader", "slideshow", "tags")
_EMPTY: tuple[object, ...] = (None, {}, [])
_READABLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RANDOM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){0,3}(-[0-9a-f]{12})?")


def canonical_text(notebook: Notebook) -> str:
    """Return the text of `notebook` in canonical form; the notebook is left as it was."""
    return dump(canonical(notebook))


def canonical(notebook: Notebook) -> Notebook:
    """Return a copy of `notebook` (nbformat 4.5) in canonical form."""
    taken: set[str] = set()
    cells = [_canonical_cell(cell, taken) for cell in notebook["cells"]]
    return {
        "cells": cells,
        "metadata": {"kernelspec": dict(KERNEL), "language_info": {"name": "python"}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def dump(notebook: Notebook) -> str:
    """Write `notebook` as JSON the way nbformat does: indent 1, sorted keys, accents kept."""
    return json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _canonical_cell(cell: Cell, taken: set[str]) -> Cell:
    kind = cell["cell_type"]
    source = source_of(cell).strip("\n")
    if kind == "markdown":
        source = one_sentence_per_line(source)
    metadata = {
        k: v for k, v in cell.get("metadata", {}).items() if k in CELL_METADATA and v not in _EMPTY
    }
    identifier = _identifier(cell, source, taken)
    if "nbgrader" in metadata:
        metadata["nbgrader"] = {**metadata["nbgrader"], "grade_id": identifier}
    clean: Cell = {
        "cell_type": kind,
        "id": identifier,
        "metadata": metadata,
        "source": source.splitlines(keepends=True),
    }
    if cell.get("attachments"):  # dropping a pasted picture is for its author to decide
        clean["attachments"] = cell["attachments"]
    return clean | {"execution_count": None, "outputs": []} if kind == "code" else clean


def source_of(cell: Cell) -> str:
    """Return the source of `cell` as one string."""
    source = cell.get("source", "")
    return source if isinstance(source, str) else "".join(source)


def _identifier(cell: Cell, source: str, taken: set[str]) -> str:
    wished = str(
        cell.get("metadata", {}).get("nbgrader", {}).get("grade_id", "") or cell.get("id", "")
    )
    base = wished if is_readable(wished) else _derived(cell, source)
    identifier, number = base, 2
    while identifier in taken:
        identifier, number = f"{base}-{number}", number + 1
    taken.add(identifier)
    return identifier


def is_readable(identifier: str) -> bool:
    """Tell whether a person chose `identifier` (kebab-case, not drawn at random)."""
    chosen = _READABLE.fullmatch(identifier) is not None and len(identifier) <= 64
    return chosen and _RANDOM.fullmatch(identifier) is None


def _derived(cell: Cell, source: str) -> str:
    first = source.lstrip("# ").split("\n", maxsplit=1)[0]
    plain = unicodedata.normalize("NFD", first.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)[:5]
    name = "-".join(words) if cell["cell_type"] == "markdown" else ""
    return name[:48].rstrip("-") or {"code": "code", "markdown": "texte"}.get(
        cell["cell_type"], "brut"
    )
