"""What stands on the page of a CV, read from a JSON Resume that is not trusted."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trousse.errors import TrousseError

MAX_RESUME = 200_000
_MAX_TEXT = 5_000
_MAX_ITEMS = 60
# Control characters, lone surrogates and non-characters have no place in XML.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class CvEntry:
    """One experience or training: what, where and when, what was done."""

    what: str
    around: str
    tasks: tuple[str, ...]


@dataclass(frozen=True)
class CvSection:
    """A titled part of the page: entries, or simple lines."""

    title: str
    entries: tuple[CvEntry, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class CvPage:
    """The whole page, top to bottom; empty texts and sections are left out."""

    name: str
    title: str
    contact: tuple[str, ...]
    sections: tuple[CvSection, ...]


def parse_resume(text: str) -> dict[str, Any]:
    """Return the JSON Resume in `text`.

    Raises:
        TrousseError: it is longer than 200,000 characters, or not a JSON Resume.
    """
    if len(text) > MAX_RESUME:
        raise TrousseError("CV", "le CV est trop long", "Raccourcissez un texte, puis recommencez.")
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or not {"basics", "work", "volunteer"} & found.keys():
        raise TrousseError(
            "CV", "ce fichier n’est pas un CV fait ici", "Cherchez un fichier nommé « cv-… »."
        )
    return found


def page_of(resume: Mapping[str, Any]) -> CvPage:
    """Return the page of a JSON Resume; what is not text is left out, what is too long is cut."""
    basics = _mapping(resume.get("basics"))
    own = _mapping(_mapping(resume.get("meta")).get("x-trousse"))
    town = _mapping(basics.get("location")).get("city")
    contact = (_text(basics.get("phone")), _text(basics.get("email")), _text(town))
    sections = (
        CvSection("Expériences", entries=_entries(resume, "work", "position", "name")),
        CvSection("Autres expériences", entries=_entries(resume, "volunteer", "position", "")),
        CvSection("Formations", entries=_entries(resume, "education", "area", "institution")),
        CvSection("Ce que je sais faire", lines=_lines(resume.get("skills"), "name")),
        CvSection("Langues", lines=_lines(resume.get("languages"), "language", "fluency")),
        CvSection("Permis et déplacements", lines=_mobility(own)),
        CvSection("Disponibilités", lines=_split(own.get("availability"))),
    )
    return CvPage(
        name=_text(basics.get("name")) or "CV",
        title=_text(basics.get("label")),
        contact=tuple(filter(None, contact)),
        sections=tuple(one for one in sections if one.entries or one.lines),
    )


def _entries(resume: Mapping[str, Any], part: str, what: str, where: str) -> tuple[CvEntry, ...]:
    found = (_entry(one, what, where) for one in _items(resume.get(part)))
    return tuple(one for one in found if one.what or one.around or one.tasks)


def _entry(one: Mapping[str, Any], what: str, where: str) -> CvEntry:
    own = _mapping(one.get("x-trousse"))
    dates = " à ".join(filter(None, (_text(one.get("startDate")), _text(one.get("endDate")))))
    when = "" if own.get("unsure") is True else _text(own.get("when")) or dates
    tasks = tuple(filter(None, map(_text, _list(one.get("highlights")))))
    around = ", ".join(filter(None, (_text(one.get(where)), when)))
    return CvEntry(_text(one.get(what)), around, tasks or _split(one.get("summary")))


def _lines(items: object, *keys: str) -> tuple[str, ...]:
    found = (
        "\u00a0: ".join(filter(None, (_text(one.get(k)) for k in keys))) for one in _items(items)
    )
    return tuple(filter(None, found))


def _mobility(own: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(filter(None, map(_text, _list(own.get("mobility"))))) + _split(own.get("licences"))


def _split(value: object) -> tuple[str, ...]:
    return tuple(filter(None, (line.strip() for line in _text(value).split("\n"))))


def _items(value: object) -> list[Mapping[str, Any]]:
    return [one for one in _list(value) if isinstance(one, dict)]


def _list(value: object) -> list[Any]:
    return value[:_MAX_ITEMS] if isinstance(value, list) else []


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: object) -> str:
    return _UNWRITABLE.sub("", value[:_MAX_TEXT]).strip() if isinstance(value, str) else ""
