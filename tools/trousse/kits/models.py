"""The models that give office files their styles, built from Pandoc's own by code."""

import re
from io import BytesIO
from typing import Any

from trousse.kits.archive import read_zip, write_zip
from trousse.kits.compose import fill_plain
from trousse.kits.convert import default_file

INK, TEAL, WARM, RULE, MIST, SAND = "1D2B36", "0B6E6E", "B4540A", "9FB3B8", "EEF4F4", "FBF3EA"
SIZES = {"adviser": 11, "apprenant": 14}
_FACE = "Arial"
# What stands for the running head and foot in a model: `office` puts the kit's own in its place.
TOKENS = {
    "kit": "TROUSSE-ATELIER",
    "kind": "TROUSSE-DOCUMENT",
    "foot": "TROUSSE-PIED",
    "page": "TROUSSE-PAGE",
    "of": "TROUSSE-SUR",
}
# A box to tick and the space after it, in sizes of the letters.
_BOX_WIDTH = 1.18
# Where the bullets of Pandoc's lists stand, in points: what shares their frame starts there.
_LIST_EDGE = 18
# The order that Word's format imposes.
_SIDES = ("top", "left", "bottom", "right", "between")
_AFTER_SHADE = ("w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:outlineLvl")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def odt_model(register: str) -> bytes:
    """Return the ODT model for learners (14 pt) or advisers (11 pt)."""
    files = read_zip(default_file("reference.odt"))
    styles = fill_plain("modele-odt.xml.j2", size=SIZES[register], box=_BOX_WIDTH)
    files["styles.xml"] = styles.encode()
    return write_zip(files, first="mimetype")


def docx_model(register: str) -> bytes:
    """Return the DOCX model for learners (14 pt) or advisers (11 pt)."""
    from docx import Document

    document = Document(BytesIO(plain_fonts(default_file("reference.docx"))))
    _docx_styles(document.styles, SIZES[register])
    _docx_page(document)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def plain_fonts(model: bytes) -> bytes:
    """Replace theme fonts, which differ from one machine to the next, by one everybody has."""
    files = read_zip(model)
    theme = next(name for name in files if name.endswith("theme/theme1.xml"))
    text = files[theme].decode()
    files[theme] = re.sub(r'(<a:latin typeface=")[^"]*', rf"\g<1>{_FACE}", text).encode()
    if "word/styles.xml" in files:
        styles = files["word/styles.xml"].decode()
        files["word/styles.xml"] = styles.replace('w:val="en-US"', 'w:val="fr-FR"').encode()
    return write_zip(files)


def _docx_styles(styles: Any, size: int) -> None:
    _style(styles["Normal"], size, space=(0, 0))
    for name in ("Body Text", "First Paragraph"):
        _style(styles[name], size, space=(6, 6))
    _style(styles["Compact"], size, space=(2, 2))
    _style(styles["Title"], round(size * 2), bold=True, space=(0, 14))
    _style(styles["Heading 1"], round(size * 1.32), bold=True, colour=TEAL, space=(13, 5))
    _style(styles["Heading 2"], round(size * 1.1), bold=True, space=(10, 4))
    _style(styles["Block Text"], size, space=(4, 8))
    _border(styles["Block Text"], WARM, left=18)
    _left_aligned(styles["Title"])
    _added(styles, "Dites", size, space=(8, 10))
    _panel(styles["Dites"], TEAL, MIST)
    for name in ("Encadré", "Encadré à puces"):
        _added(styles, name, size, space=(0, 0))
        _panel(styles[name], WARM, SAND)
    _indented(styles["Encadré"], _LIST_EDGE, 0)
    for name in ("Ligne de notes", "Dernière ligne de notes"):
        _added(styles, name, size + 6, space=(5, 8))
        _border(styles[name], RULE, bottom=6, between=6)
    styles["Ligne de notes"].paragraph_format.keep_with_next = True
    _added(styles, "À cocher", size, space=(2, 2))
    _indented(styles["À cocher"], size * _BOX_WIDTH, size * _BOX_WIDTH)
    _letters(styles["Verbatim Char"], size)
    _link(styles["Hyperlink"])
    _table_style(styles["Table"])


def _style(
    style: Any,
    size: int,
    *,
    bold: bool = False,
    colour: str = INK,
    space: tuple[int, int] = (0, 6),
) -> None:
    from docx.shared import Pt

    _letters(style, size, bold=bold, colour=colour)
    style.paragraph_format.space_before = Pt(space[0])
    style.paragraph_format.space_after = Pt(space[1])


