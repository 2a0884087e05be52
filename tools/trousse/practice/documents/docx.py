"""The CV as a DOCX, its data in a custom XML part that word processors keep."""

import io
from typing import Any
from xml.sax.saxutils import escape

from trousse.practice.documents.page import CvEntry, CvPage

NAMESPACE = "urn:trousse:cv"
_FONT = "Arial"
_PART = "/customXml/item99.xml"


def write_docx(page: CvPage, resume: str) -> bytes:
    """Return the DOCX of `page`; `resume` travels in a custom XML part."""
    import docx

    document = docx.Document()
    _prepare(document, page)
    document.add_heading(page.name, level=1)
    if page.title:
        document.add_paragraph().add_run(page.title).bold = True
    if page.contact:
        document.add_paragraph("   ·   ".join(page.contact))
    for section in page.sections:
        document.add_heading(section.title, level=2)
        for entry in section.entries:
            _add_entry(document, entry)
        for line in section.lines:
            document.add_paragraph(line, style="List Bullet")
    _embed(document, resume)
    return _saved(document)


def _add_entry(document: Any, entry: CvEntry) -> None:
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = bool(entry.tasks)
    paragraph.add_run(entry.what).bold = True
    if entry.around:
        paragraph.add_run(f" – {entry.around}" if entry.what else entry.around)
    for task in entry.tasks:
        document.add_paragraph(task, style="List Bullet")


def _prepare(document: Any, page: CvPage) -> None:
    from docx.shared import Mm, Pt, RGBColor

    about = document.core_properties
    about.title, about.author, about.language = f"CV de {page.name}"[:255], page.name[:255], "fr-FR"
    about.comments = ""
    sheet = document.sections[0]
    sheet.page_width, sheet.page_height = Mm(210), Mm(297)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(sheet, side, Mm(18))
    sizes = {"Normal": 11, "List Bullet": 11, "Heading 1": 20, "Heading 2": 13}
    for name, size in sizes.items():
        style = document.styles[name]
        _set_font(style, size)
        style.paragraph_format.space_after = Pt(3)
        if name.startswith("Heading"):
            style.font.color.rgb = RGBColor(0x0B, 0x4F, 0x55)
            style.paragraph_format.space_before = Pt(12 if name == "Heading 2" else 0)


def _set_font(style: Any, size: int) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    style.font.name, style.font.size = _FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    language = style.element.rPr.makeelement(qn("w:lang"), {qn("w:val"): "fr-FR"})
    style.element.rPr.append(language)


def _embed(document: Any, resume: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    inside = f'<resume xmlns="{NAMESPACE}">{escape(resume)}</resume>'
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{inside}'
    blob = text.encode("utf-8", "replace")
    part = Part(PackURI(_PART), "application/xml", blob, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def _saved(document: Any) -> bytes:
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()
