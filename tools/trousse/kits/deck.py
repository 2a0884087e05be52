"""The deck as one HTML page that works from a folder: no server, no network, no library."""

import base64
import mimetypes
import re
from pathlib import Path

from trousse.fonts import FONTS
from trousse.kits.compose import TEMPLATES, compose
from trousse.kits.view import KitView

_SLIDE = re.compile(r"(?=^<h2\b)", re.MULTILINE)
_SOURCE = re.compile(r'(<img src=")([^":]+)(")')
_FACES = {400: "AtkinsonHyperlegibleNext-Regular.ttf", 700: "AtkinsonHyperlegibleNext-Bold.ttf"}


def deck_page(kit: KitView, body: str, folder: Path) -> str:
    """Return the page of the deck; `body` is its HTML, pictures are read from `folder`."""
    whole = _SOURCE.sub(lambda match: match[1] + data_address(folder / match[2]) + match[3], body)
    slides = [part.replace("<h2", '<h2 tabindex="-1"', 1) for part in _SLIDE.split(whole)]
    return compose(
        "diaporama.html.j2",
        kit,
        slides=[slide for slide in slides if slide.strip()],
        css=(TEMPLATES / "deck.css").read_text(encoding="utf-8"),
        js=(TEMPLATES / "deck.js").read_text(encoding="utf-8"),
        faces=[
            {"weight": weight, "data": _base64(FONTS / name)} for weight, name in _FACES.items()
        ],
    )


def data_address(path: Path) -> str:
    """Return the `data:` address that holds the file at `path`."""
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return f"data:{kind};base64,{_base64(path)}"


def _base64(path: Path) -> str:
    return base64.b64encode(path.read_bytes()).decode("ascii")
