"""What office files gain after the converter."""

from trousse.kits.archive import read_zip, write_zip
from trousse.kits.office import finish
from trousse.kits.tree import Tree

META = {"kit": "A & B", "kind": "Fiche", "foot": "Pied", "page": "Page", "of": "sur"}
FRAME = '<draw:frame><draw:image xlink:href="Pictures/{}.png" /></draw:frame>'


def _odt(images: list[dict[str, str]], content: str) -> str:
    data = write_zip({"mimetype": b"x", "content.xml": content.encode(), "styles.xml": b""})
    return read_zip(finish("odt", data, Tree(META, [], images)))["content.xml"].decode()


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
    made = read_zip(finish("docx", write_zip(files), Tree(META, [], [])))
    assert made["word/header1.xml"] == b"A &amp; B Fiche"
