"""Prepare the Markdown that authors write for a web page."""

import html
import re
from collections import Counter
from collections.abc import Callable
from itertools import accumulate
from operator import ne

_TITLE = re.compile(r"\A\s*#\s+(?P<title>.+?)\s*$", re.MULTILINE)
_HEADING = re.compile(r"^#{2,6}\s+(.+?)\s*$")
_RULE = re.compile(r"^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*$")
_NOTES = re.compile(r"^::: *notes *\n(?P<notes>.*?)^::: *$", re.MULTILINE | re.DOTALL)
_FENCE = re.compile(r"^\s*(```|~~~)")
_EMPTY_HEAD = re.compile(r"^\|\s*\|")
_HEAD_NAME = '| <span class="hors-ecran">Ligne</span> |'
_SLUG = re.compile(r"(?<!`)`(?P<slug>[a-z0-9-]+(?:/[a-z0-9-]+)?)`(?!`)")
_BOX = re.compile(r"^(\s*[-*] )☐\s*", re.MULTILINE)
# What authors write for paper is no size for HTML, which counts in pixels.
_PRINTED_SIZE = re.compile(r"\{(width|height)=(\d+(?:\.\d+)?(?:cm|mm|in))\}")
_IMAGE = re.compile(r"(!\[[^\]]*\]\()images/")


def split_title(text: str) -> tuple[str, str]:
    """Return the first-level title and the rest of a Markdown text (title "" if none)."""
    found = _TITLE.match(text)
    if not found:
        return "", text
    return found["title"], text[found.end() :].lstrip("\n")


def web_body(text: str, images: str = "../images/") -> str:
    """Return `text` ready for a page: images found, notes and boxes to tick dressed."""
    text = _NOTES.sub(_fold_notes, text)
    text = _BOX.sub(r'\1<span class="a-cocher">☐</span> ', text)
    text = _PRINTED_SIZE.sub(r'{style="\1:\2"}', text)
    return _IMAGE.sub(rf"\g<1>{images}", text)


def named(text: str, unit: Callable[[str], tuple[str, str] | None]) -> str:
    """Return `text` with each unit written by its slug (`premier-courriel`) linked by its title.

    `unit` returns the address and the title of the unit of a slug, if there is one.
    """

    def link(found: re.Match[str]) -> str:
        known = unit(found["slug"])
        return f'<a href="{known[0]}">{html.escape(known[1])}</a>' if known else found[0]

    lines = text.split("\n")
    fenced = list(accumulate((bool(_FENCE.match(line)) for line in lines), ne))
    return "\n".join(
        line if inside else _SLUG.sub(link, line)
        for line, inside in zip(lines, fenced, strict=True)
    )


def _fold_notes(found: re.Match[str]) -> str:
    body = "\n".join(f"    {line}".rstrip() for line in found["notes"].strip().splitlines())
    return f'!!! note "Ce que vous dites"\n\n{body}\n'


def wrap_tables(text: str) -> str:
    """Put each Markdown table in a region that the keyboard can reach and scroll.

    Material does this with a script; here no page needs one. Regions have different names and
    no head cell is empty, so that a screen reader can tell them apart.
    """
    lines = text.splitlines()
    out: list[str] = []
    names: Counter[str] = Counter()
    heading, fenced, inside = "", False, False
    for number, line in enumerate(lines):
        fenced = fenced != bool(_FENCE.match(line))
        if not fenced and (found := _HEADING.match(line)):
            heading = found[1]
        starts = not fenced and not inside and _starts_table(lines, number)
        if starts:
            out += _opening(heading, names)
        if inside and not line.strip().startswith("|"):
            out += ["", "</div>", ""]
        inside = starts or (inside and line.strip().startswith("|"))
        out.append(_EMPTY_HEAD.sub(_HEAD_NAME, line, count=1) if starts else line)
    return "\n".join([*out, "", "</div>", ""] if inside else [*out, ""])


def _starts_table(lines: list[str], number: int) -> bool:
    following = lines[number + 1] if number + 1 < len(lines) else ""
    return lines[number].startswith("|") and "-" in following and bool(_RULE.match(following))


def _opening(heading: str, names: Counter[str]) -> list[str]:
    label = html.escape(re.sub(r"[*_`]|<[^>]*>", "", heading).strip() or "de la page")
    names[label] += 1
    label += f" ({names[label]})" if names[label] > 1 else ""
    return [
        "",
        f'<div class="defile" role="region" tabindex="0" aria-label="Tableau : {label}" '
        'markdown="1">',
        "",
    ]
