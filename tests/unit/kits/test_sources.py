"""What is refused before a kit is built, and where it is said to stand."""

import dataclasses
from collections.abc import Callable

import pytest

from trousse.catalogue import Catalogue, Workshop
from trousse.catalogue.workshop import Step
from trousse.errors import TrousseError
from trousse.kits import build, problems, sources
from trousse.paths import Project

Found = Callable[..., list[tuple[str, str, int]]]


def _edit(workshop: Workshop, name: str, old: str, new: str) -> None:
    path = workshop.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def found(workshop: Workshop, project: Project) -> Found:
    def run(changed: Workshop | None = None) -> list[tuple[str, str, int]]:
        findings = problems(changed or workshop, project)
        return [(one.rule, one.location.path.name, one.location.line) for one in findings]

    return run


def test_the_sample_has_no_problem(found: Found) -> None:
    assert found() == []


def test_missing_text(workshop: Workshop, found: Found) -> None:
    (workshop.folder / "affiche.md").unlink()
    assert found() == [("file-missing", "affiche.md", 1)]


def test_missing_section(workshop: Workshop, found: Found) -> None:
    _edit(workshop, "animation.md", "## Sans réseau", "## Autre chose")
    assert found() == [("section-missing", "animation.md", 1)]


def test_missing_learner_section(workshop: Workshop, found: Found) -> None:
    _edit(workshop, "fiche.md", "## Pour m'entraîner", "## Encore")
    assert found() == [("section-missing", "fiche.md", 1)]


def test_steps_in_another_order(workshop: Workshop, found: Found) -> None:
    _edit(workshop, "animation.md", "### Pratiquer seul", "### Pratiquer")
    assert found() == [("running-order-mismatch", "animation.md", 31)]


def test_steps_of_workshop_yml_count(workshop: Workshop, found: Found) -> None:
    more = dataclasses.replace(workshop, steps=(*workshop.steps, Step(title="Ranger", minutes=5)))
    assert found(more) == [("running-order-mismatch", "animation.md", 1)]


def test_image_without_alternative_text(workshop: Workshop, found: Found) -> None:
    _edit(workshop, "fiche.md", "![L'enveloppe à toucher pour ouvrir l'application]", "![]")
    assert found() == [("image-without-text", "fiche.md", 7)]


def test_image_that_is_not_there(workshop: Workshop, found: Found) -> None:
    _edit(workshop, "fiche.md", "images/carte.svg", "images/absente.svg")
    assert found() == [("image-missing", "fiche.md", 7)]


def test_titles(workshop: Workshop, found: Found) -> None:
    _edit(workshop, "affiche.md", "# Et si", "Et si")
    (workshop.folder / "diaporama.md").write_text("Rien.\n", encoding="utf-8")
    assert found() == [
        ("title-missing", "affiche.md", 1),
        ("title-missing", "diaporama.md", 1),
    ]


def test_too_heavy(found: Found, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sources, "MAX_BYTES", 10)
    assert found() == [("kit-too-heavy", "workshop.yml", 1)]


def test_build_refuses_and_writes_nothing(workshop: Workshop, project: Project) -> None:
    _edit(workshop, "fiche.md", "images/carte.svg", "images/absente.svg")
    with pytest.raises(TrousseError) as caught:
        build(workshop, Catalogue(), project)
    assert caught.value.where == "workshops/ecrire-une-carte/fiche.md:7"
    assert "absente.svg" in caught.value.what
    assert not project.build.exists()
