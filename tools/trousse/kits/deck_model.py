"""The model of the PPTX decks: Pandoc's own, restyled by code."""

import re
from io import BytesIO
from typing import Any

from trousse.kits.convert import default_file
from trousse.kits.models import INK, TEAL, plain_fonts

COVER, WORDS, WORDS_AND_PICTURE, TITLE_ONLY = (
    "Title Slide",
    "Title and Content",
    "Picture with Caption",
    "Title Only",
)
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Places of the boxes, in EMU on a slide of 9,144,000 × 5,143,500.
_LEFT, _WIDTH = 548_640, 8_046_720
_TITLE = (_LEFT, 320_040, _WIDTH, 731_520)
_BODY = (_LEFT, 1_325_880, _WIDTH, 3_291_840)
_HALF = (_LEFT, 1_325_880, 4_206_240, 3_291_840)
_PICTURE = (4_937_760, 1_325_880, 3_657_600, 3_291_840)


def pptx_model() -> bytes:
    """Return an empty deck with calm layouts: title, words, picture beside words."""
    from pptx import Presentation

    deck = Presentation(BytesIO(_colours(plain_fonts(default_file("reference.pptx")))))
    _empty(deck)
    _master(deck.slide_master)
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    _cover(layouts[COVER])
    _picture(layouts[WORDS_AND_PICTURE])
    stream = BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _colours(model: bytes) -> bytes:
    from trousse.kits.archive import read_zip, write_zip

    files = read_zip(model)
    theme = files["ppt/theme/theme1.xml"].decode()
    for name, colour in (("dk1", INK), ("dk2", INK), ("accent1", TEAL), ("hlink", TEAL)):
        theme = re.sub(
            rf"<a:{name}>.*?</a:{name}>",
            f'<a:{name}><a:srgbClr val="{colour}"/></a:{name}>',
            theme,
            flags=re.DOTALL,
        )
    files["ppt/theme/theme1.xml"] = theme.encode()
    return write_zip(files)


def _empty(deck: Any) -> None:
    """Remove the model's example slides."""
    listing = deck.slides._sldIdLst
    for entry in list(listing):
        deck.part.drop_rel(entry.rId)
        listing.remove(entry)


def _master(master: Any) -> None:
    for shape in master.placeholders:
        kind = shape.placeholder_format.type
        if "TITLE" in str(kind):
            _box(shape, _TITLE)
        elif "BODY" in str(kind):
            _box(shape, _BODY)
    styles = master._element.find(
        "{http://schemas.openxmlformats.org/presentationml/2006/main}txStyles"
    )
    title, body = styles[0], styles[1]
    _level(title.find(f"{_A}lvl1pPr"), size=3200, bold=True)
    _level(body.find(f"{_A}lvl1pPr"), size=2600)
    _level(body.find(f"{_A}lvl2pPr"), size=2200)


def _level(level: Any, size: int, bold: bool = False) -> None:
    level.set("algn", "l")
    run = level.find(f"{_A}defRPr")
    run.set("sz", str(size))
    run.set("b", "1" if bold else "0")
    run.set("lang", "fr-FR")


def _cover(layout: Any) -> None:
    _box(layout.placeholders[0], (_LEFT, 1_371_600, _WIDTH, 1_188_720))
    _box(layout.placeholders[1], (_LEFT, 2_743_200, _WIDTH, 1_188_720))
    _plain_levels(layout.placeholders[0], 4400, bold=True)
    _plain_levels(layout.placeholders[1], 2400)


def _picture(layout: Any) -> None:
    """Turn « picture with caption » into words on the left, picture on the right."""
    for shape in layout.placeholders:
        index = shape.placeholder_format.idx
        if index == 0:
            _box(shape, _TITLE)
            _plain_levels(shape, 3200, bold=True)
        elif index == 1:
            _box(shape, _PICTURE)
        elif index == 2:
            _box(shape, _HALF)
            _inherit(shape)


def _plain_levels(shape: Any, size: int, bold: bool = False) -> None:
    """Give the placeholder one level of text of its own."""
    from lxml.etree import SubElement

    style = _inherit(shape)
    level = SubElement(style, f"{_A}lvl1pPr", marL="0", indent="0", algn="l")
    SubElement(level, f"{_A}buNone")
    run = SubElement(level, f"{_A}defRPr", sz=str(size), b="1" if bold else "0")
    fill = SubElement(run, f"{_A}solidFill")
    SubElement(fill, f"{_A}schemeClr", val="tx1")


def _inherit(shape: Any) -> Any:
    """Drop the placeholder's own text styles, so that the master's apply; return the list."""
    body = shape._element.txBody
    body.bodyPr.set("anchor", "t")
    style = body.find(f"{_A}lstStyle")
    for child in list(style):
        style.remove(child)
    return style


def _box(shape: Any, box: tuple[int, int, int, int]) -> None:
    shape.left, shape.top, shape.width, shape.height = box
