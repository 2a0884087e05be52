"""The CV as a tagged PDF (PDF/UA-1), its data attached. The only door to Typst here."""

import json
import re
from dataclasses import asdict
from pathlib import Path

from trousse.fonts import FONTS
from trousse.practice.documents.page import CvEntry, CvPage, CvSection

_TEMPLATE = Path(__file__).with_name("cv.typ")
_FAMILY = "Atkinson Hyperlegible Next"
# Typst carries these; they have the Cyrillic and Greek letters ours lacks.
_FALLBACK = f"{_FAMILY}|Libertinus Serif|DejaVu Sans Mono"
# What none of these fonts draws (PDF/UA forbids a missing sign): emoji, other scripts, marks.
_UNDRAWN = re.compile("[^\t\n\u0020-\u052f\u2010-\u2027\u2030-\u205e\u20ac\u2190-\u2193\u2022]")


def write_pdf(page: CvPage, resume: str) -> bytes:
    """Return the PDF of `page`; `resume` is attached as cv.json.

    Letters our font lacks are drawn with another one; signs no font has are left out of the
    page, never out of the data.
    """
    import typst

    for shown, fonts in ((page, _FAMILY), (page, _FALLBACK), (_drawable(page), _FALLBACK)):
        try:
            return _compile(shown, fonts, resume)
        except typst.TypstError as error:
            refused = error
    raise refused


def _drawable(page: CvPage) -> CvPage:
    text = json.dumps(asdict(page), ensure_ascii=False).replace("\u202f", "\u00a0")
    kept = json.loads(_UNDRAWN.sub("", text))
    sections = tuple(
        CvSection(one["title"], tuple(CvEntry(**entry) for entry in one["entries"]), one["lines"])
        for one in kept["sections"]
    )
    return CvPage(kept["name"].strip() or "CV", kept["title"], kept["contact"], sections)


def _compile(page: CvPage, fonts: str, resume: str) -> bytes:
    import typst

    compiler = typst.Compiler(
        root=str(_TEMPLATE.parent),
        ignore_system_fonts=True,
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)]
        ),
    )
    made = compiler.compile(
        input=str(_TEMPLATE),
        sys_inputs={"page": json.dumps(asdict(page)), "fonts": fonts, "resume": resume},
        format="pdf",
        pdf_standards=["ua-1"],
    )
    found = made[0] if isinstance(made, list) else made
    return found or b""
