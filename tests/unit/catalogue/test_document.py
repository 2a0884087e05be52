"""YAML files keep the place of their values, and never raise."""

from pathlib import Path

import pytest

from trousse.catalogue.document import parse_document, read_document
from trousse.catalogue.files import read_file
from trousse.catalogue.typeset import typeset_yaml

HERE = Path("module.yml")


def test_each_value_has_its_place() -> None:
    document, problems = parse_document(HERE, "title: Le courriel\nsteps:\n  - {minutes: 10}\n")
    assert document is not None
    assert problems == ()
    assert document.data == {"title": "Le courriel", "steps": ({"minutes": 10},)}
    place = document.location("steps", 0, "minutes")
    assert (place.line, place.column) == (3, 6)


def test_a_missing_value_is_placed_at_what_surrounds_it() -> None:
    document, _ = parse_document(HERE, "a: 1\nsteps:\n  - {minutes: 10}\n")
    assert document is not None
    assert document.location("steps", 0, "title").line == 3


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: Le courriel : suite\n", 1),
        ("a: 1\nb: [1, 2\n", 2),
        ("a: 1\n\tb: 2\n", 2),
        ("a: &x 1\nb: *y\n", 2),
        ("a: 2026-13-45\n", 1),
        ("a: 'ouvert\n", 1),
        ('a: "ouvert\nb: ["2.1"]\n', 1),
        ("a: 1\n---\nb: 2\n", 2),
    ],
)
def test_bad_yaml_is_a_problem_at_its_line(text: str, line: int) -> None:
    _, problems = parse_document(HERE, text)
    assert [problem.kind for problem in problems] == ["yaml-syntax"]
    assert problems[0].location.line == line


def test_an_anchor_that_holds_itself_does_not_loop() -> None:
    document, problems = parse_document(HERE, "a: &x [*x]\n")
    assert document is None
    assert problems[0].kind == "yaml-syntax"


def test_a_file_in_another_encoding_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "module.yml"
    path.write_bytes("a: 1\ntitle: été\n".encode("latin-1"))
    document, problems = read_document(path, read_file(path))
    assert document is None
    assert (problems[0].kind, problems[0].location.line) == ("file-unreadable", 2)


@pytest.mark.parametrize("text", ["", "# à faire\n"])
def test_a_file_without_a_key_is_told_once(text: str) -> None:
    document, problems = parse_document(HERE, text)
    assert document is None
    assert [one.kind for one in problems] == ["file-empty"]


@pytest.mark.parametrize("written", ["010", "1:30", "1_000"])
def test_numbers_only_yaml_counts_otherwise_stay_text(written: str) -> None:
    document, _ = parse_document(HERE, f"minutes: {written}")
    assert document is not None
    assert document.data == {"minutes": written}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a: l'été\n", "a: l’été\n"),
        ("a: 'l''été'\n", "a: 'l’été'\n"),
        ("a: \"l'été\"  # l'été\n", 'a: "l’été"  # l\'été\n'),
        ("l'x: [l'un, 3, l'autre]\n", "l'x: [l’un, 3, l’autre]\n"),
        ("a: |\n  l'un\n  l'autre\n", "a: |\n  l’un\n  l’autre\n"),
        ("a: [\n", "a: [\n"),
        ("a: &x l'un\nb: *x\n", "a: &x l'un\nb: *x\n"),
    ],
)
def test_typography_touches_values_only(text: str, wanted: str) -> None:
    assert typeset_yaml(text, lambda value: value.replace("'", "’")) == wanted
