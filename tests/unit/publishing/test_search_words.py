"""How a question is understood (site/recherche/mots.js), in an embedded JavaScript engine."""

import json
from pathlib import Path
from typing import Any

import pytest
from py_mini_racer import MiniRacer

from trousse.publishing.search_index import read_synonyms

ROOT = Path(__file__).parents[3]
LEXICON = {
    "synonyms": [
        [["courriel", "mail", "boîte aux lettres"], ["courriel", "mail", "boîte aux lettres"]],
        [["impôts", "carte grise"], ["démarche"]],
        [["demandeur d’emploi"], ["cv"]],
        [["emploi", "travail"], ["emploi", "travail"]],
        [["posture", "faire avec"], ["posture", "faire avec"]],
    ],
    "stop": ["a", "aux", "avec", "d", "pour", "un", "une"],
    "vague": ["faire", "moins"],
}
PAGES = [
    ("Premier courriel", "Lire un mail."),
    ("Démarche en ligne", "Se connecter."),
    ("Mon CV", "Chercher un emploi."),
    ("La posture", "Faire avec la personne."),
    ("Vérifier une information", "Une image importante."),
]
HARNESS = """
const pages = %s;
const words = Object.create(null);
pages.forEach(([title, summary], page) => {
  for (const word of trousseMots.fold(`${title} ${summary}`)) (words[word] ??= []).push(page, 8);
});
const known = trousseMots.engine(words, pages.map((texts) => texts.join(" ")));
const asked = (text) => JSON.stringify(known.ask(text).map(({ said, read, pages }) =>
  ({ said, read, pages: [...pages.keys()].sort() })));
const ranked = (text) => JSON.stringify(known.best(known.ask(text)).map(({ page }) => page));
const timed = (text) => JSON.stringify(trousseMots.timed(text));
"""


@pytest.fixture(scope="module")
def words() -> MiniRacer:
    engine = MiniRacer()
    source = (ROOT / "site/recherche/mots.js").read_text(encoding="utf-8")
    engine.eval(f"var window = globalThis; window.trousseLexique = {json.dumps(LEXICON)};")
    engine.eval(source + HARNESS % json.dumps(PAGES))
    return engine


def _ask(words: MiniRacer, text: str) -> list[tuple[str, list[int]]]:
    found: list[dict[str, Any]] = json.loads(words.call("asked", text))
    return [(idea["read"], idea["pages"]) for idea in found]


@pytest.mark.parametrize(
    ("text", "ideas"),
    [
        ("Mails", [("Mails", [0])]),
        ("COURRIEL", [("COURRIEL", [0])]),
        ("boite aux lettres", [("boite aux lettres", [0])]),
        ("e-mail", [("email", [])]),
        ("mail courriel", [("mail courriel", [0])]),
        ("impots", [("impots", [1])]),
        ("démarches", [("démarches", [1])]),
        ("demandeurs d’emploi", [("demandeurs d emploi", [2])]),
        ("faire avec", [("faire avec", [3])]),
        ("faire un cv", [("cv", [2])]),
        ("pour moins", []),
        ("xylophone", [("xylophone", [])]),
    ],
)
def test_a_question_becomes_ideas(
    words: MiniRacer, text: str, ideas: list[tuple[str, list[int]]]
) -> None:
    assert _ask(words, text) == ideas


@pytest.mark.parametrize(
    ("typed", "read", "pages"),
    [
        ("couriel", "courriel", [0]),
        ("cuorriel", "courriel", [0]),
        ("pozture", "posture", [3]),
        ("infromation", "information", [4]),
        ("impor", "impor", [4]),
        ("curiel", "curiel", []),
        ("vourriel", "vourriel", []),
    ],
)
def test_a_slip_leads_to_a_synonym_or_a_title_and_says_so(
    words: MiniRacer, typed: str, read: str, pages: list[int]
) -> None:
    """What begins a known word is being typed; two slips, or a first letter, are another word."""
    assert _ask(words, typed) == [(read, pages)]


def test_answering_everything_comes_first(words: MiniRacer) -> None:
    assert json.loads(words.call("ranked", "courriel mail premier"))[0] == 0
    assert json.loads(words.call("ranked", "chercher emploi démarche"))[0] == 2


@pytest.mark.parametrize(
    ("text", "minutes", "rest"),
    [
        ("1h30 seniors", 90, "seniors"),
        ("un atelier de 90 minutes", 90, "un atelier de"),
        ("1 h 30", 90, ""),
        ("moins d’une heure", 60, "moins d’"),
        ("une heure et demie", 90, ""),
        ("Deux heures", 120, ""),
        ("une demi-heure", 30, ""),
        ("45 mn", 45, ""),
        ("2 hommes, 3 minutieux", 0, "2 hommes, 3 minutieux"),
    ],
)
def test_durations_are_heard(words: MiniRacer, text: str, minutes: int, rest: str) -> None:
    found = json.loads(words.call("timed", text))
    assert (found["minutes"], found["rest"].strip()) == (minutes, rest)


def test_a_group_may_run_one_way(tmp_path: Path) -> None:
    path = tmp_path / "synonymes.txt"
    path.write_text("# Groupes\n\nmail, e-mail\nimpôts > démarche, mandat\n", encoding="utf-8")
    assert read_synonyms(path) == [
        [["mail", "e-mail"], ["mail", "e-mail"]],
        [["impôts"], ["démarche", "mandat"]],
    ]
