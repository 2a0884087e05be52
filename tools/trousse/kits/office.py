"""Put right what converters leave out of office files: alternative text, head and foot."""

import re
from html import escape

from trousse.kits.archive import read_zip, write_zip
from trousse.kits.models import TOKENS
from trousse.kits.tree import Tree

_DRAWN = re.compile(r"(<draw:image [^>]*?)/>(?=</draw:frame>)")
_RUNNING = ("styles.xml", "word/header", "word/footer")


def finish(form: str, data: bytes, tree: Tree) -> bytes:
    """Return the ODT or DOCX `data` with its head and foot, and the ODT's alternative text."""
    files = read_zip(data)
    for name in files:
        if name.startswith(_RUNNING):
            files[name] = _running(files[name].decode(), tree.meta).encode()
    if form == "odt":
        content = files["content.xml"].decode()
        files["content.xml"] = _alternatives(content, tree.images).encode()
    return write_zip(files, first="mimetype" if form == "odt" else "")


def _running(text: str, meta: dict[str, str]) -> str:
    for key, token in TOKENS.items():
        text = text.replace(token, escape(meta[key], quote=False))
    return text


def _alternatives(content: str, images: list[dict[str, str]]) -> str:
    """Describe each frame, in order; Pandoc drops the text (jgm/pandoc issue 7959)."""
    texts = iter(images)

    def describe(match: re.Match[str]) -> str:
        text = escape(next(texts)["alt"], quote=False)
        return f"{match[1]}/><svg:title>{text}</svg:title><svg:desc>{text}</svg:desc>"

    return _DRAWN.sub(describe, content)
