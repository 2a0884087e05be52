"""What office files gain after the converter."""

from trousse.kits.archive import read_zip, write_zip
from trousse.kits.office import finish
from trousse.kits.tree import Tree

META = {"kit": "A & B", "kind": "Fiche", "foot": "Pied", "page": "Page", "of": "sur"}
FRAME = '<draw:frame><draw:image xlink:href="Pictures/{}.png" /></draw:frame>'


def _odt(images: list[dict[str, str]], content: str) -> str:
    data = write_zip({"mimetype": b"x", "content.xml": content.encode(), "styles.xml": b""})
    return read_zip(finish("odt", data, Tree(META, [], images, [])))["content.xml"].decode()


def test_each_frame_gets_its_own_alternative_text() -> None:
    images = [{"src": "a", "alt": "Un <chat>"}, {"src": "b", "alt": "Un chien"}]
    content = _odt(images, FRAME.format(0) + FRAME.format(1))
    assert content.count("<svg:desc>") == 2
    assert content.index("Un &lt;chat&gt;") < content.index("Pictures/1.png")
    assert content.index("Un chien") > content.index("Pictures/1.png")


def test_cells_get_borders() -> None:
    style = (
        '<style:style style:name="TableHeaderRowCell" style:family="table-cell">\n'
        '  <style:table-cell-properties fo:border="none" />'
    )
    content = _odt([], style)
    assert "solid #" in content
    assert "fo:background-color" in content


def test_head_and_foot_are_the_kits_own() -> None:
    files = {"word/header1.xml": b"TROUSSE-ATELIER TROUSSE-DOCUMENT", "word/document.xml": b""}
    made = read_zip(finish("docx", write_zip(files), Tree(META, [], [], [])))
    assert made["word/header1.xml"] == b"A &amp; B Fiche"


def test_only_long_tables_may_run_over_two_pages() -> None:
    row = '<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="Compact" /></w:pPr></w:p></w:tc></w:tr>'
    text = f"<w:tbl>{row}{row}</w:tbl>" * 2
    files = {"word/document.xml": text.encode()}
    made = read_zip(finish("docx", write_zip(files), Tree(META, [], [], [True, False])))
    short, long, _ = made["word/document.xml"].decode().split("</w:tbl>")
    assert short.count("<w:keepNext/>") == 1
    assert "<w:keepNext/>" not in long
    assert short.count("<w:cantSplit/>") == long.count("<w:cantSplit/>") == 2


def test_words_do_not_stick_to_the_list_above() -> None:
    first = '<text:p text:style-name="First_20_paragraph">'
    content = _odt([], f"{first}Avant</text:p><text:list></text:list>\n{first}Après</text:p>")
    assert content.count("First_20_paragraph") == 1
    assert '"Après_20_une_20_liste">Après' in content
