import pytest

from trousse.grading.forms.text import distance, normalise, printable, same_spelling, to_number


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("  L’Objet  ", "objet"),
        ("une pièce-jointe", "piecejointe"),
        ("Œuvre", "oeuvre"),
        ("la", "la"),
        ("", ""),
    ],
)
def test_normalise_keeps_what_counts(typed: str, expected: str) -> None:
    assert normalise(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("12,5", 12.5),
        ("1 250,50", 1250.5),
        ("1\u202f250", 1250.0),
        ("8 €", 8.0),
        ("20 %", 20.0),
        ("-3", -3.0),
        (".5", 0.5),
        (4, 4.0),
        ("douze", None),
        ("", None),
        ("1e9", None),
        ("1,2,3", None),
        (float("nan"), None),
        (10**400, None),
        (True, None),
        (["1"], None),
        ("٣", None),
        ("1" * 500, None),
    ],
)
def test_to_number_reads_french_and_refuses_the_rest(typed: object, expected: object) -> None:
    assert to_number(typed) == expected


def test_one_typing_error_may_be_allowed() -> None:
    assert same_spelling("coppie cachée", "Copie cachée", errors=1)
    assert same_spelling("coipe cachee", "Copie cachée", errors=1)
    assert not same_spelling("coppie cachée", "Copie cachée")
    assert distance("cci", "cc") == 1


def test_printable_drops_what_could_spoil_an_output() -> None:
    assert printable("a\x1b[31mb\ud800\u202ec\u00a0d") == "a[31mbc\u00a0d"
    assert printable("x" * 400).endswith("…")
