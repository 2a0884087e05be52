"""Markdown texts cut at their headings, each part with the line where it starts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*$")


@dataclass(frozen=True)
class Section:
    """One `## …` part: its title, its body without the heading, and the line of its heading."""

    title: str
    body: str
    line: int


@dataclass(frozen=True)
class MarkdownText:
    """A whole text: `title` is its `# …` heading, `opening` what stands before the first `##`."""

    path: Path
    title: str
    opening: str
    sections: tuple[Section, ...]


def same_title(title: str) -> str:
    """Return `title` in the form in which two spellings of it are equal."""
    return re.sub(r"\s+", " ", title.replace("’", "'")).strip().casefold()


def headings(text: str, level: int) -> Iterator[tuple[int, str]]:
    """Yield (line, title) of every heading of `level`, code blocks left out."""
    for number, line in _prose(text):
        found = _HEADING.match(line)
        if found and len(found[1]) == level:
            yield number, found[2]


def cut(path: Path, text: str) -> MarkdownText:
    """Cut `text`, read at `path`, at its headings."""
    lines = text.splitlines()
    title = next(iter(headings(text, 1)), None)
    marks = list(headings(text, 2))
    ends = [line - 1 for line, _ in marks[1:]] + [len(lines)]
    sections = tuple(
        Section(name, "\n".join(lines[line:end]).strip(), line)
        for (line, name), end in zip(marks, ends, strict=False)
    )
    first = marks[0][0] - 1 if marks else len(lines)
    opening = "\n".join(lines[title[0] if title else 0 : first]).strip()
    return MarkdownText(path, title[1] if title else "", opening, sections)


def _prose(text: str) -> Iterator[tuple[int, str]]:
    """Yield (number, line) outside fenced code."""
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        found = _FENCE.match(line)
        if found and not fence:
            fence = found[1]
        elif found and line.strip().startswith(fence):
            fence = ""
        elif not fence:
            yield number, line
