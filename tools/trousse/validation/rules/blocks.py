"""Blocks of Markdown are what their author meant: closed, apart, with as many cells as titles.

Both readers of our texts (Python-Markdown for the site, Pandoc for kits) want a blank line before
a list or a table: without it, dashes and bars are printed.
"""

import re
from collections.abc import Iterator

from trousse.catalogue import Location
from trousse.validation.markdown import Page
from trousse.validation.registry import Found, each_page, rule

_DIVISION = re.compile(r"(:{3,})\s*(.*)$")
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+\S")
_NO_ITEM = re.compile(r"(?:[•▪●◦‣·]\s*|-(?=[^\W\d_])|\d{1,2}[.)](?=[^\W\d_]))")
# What a list or a table may follow without a blank line.
_STARTS = re.compile(r"\s*(?:#|>|:::|\||[-*+] |\d{1,3}[.)] |<|!\[)|\s+\S")


@rule(
    "block-unclosed",
    title="Un bloc ouvert est fermé.",
    why="Tout ce qui suit serait avalé par le bloc, jusqu’à la fin de la page.",
    bad="::: note sans « ::: » à la fin",
    good="::: note … :::",
)
@each_page
def blocks_are_closed(page: Page) -> Iterator[Found]:
    """Report code blocks and divisions that are never closed, or never opened."""
    if page.unclosed:
        start, fence = page.unclosed
        yield Location(page.path, start), *_not_closed(fence)
    opened: list[tuple[int, str]] = []
    for number, line in page.lines_with(":::"):
        division = _DIVISION.match(line)
        if division and division[2]:
            opened.append((number, division[1]))
        elif division and opened:
            opened.pop()
        elif division:
            yield (
                Location(page.path, number),
                f"« {division[1]} » ferme un bloc qui n’est pas ouvert.",
                f"Retirez cette ligne, ou ouvrez le bloc plus haut : « {division[1]} notes ».",
            )
    for number, mark in opened:
        yield Location(page.path, number), *_not_closed(mark)


def _not_closed(mark: str) -> tuple[str, str]:
    return (
        f"Le bloc ouvert par « {mark} » n’est pas fermé.",
        f"Ajoutez une ligne « {mark} » à la fin du bloc.",
    )


@rule(
    "list-malformed",
    title="Une liste ou un tableau commence après une ligne vide, avec ses marques.",
    why="Sinon, ses tirets et ses barres s’impriment, tout à la suite.",
    bad="« Apportez : », puis « - une carte » à la ligne suivante",
    good="« Apportez : », une ligne vide, puis « - une carte »",
)
@each_page
def lists_are_lists(page: Page) -> Iterator[Found]:
    """Report lists and tables that readers would print as one paragraph."""
    before = ""
    for index, (number, line) in enumerate(page.lines):
        following = page.lines[index + 1][1] if index + 1 < len(page.lines) else ""
        said = _list_fault(before, line) or _table_fault(before, line, following)
        if said:
            yield Location(page.path, number), *said
        before = line


def _list_fault(before: str, line: str) -> tuple[str, str] | None:
    mark = _NO_ITEM.match(line)
    if mark and not _NO_ITEM.match(before):
        return (
            f"« {line[:40]} » n’est pas lu comme une ligne de liste.",
            "Commencez par « - » ou « 1. », puis une espace.",
        )
    if _ITEM.match(line) and _is_prose(before):
        return "Cette liste est collée au texte du dessus.", "Laissez une ligne vide avant elle."
    return None


def _table_fault(before: str, line: str, following: str) -> tuple[str, str] | None:
    if not line.startswith("|") or before.startswith("|"):
        return None
    if _is_prose(before):
        return "Ce tableau est collé au texte du dessus.", "Laissez une ligne vide avant lui."
    if not _RULE.match(following):
        return (
            "Ce tableau n’a pas de ligne de tirets sous ses titres.",
            f"Ajoutez sous cette ligne : {'|---' * _cells(line)}|",
        )
    return None


def _is_prose(line: str) -> bool:
    return bool(line.strip()) and not _STARTS.match(line)


@rule(
    "table-ragged",
    title="Chaque ligne d’un tableau a autant de cases que son titre.",
    why="Une case en trop disparaît à l’impression ; une case en moins décale la lecture.",
    bad="| a | b | suivi de | 1 | 2 | 3 |",
    good="| a | b | suivi de | 1 | 2 |",
)
@each_page
def tables_are_regular(page: Page) -> Iterator[Found]:
    """Report rows of tables with too many or too few cells."""
    wanted = 0
    if "|" not in page.text:
        return
    for (_, before), (number, line) in zip(page.lines, page.lines[1:], strict=False):
        if _RULE.match(line) and "|" in before and "|" in line:
            wanted = _cells(before)
        wanted = wanted if "|" in line else 0
        if wanted and _cells(line) != wanted:
            yield (
                Location(page.path, number),
                f"Cette ligne a {_cells(line)} cases au lieu de {wanted}.",
                "Ajoutez ou retirez une barre « | ».",
            )


def _cells(line: str) -> int:
    plain = re.sub(r"`[^`]*`", "", line.replace("\\|", "")).strip()
    return plain.removeprefix("|").removesuffix("|").count("|") + 1


@rule(
    "table-header-empty",
    title="Les colonnes d’un tableau ont un titre.",
    why="Un lecteur d’écran annonce le titre de la colonne avant chaque case.",
    bad="|  |  | au-dessus de |---|---|",
    good="| Question | Ma réponse |",
)
@each_page
def tables_have_headers(page: Page) -> Iterator[Found]:
    """Report tables with a column without title; the corner above titles of rows may be empty."""
    if "|" not in page.text:
        return
    for (number, before), (_, line) in zip(page.lines, page.lines[1:], strict=False):
        if "|" in line and _RULE.match(line) and "|" in before and _untitled(before):
            yield (
                Location(page.path, number),
                "Ce tableau a une colonne sans titre.",
                "Écrivez un mot ou deux au-dessus de chaque colonne.",
            )


def _untitled(header: str) -> bool:
    first, *others = header.strip().removeprefix("|").removesuffix("|").split("|")
    return not all(title.strip() for title in others or [first])
