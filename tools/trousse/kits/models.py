"""The models that give office files their styles, built from Pandoc's own by code."""

import re
from io import BytesIO
from typing import Any

from trousse.kits.archive import read_zip, write_zip
from trousse.kits.compose import fill_plain
from trousse.kits.convert import default_file

INK, TEAL, WARM, RULE, MIST = "1D2B36", "0B6E6E", "B4540A", "9FB3B8", "EEF4F4"
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
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def odt_model(register: str) -> bytes:
    """Return the ODT model for learners (14 pt) or advisers (11 pt)."""
    files = read_zip(default_file("reference.odt"))
    files["styles.xml"] = fill_plain("modele-odt.xml.j2", size=SIZES[register]).encode()
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
    _style(styles["Heading 1"], round(size * 1.32), bold=True, colour=TEAL, space=(16, 6))
    _style(styles["Heading 2"], round(size * 1.1), bold=True, space=(12, 5))
    _style(styles["Block Text"], size, space=(4, 8))
    _border(styles["Block Text"], "left", WARM, 18)
    _left_aligned(styles["Title"])
    _added(styles, "Dites", "left", TEAL, 18, fill=MIST, size=size)
    _added(styles, "Ligne de notes", "bottom", RULE, 6, fill=None, size=size + 6)
    _added(styles, "À cocher", "", "", 0, fill=None, size=size)
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


def _added(
    styles: Any,
    name: str,
    side: str,
    colour: str,
    eighths: int,
    *,
    fill: str | None,
    size: int,
) -> None:
    from docx.enum.style import WD_STYLE_TYPE

    style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = styles["Body Text"]
    _style(style, size, space=(5, 8))
    if side:
        _border(style, side, colour, eighths)
    if fill:
        _child(style.element.get_or_add_pPr(), "shd", val="clear", color="auto", fill=fill)


def _border(style: Any, side: str, colour: str, eighths: int) -> None:
    borders = _child(style.element.get_or_add_pPr(), "pBdr")
    # « between » keeps each of several lines in a row, which Word would draw as one.
    for where in (side, "between") if side == "bottom" else (side,):
        _child(borders, where, val="single", sz=str(eighths), space="6", color=colour)


def _table_style(style: Any) -> None:
    element = style.element
    for name in ("tblPr", "tblStylePr"):
        for old in element.findall(f"{{{_W}}}{name}"):
            element.remove(old)
    table = _child(element, "tblPr")
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
