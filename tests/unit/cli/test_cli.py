"""The command line speaks French, never shows a traceback, and exits with the right code."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from trousse.cli.main import VERBS

BASE = Path(__file__).resolve().parents[2] / "cases" / "base"
PYTHONPATH = Path(__file__).resolve().parents[3] / "tools"


def trousse(*words: str, cwd: Path = BASE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from trousse.cli import main; main()", *words],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
        env={"PYTHONPATH": str(PYTHONPATH), "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"},
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_help_lists_the_verbs_in_french() -> None:
    done = trousse("--help")
    assert done.returncode == 0
    assert all(f"\n  {verb} " in done.stdout for verb in VERBS)
    assert "Usage :" in done.stdout
    assert "Show this message" not in done.stdout


@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_has_french_help(verb: str) -> None:
    done = trousse(verb, "--help")
    assert done.returncode == 0, done.stderr
    assert "Afficher cette aide." in done.stdout
    assert len(done.stdout.splitlines()) > 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("verifier",), "La commande « verifier » n’existe pas."),
        (("check", "--forme"), "L’option « --forme » n’existe pas."),
        (("check", "--format", "xml"), "au choix"),
        (("check", "absent.md"), "« absent.md » n’existe pas."),
        (("check", "/"), "n’est pas dans le projet"),
        (("fmt", ".."), "n’est pas dans le projet"),
        (("show", "parcours-long"), "Choisissez parmi : parcours-court."),
        (("--root", "absent", "check"), "n’existe pas"),
        (("build", "kit", "absent"), "Kits prêts : premier-courriel."),
        (("grade", "stage", "absent"), "Modules prêts : courriel."),
        (("start", "--port", "99999"), "n’est pas dans l’intervalle"),
    ],
)
def test_a_wrong_use_is_explained(words: tuple[str, ...], said: str) -> None:
    done = trousse(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 4


def test_a_kit_with_findings_is_refused_where_they_are(copy: Path) -> None:
    text = copy / "workshops/premier-courriel/animation.md"
    text.write_text(text.read_text().replace("## Orienter", "## Autre chose"))
    done = trousse("build", "kit", "premier-courriel", cwd=copy)
    assert done.returncode == 1
    assert "workshops/premier-courriel/animation.md:" in done.stderr
    assert "« Orienter »" in done.stderr
    assert not (copy / "build").exists()


def test_outside_a_project_one_is_told_so(tmp_path: Path) -> None:
    done = trousse("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "n’est pas un projet Trousse" in done.stderr


def test_check_exits_with_what_it_found(copy: Path) -> None:
    assert trousse("check", cwd=copy).returncode == 0
    (copy / "workshops/premier-courriel/fiche.md").write_text("# Titre\n", encoding="utf-8")
    done = trousse("check", "--format", "json", cwd=copy)
    assert done.returncode == 1
    findings = json.loads(done.stdout)["findings"]
    assert {finding["rule"] for finding in findings} == {"section-missing"}
    annotated = trousse("check", "--format", "github", cwd=copy).stdout
    assert annotated.startswith("::error file=workshops/premier-courriel/fiche.md,line=1,col=1")


def test_check_can_look_at_one_folder(copy: Path) -> None:
    (copy / "workshops/premier-courriel/fiche.md").write_text("# Titre\n", encoding="utf-8")
    assert trousse("check", "curriculum", cwd=copy).returncode == 0
    assert trousse("check", "workshops", cwd=copy).returncode == 1


def test_fmt_mends_and_says_what_it_mended(copy: Path) -> None:
    page = copy / "workshops/premier-courriel/fiche.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nQui m'écrit ?\n", encoding="utf-8")
    assert "fiche.md" in trousse("fmt", cwd=copy).stdout
    assert "Qui m’écrit\u202f?" in page.read_text(encoding="utf-8")
    assert "Tout était déjà en forme." in trousse("fmt", cwd=copy).stdout


def test_fmt_leaves_a_broken_notebook_and_says_so(copy: Path) -> None:
    path = copy / "curriculum/modules/courriel/activite.ipynb"
    path.write_text("{", encoding="utf-8")
    done = trousse("fmt", cwd=copy)
    assert done.returncode == 1
    assert "activite.ipynb" in done.stderr
    assert path.read_text(encoding="utf-8") == "{"


def test_show_computes_hours() -> None:
    assert "7 h sur 7 h" in trousse("show").stdout
    assert "1. Le courriel (7 h, prêt)" in trousse("show", "parcours-court").stdout
