"""Cutting a deck's tree into slides."""

from typing import Any

from trousse.kits.tree import cut_slides, stringify


def _text(text: str) -> list[dict[str, Any]]:
    return [{"t": "Str", "c": text}]


def _header(text: str) -> dict[str, Any]:
    return {"t": "Header", "c": [2, ["", [], []], _text(text)]}


def _div(name: str, *blocks: dict[str, Any]) -> dict[str, Any]:
    return {"t": "Div", "c": [["", [name], []], list(blocks)]}


PICTURE = {
    "t": "Para",
    "c": [{"t": "Image", "c": [["", [], []], _text("Un dessin"), ["a.svg", ""]]}],
}


def test_words_pictures_and_notes_are_sorted() -> None:
    words = {"t": "Para", "c": _text("Bonjour")}
    columns = _div("columns", _div("column", words), _div("column", PICTURE))
    slide = cut_slides([_header("Un"), columns, _div("notes", words)])[0]
    assert stringify(slide.title) == "Un"
    assert slide.words == [words]
    assert stringify(slide.pictures) == "Un dessin"
    assert slide.notes == [words]


def test_nothing_before_the_first_heading() -> None:
    assert cut_slides([PICTURE]) == []


def test_text_of_nested_inlines() -> None:
    link = {"t": "Link", "c": [["", [], []], [{"t": "Strong", "c": _text("ici")}], ["x", ""]]}
    assert stringify([*_text("Cliquez"), {"t": "Space"}, link]) == "Cliquez ici"
