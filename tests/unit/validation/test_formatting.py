"""`trousse fmt` mends what a machine can mend, and nothing else."""

import shutil
from pathlib import Path

import pytest

from trousse.catalogue import read_files
from trousse.paths import Project
from trousse.validation.formatting import format_content, formatted, plan_format

BASE = Path(__file__).resolve().parents[2] / "cases" / "base"
PROJECT = Project(Path("/projet"))
MODULE = PROJECT.curriculum / "modules" / "courriel" / "module.yml"
LINE = "# yaml-language-server: $schema=../../../build/schemas/module.schema.json\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("title: A\nstatus: pret\n", "title: A\nstatus: pret\n"),
        ("status: pret\ntitle: A\nblock: b\n", "title: A\nstatus: pret\nblock: b\n"),
        ("block: b\ntitle: A\nstatus: pret\n", "block: b\ntitle: A\nstatus: pret\n"),
        ("status: pret\n# Le titre\ntitle: A\n", "# Le titre\ntitle: A\nstatus: pret\n"),
        ("\ufefftitle: A\r\nstatus: pret\r\n", "title: A\nstatus: pret\n"),
        ("title: e\u0301te\u0301\n", "title: été\n"),
        (f"{LINE}{LINE}title: A\n", "title: A\n"),
    ],
)
def test_a_sidecar_has_one_layout(text: str, wanted: str) -> None:
    made = formatted(PROJECT, MODULE, text)
    assert made == LINE + wanted
    assert formatted(PROJECT, MODULE, made) == made


@pytest.mark.parametrize("text", ["title: [\n", "a: 1\na: 2\n- b\n", "title: &x A\nb: *x : 2\n"])
def test_what_is_not_yaml_is_left_alone(text: str) -> None:
    assert formatted(PROJECT, MODULE, text) == text


def test_nothing_is_written_where_nothing_changes(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*") if path.is_file()}
    assert format_content(Project(tmp_path)).changed == {}
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()} == before


def test_a_half_merged_file_is_left_to_its_author(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    page = tmp_path / "workshops/premier-courriel/fiche.md"
    page.write_text("<<<<<<< HEAD\nl'un\n=======\nl'autre\n>>>>>>> b\n", encoding="utf-8")
    done = plan_format(read_files(Project(tmp_path)))
    assert list(done.refused) == [page]
    assert done.changed == {}
