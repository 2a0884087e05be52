"""Write a check's result: for a person, for continuous integration, or as data."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from trousse.paths import Project
from trousse.validation.finding import Finding
from trousse.validation.run import Result

Format = Callable[[Project, Result], str]


def text(project: Project, result: Result) -> str:
    """Write findings for a person, file by file: place, level and rule, what, what to do."""
    by_file = groupby(result.findings, key=lambda finding: finding.location.path)
    lines = [line for path, found in by_file for line in _file(project, path, found)]
    return "\n".join([*lines, *_left_out(result), _summary(result)])


def github(project: Project, result: Result) -> str:
    """Write one annotation a finding, as continuous integration reads them."""
    return "\n".join([*(_annotation(project, f) for f in result.findings), _summary(result)])


def as_json(project: Project, result: Result) -> str:
    """Write findings as JSON, for other tools."""
    data = {
        "findings": [_record(project, finding) for finding in result.findings],
        "files": result.files,
        "left_out": [unit.slug for unit in result.left_out],
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


_LISTED = 8
FORMATS: dict[str, Format] = {"text": text, "github": github, "json": as_json}


def _file(project: Project, path: Path, findings: Iterable[Finding]) -> Iterator[str]:
    name = project.relative(path)
    yield name
    for finding in findings:
        place = finding.location
        yield f"  {name}:{place.line}:{place.column}  {finding.level}  {finding.rule}"
        yield f"    {finding.message}"
        yield f"    À faire : {finding.help}"
    yield ""


def _left_out(result: Result) -> Iterator[str]:
    for status, words in (("brouillon", "En préparation"), ("retire", "Retiré")):
        slugs = [unit.slug for unit in result.left_out if unit.status == status]
        if slugs:
            listed = ", ".join(slugs[:_LISTED]) + ("…" if len(slugs) > _LISTED else "")
            yield f"{words} ({len(slugs)}) : {listed}"


def _summary(result: Result) -> str:
    warnings = len(result.findings) - result.errors
    seconds = f"{result.seconds:.1f}".replace(".", ",")
    return (
        f"{_count(result.errors, 'erreur')}, {_count(warnings, 'avertissement')} "
        f"dans {_count(result.files, 'fichier')} ({seconds} s)"
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}"


def _annotation(project: Project, finding: Finding) -> str:
    level = "error" if finding.level == "erreur" else "warning"
    place = finding.location
    where = f"file={project.relative(place.path)},line={place.line},col={place.column}"
    words = _escape(f"{finding.message} {finding.help}")
    return f"::{level} {where},title={finding.rule}::{words}"


def _escape(message: str) -> str:
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _record(project: Project, finding: Finding) -> dict[str, str | int]:
    place = finding.location
    return {
        "rule": finding.rule,
        "level": finding.level,
        "file": project.relative(place.path),
        "line": place.line,
        "column": place.column,
        "message": finding.message,
        "help": finding.help,
    }
