"""What is refused before a kit is built, and where it is said to stand."""

import dataclasses
from collections.abc import Callable

import pytest

from trousse.catalogue import Catalogue, Workshop, load
from trousse.catalogue.workshop import Step
from trousse.errors import TrousseError
from trousse.kits import build, problems, sources, unreadable
from trousse.paths import Project

Found = Callable[..., list[tuple[str, str, int]]]


def _edit(workshop: Workshop, name: str, old: str, new: str) -> None:
    path = workshop.folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def found(workshop: Workshop, catalogue: Catalogue, project: Project) -> Found:
    def run(changed: Workshop | None = None) -> list[tuple[str, str, int]]:
        findings = problems(changed or workshop, catalogue, project)
        return [(one.rule, one.location.path.name, one.location.line) for one in findings]

    return run


def test_the_sample_has_no_problem(found: Found) -> None:
    assert found() == []


def test_missing_text(workshop: Workshop, found: Found) -> None:
    (workshop.folder / "affiche.md").unlink()
    assert found() == [("file-unreadable", "affiche.md", 1)]


def test_text_in_another_encoding(workshop: Workshop, found: Found) -> None:
    path = workshop.folder / "fiche.md"
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252", errors="replace"))
    assert found() == [("file-unreadable", "fiche.md", 7)]


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


def _reported(workshop: Workshop, **changed: object) -> Workshop:
    """Return `workshop` with another activity report."""
    cra = dataclasses.replace(workshop.report.cra, **changed)
    return dataclasses.replace(workshop, report=dataclasses.replace(workshop.report, cra=cra))


def test_unknown_theme(workshop: Workshop, found: Found) -> None:
    other = _reported(workshop, thematiques=("courriel",))
    assert found(other) == [("term-unknown", "bilan.yml", 1)]


def test_administrative_theme_without_its_parent(workshop: Workshop, found: Found) -> None:
    other = _reported(workshop, thematiques=("email", "argent_impots"))
    assert found(other) == [("cra-parent-missing", "bilan.yml", 1)]


def test_minutes_that_do_not_fit(workshop: Workshop, found: Found) -> None:
    first, *others = workshop.steps
    long = dataclasses.replace(first, minutes=60)
    other = dataclasses.replace(workshop, steps=(long, *others))
    assert found(other) == [("workshop-minutes", "workshop.yml", 1)]


def test_a_kit_that_cannot_be_read_says_where(workshop: Workshop, project: Project) -> None:
    (workshop.folder / "workshop.yml").write_text("title: Sans rien d’autre\n", encoding="utf-8")
    refusal = unreadable(load(project), project, workshop.slug)
    assert refusal is not None
    assert refusal.where.startswith("workshops/ecrire-une-carte/")
    assert unreadable(load(project), project, "un-autre") is None


def test_build_refuses_and_writes_nothing(workshop: Workshop, project: Project) -> None:
    _edit(workshop, "fiche.md", "images/carte.svg", "images/absente.svg")
    with pytest.raises(TrousseError) as caught:
        build(workshop, Catalogue(), project)
    assert caught.value.where == "workshops/ecrire-une-carte/fiche.md:7"
    assert "absente.svg" in caught.value.what
    assert not project.build.exists()


def test_picture_that_does_not_open(workshop: Workshop, found: Found) -> None:
    (workshop.folder / "images" / "carte.svg").write_text("ceci n’est pas un dessin")
    assert found() == [("image-unreadable", "carte.svg", 1)]
