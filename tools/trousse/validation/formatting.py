"""Write content in its one form: canonical notebooks and French typography.

What `trousse fmt` writes is what `trousse check` compares with.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

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

_SUFFIXES = (".ipynb", ".md", ".yml")


def format_content(
    project: Project, only: tuple[Path, ...] = ()
) -> tuple[list[Path], list[tuple[Path, str]]]:
    """Format the content, or the paths of `only`; return what changed and what was refused."""
    changed: list[Path] = []
    refused: list[tuple[Path, str]] = []
    for path in formatted_paths(project):
        if only and not any(path == one or one in path.parents for one in only):
            continue
        try:
            text = path.read_text(encoding="utf-8")
            wanted = formatted(path, text)
        except NotebookError as error:
            refused.append((path, str(error)))
        except UnicodeDecodeError:
            refused.append((path, "ce fichier n’est pas en UTF-8."))
        else:
            if wanted != text:
                write_atomically(path, wanted)
                changed.append(path)
    return changed, refused


def formatted_paths(project: Project) -> Iterator[Path]:
    """Yield the files that have one form.

    Frameworks and activity reports are left out: their values are other people's keys, copied
    to the letter.
    """
    for room in (project.curriculum, project.workshops, project.exercises):
        for path in sorted(room.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(room).parts)
            if path.suffix in _SUFFIXES and not hidden and not _is_verbatim(path):
                yield path


def _is_verbatim(path: Path) -> bool:
    return path.name == "bilan.yml" or path.parent.name == "frameworks"


def formatted(path: Path, text: str) -> str:
    """Return the one form of `text`, the content of `path`.

    Raises:
        NotebookError: `path` is a notebook that cannot be read.
    """
    if path.suffix == ".ipynb":
        return _notebook(parse_notebook(path, text))
    if path.suffix == ".yml":
        return typeset_yaml(text, french)
    return _lines(french(text))


def first_difference(text: str, wanted: str) -> tuple[int, int]:
    """Return the line and column, from 1, where `text` leaves `wanted`."""
    pairs = zip(text + "\0", wanted + "\0", strict=False)
    index = next((i for i, (a, b) in enumerate(pairs) if a != b), len(text))
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _lines(text: str) -> str:
    return "\n".join(line.rstrip(" \t") for line in text.split("\n")).strip("\n") + "\n"


def _notebook(notebook: NotebookFile) -> str:
    content = notebook.content
    if content.get("nbformat_minor") != 5:
        content = upgrade(notebook.text)
    cells = [_prose(cell) for cell in content["cells"]]
    return canonical_text({**content, "cells": cells})


def _prose(cell: dict[str, Any]) -> dict[str, Any]:
    if cell["cell_type"] != "markdown":
        return cell
    return {**cell, "source": french(source_of(cell))}
