"""Write content in its one form: canonical notebooks, ordered keys and French typography.

What `trousse fmt` writes is what `trousse check` compares with.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import unified_diff
from operator import is_
from pathlib import Path
from typing import Any

from trousse.catalogue import Files, read_files
from trousse.catalogue.files import plain
from trousse.catalogue.layout import with_layout
from trousse.catalogue.typeset import typeset_yaml
from trousse.notebooks import (
    NotebookError,
    NotebookFile,
    canonical_text,
    parse_notebook,
    source_of,
    upgrade,
)
from trousse.paths import Project, write_atomically
from trousse.typography import french

FORMATTED = (".ipynb", ".md", ".yml")


@dataclass
class Formatted:
    """What formatting does: texts before and after by path, and what was left alone and why."""

    changed: dict[Path, tuple[str, str]] = field(default_factory=dict)
    refused: dict[Path, str] = field(default_factory=dict)


def format_content(project: Project, only: tuple[Path, ...] = ()) -> Formatted:
    """Write the content, or the paths of `only`, in its one form; say what changed."""
    done = plan_format(read_files(project), only)
    for path, (_, wanted) in done.changed.items():
        write_atomically(path, wanted)
    return done


def plan_format(files: Files, only: tuple[Path, ...] = ()) -> Formatted:
    """Work out what formatting would change, without writing anything."""
    done = Formatted()
    for path in formatted_paths(files):
        if only and not any(path == one or one in path.parents for one in only):
            continue
        problem = files.problem(path)
        if problem is not None:
            done.refused[path] = problem.message
            continue
        raw = files.raw(path)
        try:
            wanted = formatted(files.project, path, raw)
        except NotebookError as error:
            done.refused[path] = str(error)
        else:
            if wanted != raw:
                done.changed[path] = raw, wanted
    return done


def changes(name: str, before: str, after: str) -> Iterator[str]:
    """Yield the lines of `name` that change: « - » what was there, « + » what is there now."""
    lines = unified_diff(before.splitlines(), after.splitlines(), name, name, n=0, lineterm="")
    for line in lines:
        if line[:1] in "+-" and not line.startswith(("+++", "---")):
            yield line


def formatted_paths(files: Files) -> Iterator[Path]:
    """Yield the files that have one form.

    Typography leaves frameworks and activity reports alone: their values are other people's
    keys, copied to the letter.
    """
    return (path for path in files.paths if path.suffix in FORMATTED)


def _is_verbatim(path: Path) -> bool:
    return path.name == "bilan.yml" or path.parent.name == "frameworks"


def formatted(project: Project, path: Path, text: str) -> str:
    """Return the one form of `text`, the content of `path`.

    Raises:
        NotebookError: `path` is a notebook that cannot be read.
    """
    clean = unicodedata.normalize("NFC", plain(text))
    if path.suffix == ".ipynb":
        return _notebook(parse_notebook(path, clean))
    if path.suffix == ".yml":
        ordered = with_layout(project, path, _lines(clean))
        return ordered if _is_verbatim(path) else typeset_yaml(ordered, french)
    return _lines(french(clean))


def first_difference(text: str, wanted: str) -> tuple[int, int]:
    """Return the line and column, from 1, where `text` leaves `wanted`."""
    pairs = zip(text + "\0", wanted + "\0", strict=False)
    index = next((i for i, (a, b) in enumerate(pairs) if a != b), len(text))
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _lines(text: str) -> str:
    return _ends(text).strip("\n") + "\n"


def _ends(text: str) -> str:
    """Drop the blanks at the end of lines."""
    return "\n".join(line.rstrip(" \t") for line in text.split("\n"))


def _notebook(notebook: NotebookFile) -> str:
    content = notebook.content
    if content.get("nbformat_minor") != 5:
        content = upgrade(notebook.text)
    cells = [_prose(cell) for cell in content["cells"]]
    if content is notebook.content and all(map(is_, cells, content["cells"])):
        return notebook.canonical
    return canonical_text({**content, "cells": cells})


def _prose(cell: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return `cell` itself when its typography is right."""
    source = source_of(dict(cell)) if cell["cell_type"] == "markdown" else ""
    wanted = french(source)
    return cell if wanted == source else {**cell, "source": wanted}
