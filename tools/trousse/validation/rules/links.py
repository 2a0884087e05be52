"""Links lead somewhere, images are there and are described."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from trousse.catalogue import Location
from trousse.validation.corpus import Corpus
from trousse.validation.markdown import Link, Page
from trousse.validation.registry import Found, rule
from trousse.validation.rules.references import near

_VAGUE = re.compile(
    r"(cliquez )?(ici|là|ce lien|cette page|lien|en savoir plus|lire la suite|plus d.infos?)",
    re.IGNORECASE,
)

_POOR = re.compile(
    r"(une? )?(image|photo|photographie|illustration|dessin|schéma|capture( d.écran)?|logo)"
    r"( ?(n° ?)?\d+)?|[\w-]+\.(svg|png|jpe?g|gif|webp)",
    re.IGNORECASE,
)


_SCHEMES = ("", "attachment", "data", "http", "https", "javascript", "mailto", "tel", "vbscript")


def _links(corpus: Corpus) -> Iterator[tuple[Page, Link]]:
    for page in corpus.pages:
        for link in page.links:
            yield page, link


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
    for page, link in _links(corpus):
        if link.is_image and _is_local(link) and not _exists(corpus, page, link):
            yield (
                Location(page.path, link.line, link.column),
                f"L’image {link.target} n’existe pas.",
                _neighbours(
                    corpus, page, link, "Ajoutez le fichier dans images/, ou corrigez son nom."
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
    for page, link in _links(corpus):
        if urlsplit(link.target).scheme not in _SCHEMES:
            yield (
                Location(page.path, link.line, link.column),
                f"L’adresse {link.target} ne s’ouvre pas.",
                "Copiez-la depuis la barre du navigateur : elle commence par https://.",
            )
        elif not link.is_image and _is_local(link) and not _exists(corpus, page, link):
            yield (
                Location(page.path, link.line, link.column),
                f"Le lien mène à {link.target}, qui n’existe pas.",
                _neighbours(corpus, page, link, "Corrigez le nom du fichier, ou retirez le lien."),
            )


def _target(page: Page, link: Link) -> Path:
    return page.path.parent / unquote(urlsplit(link.target).path)


def _exists(corpus: Corpus, page: Page, link: Link) -> bool:
    return corpus.files.exists(_target(page, link))


def _neighbours(corpus: Corpus, page: Page, link: Link, otherwise: str) -> str:
    """Suggest the file nearest in name among those of the same folder."""
    target = _target(page, link)
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
    for page, link in _links(corpus):
        if link.is_image and not link.text.strip():
            yield (
                Location(page.path, link.line, link.column),
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
    for page, link in _links(corpus):
        said = link.text.strip(" .*_")
        if link.is_image and said and (_POOR.fullmatch(said) or said == _target(page, link).name):
            yield (
                Location(page.path, link.line, link.column),
                f"Le texte d’image « {link.text} » ne dit pas ce que l’on y voit.",
                "Dites en une phrase ce que l’image apporte au lecteur.",
            )


@rule(
    "link-text-vague",
    title="Le texte d’un lien se comprend seul.",
    why="Un lecteur d’écran lit la liste des liens hors de leur phrase.",
    bad="[cliquez ici](https://…)",
    good="[la page du 33700](https://…)",
)
def link_texts_make_sense(corpus: Corpus) -> Iterator[Found]:
    """Report link texts such as « cliquez ici »."""
    for page, link in _links(corpus):
        said = link.text.strip(" .*_")
        if not link.is_image and (not said or _VAGUE.fullmatch(said)):
            yield (
                Location(page.path, link.line, link.column),
                f"Le texte de lien « {link.text} » ne dit pas où il mène.",
                "Nommez la page ou le document.",
            )
