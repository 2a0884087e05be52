"""Wire `trousse start --suivi`: publishing renews the pages, validation says what to mend."""

import re
from pathlib import Path
from typing import Any

from trousse.cli.prepare import fingerprint
from trousse.paths import Project
from trousse.serving.follow import Route, Work, preview_routes
from trousse.validation.finding import Finding

_FLOW_TITLE = re.compile(r"\btitle: *(?P<title>[^,}]+)")
_MARKS = re.compile(r'^\s*"|^\s*(?:[-*>#|]+|\d+\.)\s+|^\s*[\w-]+:\s+|(?:\\n)?",?\s*$')


def followed_preview(project: Project) -> list[Route]:
    """Build the preview of `project` and return the addresses that show and follow it."""
    from trousse.publishing import preview_folder, refresh_preview

    def refresh() -> list[str]:
        from trousse.catalogue import load

        return refresh_preview(project, load(project))

    refresh()
    work = Work(lambda: fingerprint(project), refresh, lambda: notes(project))
    return preview_routes(preview_folder(project), work)


def notes(project: Project) -> list[dict[str, Any]]:
    """Return what `trousse check` finds, with the address of its page and the words it is about."""
    from trousse.validation import check

    return [_note(project, finding) for finding in check(project).findings]


def _note(project: Project, finding: Finding) -> dict[str, Any]:
    from trousse.publishing import page_of

    place = finding.location
    return {
        "page": page_of(project, place.path),
        "place": f"{project.relative(place.path)}:{place.line}",
        "words": words_at(place.path, place.line),
        "level": finding.level,
        "rule": finding.rule,
        "message": finding.message,
        "help": finding.help,
    }


def words_at(path: Path, line: int) -> str:
    """Return what a reader sees of one line of a file: no key, no list mark, no quotes.

    Works for Markdown, for YAML and for the JSON of a notebook; "" when there is no such line.
    """
    try:
        text = path.read_text(encoding="utf-8").splitlines()[line - 1]
    except (OSError, UnicodeDecodeError, IndexError):
        return ""
    if found := _FLOW_TITLE.search(text):
        text = found["title"]
    before = ""
    while text != before:
        before, text = text, _MARKS.sub("", text)
    return text.strip(" \"'")
