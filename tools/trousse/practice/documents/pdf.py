"""The CV as a tagged PDF (PDF/UA-1), its data attached."""

from dataclasses import asdict
from pathlib import Path

from trousse.practice.documents.page import CvPage
from trousse.practice.documents.typeset import typeset

_TEMPLATE = Path(__file__).with_name("cv.typ")


def write_pdf(page: CvPage, resume: str) -> bytes:
    """Return the PDF of `page`; `resume` is attached as cv.json, every sign of it kept."""
    return typeset(_TEMPLATE, asdict(page), resume=resume)
