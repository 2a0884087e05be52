"""A structure's logo: what a document can show, and what it must not carry."""

import re
from pathlib import Path

from trousse.errors import TrousseError

# Enough for a picture of five centimetres; every document carries its copy.
MAX_BYTES = 2_000_000
_STARTS = {".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}
_DRAWING = re.compile(r"<svg[\s>]", re.IGNORECASE)
# Programs, and whatever would be fetched when the poster is opened.
_ALIVE = re.compile(
    r"<script|<foreignObject|<!ENTITY|javascript:|\son\w+\s*=|@import"
    r"|(?:href\s*=\s*[\"']|url\(\s*[\"']?)\s*(?:https?:|file:|//)",
    re.IGNORECASE,
)


def check_logo(logo: Path) -> None:
    """Refuse a logo that no document can show, or that would do more than be seen.

    Raises:
        TrousseError: missing, too heavy, neither SVG nor PNG nor JPEG, or an SVG that holds a
            program or calls another file.
    """
    if not logo.is_file():
        raise TrousseError(str(logo), "ce logo n’existe pas.", "Vérifiez le chemin donné à --logo.")
    weight = logo.stat().st_size
    if weight > MAX_BYTES:
        raise TrousseError(
            str(logo),
            f"ce logo pèse {weight / 1e6:.1f} Mo, deux au plus.".replace(".", ",", 1),
            "Réduisez l’image (mille points de large suffisent), puis recommencez.",
        )
    if logo.suffix.lower() == ".svg":
        _check_drawing(logo)
    elif not logo.read_bytes().startswith(_STARTS.get(logo.suffix.lower(), b"\0 jamais")):
        raise _unknown(logo)


def _check_drawing(logo: Path) -> None:
    text = logo.read_bytes().decode("utf-8", errors="replace")
    if not _DRAWING.search(text):
        raise _unknown(logo)
    if _ALIVE.search(text):
        raise TrousseError(
            str(logo),
            "ce dessin contient un programme ou va chercher un autre fichier.",
            "Enregistrez-le en « SVG simple », ou en PNG, puis recommencez.",
        )


def _unknown(logo: Path) -> TrousseError:
    return TrousseError(
        str(logo),
        "ce logo n’est ni en SVG, ni en PNG, ni en JPEG.",
        "Ouvrez-le dans un logiciel de dessin et enregistrez-le dans un de ces formats.",
    )
