"""`trousse start --suivi`: what is to mend, and the words of the page it is about."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from trousse.cli.follow import notes, words_at
from trousse.cli.main import cli
from trousse.paths import Project

BASE = Path(__file__).resolve().parents[2] / "cases" / "base"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Une phrase.", "Une phrase."),
        ("## Un titre", "Un titre"),
        ("- Un point", "Un point"),
        ("1. Une étape", "Une étape"),
        ('summary: "Vous saurez lire."', "Vous saurez lire."),
        ('  - question: "Que faites-vous ?"', "Que faites-vous ?"),
        ("  - {title: Lire un message, minutes: 15}", "Lire un message"),
        (r'    "Lisez ceci.\n",', "Lisez ceci."),
    ],
)
def test_the_words_of_a_line(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "texte.md"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    assert words_at(path, 2) == words
    assert words_at(path, 9) == ""


def test_a_note_says_page_place_and_words(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    project = Project(tmp_path)
    sheet = next(project.workshops.glob("*/fiche.md"))
    text = sheet.read_text(encoding="utf-8") + "\n## Pour finir\n\nÀ COMPLÉTER plus tard.\n"
    sheet.write_text(text, encoding="utf-8")
    found = [note for note in notes(project) if note["words"].startswith("À COMPLÉTER")]
    assert {note["page"] for note in found} == {f"ateliers/{sheet.parent.name}/fiche/"}
    line = len(text.splitlines())
    assert found[0]["place"] == f"workshops/{sheet.parent.name}/fiche.md:{line}"


def test_drafts_are_not_shown_to_the_room() -> None:
    result = CliRunner().invoke(cli, ["start", "--suivi", "--salle"])
    assert result.exit_code == 2
    assert "brouillons" in result.output
