"""A small complete workshop, its catalogue, its project, and its kit built once."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from trousse.catalogue import Catalogue, Exercise, Framework, Source, Term, TermList, Workshop
from trousse.catalogue.workshop import (
    ActivityReport,
    Deposit,
    Equipment,
    Question,
    Report,
    Step,
)
from trousse.kits import Personalisation, build
from trousse.kits.sources import Texts, read_texts
from trousse.kits.view import KitView
from trousse.paths import Project

SLUG = "ecrire-une-carte"
EXERCISE = "email/lire-un-message"
_HERE = Path(__file__).parent


def make_project(root: Path) -> Project:
    """Return a project at `root` that holds the sample workshop."""
    for room in ("curriculum", "workshops", "exercises"):
        (root / room).mkdir()
    shutil.copytree(_HERE / "atelier-temoin", root / "workshops" / SLUG)
    exercise = root / "exercises" / EXERCISE
    exercise.mkdir(parents=True)
    (exercise / "exercise.yml").write_text("title: Lire un message\napp: mailbox\n")
    return Project(root)


def make_workshop(project: Project) -> Workshop:
    """Return the workshop of `make_project`."""
    questions = [
        Question(
            question=text,
            options=("Oui", "Non", "Je ne sais pas"),
            answer=1,
            explain="On peut toujours effacer et recommencer.",
        )
        for text in ("Puis-je effacer ?", "L'exercice envoie-t-il un vrai message ?", "Encore ?")
    ]
    return Workshop(
        slug=SLUG,
        folder=project.workshops / SLUG,
        title="Écrire une carte postale",
        summary="Écrire un court message, l'envoyer et savoir s'il est parti.",
        status="pret",
        audience=("Tous publics",),
        sources=(
            Source(
                title="Guide inventé", read_on=date(2026, 11, 20), url="https://guide.example/a"
            ),
            Source(title="Livre inventé", read_on=date(2026, 11, 1)),
        ),
        reviewed_on=date(2026, 11, 22),
        authors=("Trousse",),
        licence="etalab-2.0",
        level="debutant",
        competencies={"crcn": ("2.1",)},
        objectives=(
            "Repérer à qui l'on écrit",
            "Écrire et corriger un court message",
            "Envoyer et vérifier que c'est parti",
        ),
        max_participants=8,
        preparation_minutes=45,
        connection="utile",
        equipment=(
            Equipment(
                name="Une tablette par personne",
                fallback="À deux par tablette, on échange à mi-temps.",
            ),
            Equipment(name="Un vidéoprojecteur", fallback="Imprimez le diaporama."),
        ),
        exercises=(EXERCISE,),
        steps=(
            Step(title="Accueillir", minutes=15),
            Step(title="Montrer, puis faire ensemble", minutes=40),
            Step(title="Pratiquer seul", minutes=35),
        ),
        evaluation=tuple(questions),
        announcement="Vous voulez écrire à vos proches ? Venez apprendre, c'est gratuit.",
        report=Report(
            cra=ActivityReport(
                type="collectif",
                thematiques=("email", "aide_aux_demarches_administratives", "argent_impots"),
                niveau="debutant",
                materiel=("tablette",),
            ),
            les_bases=Deposit(
                themes=("Maîtrise des outils numériques",),
                types=("Ressources pédagogiques",),
                beneficiaires=("Tous publics",),
                secteurs=("Aidants et médiateurs numériques",),
                licence="ETALAB_2_0",
            ),
            services=("Maîtrise des outils numériques du quotidien",),
            data_inclusion=("numerique--maitriser-les-fondamentaux-du-numerique",),
        ),
    )


def make_catalogue(workshop: Workshop) -> Catalogue:
    """Return a catalogue that holds `workshop` and the words its keys stand for."""
    cra = {
        "types": {"collectif": "Atelier collectif"},
        "niveaux": {"debutant": "Débutant"},
        "materiel": {"tablette": "Tablette"},
        "thematiques": {
            "email": "E-mail",
            "aide_aux_demarches_administratives": "Aide aux démarches administratives",
        },
        "thematiques_administratives": {"argent_impots": "Argent - Impôts"},
        "genres": {"Feminin": "Féminin", "Masculin": "Masculin"},
        "tranches_age": {"douze_dix_huit": "12 - 17 ans", "70 ans et plus": "70 ans et plus"},
        "statuts": {"Retraité": "Retraité"},
    }
    crcn = {"competences": {"2.1": "Interagir"}}
    return Catalogue(
        workshops={workshop.slug: workshop},
        exercises={EXERCISE: _exercise(workshop)},
        frameworks={"cra": _framework("cra", cra), "crcn": _framework("crcn", crcn)},
    )


def _framework(slug: str, lists: dict[str, dict[str, str]]) -> Framework:
    return Framework(
        slug=slug,
        folder=_HERE,
        title=slug.upper(),
        publisher="Inventé",
        version="1",
        dated=date(2026, 11, 22),
        sources=(Source(title="Inventé", read_on=date(2026, 11, 22)),),
        lists={
            name: TermList(
                title=name,
                items=tuple(
                    Term(
                        key=key,
                        label=label,
                        parent="aide_aux_demarches_administratives"
                        if name == "thematiques_administratives"
                        else None,
                    )
                    for key, label in terms.items()
                ),
            )
            for name, terms in lists.items()
        },
    )


def _exercise(workshop: Workshop) -> Exercise:
    return Exercise(
        slug=EXERCISE,
        folder=workshop.folder.parents[1] / "exercises" / EXERCISE,
        title="Lire un message",
        summary="Ouvrir un message et dire qui l'envoie.",
        status="pret",
        audience=("Tous publics",),
        sources=(),
        reviewed_on=date(2026, 11, 22),
        authors=("Trousse",),
        licence="etalab-2.0",
        level="debutant",
        competencies={"crcn": ("2.1",)},
        minutes=10,
        objective="Ouvrir un message.",
        story="Vous êtes Mireille.",
        success="C’est lu.",
        app="mailbox",
        scene={},
        goal={},
        steps=({"title": "Ouvrir"},),
        mistakes=(),
        hints=(),
        example=(),
        card={},
    )


def fake_page(exercise: dict[str, object]) -> str:
    """Stand in for the exercise engine's own page."""
    return f"<!doctype html><html lang='fr'><title>{exercise['title']}</title></html>"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return make_project(tmp_path)


@pytest.fixture
def workshop(project: Project) -> Workshop:
    return make_workshop(project)


@pytest.fixture
def catalogue(workshop: Workshop) -> Catalogue:
    return make_catalogue(workshop)


@pytest.fixture
def texts(workshop: Workshop, catalogue: Catalogue, project: Project) -> Texts:
    found, problems = read_texts(workshop, catalogue, project)
    assert found is not None
    assert problems == []
    return found


@pytest.fixture
def kit(workshop: Workshop, catalogue: Catalogue, texts: Texts) -> KitView:
    return KitView(workshop, catalogue, texts, Personalisation(), "2026.11.0")


@pytest.fixture
def renderer() -> object:
    return fake_page


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked kit of the sample workshop, built once for all tests that only read it."""
    project = make_project(tmp_path_factory.mktemp("projet"))
    workshop = make_workshop(project)
    target = build(workshop, make_catalogue(workshop), project, renderer=fake_page)
    return target.with_name(target.name.removesuffix(".zip"))
