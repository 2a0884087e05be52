"""A Markdown file as rules look at it: headings, links, images and prose with their lines."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*$")
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?([^)\s>]*)>?(?:\s+\"[^\"]*\")?\s*\)")
_FENCE = re.compile(r"\s*(```+|~~~+)")


@dataclass(frozen=True)
class Heading:
    """A heading: `level` 1 to 6, `line` from 1."""

    level: int
    title: str
    line: int


@dataclass(frozen=True)
class Link:
    """A link or an image, with its text and its target."""

    is_image: bool
    text: str
    target: str
    line: int
    column: int


@dataclass(frozen=True)
class Page:
    """A Markdown text; `first_line` is the line of the file at `path` where it starts."""

    path: Path
    text: str
    first_line: int = 1

    @cached_property
    def lines(self) -> list[tuple[int, str]]:
        """The lines outside code blocks, numbered as in the file.

        A block that is never closed hides nothing: what follows is what its author meant.
        """
        return self._fenced[0]

    def lines_with(self, *marks: str) -> list[tuple[int, str]]:
        """Return the lines outside code blocks that hold one of `marks`."""
        if not any(mark in self.text for mark in marks):
            return []
        return [one for one in self.lines if any(mark in one[1] for mark in marks)]

    @cached_property
    def unclosed(self) -> tuple[int, str] | None:
        """The line and the mark of a code block that is never closed."""
        return self._fenced[1]

    @cached_property
    def _fenced(self) -> tuple[list[tuple[int, str]], tuple[int, str] | None]:
        """The lines outside code blocks, and the block that is still open at the end."""
        outside: list[tuple[int, str]] = []
        inside: list[tuple[int, str]] = []
        opened: tuple[int, str] | None = None
        for number, line in enumerate(self.text.split("\n"), start=self.first_line):
            mark = _FENCE.match(line)
            if opened and mark and mark[1].startswith(opened[1]):
                opened = None
            elif opened:
                inside.append((number, line))
            elif mark:
                opened, inside = (number, mark[1]), []
            else:
                outside.append((number, line))
        return outside + (inside if opened else []), opened

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings, in order."""
        found = ((number, _HEADING.match(line)) for number, line in self.lines)
        return [Heading(len(m[1]), m[2], number) for number, m in found if m]

    @cached_property
    def links(self) -> list[Link]:
        """The links and images, in order."""
        return [
            Link(m[1] == "!", m[2], m[3], number, m.start() + 1)
            for number, line in self.lines_with("[")
            for m in _LINK.finditer(line)
        ]

    def titles(self, level: int) -> list[Heading]:
        """Return the headings of one level."""
        return [heading for heading in self.headings if heading.level == level]

    @cached_property
    def words(self) -> int:
        """Count the words of prose, tables included, marks left out."""
        return len(re.findall(r"[^\W_]+(?:[’'\-][^\W_]+)*", "\n".join(t for _, t in self.lines)))
