"""Keys turned into words, times computed."""

import dataclasses

from trousse.catalogue import Workshop
from trousse.kits import Personalisation
from trousse.kits.view import KitView


def test_running_times_start_from_zero(kit: KitView) -> None:
    assert [(slot.begin, slot.end, slot.clock) for slot in kit.schedule] == [
        ("0 h 00", "0 h 15", False),
        ("0 h 15", "0 h 55", False),
        ("0 h 55", "1 h 30", False),
    ]


def test_running_times_are_times_of_day_when_the_hour_is_known(kit: KitView) -> None:
    placed = dataclasses.replace(kit, personal=Personalisation(hour="14 h 30"))
    assert [slot.begin for slot in placed.schedule] == ["14 h 30", "14 h 45", "15 h 25"]
    assert placed.schedule[0].clock


def test_each_step_says_when_it_starts(kit: KitView) -> None:
    order = next(part for part in kit.guide if part.title == "Déroulé")
    assert "### 0 h 15 · Montrer, puis faire ensemble (40 min)" in order.body


def test_only_the_legal_line_is_boxed(kit: KitView) -> None:
    assert [part.title for part in kit.guide if part.boxed] == ["Faire avec, faire pour"]


def test_activity_report_in_words(kit: KitView) -> None:
    cra = kit.cra
    assert [(term.label, term.parent) for term in cra["thematiques"]] == [
        ("E-mail", None),
        ("Aide aux démarches administratives", None),
        ("Argent - Impôts", "aide_aux_demarches_administratives"),
    ]
    assert cra["type"].label == "Atelier collectif"


def test_an_unknown_key_stands_for_itself(kit: KitView) -> None:
    assert kit.term("cra", "materiel", "pigeon").label == "pigeon"


def test_competencies_in_words(kit: KitView) -> None:
    assert [(one.code, one.label) for one in kit.competencies] == [("2.1", "Interagir")]


def test_the_last_part_of_the_sheet_has_no_lines(kit: KitView) -> None:
    assert [part.lines for part in kit.learner] == [3, 3, 2, 0]


def test_prerequisites_by_title(kit: KitView, workshop: Workshop) -> None:
    after = dataclasses.replace(workshop, prerequisites=(workshop.slug, "inconnu"))
    view = dataclasses.replace(kit, workshop=after)
    assert view.prerequisites == ("Écrire une carte postale", "inconnu")


def test_a_deck_begins_with_one_slide_that_bears_the_title(
    kit: KitView, workshop: Workshop
) -> None:
    assert kit.slides.startswith(f"## {workshop.title}\n\n{workshop.summary}\n\n## Bonjour !")
    named = dataclasses.replace(workshop, title="Bonjour !")
    assert dataclasses.replace(kit, workshop=named).slides.count("## Bonjour !") == 1
