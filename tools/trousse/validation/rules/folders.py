"""Each folder holds what its readers look for, and nothing else."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote
from xml.parsers.expat import ExpatError, ParserCreate

from trousse.catalogue import Location
from trousse.validation.corpus import Corpus
from trousse.validation.markdown import Page
from trousse.validation.registry import Found, each_page, rule
from trousse.validation.rules.references import near
from trousse.validation.rules.shape import (
    EXERCISE_FILES,
    MODULE_FILES,
    WORKSHOP_FILES,
    renamed,
)

IMAGES = (".svg", ".png", ".jpg", ".jpeg", ".webp")
HEAVIEST = 500_000
_MODULE = ("module.yml", *MODULE_FILES)
_WORKSHOP = ("workshop.yml", "bilan.yml", *WORKSHOP_FILES)
_EXERCISE = ("exercise.yml", *EXERCISE_FILES)


@rule(
    "file-unexpected",
    title="Un dossier ne contient que les fichiers prévus.",
    why="Une copie de secours ou un fichier mal nommé ne sera lu par personne.",
    bad="workshops/premier-courriel/fiche (copie).md",
    good="workshops/premier-courriel/fiche.md",
)
def folders_hold_known_files(corpus: Corpus) -> Iterator[Found]:
    """Report files that have no place where they are."""
    meant = {path: name for unit in corpus.catalogue.units
             for name, path in renamed(corpus, unit).items()}  # fmt: skip
    for path in corpus.files.paths:
        known = _known(corpus, path)
        if path in meant:
            what = f"Le fichier {path.name} n’a pas sa place ici, et {meant[path]} manque."
            yield Location(path), what, f"Renommez-le « {meant[path]} »."
        elif path.name not in known and not _is_image(path):
            yield (
                Location(path),
                f"Le fichier {path.name} n’a pas sa place ici.",
                near(path.name, known)
                or f"Fichiers possibles : {', '.join(known) or 'des images (svg, png, jpg)'}.",
            )


def _known(corpus: Corpus, path: Path) -> tuple[str, ...]:
    """Return the names that may stand in the folder of `path`."""
    project, parts = corpus.project, path.relative_to(corpus.project.root).parts
    room, depth = parts[0], len(parts)
    if depth == 2:
        return ("README.md", "cast.yml") if room == project.curriculum.name else ("README.md",)
    if room == "curriculum" and parts[1] in ("frameworks", "tracks"):
        return (path.name,) if depth == 3 and path.suffix == ".yml" else ()
    if parts[-2] == "images":
        return ()
    wanted = {
        ("curriculum", 4): _MODULE,
        ("workshops", 3): _WORKSHOP,
        ("exercises", 4): _EXERCISE,
    }
    return wanted.get((room, depth), ())


def _is_image(path: Path) -> bool:
    return path.parent.name == "images" and path.suffix in IMAGES


@rule(
    "file-unused",
    level="avertissement",
    title="Chaque image sert quelque part.",
    why="Une image oubliée alourdit le kit et trompe qui le reprend.",
    bad="images/ancienne-boite.svg que rien ne cite",
    good="![Une boîte aux lettres](images/boite.svg) dans un texte du dossier",
)
def images_are_used(corpus: Corpus) -> Iterator[Found]:
    """Report pictures that no text of their unit names."""
    for path in corpus.files.paths:
        if _is_image(path):
            texts = [p for p in corpus.files.under(path.parent.parent) if not _is_image(p)]
            told = [corpus.text(one) for one in texts if one.suffix in (".md", ".ipynb", ".yml")]
            whole = None not in told and not _lacking(corpus, path.parent, told)
            if whole and not any(_names(text or "", path.name) for text in told):
                yield (
                    Location(path),
                    f"L’image {path.name} ne sert nulle part.",
                    "Citez-la dans un texte du dossier, ou supprimez-la.",
                )


def _lacking(corpus: Corpus, folder: Path, told: list[str | None]) -> bool:
    """Tell whether a text names a picture that is not there: said by image-missing."""
    named = {name for text in told for name in _NAMED.findall(text or "")}
    return any(not corpus.files.exists(folder / unquote(name)) for name in named)


_NAMED = re.compile(r"\]\(images/([^)\s]+)\)")


def _names(text: str, name: str) -> bool:
    return name in text or name in unquote(text)


@rule(
    "file-heavy",
    title="Une image pèse moins de 500 ko.",
    why="Le kit se télécharge dans un bus, et se copie sur de vieilles clés.",
    bad="une photo de 4 Mo sortie du téléphone",
    good="un dessin SVG, ou la photo réduite à 1 200 pixels",
)
def images_are_light(corpus: Corpus) -> Iterator[Found]:
    """Report pictures too heavy for a slow connection."""
    for path, content in corpus.files.contents.items():
        if _is_image(path) and len(content) > HEAVIEST:
            yield (
                Location(path),
                f"L’image {path.name} pèse {len(content) // 1000} ko.",
                f"Réduisez-la à moins de {HEAVIEST // 1000} ko.",
            )


_ACTIVE = re.compile(
    r"<\s*(script|iframe|object|embed|foreignObject|form|meta|base|link)\b|\bon[a-z]{3,}\s*=\s*[\"']"
    r"|javascript:|@import\b|url\(\s*[\"']?(?!#|data:image/)[^)\s]|(?:xlink:)?href\s*=\s*[\"'](?!#|data:image/)[^\"']*[\"'](?=[^>]*/?>)",
    re.IGNORECASE,
)
ACTIVE_TEXT = re.compile(
    r"<\s*(script|iframe|object|embed|form|meta|base|link|style|svg)\b"
    r"|<[^>]*\bon[a-z]{3,}\s*=|\]\(\s*<?(?:javascript|vbscript|data):",
    re.IGNORECASE,
)


@rule(
    "content-active",
    title="Un texte ou une image ne contient ni programme, ni adresse extérieure cachée.",
    why="Une page ouverte sur l’ordinateur d’une mairie ne doit rien lancer ni rien demander.",
    bad="<script>…</script> dans une fiche, ou une image SVG qui en charge une autre",
    good="du texte, des images du dossier, des liens visibles",
)
def content_runs_nothing(corpus: Corpus) -> Iterator[Found]:
    """Report scripts, frames and outside resources in pictures and texts."""
    for path in corpus.files.paths:
        text = corpus.text(path) if path.suffix == ".svg" else None
        match = _ACTIVE.search(text) if text else None
        if text and match:
            yield Location(path, text.count("\n", 0, match.start()) + 1), *_advice(match[0])
    yield from _active_texts(corpus)


@each_page
def _active_texts(page: Page) -> Iterator[Found]:
    if ACTIVE_TEXT.search(page.text):
        for number, line in page.lines:
            match = ACTIVE_TEXT.search(line)
            if match:
                yield Location(page.path, number, match.start() + 1), *_advice(match[0])


def _advice(found: str) -> tuple[str, str]:
    return f"« {found.strip()} » peut lancer un programme ou appeler un site.", "Retirez-le."


@rule(
    "image-unreadable",
    title="Une image s’ouvre.",
    why="Coupée ou renommée, elle laisse un carré vide sur la fiche imprimée.",
    bad="un dessin SVG coupé au milieu, ou une photo renommée en .png",
    good="l’image, enregistrée de nouveau",
)
def images_can_be_read(corpus: Corpus) -> Iterator[Found]:
    """Report pictures that are not what their name says."""
    for path, content in corpus.files.contents.items():
        wanted = SIGNATURES.get(path.suffix)
        text = corpus.text(path) if path.suffix == ".svg" else None
        if wanted and _is_image(path) and not content.startswith(wanted):
            yield Location(path), f"{path.name} n’est pas l’image que dit son nom.", _SAVE_AGAIN
        elif text is not None and (line := _broken_at(text)):
            yield Location(path, line), f"Le dessin {path.name} est abîmé.", _SAVE_AGAIN


_SAVE_AGAIN = "Enregistrez-la de nouveau depuis le logiciel de dessin."
SIGNATURES = {
    ".png": b"\x89PNG\r\n\x1a\n",
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".webp": b"RIFF",
}


@lru_cache(maxsize=1024)
def _broken_at(text: str) -> int:
    """Return the line where a drawing stops being XML, or 0; entities are not expanded."""
    if "<!ENTITY" in text:
        return text.count("\n", 0, text.index("<!ENTITY")) + 1
    parser = ParserCreate(namespace_separator=" ")
    roots: list[str] = []
    parser.StartElementHandler = lambda name, _: roots.append(name)
    try:
        parser.Parse(text, True)
    except ExpatError as error:
        return error.lineno
    return 0 if roots[0].rpartition(" ")[2] == "svg" else 1
