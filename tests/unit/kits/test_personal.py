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
        ("26 h", None),
        ("", None),
    ],
)
def test_start_of_the_session(hour: str, start: int | None) -> None:
    assert Personalisation(hour=hour).start == start


def test_the_place_ends_the_name() -> None:
    assert Personalisation(place="Médiathèque Les Tilleuls").suffix == "-mediatheque-les-tilleuls"
    assert Personalisation(contact="01 99 00 30 02").suffix == "-personnalise"
    assert Personalisation().suffix == ""


def test_a_missing_logo_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TrousseError, match="n’existe pas"):
        Personalisation(logo=tmp_path / "logo.png").check()


def test_a_logo_no_document_can_show_is_refused(tmp_path: Path) -> None:
    logo = tmp_path / "logo.webp"
    logo.write_bytes(b"x")
    with pytest.raises(TrousseError, match="ni en SVG"):
        Personalisation(logo=logo).check()


def test_the_mark_follows_the_bytes_of_the_logo(tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text("<svg/>")
    before = Personalisation(logo=logo).mark
    logo.write_text("<svg></svg>")
    assert Personalisation(logo=logo).mark != before
