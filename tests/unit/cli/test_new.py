"""A new unit is a draft that passes `check` at once."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from trousse.catalogue import load
from trousse.catalogue.drafts import described, slug
from trousse.cli.main import cli
from trousse.errors import TrousseError
from trousse.paths import Project
from trousse.validation import check

ROOT = Path(__file__).resolve().parents[3]
BASE = ROOT / "tests" / "cases" / "base"
KINDS = (
    ("exercise", "exercises/email/trier-ses-photos", ()),
    ("exercise", "exercises/email/trier-ses-photos", ("--from", "email/lire-un-message")),
    ("workshop", "workshops/trier-ses-photos", ()),
    ("workshop", "workshops/trier-ses-photos", ("--from", "premier-courriel")),
    ("module", "curriculum/modules/trier-ses-photos", ()),
    ("module", "curriculum/modules/trier-ses-photos", ("--from", "courriel")),
    ("track", "curriculum/tracks/trier-ses-photos.yml", ()),
    ("track", "curriculum/tracks/trier-ses-photos.yml", ("--from", "parcours-court")),
)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """The small project, with the real lists of values: skeletons are written for them."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    shutil.copytree(ROOT / "curriculum/frameworks", tmp_path / "curriculum/frameworks",
                    dirs_exist_ok=True)  # fmt: skip
    for path in tmp_path.glob("workshops/*/bilan.yml"):
        shutil.copy(ROOT / "workshops/premier-courriel/bilan.yml", path)
    return Project(tmp_path)


@pytest.mark.parametrize(("kind", "place", "options"), KINDS)
def test_a_draft_passes_check(
    kind: str, place: str, options: tuple[str, ...], project: Project
) -> None:
    words = ["--root", str(project.root), "new", kind, "Trier ses photos", *options]
    done = CliRunner().invoke(cli, words)
    assert (done.exit_code, done.exception) == (0, None), done.output
    assert place in done.output
    assert (project.root / place).exists()
    findings = [f for f in check(project).findings if place in f.location.path.as_posix()]
    assert findings == []
    made = next(unit for unit in load(project).units if unit.title == "Trier ses photos")
    assert made.status == "brouillon"
    assert (made.derived_from is not None) is bool(options)
    again = CliRunner().invoke(cli, words)
    assert isinstance(again.exception, TrousseError)


def test_what_is_not_said_is_asked(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trousse.cli.new.is_interactive", lambda: True)
    words = ["--root", str(project.root), "new"]
    done = CliRunner().invoke(cli, words, input="exercise\nTrier ses photos\nemail\n")
    assert "Que voulez-vous écrire" in done.output
    assert "exercises/email/trier-ses-photos" in done.output


def test_nothing_is_asked_of_a_script(project: Project) -> None:
    done = CliRunner().invoke(cli, ["--root", str(project.root), "new"])
    assert done.exit_code == 2


def test_an_adapted_unit_credits_the_first(project: Project) -> None:
    words = ["--root", str(project.root), "new", "workshop", "Deuxième", "--from",
             "premier-courriel"]  # fmt: skip
    assert CliRunner().invoke(cli, words).exit_code == 0
    origin = load(project).workshops["deuxieme"].derived_from
    assert origin is not None
    assert (origin.unit, origin.title) == ("premier-courriel", "Mon premier courriel")
    assert (origin.authors, origin.licence) == (("Trousse",), "etalab-2.0")


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
    made = described("title: A\nstatus: pret\n", 'Dire "non" \\1', date(2026, 11, 22))
    assert made.startswith('title: "Dire \\"non\\" \\\\1"\nstatus: brouillon\n')
