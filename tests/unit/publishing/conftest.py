"""A small project, complete enough for every kind of page."""

import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from trousse.catalogue import Catalogue, load
from trousse.paths import Project
from trousse.publishing import build_site

ROOT = Path(__file__).parents[3]

COMMON = """\
status: pret
level: debutant
audience: [Seniors & personnes âgées]
competencies: {ccp1: [C4], crcn: ["2.1"]}
volatility: interface
reviewed_on: 2026-11-22
authors: [Trousse]
licence: etalab-2.0
sources: [{title: Une source, url: "https://exemple.example/page", read_on: 2026-11-20}]
"""

WORKSHOP = """\
title: Premier <courriel>
summary: Lire & écrire.
objectives: [Lire un message, Écrire un message, Répondre]
max_participants: 8
preparation_minutes: 45
connection: aucune
equipment: [{name: Une tablette, fallback: À deux par tablette.}]
steps:
  - {title: Accueillir, minutes: 10}
  - {title: Essayer, minutes: 40}
  - {title: Pratiquer, minutes: 40}
evaluation:
  - {question: Une, options: [Oui, Non], answer: 1, explain: Parce que.}
  - {question: Deux, options: [Oui, Non], answer: 1, explain: Parce que.}
  - {question: Trois, options: [Oui, Non], answer: 2, explain: Parce que.}
announcement: Venez mardi.
"""

REPORT = """\
cra: {type: collectif, thematiques: [email], niveau: debutant, materiel: [tablette]}
les_bases:
  themes: [Maîtrise des outils numériques]
  types: [Ressources pédagogiques]
  beneficiaires: [Tous publics]
  secteurs: [Aidants et médiateurs numériques]
  licence: ETALAB_2_0
services: [Maîtrise des outils numériques du quotidien]
data_inclusion: [numerique--maitriser-les-fondamentaux-du-numerique]
"""

MODULE = """\
title: Le courriel
summary: Enseigner le courriel.
block: naviguer-et-communiquer
objectives: [Enseigner, Dépanner, Décider]
sequences:
  - {title: Accueil, minutes: 20, kind: ouverture, modality: presentiel}
  - {title: Pratique, minutes: 85, kind: pratique, modality: presentiel}
  - {title: Clôture, minutes: 15, kind: cloture, modality: terrain}
kits: [premier-courriel]
"""

TRACK = """\
title: Parcours court
summary: Deux jours.
target_hours: 14
modules: [courriel]
status: brouillon
audience: [Conseillers numériques]
reviewed_on: 2026-11-22
authors: [Trousse]
licence: etalab-2.0
sources: []
"""

TABLE = "| Ce qui arrive | Ce que vous faites |\n|---|---|\n| Un doute | Rassurez |\n"


def cell(identifier: str, source: str, kind: str = "code", **nbgrader: Any) -> dict[str, Any]:
    metadata = {"nbgrader": {"schema_version": 3, **nbgrader}} if nbgrader else {}
    found = {"cell_type": kind, "id": identifier, "metadata": metadata, "source": source}
    return found | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def notebook(*cells: dict[str, Any]) -> str:
    content = {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    return json.dumps(content, ensure_ascii=False)


EVALUATION = notebook(
    cell("titre", "# Évaluation", "markdown"),
    cell("q1", 'q1 = single("q1", "Question ?", {"a": "A", "b": "B"})\nq1', locked=True),
    cell("s1-enonce", "Une situation.", "markdown"),
    cell("s1", 's1 = long_text("s1", "Que faites-vous ?")', locked=True),
    cell("correction", "## Partie réservée à la correction", "markdown"),
    cell(
        "corrige", '### BEGIN SOLUTION\nanswer(q1="cle-secrete")\n### END SOLUTION', solution=True
    ),
    cell(
        "q1-points",
        '### BEGIN HIDDEN TESTS\nq1.points(2, key="cle-secrete")\n### END HIDDEN TESTS',
        grade=True,
        points=12,
    ),
    cell("s1-points", "s1.to_mark()", grade=True, solution=True, points=8),
)
ACTIVITY = notebook(
    cell("titre", "# Une activité\n\nLisez.", "markdown"), cell("calcul", "total = 1 + 1")
)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def make_project(tmp_path: Path) -> Project:
    """Write a project with one workshop, one module, one track, and the real site sources."""
    for name in ("site", "curriculum/frameworks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("mkdocs.yml", "curriculum/cast.yml"):
        shutil.copy(ROOT / name, tmp_path / name)
    kit, module = tmp_path / "workshops/premier-courriel", tmp_path / "curriculum/modules/courriel"
    write(kit / "workshop.yml", COMMON + WORKSHOP)
    write(kit / "bilan.yml", REPORT)
    write(kit / "fiche.md", "# Ma fiche\n\n## Pour m’entraîner\n\nEssayez !\n")
    write(kit / "animation.md", f"# Animer\n\n## Difficultés attendues\n\n{TABLE}")
    write(module / "module.yml", COMMON.replace("Seniors & personnes âgées", "Tous") + MODULE)
    write(module / "cours.md", f"# Le cours\n\n## Un tableau\n\n{TABLE}\n\n![Dessin](images/a.svg)")
    write(module / "images/a.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
    write(module / "activite.ipynb", ACTIVITY)
    write(module / "evaluation.ipynb", EVALUATION)
    write(tmp_path / "curriculum/tracks/court.yml", TRACK)
    (tmp_path / "exercises").mkdir()
    changes = "# Changelog\n\n## [2026.11.0] - 2026-11-22\n\n### Contenus\n\n- Un atelier.\n"
    write(tmp_path / "CHANGELOG.md", changes)
    return Project(tmp_path)


def make_kit(project: Project) -> Path:
    """Write a built kit, as room `kits` leaves it."""
    path = project.build / "kits/premier-courriel-2026.11.0.zip"
    path.parent.mkdir(parents=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("premier-courriel/1-imprimer/fiche.pdf", b"%PDF" + b"0" * 2996)
        archive.writestr("premier-courriel/LISEZ-MOI.txt", "Bonjour")
    return path


@pytest.fixture
def sample(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@pytest.fixture
def catalogue(sample: Project) -> Catalogue:
    found = load(sample)
    assert found.problems == []
    return found


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of that project, built once for the tests that only read it."""
    project = make_project(tmp_path_factory.mktemp("petit-site"))
    make_kit(project)
    return build_site(project, load(project))
