from pathlib import Path
from typing import Any

import pytest
import yaml

from trousse.practice.engine import Engine

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / "exercises").glob("vie-privee/*/exercise.yml"))
Exercise = dict[str, Any]


def read_exercise(path: Path) -> Exercise:
    data: Exercise = yaml.safe_load(path.read_text("utf-8"))
    return data | {"slug": f"{path.parent.parent.name}/{path.parent.name}"}


def named(slug: str) -> Exercise:
    return read_exercise(ROOT / "exercises/vie-privee" / slug / "exercise.yml")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_exercise_keeps_its_promises(engine: Engine, path: Path) -> None:
    exercise = read_exercise(path)
    assert engine.prove(exercise) == []
    assert len(exercise["mistakes"]) >= 3


@pytest.mark.parametrize(
    ("slug", "mistake", "kept"),
    [
        ("mot-de-passe-solide", "a-la-vue", ("comparer", "ouvrir", "fabriquer")),
        ("double-verification", "mauvais-numero", ("connecter", "code", "appel")),
        ("bandeau-de-cookies", "je-continue", ("marche", "recettes")),
        ("ce-que-je-partage", "tout-le-monde", ("photo", "texte")),
        ("regler-un-reseau-social", "reste-visible", ("regarder", "publications", "anciennes")),
    ],
)
def test_mistake_does_not_undo_the_steps_before(
    engine: Engine, slug: str, mistake: str, kept: tuple[str, ...]
) -> None:
    exercise = named(slug)
    actions = next(one["example"] for one in exercise["mistakes"] if one["id"] == mistake)
    assert engine.replay(exercise, actions).done == kept


def test_the_family_has_its_levels_and_all_desks() -> None:
    family = [read_exercise(path) for path in FILES]
    assert {one["level"] for one in family} == {"debutant", "intermediaire", "avance"}
    assert len({one["scene"]["desk"] for one in family}) == 6


def test_author_is_told_what_does_not_exist(engine: Engine) -> None:
    exercise = named("bandeau-de-cookies")
    exercise["example"][0]["do"] = {"press": {"site": "marche", "button": "nulle-part"}}
    exercise["steps"][0]["done"] = {"consent": {"site": "ailleurs", "given": []}}
    exercise["steps"][1]["done"] = {"saved": True}
    found = {one.path for one in engine.prove(exercise)}
    assert ("example", 0, "do", "press", "button") in found
    assert ("steps", 0, "done", "consent", "site") in found
    assert ("steps", 1, "done", "saved") in found
    exercise["scene"]["desk"] = "jardin"
    assert [one.path for one in engine.prove(exercise)] == [("scene", "desk")]


def is_solid(engine: Engine, text: str) -> bool:
    """Choose a password at the desk and see whether it is taken."""
    actions: list[dict[str, Any]] = [
        {"guess": "phrase"},
        {"go_write": True},
        {"fill": {"field": "password", "text": text}},
        {"save": True},
    ]
    return bool(engine.replay(named("mot-de-passe-solide"), actions).app["saved"])


@pytest.mark.parametrize(
    "text",
    [
        "MotDePasse2024!",
        "M0tD3P@sse2024!",
        "Coucou2024!",
        "bonjourtoutlemonde",
        "azertyuiop",
        "Azertyuiop123!",
        "qsdfghjklm",
        "Anniversaire2024!",
        "SoleilSoleil2024!",
        "lavieestbelle",
        "jetaimemonamour",
        "Mireille1955!",
        "Couturiere1955Aubrac!",
        "bonjour tout le monde je vous aime",
        "lune lune lune lune lune lune lune",
        "Lune Poisson Chaise Arbre Tasse Bateau Marteau",
        "JaimeLesChats2024!",
        "LeChatEstGris12",
        "Tricot1955Tricot",
        "Mercredi12Novembre",
        "Jardin-Tomates-2026!",
        "ChevalBleuMontagneSavonTable",
        "sentier velours orage tambour melon goutte",
        "au clair de la lune mon ami pierrot",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "a" * 5000,
        "1234567890Aa!",
        "x",
        "😀😀😀",
    ],
)
def test_password_that_is_not_solid(engine: Engine, text: str) -> None:
    assert not is_solid(engine, text)


@pytest.mark.parametrize(
    "text",
    [
        "sentier velours orage tambour melon goutte balai",
        "fougère-lanterne-sabot-étable-citron-wagon-brosse",
        "cuivrelampetricotneigevalisepharemelon",
        "SentierVeloursOrageTambourMelonGoutteBalai",
        "le chat de ma voisine dort sur le toit rouge",
        "xK9#vLp2!qRt",
        "vK7rTq2mWx9sLd",
    ],
)
def test_password_that_is_solid(engine: Engine, text: str) -> None:
    assert is_solid(engine, text)


@pytest.mark.parametrize("text", ["<b>x</b>", "\u202eabc", "x" * 100_000, "😀", "", "\ud800"])
def test_hostile_password_and_code_break_nothing(engine: Engine, text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    write: list[dict[str, Any]] = [{"guess": "phrase"}, {"go_write": True}]
    write += [{"fill": {"field": "password", "text": text}}]
    assert engine.replay(named("mot-de-passe-solide"), write).app["text"] == text
    code: list[dict[str, Any]] = [{"sign_in": True}, {"fill": {"field": "code", "text": text}}]
    assert engine.replay(named("double-verification"), code).app["code"] == text
