"""Markdown says what its author meant: blocks are closed, tables have cells, notes exist."""

import re
from collections.abc import Iterator

from trousse.catalogue import Location
from trousse.validation.markdown import Page
from trousse.validation.registry import Found, each_page, rule
from trousse.validation.rules.folders import ACTIVE_TEXT

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_DIVISION = re.compile(r"(:{3,})\s*(.*)$")
_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_NOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>")
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>|<[^<>\s]+@[^<>\s]+>")
_CODE = re.compile(r"(`+).+?\1")
_REFERENCE = re.compile(r"\]\[([^\]]+)\]")


@rule(
    "block-unclosed",
    title="Un bloc ouvert est fermé.",
    why="Tout ce qui suit serait avalé par le bloc, jusqu’à la fin de la page.",
    bad="::: note sans « ::: » à la fin",
    good="::: note … :::",
)
@each_page
def blocks_are_closed(page: Page) -> Iterator[Found]:
    """Report code blocks and divisions that are never closed."""
    for line, mark in _unclosed(page):
        yield (
            Location(page.path, line),
            f"Le bloc ouvert par « {mark} » n’est pas fermé.",
            f"Ajoutez une ligne « {mark} » à la fin du bloc.",
        )


def _unclosed(page: Page) -> Iterator[tuple[int, str]]:
    fence: tuple[int, str] | None = None
    for number, line in enumerate(page.text.split("\n"), start=page.first_line):
        mark = _FENCE.match(line)
        if fence and mark and mark[1].startswith(fence[1]):
            fence = None
        elif mark and not fence:
            fence = number, mark[1]
    if fence:
        yield fence
        return
    opened: list[tuple[int, str]] = []
    for number, line in page.lines:
        division = _DIVISION.match(line)
        if division and division[2]:
            opened.append((number, division[1]))
        elif division and opened:
            opened.pop()
    yield from opened


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
    "note-undefined",
    title="Une note de bas de page a son texte, et un texte a son appel.",
    why="« [^2] » s’imprimerait tel quel.",
    bad="un appel [^2] sans ligne « [^2]: … »",
    good="[^2] dans le texte et « [^2]: … » en bas",
)
@each_page
def notes_are_defined(page: Page) -> Iterator[Found]:
    """Report calls of notes without text, and notes nobody calls."""
    found = [(n, m) for n, line in page.lines for m in _NOTE.finditer(line)]
    texts = {m[1] for _, m in found if m[2] and m.start() == 0}
    calls = {m[1] for _, m in found if not (m[2] and m.start() == 0)}
    for number, match in found:
        if match[1] not in texts or match[1] not in calls:
            yield (
                Location(page.path, number, match.start() + 1),
                f"La note « {match[1]} » n’a pas son {_MISSING[match[1] in calls]}.",
                "Ajoutez ce qui manque, ou retirez la note.",
            )
    for number, line in page.lines:
        for match in _REFERENCE.finditer(_prose(line)):
            if f"[{match[1]}]:" not in page.text:
                yield (
                    Location(page.path, number, match.start() + 1),
                    f"Le lien « {match[1]} » n’a pas d’adresse.",
                    f"Ajoutez une ligne « [{match[1]}]: https://… », ou écrivez l’adresse.",
                )


_MISSING = {True: "texte en bas de page", False: "appel dans le texte"}


@rule(
    "html-raw",
    title="Un texte n’a pas de balise HTML.",
    why="Elle disparaît du PDF et des fichiers bureautiques, et se lit mal à voix haute.",
    bad='<img src="boite.svg"> ou <br>',
    good="![Une boîte aux lettres](images/boite.svg)",
)
@each_page
def texts_hold_no_html(page: Page) -> Iterator[Found]:
    """Report HTML tags; active ones are told by content-active."""
    for number, line in page.lines:
        for match in _TAG.finditer(_prose(line)):
            if not ACTIVE_TEXT.search(line):
                yield (
                    Location(page.path, number, match.start() + 1),
                    f"« {match[0]} » est une balise HTML.",
                    "Écrivez-le en Markdown, ou entre accents graves si c’est un exemple.",
                )


@rule(
    "emphasis-unclosed",
    title="Un passage en gras se ferme.",
    why="Les deux étoiles s’imprimeraient, et le gras irait où il ne faut pas.",
    bad="Lisez **bien le message.",
    good="Lisez **bien** le message.",
)
@each_page
def emphasis_is_closed(page: Page) -> Iterator[Found]:
    """Report paragraphs with an odd number of double stars."""
    for number, line in page.lines:
        if _prose(line).count("**") % 2:
            yield (
                Location(page.path, number, line.rindex("**") + 1),
                "Ce gras n’est pas fermé.",
                "Ajoutez ou retirez deux étoiles.",
            )


@rule(
    "table-header-empty",
    title="Les colonnes d’un tableau ont un titre.",
    why="Un lecteur d’écran annonce le titre de la colonne avant chaque case.",
    bad="|  |  | au-dessus de |---|---|",
    good="| Question | Ma réponse |",
)
@each_page
def tables_have_headers(page: Page) -> Iterator[Found]:
    """Report tables whose header row is empty."""
    for (number, before), (_, line) in zip(page.lines, page.lines[1:], strict=False):
        if "|" in line and _RULE.match(line) and "|" in before and not before.strip(" |"):
            yield (
                Location(page.path, number),
                "Ce tableau n’a pas de titres de colonnes.",
                "Écrivez un mot ou deux au-dessus de chaque colonne.",
            )


def _prose(line: str) -> str:
    """Blank out what is code or an address, so that columns stay."""
    for pattern in (_CODE, _ADDRESS):
        line = pattern.sub(_blank, line)
    return line


@rule(
    "quotes-straight",
    title="Une citation est entre guillemets français.",
    why="Les guillemets droits sont ceux des machines ; ceux-ci s’ouvrent et se ferment.",
    bad='Dites "oui".',
    good="Dites « oui ».",
)
@each_page
def quotes_are_french(page: Page) -> Iterator[Found]:
    """Report straight quotation marks in prose, but inside a French quotation."""
    for number, line in page.lines:
        if '"' not in line:
            continue
        for match in _STRAIGHT.finditer(_NESTED.sub(_blank, _prose(line))):
            yield (
                Location(page.path, number, match.start() + 1),
                f"{match[0]} est entre guillemets droits.",
                f"Écrivez « {match[1]} ».",
            )


_STRAIGHT = re.compile(r'(?<![=\w(])"([^"\n]+)"(?!\w)')
_NESTED = re.compile("«[^»]*»|\\]\\([^)]*\\)")


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


@rule(
    "heading-malformed",
    title="Un titre a une espace après ses dièses.",
    why="Sans elle, ce n’est plus un titre : il s’imprime avec ses dièses.",
    bad="##Déroulé",
    good="## Déroulé",
)
@each_page
def headings_are_headings(page: Page) -> Iterator[Found]:
    """Report lines that were meant for headings."""
    for number, line in page.lines:
        if re.match(r"#{1,6}[^\s#]", line):
            yield (
                Location(page.path, number),
                f"« {line[:40]} » n’est pas lu comme un titre.",
                "Ajoutez une espace après les dièses.",
            )
