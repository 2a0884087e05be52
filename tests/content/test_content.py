"""The real content: clean, complete, and true to the frameworks it copies."""

from itertools import pairwise

import pytest

from trousse.catalogue import Catalogue, load
from trousse.paths import Project
from trousse.tracks import plan
from trousse.validation import check

COUNTS = {
    ("crcn", "competences"): 16,
    ("crcn", "domaines"): 5,
    ("digcomp", "competences"): 21,
    ("digcomp", "competences-2-2"): 21,
    ("digcomp", "aires"): 5,
    ("ccp1", "competences"): 4,
    ("cra", "thematiques"): 19,
    ("cra", "thematiques_administratives"): 11,
    ("les-bases", "themes"): 29,
    ("les-bases", "types"): 9,
    ("les-bases", "beneficiaires"): 10,
    ("les-bases", "secteurs"): 4,
    ("les-bases", "licences"): 4,
    ("lieux-mediation", "services"): 9,
    ("data-inclusion", "thematiques"): 4,
    ("data-inclusion", "publics"): 14,
    ("aidants-connect", "domaines"): 10,
    ("trousse", "blocs"): 12,
    ("trousse", "familles"): 12,
}


@pytest.fixture(scope="module")
def catalogue(project: Project) -> Catalogue:
    return load(project)


def test_the_content_is_clean(project: Project) -> None:
    # A review that falls due is for its owner, not for whoever runs the tests that day.
    found = [one for one in check(project).findings if one.rule != "review-overdue"]
    assert [(one.rule, one.location, one.message) for one in found] == []


def test_the_thinnest_path_is_there(catalogue: Catalogue) -> None:
    for kind, slugs in {
        "modules": {"posture-faire-avec", "courriel", "donnees-personnelles"},
        "workshops": {"premier-courriel", "creer-son-cv", "proteger-ses-donnees"},
        "tracks": {"parcours-105h", "parcours-280h", "parcours-350h", "parcours-420h"},
    }.items():
        assert slugs <= set(getattr(catalogue, kind))
    assert {exercise.family for exercise in catalogue.exercises.values()} >= {
        "email",
        "cv",
        "vie-privee",
    }


@pytest.mark.parametrize(("framework", "name"), COUNTS)
def test_lists_are_whole(catalogue: Catalogue, framework: str, name: str) -> None:
    keys = [term.key for term in catalogue.frameworks[framework].lists[name].items]
    assert len(keys) == len(set(keys)) == COUNTS[framework, name]


def test_each_track_holds_the_one_before(catalogue: Catalogue) -> None:
    tracks = sorted(catalogue.tracks.values(), key=lambda track: track.target_hours)
    for shorter, longer in pairwise(tracks):
        assert set(shorter.modules) <= set(longer.modules)


def test_every_parent_is_a_term(catalogue: Catalogue) -> None:
    for framework in catalogue.frameworks.values():
        known = {term.key for one in framework.lists.values() for term in one.items}
        parents = {t.parent for one in framework.lists.values() for t in one.items if t.parent}
        assert parents <= known


def test_tracks_compute_to_their_hours(catalogue: Catalogue) -> None:
    for track in catalogue.tracks.values():
        found = plan(catalogue, track)
        assert (found.unknown, found.missing_minutes) == ((), 0), track.slug


def test_the_short_track_can_be_taught_today(catalogue: Catalogue) -> None:
    found = plan(catalogue, catalogue.tracks["parcours-105h"])
    assert found.ready_minutes == 105 * 60


def test_every_competency_of_the_certification_is_taught(catalogue: Catalogue) -> None:
    wanted = {term.key for term in catalogue.frameworks["ccp1"].lists["competences"].items}
    for slug, modules in ((t.slug, t.modules) for t in catalogue.tracks.values()):
        taught = {c for m in modules for c in catalogue.modules[m].competencies.get("ccp1", ())}
        assert wanted <= taught, slug
