"""A new unit is a draft that passes `check` at once."""

import shutil
from pathlib import Path

import pytest

from trousse.catalogue import load
from trousse.cli.new import draft, slug
from trousse.errors import TrousseError
from trousse.paths import Project
from trousse.validation import check

BASE = Path(__file__).resolve().parents[2] / "cases" / "base"
KINDS = (
    ("exercise", "exercises/email/trier-ses-photos", ("--from", "email/lire-un-message")),
    ("workshop", "workshops/trier-ses-photos", ("--from", "premier-courriel")),
    ("module", "curriculum/modules/trier-ses-photos", ("--from", "courriel")),
)


@pytest.mark.parametrize(("kind", "place", "options"), KINDS)
def test_a_draft_passes_check(
    kind: str, place: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    from click.testing import CliRunner

    from trousse.cli.main import cli

    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    words = ["--root", str(tmp_path), "new", kind, "Trier ses photos", *options]
    done = CliRunner().invoke(cli, words)
    assert done.exit_code == 0, done.output
    assert place in done.output
    assert (tmp_path / place).is_dir()
    project = Project(tmp_path)
    assert check(project).findings == ()
    titles = {unit.title: unit.status for unit in load(project).units}
    assert titles["Trier ses photos"] == "brouillon"
    again = CliRunner().invoke(cli, words)
    assert isinstance(again.exception, TrousseError)


@pytest.mark.parametrize(
    ("title", "name"),
    [("Trier ses photos !", "trier-ses-photos"), ("L’œil et l’été", "l-oeil-et-l-ete")],
)
def test_slugs(title: str, name: str) -> None:
    assert slug(title) == name


def test_a_title_without_letters_is_refused() -> None:
    with pytest.raises(TrousseError):
        slug("2024 !")


def test_a_quoted_title_stays_yaml() -> None:
    assert draft("title: A\nstatus: pret\n", 'Dire "non"').startswith('title: "Dire \\"non\\""\n')
