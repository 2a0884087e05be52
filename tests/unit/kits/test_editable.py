"""ODT, DOCX, PPTX, SVG and HTML: content, alternative text, and opening in LibreOffice."""

import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pptx import Presentation

from trousse.kits.archive import read_zip
from trousse.kits.deck_model import pptx_model
from trousse.kits.slides import write_pptx
from trousse.kits.tree import Tree
from unit.kits.pdfs import by_libreoffice

pytestmark = pytest.mark.slow

ALTERNATIVE = "L’enveloppe à toucher pour ouvrir l’application"


def test_docx_has_title_headings_language_and_alternative_text(built: Path) -> None:
    document = Document(str(built / "2-distribuer/fiche-participant.docx"))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles[0] == "Title"
    assert styles.count("Heading 1") == 4
    assert document.core_properties.language == "fr-FR"
    files = read_zip((built / "2-distribuer/fiche-participant.docx").read_bytes())
    assert f'descr="{ALTERNATIVE}"' in files["word/document.xml"].decode()
    assert re.search(r'<w:lang [^>]*w:val="fr-FR"', files["word/styles.xml"].decode())


def test_docx_learner_sheet_is_in_large_print(built: Path) -> None:
    document = Document(str(built / "2-distribuer/fiche-participant.docx"))
    assert document.styles["Body Text"].font.size.pt == 14


def test_docx_tables_repeat_their_head(built: Path) -> None:
    files = read_zip((built / "1-animer/fiche-animateur.docx").read_bytes())
    text = files["word/document.xml"].decode()
    assert text.count("<w:tblHeader") == text.count("<w:tbl>") > 2


def test_the_legal_line_stands_in_a_frame(built: Path) -> None:
    document = Document(str(built / "1-animer/fiche-animateur.docx"))
    styles = [paragraph.style.name for paragraph in document.paragraphs]
    assert styles[styles.index("Encadré") - 1] == "Heading 1"
    files = read_zip((built / "1-animer/fiche-animateur.odt").read_bytes())
    assert '<text:p text:style-name="Encadré">Vous montrez' in files["content.xml"].decode()


def test_docx_properties_stand_in_the_order_of_the_format(built: Path) -> None:
    files = read_zip((built / "1-animer/fiche-animateur.docx").read_bytes())
    text = files["word/styles.xml"].decode()
    order = ["keepNext", "keepLines", "pBdr", "shd", "spacing", "ind", "jc", "outlineLvl"]
    for style in re.findall(r"<w:style .*?</w:style>", text, re.DOTALL):
        found = [name for name in re.findall(r"<w:(\w+)", style) if name in order]
        assert found == sorted(found, key=order.index), style
    speech = re.search(r'w:styleId="Dites".*?</w:style>', text, re.DOTALL)
    assert speech
    assert re.findall(r"<w:(top|left|bottom|right) ", speech[0]) == [
        "top",
        "left",
        "bottom",
        "right",
    ]


def test_rows_are_never_cut_and_short_tables_stay_whole(built: Path) -> None:
    files = read_zip((built / "5-suivre/bilan.odt").read_bytes())
    content = files["content.xml"].decode()
    assert content.count('table:style-name="Rangee"') == content.count("<table:table-row") > 9
    assert content.count('may-break-between-rows="false"') == content.count("<table:table ")
    files = read_zip((built / "1-animer/fiche-animateur.docx").read_bytes())
    text = files["word/document.xml"].decode()
    assert text.count("<w:cantSplit/>") == text.count("<w:tr>") > 9
    for table in re.findall(r"<w:tbl>.*?</w:tbl>", text, re.DOTALL):
        *rows, last = table.split("</w:tr>")[:-1]
        assert all("<w:keepNext/>" in row for row in rows)
        assert "<w:keepNext/>" not in last


def test_odt_keeps_alternative_text_and_language(built: Path) -> None:
    files = read_zip((built / "2-distribuer/fiche-participant.odt").read_bytes())
    content = files["content.xml"].decode()
    assert f"<svg:desc>{ALTERNATIVE}</svg:desc>" in content
    assert content.count("<draw:image") == content.count("<svg:desc>") == 1
    assert 'fo:language="fr"' in files["styles.xml"].decode()
    assert "TROUSSE-" not in files["styles.xml"].decode()


def test_odt_has_heads_of_tables_and_of_pages(built: Path) -> None:
    files = read_zip((built / "5-suivre/bilan.odt").read_bytes())
    content = files["content.xml"].decode()
    assert content.count("<table:table-header-rows>") == content.count("<table:table ") > 4
    assert "Bilan prérempli" in files["styles.xml"].decode()


def test_odt_counts_stand_in_two_columns_as_in_the_pdf(built: Path) -> None:
    content = read_zip((built / "5-suivre/presence-sans-noms.odt").read_bytes())["content.xml"]
    text = content.decode()
    section = text[text.index('text:style-name="Colonnes"') : text.index("</text:section>")]
    assert section.count("<table:table ") == 4
    assert 'fo:column-count="2"' in text


