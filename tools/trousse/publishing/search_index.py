"""The search index: one file, loaded on the first keystroke, that also works from a stick.

The words are folded here and stemmed in the page (site/recherche/mots.js), so that the two
languages share only `fold`.
"""

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from trousse.catalogue import Exercise, Module, Track, Unit, Workshop
from trousse.paths import Project
from trousse.publishing.bodies import split_title
from trousse.publishing.published import Published
from trousse.publishing.site import Site

_WORD = re.compile(r"[a-z0-9]+")
_MARKUP = re.compile(r"<[^>]*>|\]\([^)]*\)|```.*?```|^---\n.*?^---\n", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#{2,4} +(.+)$", re.MULTILINE)
_KINDS: dict[type[Unit], tuple[str, str]] = {
    Workshop: ("ateliers", "atelier"),
    Module: ("modules", "module"),
    Exercise: ("exercices-autonomes", "exercice"),
    Track: ("parcours", "parcours"),
}
# Pages that the catalogue makes, and that people look for by name.
_MADE = ("emporter", "nouveautes", "modules", "parcours", "competences", "api", "regles")


@dataclass(frozen=True)
class Entry:
    """A page to find: where it is, what it is called, and its words by importance."""

    path: str
    kind: str
    title: str
    summary: str
    strong: str
    body: str


def write_search(site: Site) -> None:
    """Write the index, what pages need to read it, and the search page."""
    folder = site.project.site / "recherche"
    entries = [*_unit_entries(site), *_page_entries(site)]
    common, vague = common_words(site.project)
    index = {
        "pages": [[e.path, e.kind, e.title, e.summary] for e in entries],
        "words": _weights(entries, common),
        "end": "index.html" if site.offline else "",
    }
    lexicon = {
        "synonyms": read_synonyms(folder / "synonymes.txt"),
        "stop": sorted(common),
        "vague": sorted(vague),
    }
    site.file("assets/recherche-index.js", _assigned("trousseIndex", index))
    site.file("assets/mots.js", _assigned("trousseLexique", lexicon) + _read(folder / "mots.js"))
    site.page("recherche", "recherche.md.j2", entries=entries)


def _assigned(name: str, value: Any) -> str:
    """Return a script that gives `value` to pages: one opened from a stick cannot read JSON."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"window.{name}={text};\n"


@lru_cache(maxsize=2048)
def fold(text: str) -> tuple[str, ...]:
    """Return the words of `text` without accents, ligatures or case."""
    joined = text.lower().replace("œ", "oe").replace("æ", "ae").replace("e-mail", "email")
    plain = unicodedata.normalize("NFD", joined)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(_WORD.findall(bare))


def common_words(project: Project) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words left out of the index, and those left out of questions only (« +mot »)."""
    lines = _lines(project.site / "recherche/mots-vides.txt")
    words = [word for line in lines for word in line.split()]
    vague = frozenset(word.removeprefix("+") for word in words if word.startswith("+"))
    return frozenset(word for word in words if not word.startswith("+")), vague


def read_synonyms(path: Path) -> list[list[list[str]]]:
    """Return [terms one may type, terms they also find] pairs: the same ones but after a « > »."""
    pairs = [line.partition(">") for line in _lines(path)]
    return [[_terms(typed), _terms(found or typed)] for typed, _, found in pairs]


def _terms(text: str) -> list[str]:
    return [term.strip() for term in text.split(",")]


def _lines(path: Path) -> list[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _weights(entries: list[Entry], common: frozenset[str]) -> dict[str, list[int]]:
    """Return {word: [page, weight, page, weight…]}; a title counts ten times a body's word."""
    words: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        found: Counter[str] = Counter()
        for text, weight in (
            (entry.title, 20), (entry.kind, 20), (entry.summary, 8), (entry.strong, 6),
            (entry.body, 1),
        ):  # fmt: skip
            for word, times in Counter(fold(text)).items():
                if word not in common:
                    found[word] += weight * min(times, 4)
        for word, weight in found.items():
            words.setdefault(word, []).extend((number, weight))
    return dict(sorted(words.items()))


def _unit_entries(site: Site) -> list[Entry]:
    known = site.published
    shelves = (known.workshops, known.modules, known.exercises, known.tracks)
    return [_unit_entry(site, unit) for shelf in shelves for unit in shelf.values()]


def _unit_entry(site: Site, unit: Unit) -> Entry:
    room, kind = _KINDS[type(unit)]
    texts = [_read(unit.folder / name) for name in ("fiche.md", "animation.md", "cours.md")]
    headings = [heading for text in texts for heading in _HEADING.findall(text)]
    goals = getattr(unit, "objectives", ()) or (getattr(unit, "objective", ""),)
    labels = cra_labels(site.published, unit) if isinstance(unit, Workshop) else []
    strong = " ".join([*goals, *labels, *headings, *unit.audience, unit.slug.replace("-", " ")])
    return Entry(f"{room}/{unit.slug}/", kind, unit.title, unit.summary, strong, " ".join(texts))


def cra_labels(published: Published, kit: Workshop) -> list[str]:
    """Return the themes and the equipment of a kit, as people read them."""
    cra = kit.report.cra
    themes = [published.label("cra", "thematiques", key) for key in cra.thematiques]
    return themes + [published.label("cra", "materiel", key) for key in cra.materiel]


def _page_entries(site: Site) -> list[Entry]:
    """Return the pages already written that are not about one unit.

    A list made from the catalogue is found by its name: what it lists has a page of its own.
    """
    pages = site.project.site / "pages"
    written = sorted(path.relative_to(pages).parent.as_posix() for path in pages.rglob("index.md"))
    made = [replace(_page_entry(site, folder), strong="", body="") for folder in _MADE]
    return [*(_page_entry(site, folder) for folder in written), *made]


def _page_entry(site: Site, folder: str) -> Entry:
    text = _read(site.out / folder / "index.md")
    title, body = split_title(_MARKUP.sub("", text).lstrip())
    summary = re.search(r"^description: (.+)$", text, re.MULTILINE)
    said = summary[1].strip("\"'") if summary else ""
    return Entry(f"{folder}/", "page", title, said, " ".join(_HEADING.findall(body)), body)


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
