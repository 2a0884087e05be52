"""Links lead somewhere, images are there and are described."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import astuple
from functools import partial
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote, urlsplit

from trousse.catalogue import Location
from trousse.validation.corpus import Corpus
from trousse.validation.markdown import Link, Page
from trousse.validation.registry import Found, each_page, rule
from trousse.validation.rules.references import near

_VAGUE = re.compile(
    r"https?://.*|(cliquez )?(ici|là|ce lien|cette page|lien)"
    r"|en savoir plus|lire la suite|plus d.infos?",
    re.IGNORECASE,
)

_POOR = re.compile(
    r"(une? )?(image|photo|photographie|illustration|dessin|schéma|capture( d.écran)?|logo)"
    r"( ?(n° ?)?\d+)?|[\w-]+\.(svg|png|jpe?g|gif|webp)",
    re.IGNORECASE,
)


_SCHEMES = ("", "attachment", "data", "http", "https", "javascript", "mailto", "tel", "vbscript")


def _links(corpus: Corpus) -> Iterator[tuple[Path, Link]]:
    for path in (*corpus.page_paths, *corpus.notebook_paths):
        for told in corpus.kept("links", path, partial(_told, corpus, path)):
            yield path, Link(*told)


def _told(corpus: Corpus, path: Path) -> list[tuple[bool, str, str, int, int]]:
    return [astuple(link) for page in corpus.pages(path) for link in page.links]


def _is_local(link: Link) -> bool:
    parts = urlsplit(link.target)
    return not parts.scheme and not parts.netloc and bool(parts.path) and _is_file(link.target)


def _is_file(target: str) -> bool:
    return not target.startswith("attachment:")


@rule(
    "image-missing",
    title="Chaque image est dans le dossier.",
    why="Une image absente casse la page, le PDF et le diaporama.",
    bad="![Une boîte aux lettres](images/boite.svg) sans ce fichier",
    good="images/boite.svg existe",
)
def images_exist(corpus: Corpus) -> Iterator[Found]:
    """Report images whose file is not there."""
    for path, link in _links(corpus):
        if link.is_image and _is_elsewhere(link):
            yield (
                Location(path, link.line, link.column),
                f"L’image {link.target} n’est pas dans le dossier.",
                "Enregistrez-la dans images/, si sa licence le permet, et citez-la par son nom.",
            )
        elif link.is_image and _is_local(link) and not _exists(corpus, path, link):
            yield (
                Location(path, link.line, link.column),
                f"L’image {link.target} n’existe pas.",
                _neighbours(
                    corpus, path, link, "Ajoutez le fichier dans images/, ou corrigez son nom."
                ),
            )


@rule(
    "link-broken",
    title="Un lien vers un fichier du projet mène quelque part.",
    why="Sur une clé USB, il n’y a pas de moteur de recherche pour se rattraper.",
    bad="[la fiche](fiche-participant.md)",
    good="[la fiche](fiche.md)",
)
def local_links_exist(corpus: Corpus) -> Iterator[Found]:
    """Report relative links to files that are not there."""
    for path, link in _links(corpus):
        if link.is_image:
            continue
        if urlsplit(link.target).scheme not in _SCHEMES:
            yield (
                Location(path, link.line, link.column),
                f"L’adresse {link.target} ne s’ouvre pas.",
                "Copiez-la depuis la barre du navigateur : elle commence par https://.",
            )
        elif link.target.startswith("www."):
            yield (
                Location(path, link.line, link.column),
                f"L’adresse {link.target} est lue comme un fichier du dossier.",
                f"Commencez-la par https:// : « https://{link.target} ».",
            )
        elif _is_local(link) and not _exists(corpus, path, link):
            yield (
                Location(path, link.line, link.column),
                f"Le lien mène à {link.target}, qui n’existe pas.",
                _neighbours(corpus, path, link, "Corrigez le nom du fichier, ou retirez le lien."),
            )
        else:
            yield from _lost_anchor(corpus, path, link)


def _lost_anchor(corpus: Corpus, path: Path, link: Link) -> Iterator[Found]:
    """Report a link to a heading that its page does not have."""
    parts = urlsplit(link.target)
    if parts.scheme or parts.netloc or not parts.fragment or path.suffix != ".md":
        return
    aimed = corpus.page(Path(normpath(_target(path, link))) if parts.path else path)
    anchors = {anchor(one.title) for one in aimed.headings} if aimed else set()
    if aimed and unquote(parts.fragment) not in anchors:
        yield (
            Location(path, link.line, link.column),
            f"Aucun titre ne répond à « #{parts.fragment} ».",
            near(parts.fragment, anchors) or "Reprenez le titre, en minuscules et avec des tirets.",
        )


def anchor(title: str) -> str:
    """Return the name of a heading in an address, as Python-Markdown makes it."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", plain).strip().lower())


