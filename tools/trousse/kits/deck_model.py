"""The model of the PPTX decks: Pandoc's own, restyled by code."""

import re
from io import BytesIO
from typing import Any

from trousse.kits.archive import read_zip, write_zip
from trousse.kits.convert import default_file
from trousse.kits.models import INK, TEAL, plain_fonts

COVER, WORDS, WORDS_AND_PICTURE, TITLE_ONLY = (
    "Title Slide",
    "Title and Content",
    "Picture with Caption",
    "Title Only",
)
_P = "http://schemas.openxmlformats.org/presentationml/2006/main"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Places of the boxes, in EMU on a slide of 9,144,000 × 5,143,500.
_LEFT, _WIDTH = 548_640, 8_046_720
_TITLE = (_LEFT, 320_040, _WIDTH, 731_520)
BODY = (_LEFT, 1_325_880, _WIDTH, 3_291_840)
_BAR = (_LEFT + 91_440, 1_069_848, 822_960, 54_864)
_COVER_BAR = (_LEFT + 91_440, 2_606_040, 822_960, 54_864)
_HALF = (_LEFT, 1_325_880, 4_206_240, 3_291_840)
# One line of words over a wide picture.
LINE = (_LEFT, 1_234_440, _WIDTH, 594_360)
UNDER = (_LEFT, 1_874_520, _WIDTH, 2_834_640)
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
    _bar(master, _BAR)
    for shape in master.placeholders:
        kind = shape.placeholder_format.type
        if "TITLE" in str(kind):
            set_box(shape, _TITLE)
        elif "BODY" in str(kind):
            set_box(shape, BODY)
    styles = master._element.find(f"{{{_P}}}txStyles")
    title, body = styles[0], styles[1]
    _level(title.find(f"{_A}lvl1pPr"), size=3200, bold=True)
    _level(body.find(f"{_A}lvl1pPr"), size=2800)
    _level(body.find(f"{_A}lvl2pPr"), size=2200)


def _bar(home: Any, box: tuple[int, int, int, int]) -> None:
    """Draw a short teal line under the title (decoration: it has no words)."""
    from pptx.oxml import parse_xml

    left, top, width, height = box
    namespaces = f'xmlns:p="{_P}" xmlns:a="{_A[1:-1]}"'
    bar = (
        f'<p:sp {namespaces}><p:nvSpPr><p:cNvPr id="99" name="Filet"/><p:cNvSpPr/><p:nvPr/>'
        f'</p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        f"<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
    home.shapes._spTree.append(parse_xml(bar))


def _level(level: Any, size: int, bold: bool = False) -> None:
    level.set("algn", "l")
    run = level.find(f"{_A}defRPr")
    run.set("sz", str(size))
    run.set("b", "1" if bold else "0")
    run.set("lang", "fr-FR")


def _cover(layout: Any) -> None:
    # The line is under the cover's own title, which stands lower.
    layout._element.set("showMasterSp", "0")
    _bar(layout, _COVER_BAR)
    set_box(layout.placeholders[0], (_LEFT, 1_371_600, _WIDTH, 1_188_720))
    set_box(layout.placeholders[1], (_LEFT, 2_743_200, _WIDTH, 1_188_720))
    _plain_levels(layout.placeholders[0], 4400, bold=True)
    layout.placeholders[0]._element.txBody.bodyPr.set("anchor", "b")
    _plain_levels(layout.placeholders[1], 2400)


def _picture(layout: Any) -> None:
    """Turn « picture with caption » into words on the left, picture on the right."""
    for shape in layout.placeholders:
        index = shape.placeholder_format.idx
        if index == 0:
            set_box(shape, _TITLE)
            _plain_levels(shape, 3200, bold=True)
        elif index == 1:
            set_box(shape, _PICTURE)
        elif index == 2:
            set_box(shape, _HALF)
            _inherit(shape)


def _plain_levels(shape: Any, size: int, bold: bool = False) -> None:
    """Give the placeholder one level of text of its own."""
    level = add_child(_inherit(shape), "lvl1pPr", marL="0", indent="0", algn="l")
    add_child(level, "buNone")
    run = add_child(level, "defRPr", sz=str(size), b="1" if bold else "0")
    add_child(add_child(run, "solidFill"), "schemeClr", val="tx1")


def _inherit(shape: Any) -> Any:
    """Drop the placeholder's own text styles, so that the master's apply; return the list."""
    body = shape._element.txBody
    body.bodyPr.set("anchor", "ctr" if shape.placeholder_format.idx == 0 else "t")
    style = body.find(f"{_A}lstStyle")
    for child in list(style):
        style.remove(child)
    return style


def set_box(shape: Any, box: tuple[int, int, int, int]) -> None:
    """Place `shape` at (left, top, width, height), in EMU."""
    shape.left, shape.top, shape.width, shape.height = box


def add_child(parent: Any, name: str, **attributes: str) -> Any:
    """Add a drawing element to `parent` and return it."""
    child = parent.makeelement(f"{_A}{name}", attributes)
    parent.append(child)
    return child
