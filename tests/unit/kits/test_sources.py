"""What is refused before a kit is built, and where it is said to stand."""

import dataclasses

import pytest

from trousse.catalogue import Catalogue, Workshop
from trousse.catalogue.workshop import Step
from trousse.errors import TrousseError
from trousse.kits import build, problems, sources
from trousse.paths import Project


def _edit(workshop: Workshop, name: str, old: str, new: str) -> None:
    path = workshop.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _found(workshop: Workshop) -> list[tuple[str, str, int]]:
    return [(one.kind, one.location.path.name, one.location.line) for one in problems(workshop)]


def test_the_sample_has_no_problem(workshop: Workshop) -> None:
    assert problems(workshop) == []


def test_missing_text(workshop: Workshop) -> None:
    (workshop.folder / "affiche.md").unlink()
    assert _found(workshop) == [("kit-text-missing", "affiche.md", 1)]


def test_missing_section(workshop: Workshop) -> None:
    _edit(workshop, "animation.md", "## Sans réseau", "## Autre chose")
    assert _found(workshop) == [("kit-section-missing", "animation.md", 1)]


def test_missing_learner_section(workshop: Workshop) -> None:
    _edit(workshop, "fiche.md", "## Pour m'entraîner", "## Encore")
    assert _found(workshop) == [("kit-section-missing", "fiche.md", 1)]


def test_steps_in_another_order(workshop: Workshop) -> None:
    _edit(workshop, "animation.md", "### Pratiquer seul", "### Pratiquer")
    assert _found(workshop) == [("kit-steps-differ", "animation.md", 9)]


def test_steps_of_workshop_yml_count(workshop: Workshop) -> None:
    more = dataclasses.replace(workshop, steps=(*workshop.steps, Step(title="Ranger", minutes=5)))
    assert _found(more) == [("kit-steps-differ", "animation.md", 9)]


def test_image_without_alternative_text(workshop: Workshop) -> None:
    _edit(workshop, "fiche.md", "![L'enveloppe à toucher pour ouvrir l'application]", "![]")
    assert _found(workshop) == [("kit-image-alternative", "fiche.md", 7)]


def test_image_that_is_not_there(workshop: Workshop) -> None:
    _edit(workshop, "fiche.md", "images/carte.svg", "images/absente.svg")
    assert _found(workshop) == [("kit-image-missing", "fiche.md", 7)]


def test_titles(workshop: Workshop) -> None:
    _edit(workshop, "affiche.md", "# Et si", "Et si")
    (workshop.folder / "diaporama.md").write_text("Rien.\n", encoding="utf-8")
    assert _found(workshop) == [
        ("kit-title-missing", "affiche.md", 1),
        ("kit-title-missing", "diaporama.md", 1),
    ]


def test_too_heavy(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 10)
    assert _found(workshop) == [("kit-too-heavy", "workshop.yml", 1)]


def test_build_refuses_and_writes_nothing(workshop: Workshop, project: Project) -> None:
    _edit(workshop, "fiche.md", "images/carte.svg", "images/absente.svg")
    with pytest.raises(TrousseError) as caught:
        build(workshop, Catalogue(), project)
    assert caught.value.where == "workshops/ecrire-une-carte/fiche.md:7"
    assert "absente.svg" in caught.value.what
    assert not project.build.exists()
