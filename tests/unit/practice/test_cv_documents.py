import io
import json
import zipfile
from typing import Any

import pytest

from trousse.errors import TrousseError
from trousse.practice.documents import FORMS, answer, make, read_back
from trousse.practice.documents.docx import NAMESPACE

JOB = {
    "name": "",
    "position": "Aide à domicile",
    "highlights": ["Préparer les repas", "Accompagner"],
    "x-trousse": {"when": "2001 à 2021", "unsure": False, "kind": ""},
}
RESUME: dict[str, Any] = {
    "basics": {
        "name": "Josiane Hoarau",
        "phone": "06 39 98 42 17",
        "location": {"city": "Ravine-Claire"},
    },
    "work": [JOB, {**JOB, "x-trousse": {"when": "2001", "unsure": True}}],
    "skills": [{"name": "Écouter et rassurer"}],
    "languages": [{"language": "Créole", "fluency": "Langue de tous les jours"}],
    "meta": {"x-trousse": {"mobility": ["Permis B (voiture)"], "availability": "Le matin"}},
}
HOSTILE = {
    "markup": "<img src=x onerror=alert(1)>]]></resume>&amp;",
    "typst": "#panic() *x* $y$ @z \\ `q`",
    "rtl": "\u202egauche\u202c",
    "arabic": "محمد",
    "cyrillic": "Оксана",
    "emoji": "😀👩🏽\u200d🌾",
    "control": "a\x00\x01\x7fb",
    "long": "x" * 60_000,
    "words": "mot " * 15_000,
    "empty": "",
}


def text_of(resume: dict[str, Any]) -> str:
    return json.dumps(resume, ensure_ascii=False)


@pytest.mark.parametrize("form", FORMS)
def test_a_document_gives_its_data_back(form: str) -> None:
    assert read_back(make(form, text_of(RESUME))) == RESUME


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_is_only_text(form: str, text: str) -> None:
    resume = {
        **RESUME,
        "basics": {"name": text, "label": text},
        "work": [{**JOB, "position": text}],
    }
    assert read_back(make(form, text_of(resume))) == resume


@pytest.mark.parametrize("form", FORMS)
def test_odd_shapes_are_left_out(form: str) -> None:
    odd = {"basics": [1], "work": "x", "volunteer": [None, 3], "skills": {"a": 1}, "meta": [[]]}
    assert read_back(make(form, text_of(odd))) == odd


def test_the_pdf_is_tagged_in_french_and_holds_one_page() -> None:
    import pikepdf

    with pikepdf.open(io.BytesIO(make("pdf", text_of(RESUME)))) as pdf:
        assert str(pdf.Root.Lang) == "fr"
        assert bool(pdf.Root.MarkInfo.Marked)
        assert b"pdfuaid" in pdf.Root.Metadata.read_bytes()
        assert str(pdf.docinfo.Title) == "CV de Josiane Hoarau"
        assert list(pdf.attachments) == ["cv.json"]
        assert len(pdf.pages) == 1


def test_a_full_cv_shrinks_to_one_page() -> None:
    import pikepdf

    many = {**RESUME, "work": [JOB] * 9, "skills": [{"name": f"Savoir {n}"} for n in range(8)]}
    with pikepdf.open(io.BytesIO(make("pdf", text_of(many)))) as pdf:
        assert len(pdf.pages) == 1


def test_no_date_is_written_when_unknown() -> None:
    with zipfile.ZipFile(io.BytesIO(make("odt", text_of(RESUME)))) as archive:
        assert archive.namelist()[0] == "mimetype"
        assert archive.read("content.xml").decode().count("2001") == 1


@pytest.mark.parametrize("text", ["", "[]", "{}", "[" * 90_000, "x" * 200_001])
def test_what_is_not_a_cv_is_refused(text: str) -> None:
    with pytest.raises(TrousseError):
        make("pdf", text)


def zipped(name: str, content: bytes) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return kept.getvalue()


BOMB = f'<resume xmlns="{NAMESPACE}">'.encode() + b" " * 20_000_000 + b"</resume>"
ENTITY = f'<!DOCTYPE r [<!ENTITY a "x">]><resume xmlns="{NAMESPACE}">&a;</resume>'.encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7\nrien",
        b"%PDF <</Type/EmbeddedFile/Length 9/Filter/FlateDecode>>stream\nabcdefghi",
        b"PK\x03\x04 rien",
        zipped("meta.xml", BOMB),
        zipped("customXml/item1.xml", ENTITY),
        zipped("autre.xml", b"<a/>"),
        b"\xff\xfe\x00",
        b"{}" * 3_000_000,
    ],
)
def test_a_hostile_file_is_refused_calmly(data: bytes) -> None:
    with pytest.raises(TrousseError):
        read_back(data)


def test_the_answer_carries_the_ticket_and_never_raises() -> None:
    said, files = answer({"form": "odt", "ticket": "7", "resume": text_of(RESUME)})
    assert said == {"kind": "document", "ticket": "7"}
    assert read_back(files[0]) == RESUME
    for wrong in ({}, {"form": "exe"}, {"form": "pdf", "resume": 3}, {"ticket": "x" * 999}):
        said, files = answer(wrong)
        assert said["kind"] == "refused"
        assert len(said["ticket"]) <= 40
        assert files == []