@rule(
    "link-malformed",
    title="Un lien a son texte entre crochets, puis son adresse entre parenthèses.",
    why="Mal écrit, il s’imprime avec ses crochets et ne mène nulle part.",
    bad="(la page du 33700)[https://www.33700.example]",
    good="[la page du 33700](https://www.33700.example)",
)
@each_page
def links_are_links(page: Page) -> Iterator[Found]:
    """Report what was meant for a link or a picture and is read as text."""
    for number, line in page.lines_with("["):
        prose = _CODE.sub(lambda one: " " * len(one[0]), line)
        for pattern, what, to_do in _NO_LINK:
            found = pattern.search(prose)
            if found:
                yield (
                    Location(page.path, number, found.start() + 1),
                    f"« {found[0]} » n’est pas lu comme un lien : {what}.",
                    to_do,
                )


_CODE = re.compile(r"(`+).+?\1")
_NO_LINK = (
    (re.compile(r"\[[^\[\]]+\] \((?:https?:|[\w./-]+\.(?:md|svg|png|jpe?g)\))[^)]*\)?"),
     "il y a une espace entre les crochets et l’adresse", "Retirez cette espace."),
    (re.compile(r"\([^()]+\)\[(?:https?:|[\w./-]+\.md)[^\]]*\]"),
     "crochets et parenthèses sont échangés", "Écrivez [texte](adresse)."),
    (re.compile(r"\[\[[^\[\]]+\]\](?!\()"), "il a deux crochets", "Écrivez [texte](adresse)."),
    (re.compile(r"\[[^\[\]]+\]\(\s*\)"), "il n’a pas d’adresse", "Ajoutez l’adresse."),
    (re.compile(r"!\[[^\[\]]*\]\((?!<)[^()\s]+ [^()\"]*\)"),
     "le nom de l’image a une espace", "Renommez l’image, avec des tirets."),
)  # fmt: skip


def _is_elsewhere(link: Link) -> bool:
    """Tell whether a picture is on another site, or on its author’s disk only."""
    scheme = urlsplit(link.target).scheme
    return scheme in ("http", "https") or scheme not in _SCHEMES


def _target(path: Path, link: Link) -> Path:
    return path.parent / unquote(urlsplit(link.target).path)


def _exists(corpus: Corpus, path: Path, link: Link) -> bool:
    return corpus.files.exists(_target(path, link))


def _neighbours(corpus: Corpus, path: Path, link: Link, otherwise: str) -> str:
    """Suggest the file nearest in name among those of the same folder."""
    target = _target(path, link)
    names = [path.name for path in corpus.files.under(target.parent)]
    return near(target.name, names) or otherwise


@rule(
    "image-without-text",
    title="Chaque image a un texte qui dit à quoi elle sert.",
    why="Une personne aveugle, ou une image qui ne s’affiche pas, n’a que ce texte.",
    bad="![](images/boite.svg)",
    good="![Une enveloppe avec ses trois zones : destinataire, objet, message](images/boite.svg)",
)
def images_are_described(corpus: Corpus) -> Iterator[Found]:
    """Report images without alternative text."""
    for path, link in _links(corpus):
        if link.is_image and not link.text.strip():
            yield (
                Location(path, link.line, link.column),
                f"L’image {link.target} n’a pas de texte alternatif.",
                "Écrivez entre les crochets ce que l’image apporte au lecteur.",
            )


@rule(
    "image-text-poor",
    title="Le texte d’une image dit ce qu’elle apporte.",
    why="« Image » ou un nom de fichier ne dit rien à qui ne voit pas l’image.",
    bad="![image1.svg](images/boite.svg)",
    good="![Une enveloppe avec ses trois zones : destinataire, objet, message](images/boite.svg)",
)
def image_texts_say_something(corpus: Corpus) -> Iterator[Found]:
    """Report alternative texts that only name the picture."""
    for path, link in _links(corpus):
        said = link.text.strip(" .*_")
        if (
            link.is_image
            and said
            and (_POOR.fullmatch(said) or _is_name(said, _target(path, link)))
        ):
            yield (
                Location(path, link.line, link.column),
                f"Le texte d’image « {link.text} » ne dit pas ce que l’on y voit.",
                "Dites en une phrase ce que l’image apporte au lecteur.",
            )


def _is_name(said: str, picture: Path) -> bool:
    return said in (picture.name, picture.stem) and not said.isalpha()


@rule(
    "link-text-vague",
    title="Le texte d’un lien se comprend seul.",
    why="Un lecteur d’écran lit la liste des liens hors de leur phrase.",
    bad="[cliquez ici](https://…)",
    good="[la page du 33700](https://…)",
)
def link_texts_make_sense(corpus: Corpus) -> Iterator[Found]:
    """Report link texts such as « cliquez ici »."""
    for path, link in _links(corpus):
        said = link.text.strip(" .*_")
        if not link.is_image and (not said or _VAGUE.fullmatch(said)):
            yield (
                Location(path, link.line, link.column),
                f"Le texte de lien « {link.text} » ne dit pas où il mène.",
                "Nommez la page ou le document.",
            )
