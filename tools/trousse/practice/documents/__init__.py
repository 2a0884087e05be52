"""The CV as a document one keeps: PDF, DOCX or ODT, with its own data inside.

Everything happens in memory: what a learner typed is never written to the disk of the server.
"""

from collections.abc import Callable, Mapping
from typing import Any

from trousse.errors import TrousseError
from trousse.practice.documents.embedded import read_back
from trousse.practice.documents.page import CvPage, page_of, parse_resume

__all__ = ["FORMS", "answer", "make", "read_back"]

FORMS = ("pdf", "docx", "odt")
_MAX_TICKET = 40


def make(form: str, resume: str) -> bytes:
    """Return the document of a CV.

    `form` is pdf, docx or odt; `resume` is the text of a JSON Resume, kept inside as it is so
    that `read_back` (and the exercise's page) finds it again.

    Raises:
        TrousseError: the form is unknown, or the text is too long or not a JSON Resume.
    """
    if form not in FORMS:
        raise TrousseError(
            "CV", f"la forme « {form[:20]} » n’existe pas", "Choisissez pdf, docx ou odt."
        )
    kept = resume.encode("utf-8", "replace").decode()
    return _maker(form)(page_of(parse_resume(kept)), kept)


def answer(message: Mapping[str, Any]) -> tuple[dict[str, str], list[bytes]]:
    """Answer a page that asks for a document: what to say, and the document if there is one.

    `message` holds `kind: document`, `form`, `ticket` and `resume`, all from the learner's page,
    so none of it is trusted. Nothing is raised: a page that hears nothing would wait.
    """
    ticket = str(message.get("ticket", ""))[:_MAX_TICKET]
    try:
        document = make(str(message.get("form", "")), str(message.get("resume", "")))
    except TrousseError as error:
        return {"kind": "refused", "ticket": ticket, "why": str(error)}, []
    except Exception:  # a learner is better served by the print button than by silence
        return {"kind": "refused", "ticket": ticket, "why": ""}, []
    return {"kind": "document", "ticket": ticket}, [document]


def _maker(form: str) -> Callable[[CvPage, str], bytes]:
    if form == "pdf":
        from trousse.practice.documents.pdf import write_pdf

        return write_pdf
    if form == "docx":
        from trousse.practice.documents.docx import write_docx

        return write_docx
    from trousse.practice.documents.odt import write_odt

    return write_odt