def test_pptx_numbers_are_the_office_suites_own(tmp_path: Path) -> None:
    items = [[{"t": "Plain", "c": [{"t": "Str", "c": word}]}] for word in ("Viser", "Cliquer")]
    listing = {"t": "OrderedList", "c": [[1, {}, {}], items]}
    heads = [{"t": "Header", "c": [2, [], [{"t": "Str", "c": one}]]} for one in ("Souris", "Geste")]
    tree = Tree({"title": "Souris", "author": "Trousse"}, [*heads, listing], [], [])
    deck = Presentation(BytesIO(write_pptx(tree, pptx_model(), tmp_path)))
    lines = deck.slides[1].placeholders[1].text_frame.paragraphs
    assert [line.text for line in lines] == ["Viser", "Cliquer"]
    assert all("buAutoNum" in line._p.xml for line in lines)


def test_pptx_has_placeholders_notes_and_alternative_text(built: Path) -> None:
    deck = Presentation(str(built / "3-projeter/diaporama.pptx"))
    slides = list(deck.slides)
    assert [slide.shapes.title.text for slide in slides] == [
        "Écrire une carte postale",
        "Bonjour\u202f!",
        "Trois zones",
        "À vous\u202f!",
    ]
    assert slides[1].placeholders[1].text_frame.text.splitlines() == [
        "Vous allez écrire une carte postale.",
        "Rien ne part pour de vrai.",
    ]
    # Words of one look are one run: who edits them finds sentences, not crumbs.
    first = slides[1].placeholders[1].text_frame.paragraphs[0]
    assert [run.text for run in first.runs] == ["Vous allez écrire une carte postale."]
    assert "Prenez votre temps" in slides[1].notes_slide.notes_text_frame.text
    pictures = [shape for shape in slides[2].placeholders if shape.placeholder_format.type == 18]
    descriptions = [shape._element.nvPicPr.cNvPr.get("descr") for shape in pictures]
    assert descriptions == ["La carte\u00a0: à qui, le texte, Envoyer"]


def test_pptx_picture_is_whole(built: Path) -> None:
    deck = Presentation(str(built / "3-projeter/diaporama.pptx"))
    picture = next(shape for shape in deck.slides[2].placeholders if hasattr(shape, "image"))
    assert picture.crop_left == picture.crop_top == 0
    assert picture.width / picture.height == pytest.approx(1.6, abs=0.02)


def test_svg_poster_keeps_words_as_words(built: Path) -> None:
    svg = (built / "4-annoncer/affiche.svg").read_text(encoding="utf-8")
    words = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", svg))
    assert "Et si vous écriviez une carte postale\u202f?" in words
    assert svg.count("<line ") == 4
    assert "<path" not in svg


def test_html_pages_ask_nothing_of_the_network(built: Path) -> None:
    for name in ("LISEZ-MOI.html", "3-projeter/diaporama.html"):
        page = (built / name).read_text(encoding="utf-8")
        assert '<html lang="fr">' in page
        assert not re.search(r'(?:src|srcset)="(?!data:)', page)
        assert not re.search(r"<link\b|@import|url\((?!data:)", page)


def test_html_deck_has_slides_notes_and_alternative_text(built: Path) -> None:
    page = (built / "3-projeter/diaporama.html").read_text(encoding="utf-8")
    assert page.count('<section class="slide"') == 4
    assert page.count('<div class="notes">') == 3
    assert 'alt="La carte\u00a0: à qui, le texte, Envoyer"' in page


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice absent")
def test_libreoffice_opens_every_editable_file(built: Path, tmp_path: Path) -> None:
    files = {
        f"{path.stem} {form}": path
        for form in ("odt", "docx", "pptx")
        for path in built.rglob(f"*.{form}")
    }
    assert len(files) == 11
    assert by_libreoffice(files, tmp_path).keys() == files.keys()


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice absent")
@pytest.mark.parametrize(
    ("form", "text", "marks"),
    [
        ("odt", "content.xml", ("<text:h ", "<table:table-header-rows>", "<svg:desc>")),
        ("docx", "word/document.xml", ('"Heading1"', "<w:tblHeader", "descr=", '"Encadr')),
    ],
)
def test_a_document_saved_again_by_libreoffice_loses_nothing(
    built: Path, tmp_path: Path, form: str, text: str, marks: tuple[str, ...]
) -> None:
    names = ("1-animer/fiche-animateur", "2-distribuer/fiche-participant")
    files = {name.split("/")[1]: built / f"{name}.{form}" for name in names}
    saved = by_libreoffice(files, tmp_path, form)
    before, after = (
        "".join(read_zip(path.read_bytes())[text].decode() for path in paths.values())
        for paths in (files, saved)
    )
    counts = [before.count(mark) for mark in marks]
    assert [after.count(mark) for mark in marks] == counts
    assert all(counts)
