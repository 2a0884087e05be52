"""Leave out of Material's style sheet the rules that no page of the site can use.

Two thirds of it dress parts that are not here (tabs, search box, comments…): on a poor
connection the first page comes sooner without them.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

_CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
_CLASSES = re.compile(r"""\bclass=["']?([^"'>]*)""")
_FOREIGN = re.compile(r"\[data-md")
# Set by scripts, or by the browser.
_ALWAYS = {"js", "no-js"}


def slim_stylesheet(site: Path, name: str = "assets/material.css") -> None:
    """Rewrite the style sheet `name` of the built `site` with the rules its pages use."""
    path = site / name
    pages = (page.read_text(encoding="utf-8") for page in site.rglob("*.html"))
    path.write_text(used_rules(path.read_text(encoding="utf-8"), classes(pages)), encoding="utf-8")


def classes(pages: Iterable[str]) -> set[str]:
    """Return every class that HTML `pages` name."""
    return _ALWAYS | {
        word for page in pages for found in _CLASSES.findall(page) for word in found.split()
    }


def used_rules(sheet: str, known: set[str]) -> str:
    """Return `sheet` without the selectors that need a class outside `known`."""
    import tinycss2

    return "".join(_kept(tinycss2.parse_stylesheet(sheet, skip_comments=True), known))


def _kept(nodes: Iterable[Any], known: set[str]) -> Iterator[str]:
    import tinycss2

    for node in nodes:
        if node.type == "qualified-rule":
            selectors = _selectors(node.prelude)
            kept = [
                one
                for one in selectors
                if set(_CLASS.findall(one)) <= known and not _FOREIGN.search(one)
            ]
            if kept:
                yield f"{','.join(kept)}{{{tinycss2.serialize(node.content).strip()}}}"
        elif node.type == "at-rule" and node.lower_at_keyword in ("media", "supports"):
            inner = "".join(_kept(tinycss2.parse_rule_list(node.content), known))
            if inner:
                yield f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}{{{inner}}}"
        elif node.type == "at-rule":
            yield node.serialize()


def _selectors(prelude: list[Any]) -> list[str]:
    """Return the selectors of a rule; a comma inside :is(…) does not separate them."""
    import tinycss2

    found: list[list[Any]] = [[]]
    for part in prelude:
        if part == ",":
            found.append([])
        else:
            found[-1].append(part)
    return [tinycss2.serialize(tokens).strip() for tokens in found]
