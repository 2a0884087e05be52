"""Building a kit: what is written, when, and never by halves."""

import dataclasses
import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from trousse.catalogue import Catalogue, Workshop
from trousse.errors import TrousseError, explain
from trousse.kits import Personalisation, build
from trousse.kits.documents import DOCUMENTS
from trousse.paths import Project

Renderer = Callable[[dict[str, object]], str]
pytestmark = pytest.mark.slow


def _files(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_kit_holds_every_document(built: Path) -> None:
    wanted = {document.path(form) for document in DOCUMENTS for form in document.forms}
    wanted |= {"4-annoncer/affiche.svg", "4-annoncer/annonce.txt"}
    wanted |= {"LISEZ-MOI.html", "LISEZ-MOI.txt", "LICENCE.txt"}
    wanted |= {"6-exercices/email-lire-un-message.html"}
    assert set(_files(built)) == wanted


def test_every_link_of_the_front_page_leads_somewhere(built: Path) -> None:
    import re

    page = (built / "LISEZ-MOI.html").read_text(encoding="utf-8")
    targets = [one for one in re.findall(r'href="([^"]+)"', page) if "://" not in one]
    assert len(targets) > 15
    assert [one for one in targets if not (built / one).is_file()] == []


def test_same_input_same_bytes(
    workshop: Workshop, catalogue: Catalogue, project: Project, renderer: Renderer, built: Path
) -> None:
    again = build(workshop, catalogue, project, renderer=renderer)
    assert again.read_bytes() == built.with_name(f"{built.name}.zip").read_bytes()


def test_a_second_build_touches_nothing_and_a_change_is_seen(
    workshop: Workshop, catalogue: Catalogue, project: Project, renderer: Renderer
) -> None:
    said: list[str] = []
    target = build(workshop, catalogue, project, progress=said.append, renderer=renderer)
    before, bytes_before = _files(project.build), target.read_bytes()
    build(workshop, catalogue, project, progress=said.append, renderer=renderer)
    assert _files(project.build) == before
    assert said == ["build/kits/ecrire-une-carte-2026.11.0.zip"]
    other = dataclasses.replace(workshop, summary="Autre chose.")
    build(other, catalogue, project, progress=said.append, renderer=renderer)
    assert len(said) == 2
    assert target.read_bytes() != bytes_before


def test_a_failure_leaves_the_former_kit(
    workshop: Workshop, catalogue: Catalogue, project: Project, renderer: Renderer
) -> None:
    target = build(workshop, catalogue, project, renderer=renderer)
    before = _files(project.build)

    def failing(_: dict[str, Any]) -> str:
        raise TrousseError("exercice", "ne se fait pas.", "Recommencez.")

    other = dataclasses.replace(workshop, summary="Autre chose.")
    with pytest.raises(TrousseError):
        build(other, catalogue, project, renderer=failing)
    assert _files(project.build) == before
    assert target.is_file()


def test_a_full_disk_leaves_the_former_kit(
    workshop: Workshop,
    catalogue: Catalogue,
    project: Project,
    renderer: Renderer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    build(workshop, catalogue, project, renderer=renderer)
    before, write = _files(project.build), Path.write_bytes

    def full(path: Path, data: bytes) -> int:
        if path.suffix == ".zip":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return write(path, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    other = dataclasses.replace(workshop, summary="Autre chose.")
    with pytest.raises(OSError, match="No space left") as caught:
        build(other, catalogue, project, renderer=renderer)
    assert _files(project.build) == before
    assert "place libre sur le disque" in explain(caught.value).to_do


_KILLED = """
import os, signal, sys
from conftest import Project, build, make_catalogue, make_workshop
workshop = make_workshop(project := Project(__import__("pathlib").Path(sys.argv[1])))
end = lambda _: os.kill(os.getpid(), signal.SIGKILL)
build(workshop, make_catalogue(workshop), project, renderer=end)
"""


def test_a_build_killed_midway_leaves_no_half_kit(
    workshop: Workshop, catalogue: Catalogue, project: Project, renderer: Renderer
) -> None:
    command = [sys.executable, "-c", _KILLED, str(project.root)]
    done = subprocess.run(command, cwd=Path(__file__).parent, check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    kits = project.build / "kits"
    left = [one for one in kits.iterdir() if one.name != ".modeles"]
    assert [one.name.startswith(".en-cours-") for one in left] == [True]
    os.utime(left[0], (0, 0))
    target = build(workshop, catalogue, project, renderer=renderer)
    assert ZipFile(target).testzip() is None
    assert not left[0].exists()


def test_a_kit_for_a_place(
    workshop: Workshop, catalogue: Catalogue, project: Project, renderer: Renderer, tmp_path: Path
) -> None:
    logo = tmp_path / "notre logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    contact = "01 99 00 30 02 ou tilleuls@mediatheque.example"
    place = Personalisation("Médiathèque Les Tilleuls", "jeudi 3 décembre", "14 h", contact, logo)
    target = build(workshop, catalogue, project, place, renderer=renderer)
    assert target.name == "ecrire-une-carte-2026.11.0-mediatheque-les-tilleuls.zip"
    folder = target.with_name(target.name.removesuffix(".zip"))
    assert "Lieu\u00a0: Médiathèque Les Tilleuls" in (folder / "4-annoncer/annonce.txt").read_text()
    words = (folder / "4-annoncer/affiche.svg").read_text()
    assert ">Médiathèque Les Tilleuls</text>" in words
    # A long contact takes two lines of its box.
    assert [part in words for part in (">01 99 00 30 02 ou</text>", ">tilleuls@")] == [True, True]
    assert "data:image/svg+xml" in (folder / "4-annoncer/affiche.svg").read_text()
