"""Fill the templates of a kit: the only door to Jinja, where French typography is applied."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from trousse.kits.view import KitView
from trousse.typography import NARROW, NO_BREAK, french

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
_MONTHS = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]


def compose(template: str, kit: KitView, **values: object) -> str:
    """Return `template` filled for `kit`; Markdown and plain text get French typography."""
    filled = _environment().get_template(template).render(kit=kit, **values)
    return filled if template.endswith((".html.j2", ".svg.j2")) else french(filled)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(["html.j2", "svg.j2"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(
        duration=duration,
        day=day,
        month=month,
        french=french,
        cell=cell,
        lower_first=lower_first,
        quoted=lambda text: json.dumps(french(text), ensure_ascii=False),
    )
    return environment


def duration(minutes: int) -> str:
    """Return « 1 h 30 », « 2 h » or « 45 min »."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest}{NO_BREAK}min"
    return f"{hours}{NARROW}h{NARROW}{rest:02d}" if rest else f"{hours}{NARROW}h"


def month(when: date) -> str:
    """Return « novembre 2026 »."""
    return f"{_MONTHS[when.month - 1]} {when.year}"


def day(when: date) -> str:
    """Return « 22 novembre 2026 », « 1er » for the first."""
    number = "1er" if when.day == 1 else str(when.day)
    return f"{number}{NO_BREAK}{month(when)}"


def cell(text: str) -> str:
    """Return `text` as it may stand in a cell of a Markdown table."""
    return " ".join(text.split()).replace("|", "\\|")


def lower_first(text: str) -> str:
    """Return `text` as the rest of a sentence; an acronym keeps its capital."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] in " ’'" else text


def fill_plain(template: str, **values: object) -> str:
    """Return a technical template filled as it is."""
    return _environment().get_template(template).render(**values)
