"""A kit for one place."""

from pathlib import Path

import pytest

from trousse.errors import TrousseError
from trousse.kits import Personalisation


@pytest.mark.parametrize(
    ("hour", "start"),
    [
        ("14 h 30", 870),
        ("14h", 840),
        ("9:05", 545),
        ("de 10 h à 12 h", 600),
        ("matin", None),
        ("", None),
    ],
)
def test_start_of_the_session(hour: str, start: int | None) -> None:
    assert Personalisation(hour=hour).start == start


def test_the_place_ends_the_name() -> None:
    assert Personalisation(place="Médiathèque Les Tilleuls").suffix == "-mediatheque-les-tilleuls"
    assert Personalisation(contact="01 99 00 30 02").suffix == "-personnalise"
    assert Personalisation().suffix == ""


_SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{}</svg>'


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("absent.png", None, "n’existe pas"),
        ("logo.webp", b"x", "ni en SVG"),
        ("logo.png", b"ceci est un texte", "ni en SVG"),
        ("logo.jpg", b"\x89PNG\r\n\x1a\n", "ni en SVG"),
        ("logo.svg", b"<html></html>", "ni en SVG"),
        ("lourd.png", b"\x89PNG\r\n\x1a\n" + b"0" * 2_300_000, "2,3 Mo"),
        ("programme.svg", _SVG.format("<script>alert(1)</script>").encode(), "programme"),
        ("geste.svg", _SVG.format('<rect onclick="x()"/>').encode(), "programme"),
        ("loin.svg", _SVG.format('<image href="https://a.example/b.png"/>').encode(), "chercher"),
    ],
)
def test_a_logo_no_document_can_show_is_refused(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    logo = tmp_path / name
    if content is not None:
        logo.write_bytes(content)
    with pytest.raises(TrousseError) as caught:
        Personalisation(logo=logo).check()
    assert said in caught.value.what
    assert caught.value.where == str(logo)


def test_a_plain_drawing_is_accepted(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text(_SVG.format('<a href="#a"/><rect fill="url(#b)"/>'), encoding="utf-8")
    Personalisation(logo=logo).check()


def test_the_mark_follows_the_bytes_of_the_logo(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text("<svg/>")
    before = Personalisation(logo=logo).mark
    logo.write_text("<svg></svg>")
    assert Personalisation(logo=logo).mark != before


@pytest.mark.parametrize(
    "detail",
    [
        {"place": "Médiathèque " * 20},
        {"place": "Salle\nDeuxième étage"},
        {"day": "<b>lundi</b>"},
        {"hour": "14 h | 16 h"},
        {"contact": "[Accueil](https://exemple.test)"},
    ],
)
def test_words_no_poster_can_hold_are_refused(detail: dict[str, str]) -> None:
    with pytest.raises(TrousseError, match="ce texte"):
        Personalisation(**detail).check()


def test_an_ordinary_address_is_accepted() -> None:
    Personalisation(
        place="Médiathèque L’Œuvre-du-Temps, salle #3 (1er étage), 12 bis, rue d’Août",
        contact="accueil_mediatheque@commune.example, 01 99 00 12 34",
    ).check()


@pytest.mark.parametrize(
    "day",
    ["", "tous les mardis", "les 12, 13 et 14 mars", "14/01/2027", "jeudi 29.2.2028", "2027-01-14"],
)
def test_a_day_in_words_or_digits_is_taken(day: str) -> None:
    Personalisation(day=day).check()


@pytest.mark.parametrize(
    "day", ["32/13/2026", "le 31.02.2027 au matin", "29/02/27", "2027-13-01", "00/01/2027"]
)
def test_a_day_that_does_not_exist_is_refused(day: str) -> None:
    with pytest.raises(TrousseError) as caught:
        Personalisation(day=day).check()
    assert caught.value.where == "--date"
    assert "n’existe pas" in caught.value.what


@pytest.mark.parametrize("hour", ["26 h", "14 h 75", "de 10 h à 25 h"])
def test_an_hour_that_does_not_exist_is_refused(hour: str) -> None:
    with pytest.raises(TrousseError) as caught:
        Personalisation(hour=hour).check()
    assert caught.value.where == "--heure"
