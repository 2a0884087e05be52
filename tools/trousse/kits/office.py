"""Put right what converters leave out of office files: alternative text, head and foot."""

import re
from html import escape

from trousse.kits.archive import read_zip, write_zip
from trousse.kits.models import MIST, RULE, TOKENS
from trousse.kits.tables import docx_tables, odt_tables
from trousse.kits.tree import Tree

_DRAWN = re.compile(r"(<draw:image [^>]*?)/>(?=</draw:frame>)")
# Pandoc gives cells no border and no colour of their own.
_CELL_STYLE = re.compile(
    r'(<style:style style:name="Table(Header)?RowCell" style:family="table-cell">\s*'
    r"<style:table-cell-properties )[^>]*/>"
)
# Items of a list have no space below, so what follows the list takes some above.
_AFTER_LIST = re.compile(r'(</text:list>\s*<text:p text:style-name=")First_20_paragraph(?=")')
_DOCX_TEXT = "word/document.xml"
_RUNNING = ("styles.xml", "word/header", "word/footer")


def finish(form: str, data: bytes, tree: Tree) -> bytes:
    """Return the ODT or DOCX `data` with its head and foot, and the ODT's alternative text."""
    files = read_zip(data)
    for name in files:
        if name.startswith(_RUNNING):
            files[name] = _running(files[name].decode(), tree.meta).encode()
    if form == "odt":
        content = files["content.xml"].decode()
        content = _CELL_STYLE.sub(_cell_style, _alternatives(content, tree.images))
        content = _AFTER_LIST.sub(r"\1Après_20_une_20_liste", content)
        files["content.xml"] = odt_tables(content, tree.whole).encode()
    else:
        files[_DOCX_TEXT] = docx_tables(files[_DOCX_TEXT].decode(), tree.whole).encode()
    return write_zip(files, first="mimetype" if form == "odt" else "")


def _running(text: str, meta: dict[str, str]) -> str:
    for key, token in TOKENS.items():
        text = text.replace(token, escape(meta[key], quote=False))
    return text


def _cell_style(match: re.Match[str]) -> str:
    colour = f' fo:background-color="#{MIST}"' if match[2] else ""
    return f'{match[1]}fo:border="0.5pt solid #{RULE}" fo:padding="3pt"{colour}/>'


def _alternatives(content: str, images: list[dict[str, str]]) -> str:
    """Describe each frame, in order; Pandoc drops the text (jgm/pandoc issue 7959)."""
    texts = iter(images)

    def describe(match: re.Match[str]) -> str:
        text = escape(next(texts)["alt"], quote=False)
        return f"{match[1]}/><svg:title>{text}</svg:title><svg:desc>{text}</svg:desc>"

    return _DRAWN.sub(describe, content)
