"""The layout of a unit's YAML file: its schema named on the first line, its keys in one order."""

import os
import re
from pathlib import Path

import yaml

from trousse.catalogue.document import composed
from trousse.paths import Project

# The order in which a person fills them in; the others follow as they come.
_ORDER = (
    "title", "summary", "status", "level", "audience", "competencies", "prerequisites",
    "volatility", "reviewed_on", "authors", "licence", "derived_from",
)  # fmt: skip
_MARK = "# yaml-language-server: $schema="
_MARKS = re.compile(rf"^{re.escape(_MARK)}.*\n?", re.MULTILINE)


def schema_name(project: Project, path: Path) -> str | None:
    """Return the name of the schema of the file at `path`, or None if it has none."""
    if path.parent == project.curriculum / "tracks":
        return "track"
    if path.parent == project.curriculum / "frameworks":
        return "framework"
    if path == project.curriculum / "cast.yml":
        return "cast"
    known = {"module.yml", "workshop.yml", "exercise.yml", "bilan.yml"}
    return path.stem if path.name in known else None


def with_layout(project: Project, path: Path, text: str) -> str:
    """Return `text` with its first line naming the schema that editors use, and keys in order.

    Text that is not YAML comes back as it was: `check` says what is wrong with it.
    """
    name = schema_name(project, path)
    if name is None:
        return text
    try:
        node = composed(text)
    except (yaml.YAMLError, RecursionError):
        return text
    if not isinstance(node, yaml.MappingNode) or node.flow_style:
        return text
    head = f"{_MARK}{_address(project, path, name)}\n"
    marked = head + _MARKS.sub("", text)
    return _ordered(marked)


def _address(project: Project, path: Path, name: str) -> str:
    target = project.build / "schemas" / f"{name}.schema.json"
    return Path(os.path.relpath(target, path.parent)).as_posix()


def _ordered(text: str) -> str:
    """Put the blocks of top-level keys in order; comments go with the key that follows."""
    node = composed(text)
    keys = [key for key, _ in node.value] if isinstance(node, yaml.MappingNode) else []
    lines = text.split("\n")
    starts = [_with_comments(lines, key.start_mark.line) for key in keys]
    if not starts or len({key.value for key in keys}) < len(keys):
        return text
    ends = [*starts[1:], len(lines)]
    ranks = [_rank(key.value, place) for place, key in enumerate(keys)]
    named = [rank for rank in ranks if rank[0] < len(_ORDER)]
    if named == sorted(named):
        return text
    ends = [*starts[1:], len(lines)]
    blocks = [
        "\n".join(lines[start:end]).rstrip("\n") for start, end in zip(starts, ends, strict=True)
    ]
    in_order = [block for _, block in sorted(zip(ranks, blocks, strict=True))]
    return "\n".join([*lines[: starts[0]], *in_order]) + "\n"


def _with_comments(lines: list[str], start: int) -> int:
    while start and lines[start - 1].startswith("#") and not lines[start - 1].startswith(_MARK):
        start -= 1
    return start


def _rank(key: str, place: int) -> tuple[int, int]:
    return (_ORDER.index(key), 0) if key in _ORDER else (len(_ORDER), place)