def _letters(style: Any, size: int, *, bold: bool = False, colour: str = INK) -> None:
    from docx.shared import Pt, RGBColor

    style.font.name = _FACE
    style.font.size = Pt(size)
    style.font.bold = bold or None
    style.font.italic = False
    style.font.color.rgb = RGBColor.from_string(colour)


def _link(style: Any) -> None:
    from docx.shared import RGBColor

    style.font.color.rgb = RGBColor.from_string(TEAL)
    style.font.underline = True


def _left_aligned(style: Any) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _added(styles: Any, name: str, size: int, *, space: tuple[int, int]) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Body Text"]
    _style(style, size, space=space)


def _indented(style: Any, left: float, hanging: float) -> None:
    from docx.shared import Pt

    style.paragraph_format.left_indent = Pt(left)
    style.paragraph_format.first_line_indent = Pt(-hanging)


def _panel(style: Any, bar: str, fill: str) -> None:
    """Tint the paragraph beside a bar; borders of the tint are the padding Word allows."""
    _border(style, fill, top=4, bottom=4, right=4)
    _border(style, bar, left=18)
    shade = style.element.makeelement(f"{{{_W}}}shd", {})
    for key, value in {"val": "clear", "color": "auto", "fill": fill}.items():
        shade.set(f"{{{_W}}}{key}", value)
    style.element.get_or_add_pPr().insert_element_before(shade, *_AFTER_SHADE)


def _border(style: Any, colour: str, **sides: int) -> None:
    """Draw borders of `colour` on `sides`, each of so many eighths of a point.

    « between » keeps each of several lines in a row, which Word would draw as one.
    """
    properties = style.element.get_or_add_pPr()
    borders = properties.find(f"{{{_W}}}pBdr")
    if borders is None:
        borders = properties.makeelement(f"{{{_W}}}pBdr", {})
        properties.insert_element_before(borders, "w:shd", *_AFTER_SHADE)
    for side, eighths in sides.items():
        _child(borders, side, val="single", sz=str(eighths), space="6", color=colour)
    borders[:] = sorted(borders, key=lambda one: _SIDES.index(one.tag.split("}")[1]))


def _table_style(style: Any) -> None:
    element = style.element
    for name in ("tblPr", "tblStylePr"):
        for old in element.findall(f"{{{_W}}}{name}"):
            element.remove(old)
    table = _child(element, "tblPr")
    # The lines start where the words of the page do: by default cells hang in the margin.
    _child(table, "tblInd", w="100", type="dxa")
    borders = _child(table, "tblBorders")
    for side in ("top", "bottom", "insideH", "insideV"):
        _child(borders, side, val="single", sz="4", space="0", color=RULE)
    margins = _child(table, "tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        _child(margins, side, w="100" if side in ("left", "right") else "60", type="dxa")
    head = _child(element, "tblStylePr", type="firstRow")
    _child(_child(head, "rPr"), "b")
    _child(_child(head, "tcPr"), "shd", val="clear", color="auto", fill=MIST)


def _docx_page(document: Any) -> None:
    from docx.shared import Mm

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin = Mm(24), Mm(20)
    _line(page.header.paragraphs[0], f"{TOKENS['kit']}\t{TOKENS['kind']}")
    foot = page.footer.paragraphs[0]
    _line(foot, f"{TOKENS['foot']}\t{TOKENS['page']} ")
    _field(foot, "PAGE")
    foot.add_run(f" {TOKENS['of']} ")
    _field(foot, "NUMPAGES")


def _line(paragraph: Any, text: str) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm, Pt

    paragraph.style.font.size = Pt(8.5)
    paragraph.paragraph_format.tab_stops.clear_all()
    paragraph.paragraph_format.tab_stops.add_tab_stop(Mm(170), WD_TAB_ALIGNMENT.RIGHT)
    paragraph.add_run(text)


def _field(paragraph: Any, name: str) -> None:
    field = _child(paragraph._p, "fldSimple", instr=name)
    run = _child(field, "r")
    _child(run, "t").text = "1"


def _child(parent: Any, name: str, **attributes: str) -> Any:
    names = {f"{{{_W}}}{key}": value for key, value in attributes.items()}
    child = parent.makeelement(f"{{{_W}}}{name}", names)
    parent.append(child)
    return child
