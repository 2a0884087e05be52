"""Two hundred ways to break real content, each with the one rule and the line that must tell.

A break takes a source of chance and the content, and gives back the files it changes. It stays
close to what happens: a slip in the editor, a careless copy, a page pasted from a word processor.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from trousse.catalogue import Catalogue, Files, Unit, load, sidecar


@dataclass(frozen=True)
class Break:
    """What was changed, and where it must be told (`line` None: anywhere in the file)."""

    changes: Mapping[Path, bytes | None]
    path: Path
    line: int | None


@dataclass(frozen=True)
class Content:
    """The real content, sound: what breaks choose from."""

    files: Files
    catalogue: Catalogue

    def text(self, path: Path) -> str:
        return self.files.text(path)

    def ready(self, kind: str) -> list[Any]:
        units = getattr(self.catalogue, kind).values()
        return [unit for unit in units if unit.status == "pret"]

    def pages(self, name: str = "") -> list[Path]:
        """Markdown files of units that are ready."""
        folders = [unit.folder for kind in ("modules", "workshops") for unit in self.ready(kind)]
        return [p for one in folders for p in self.files.under(one, ".md") if name in p.name]


Breaker = Callable[[Random, Content], Break]
CERTIFICATION = "mise-en-pratique-et-certification"
BREAKERS: list[tuple[str, Breaker]] = []


def content_of(files: Files) -> Content:
    return Content(files, load(files.project, files))


def breaks(rule: str) -> Callable[[Breaker], Breaker]:
    def register(breaker: Breaker) -> Breaker:
        BREAKERS.append((rule, breaker))
        return breaker

    return register


def line_of(text: str, index: int) -> int:
    return text.count("\n", 0, index) + 1


def swap(content: Content, path: Path, old: str, new: str, *, at: str = "") -> Break:
    """Replace the first `old` of the file; the line is that of `at` in what is written."""
    text = content.text(path)
    start = text.index(old)
    changed = text[:start] + new + text[start + len(old) :]
    index = changed.index(at, start) if at else start
    return Break({path: changed.encode()}, path, line_of(changed, index))


def add(content: Content, path: Path, paragraph: str, *, offset: int = 0) -> Break:
    """Add a paragraph at the end of a page; the line is that of its first line."""
    text = content.text(path)
    line = text.count("\n") + 2 + offset
    return Break({path: f"{text}\n{paragraph}\n".encode()}, path, line)


def key_line(content: Content, path: Path, key: str) -> tuple[list[str], int]:
    """Return the lines of a sidecar and the index of the one that holds a top-level key."""
    lines = content.text(path).split("\n")
    return lines, next(i for i, one in enumerate(lines) if one.startswith(f"{key}:"))


def value(content: Content, path: Path, key: str, new: str) -> Break:
    """Give a one-line key of a sidecar another value."""
    lines, index = key_line(content, path, key)
    lines[index] = f"{key}: {new}"
    return Break({path: "\n".join(lines).encode()}, path, index + 1)


def pick_unit(chance: Random, content: Content, *kinds: str) -> Any:
    return chance.choice(content.ready(chance.choice(kinds)))


def any_sidecar(chance: Random, content: Content) -> Path:
    unit: Unit = pick_unit(chance, content, "modules", "workshops", "exercises")
    return sidecar(unit)


def one_line_keys(content: Content, path: Path, names: Sequence[str]) -> list[str]:
    text = content.text(path)
    return [key for key in names if re.search(rf"^{key}: \S", text, re.MULTILINE)]


def evaluation(chance: Random, content: Content) -> Path:
    return pick_unit(chance, content, "modules").folder / "evaluation.ipynb"


def cells_of(content: Content, path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(content.text(path))
    return found


def write_cells(path: Path, notebook: dict[str, Any], identifier: str) -> Break:
    """Write a notebook; the line is where the cell `identifier` starts."""
    text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    starts = [n for n, line in enumerate(text.split("\n"), start=1) if line == "  {"]
    names = [cell["id"] for cell in notebook["cells"]]
    return Break({path: text.encode()}, path, starts[names.index(identifier)])


def write_line(cell: dict[str, Any], *lines: str) -> None:
    """Add lines at the end of a cell, as a canonical notebook holds them."""
    source = "\n".join(["".join(cell["source"]), *lines])
    cell["source"] = source.splitlines(keepends=True)


def graded(notebook: dict[str, Any], *, code: bool = True) -> list[dict[str, Any]]:
    flag = "grade" if code else "task"
    return [c for c in notebook["cells"] if c["metadata"].get("nbgrader", {}).get(flag)]
