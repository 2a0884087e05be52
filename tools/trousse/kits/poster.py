"""The poster as SVG: words stay words, so that it can be changed in any drawing tool."""

import textwrap
from pathlib import Path
from typing import Any

from trousse.kits.compose import compose
from trousse.kits.deck import data_address
from trousse.kits.tree import Block, Tree, stringify
from trousse.kits.view import KitView

# Millimetres on an A4 page. A letter takes about half its size; bold takes a little more.
_WIDTH, _TOP, _BOTTOM = 170.0, 47.0, 206.0
_HEADLINE_SIZES = (20.0, 17.5, 15.0, 12.5)
_TEXT_SIZE, _BOLD_WIDTH, _TEXT_WIDTH = 8.2, 0.56, 0.5
_MAX_LINES = 3
# Baseline to baseline inside a paragraph, then from one paragraph to the next, and from the title.
_LEADING, _APART, _BELOW_TITLE = _TEXT_SIZE * 1.25, 5.0, 13.0
_PICTURE_ABOVE, _PICTURE_HEIGHT = 10.0, 55.0
_FIELD_SIZE, _FIELD_WIDTH = 6.4, 119.0


def poster(kit: KitView, tree: Tree, folder: Path) -> str:
    """Return the SVG of the poster; pictures are read from `folder` and put inside."""
    meta = tree.meta
    words = [block for block in tree.blocks if block["t"] in ("Para", "Plain")]
    pictures = [inline for block in words for inline in block["c"] if inline["t"] == "Image"]
    paragraphs = [
        _wrap(stringify(block["c"]), _TEXT_SIZE * _TEXT_WIDTH)
        for block in words
        if block["c"] and block["c"][0]["t"] != "Image"
    ]
    taken = _height(paragraphs) + (_PICTURE_ABOVE + _PICTURE_HEIGHT if pictures else 0)
    headline = _headline(meta["title"], _BOTTOM - _BELOW_TITLE - taken)
    fields = next(block["c"][1][0]["c"] for block in tree.blocks if block["t"] == "Div")
    picture = _picture(pictures[0], headline[-1]["y"], folder) if pictures else None
    top = picture["y"] + picture["height"] if picture else headline[-1]["y"]
    return compose(
        "affiche.svg.j2",
        kit,
        title=meta["title"],
        foot=meta["foot"],
        headline=headline,
        picture=picture,
        lines=_lines(paragraphs, top),
        fields=[_field(label, value) for label, value in fields],
        logo=data_address(folder / meta["logo"]) if "logo" in meta else "",
        logo_alt=meta.get("logo_alt", ""),
    )


def _headline(title: str, lowest: float) -> list[dict[str, Any]]:
    """Return the lines of the title at the largest size that ends above `lowest`."""
    for size in _HEADLINE_SIZES:
        lines = _wrap(title, size * _BOLD_WIDTH)
        heights = [round(_TOP + 8 + size * (0.8 + 1.12 * index), 1) for index in range(len(lines))]
        if len(lines) <= _MAX_LINES and heights[-1] <= lowest:
            break
    return [{"text": line, "size": size, "y": y} for line, y in zip(lines, heights, strict=True)]


def _picture(image: Block, above: float, folder: Path) -> dict[str, Any]:
    source = image["c"][2][0]
    return {
        "y": round(above + _PICTURE_ABOVE, 1),
        "height": _PICTURE_HEIGHT,
        "alt": stringify(image["c"][1]),
        "data": data_address(folder / source),
    }


def _height(paragraphs: list[list[str]]) -> float:
    """Return what wrapped paragraphs take, from the first baseline to the last."""
    return sum(len(lines) for lines in paragraphs) * _LEADING + (len(paragraphs) - 1) * _APART


def _lines(paragraphs: list[list[str]], top: float) -> list[dict[str, Any]]:
    """Spread the paragraphs between the title and the box of practical details."""
    room = _BOTTOM - top - _height(paragraphs)
    y = top + max(_BELOW_TITLE, room / 2 + _TEXT_SIZE)
    lines = []
    for paragraph in paragraphs:
        for text in paragraph:
            lines.append({"text": text, "size": _TEXT_SIZE, "y": round(y, 1), "bold": False})
            y += _LEADING
        y += _APART
    return lines


def _field(label: list[Block], definitions: list[list[Block]]) -> dict[str, Any]:
    """Return a practical detail on one line or two, in letters that fit; none when unknown."""
    value = stringify(definitions[0][0]["c"]).strip()
    width = int(_FIELD_WIDTH / (_FIELD_SIZE * _BOLD_WIDTH))
    # Two lines of the same length, rather than a long one and a word.
    lines = textwrap.wrap(value, width if len(value) <= width else len(value) // 2 + 8)
    longest = max((len(line) for line in lines), default=1)
    size = min(_FIELD_SIZE if len(lines) < 2 else 5.2, _FIELD_WIDTH / (longest * _BOLD_WIDTH))
    return {"label": stringify(label), "lines": lines, "size": round(size, 2)}


def _wrap(text: str, letter: float) -> list[str]:
    width = int(_WIDTH / letter)
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
