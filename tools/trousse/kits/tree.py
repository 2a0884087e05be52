"""Pandoc's document tree in Python: text of inlines, slides of a deck."""

from dataclasses import dataclass, field
from typing import Any

Block = dict[str, Any]

_SPACES = ("Space", "SoftBreak", "LineBreak")
_SECOND = ("Code", "Link", "Image", "Span", "Quoted")


@dataclass(frozen=True)
class Tree:
    """What was read in a text: metadata, blocks, pictures (`src`, `alt`), tables, in order.

    `whole` holds, for each table, whether it keeps to one page.
    """

    meta: dict[str, str]
    blocks: list[Block]
    images: list[dict[str, str]]
    whole: list[bool]


def stringify(inlines: list[Block]) -> str:
    """Return the plain text of `inlines`."""
    return "".join(_text(inline) for inline in inlines)


def _text(inline: Block) -> str:
    kind, content = inline["t"], inline.get("c")
    if kind in _SPACES:
        return " "
    if isinstance(content, str):
        return content
    if kind in _SECOND and content is not None:
        return content[1] if isinstance(content[1], str) else stringify(content[1])
    return stringify(content) if isinstance(content, list) else ""


@dataclass
class Slide:
    """One slide: the inlines of its title, blocks of words and notes, image inlines."""

    title: list[Block]
    words: list[Block] = field(default_factory=list)
    pictures: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)


def cut_slides(blocks: list[Block]) -> list[Slide]:
    """Cut a deck at its headings; what stands before the first one is left out."""
    slides: list[Slide] = []
    for block in blocks:
        if block["t"] == "Header":
            slides.append(Slide(block["c"][2]))
        elif slides:
            _sort(slides[-1], block)
    return slides


def _sort(slide: Slide, block: Block) -> None:
    classes = block["c"][0][1] if block["t"] == "Div" else []
    if "notes" in classes:
        slide.notes += block["c"][1]
    elif "columns" in classes or "column" in classes:
        for part in block["c"][1]:
            _sort(slide, part)
    elif block["t"] in ("Para", "Plain") and [one["t"] for one in block["c"]] == ["Image"]:
        slide.pictures += block["c"]
    else:
        slide.words.append(block)
