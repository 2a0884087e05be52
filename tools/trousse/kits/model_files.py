"""Models of office files, built once and kept beside the kits."""

from pathlib import Path

from trousse.kits.deck_model import pptx_model
from trousse.kits.models import docx_model, odt_model
from trousse.kits.state import tool_mark
from trousse.paths import write_atomically


def model(form: str, register: str, cache: Path) -> Path:
    """Return the model of `form` (odt, docx, pptx) for `register`, made by this very code."""
    path = cache / tool_mark()[:16] / f"{register}.{form}"
    if not path.is_file():
        makers = {"odt": odt_model, "docx": docx_model}
        write_atomically(path, makers[form](register) if form in makers else pptx_model())
    return path
