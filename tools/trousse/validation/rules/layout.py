"""Words say what their author meant: notes exist, marks close, quotations are French."""

import re
from collections.abc import Iterator
from html import unescape

from trousse.catalogue import Location
from trousse.validation.markdown import Page
from trousse.validation.registry import Found, each_page, rule
from trousse.validation.rules.folders import ACTIVE_TEXT

_NOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")
# « &lt; » and « &gt; » are how a text shows the signs themselves.
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]*>|<!--|&(?!(?:lt|gt|amp);)(?:#\d+|#x[\da-f]+|[a-z]+);")
_ADDRESS = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>|<[^<>\s]+@[^<>\s]+>")
_CODE = re.compile(r"(`+).+?\1")
_REFERENCE = re.compile(r"\]\[([^\]]+)\]")


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
    found = [(n, m) for n, line in page.lines_with("[^") for m in _NOTE.finditer(line)]
    texts = {m[1] for _, m in found if m[2] and m.start() == 0}
    calls = {m[1] for _, m in found if not (m[2] and m.start() == 0)}
    for number, match in found:
        if match[1] not in texts or match[1] not in calls:
            yield (
                Location(page.path, number, match.start() + 1),
                f"La note « {match[1]} » n’a pas son {_MISSING[match[1] in calls]}.",
                "Ajoutez ce qui manque, ou retirez la note.",
            )
    for number, line in page.lines_with("]["):
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
    """Report HTML tags, comments and entities once a line; active ones: see content-active."""
    for number, line in page.lines_with("<", "&"):
        match = next(_tags(page, _prose(line)), None)
        if match and not ACTIVE_TEXT.search(line):
            yield Location(page.path, number, match.start() + 1), *_html_said(match[0])


def _tags(page: Page, line: str) -> Iterator[re.Match[str]]:
    """Yield what is HTML in `line`; the end of a block opened on another line is told there."""
    for match in _TAG.finditer(line):
        opening = match[0].replace("</", "<").removesuffix(">")
        if not match[0].startswith("</") or opening not in page.text:
            yield match


def _html_said(tag: str) -> tuple[str, str]:
    if tag.startswith("&"):
        return (
            f"« {tag} » est un code HTML.",
            f"Écrivez le caractère lui-même : « {unescape(tag)} ».",
        )
    if tag.startswith("<!--"):
        return "Ce commentaire serait dans la page publiée.", "Retirez-le."
    return (
        f"« {tag} » est une balise HTML.",
        "Écrivez-le en Markdown, ou entre accents graves si c’est un exemple.",
    )


@rule(
    "emphasis-unclosed",
    title="Un passage en gras, ou entre accents graves, se ferme.",
    why="Les étoiles s’imprimeraient, et le gras irait où il ne faut pas.",
    bad="Lisez **bien le message.",
    good="Lisez **bien** le message.",
)
@each_page
def emphasis_is_closed(page: Page) -> Iterator[Found]:
    """Report paragraphs with an odd number of double stars or grave accents."""
    for number, line in page.lines_with("**", "`"):
        prose = _prose(line)
        spaced = _SPACED.search(prose)
        if prose.count("**") % 2:
            yield (
                Location(page.path, number, line.rindex("**") + 1),
                "Ce gras n’est pas fermé.",
                "Ajoutez ou retirez deux étoiles.",
            )
        elif spaced:
            yield (
                Location(page.path, number, spaced.start() + 1),
                f"« {spaced[0]} » ne sera pas en gras.",
                f"Collez les étoiles aux mots : « **{spaced[1].strip()}** ».",
            )
        elif "`" in prose:
            yield (
                Location(page.path, number, prose.index("`") + 1),
                "Cet accent grave n’est pas fermé.",
                "Ajoutez le second à la fin du passage, ou retirez-le.",
            )


# Stars that no word touches, inside or outside.
_SPACED = re.compile(r"(?<![^\s(«])\*\* ([^*]+) \*\*(?![^\s.,;:!?)»])")


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
    """Report straight and English quotation marks in prose, but inside a French quotation."""
    for number, line in page.lines_with('"', "“"):
        for match in _FOREIGN.finditer(_NESTED.sub(_blank, _prose(line))):
            kind = "droits" if match[1] else "anglais"
            yield (
                Location(page.path, number, match.start() + 1),
                f"{match[0]} est entre guillemets {kind}.",
                f"Écrivez « {match[1] or match[2]} ».",
            )


_FOREIGN = re.compile(r'(?<![=\w(])"([^"\n]+)"(?!\w)|“([^”\n]+)”')
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
    for number, line in page.lines_with("#"):
        if re.match(r"#{1,6}[^\s#]", line):
            yield (
                Location(page.path, number),
                f"« {line[:40]} » n’est pas lu comme un titre.",
                "Ajoutez une espace après les dièses.",
            )
