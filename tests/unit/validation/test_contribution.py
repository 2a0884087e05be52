"""A ZIP that comes from outside adds new units, and can do nothing else."""

import io
import shutil
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from trousse.catalogue import load, read_files
from trousse.catalogue.drafts import draft
from trousse.cli.main import cli
from trousse.errors import TrousseError
from trousse.paths import Project
from trousse.validation.contribution import MOST_BYTES, Contribution, pack, unpack

BASE = Path(__file__).resolve().parents[2] / "cases" / "base"
SYMLINK = 0o120777 << 16
PAGE = b"# Texte\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(BASE, tmp_path / "projet")
    return Project(tmp_path / "projet")


def archive(entries: Mapping[str, bytes], mode: int = 0) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in entries.items():
            entry = zipfile.ZipInfo("x")
            entry.filename = name  # as hostile tools write it, backslashes included
            entry.external_attr = mode
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, content)
    return stream.getvalue()


def snapshot(project: Project) -> dict[str, bytes]:
    paths = (path for path in project.root.parent.rglob("*") if path.is_file())
    return {str(path): path.read_bytes() for path in paths if "build" not in path.parts}


def written(project: Project) -> Contribution:
    """A kit as `trousse new` would write it."""
    made = draft(load(project), "workshop", "Trier ses photos", day=date(2026, 11, 22))
    return Contribution(project, made.contents)


HOSTILE = {
    "../dehors.md": PAGE,
    "workshops/../../dehors/fiche.md": PAGE,
    "/etc/fiche.md": PAGE,
    "workshops\\photos\\fiche.md": PAGE,
    "C:/workshops/photos/fiche.md": PAGE,
    "workshops/photos/.git/fiche.md": PAGE,
    "workshops/photos/CON.md": PAGE,
    "workshops/photos/fiche.md.": PAGE,
    "workshops/photos/fiche.md\n": PAGE,
    "workshops/photos/fiche.sh": b"#!/bin/sh\n",
    "workshops/photos/images/a.exe": b"MZ",
    "workshops/photos/images/a.png": b"<script>",
    "workshops/photos/a/b/c/fiche.md": PAGE,
    "tools/trousse/cli/main.py": b"import os\n",
    "Makefile": b"all:\n",
    "curriculum/frameworks/crcn.yml": b"title: faux\n",
    "workshops/premier-courriel/fiche.md": PAGE,
    "workshops/Premier-Courriel/fiche.md": PAGE,
    "workshops/photos/fiche.md": b"x" * 500_000,
    "workshops/photos/e\u0301te\u0301.md": PAGE,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_entry_is_refused(name: str, project: Project) -> None:
    before = snapshot(project)
    with pytest.raises(TrousseError) as refused:
        unpack(project, read_files(project), archive({name: HOSTILE[name]}), "envoi.zip")
    assert refused.value.to_do
    assert snapshot(project) == before


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 tronqu\xc3\xa9",
        archive({}),
        archive({"workshops/photos/fiche.md": b"fiche.md"}, SYMLINK),
        archive({f"workshops/photos/images/{n}.svg": b"<svg/>" for n in range(101)}),
        archive({"workshops/photos/images/a.svg": b" " * (MOST_BYTES + 1)}),
        archive({"workshops/photos/fiche.md": PAGE, "workshops/photos/FICHE.md": PAGE}),
    ],
    ids=["empty", "cut", "no-entry", "symlink", "crowd", "bomb", "twice"],
)
def test_a_hostile_archive_is_refused(data: bytes, project: Project) -> None:
    with pytest.raises(TrousseError):
        unpack(project, read_files(project), data, "envoi.zip")


def test_a_bomb_that_lies_about_its_size_is_refused(project: Project) -> None:
    honest = archive({"workshops/photos/images/a.svg": b" " * (MOST_BYTES + 1)})
    size = (MOST_BYTES + 1).to_bytes(4, "little")
    with pytest.raises(TrousseError):
        unpack(project, read_files(project), honest.replace(size, b"\x10\0\0\0"), "envoi.zip")


def test_a_contribution_travels_whole_and_always_the_same(project: Project) -> None:
    made = written(project)
    assert pack(made) == pack(made)
    read = unpack(project, read_files(project), pack(made), "envoi.zip")
    assert read.contents == made.contents


def test_import_writes_a_sound_contribution_once(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "envoi.zip"
    runner = CliRunner()
    words = ["--root", str(project.root), "new", "workshop", "Trier ses photos"]
    assert runner.invoke(cli, words).exit_code == 0
    folder = project.workshops / "trier-ses-photos"
    contents = {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}
    path.write_bytes(pack(Contribution(project, contents)))
    shutil.rmtree(folder)
    done = runner.invoke(cli, ["--root", str(project.root), "import", str(path)])
    assert (done.exit_code, done.exception) == (0, None), done.output
    assert {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()} == contents
    again = runner.invoke(cli, ["--root", str(project.root), "import", str(path)])
    assert isinstance(again.exception, TrousseError)


def test_import_writes_nothing_of_what_must_be_mended(project: Project, tmp_path: Path) -> None:
    made = dict(written(project).contents)
    fiche = project.workshops / "trier-ses-photos" / "fiche.md"
    made[fiche] += b"\nAppelez le 06 12 34 56 78.\n"
    path = tmp_path / "envoi.zip"
    path.write_bytes(pack(Contribution(project, made)))
    before = snapshot(project)
    words = ["--root", str(project.root), "import", str(path)]
    done = CliRunner().invoke(cli, words, standalone_mode=False)
    assert done.return_value == 1
    assert "phone-real" in done.output
    assert "Rien n’a été écrit." in done.output
    assert snapshot(project) == before
