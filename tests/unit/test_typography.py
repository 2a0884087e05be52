"""French typography: what is mended, what is left alone, and that twice is once."""

from random import Random

import pytest

from trousse import typography
from trousse.typography import french

N = "\u202f"
B = "\u00a0"

MENDED = [
    ("Que faire ?", f"Que faire{N}?"),
    ("Que faire?", f"Que faire{N}?"),
    ("Bravo !", f"Bravo{N}!"),
    ("Quoi ?!", f"Quoi{N}?!"),
    ("un ; deux", f"un{N}; deux"),
    (f"un{B}; deux", f"un{N}; deux"),
    ("Dites : bonjour", f"Dites{B}: bonjour"),
    ("**Dites** : « Bonjour »", f"**Dites**{B}: «{B}Bonjour{B}»"),
    ("«Bonjour»", f"«{B}Bonjour{B}»"),
    ("« Ça va ? »", f"«{B}Ça va{N}?{B}»"),
    ("L'eau d'ici, aujourd'hui", "L’eau d’ici, aujourd’hui"),
    ("l'*accueil*", "l’*accueil*"),
    ("Qu'est-ce que « l'objet » ?", f"Qu’est-ce que «{B}l’objet{B}»{N}?"),
    ("(pourquoi ?)", f"(pourquoi{N}?)"),
    ("**Prêts ?** Oui.", f"**Prêts{N}?** Oui."),
    ("**Prêts?** Oui.", f"**Prêts{N}?** Oui."),
    ("| Qui ? | Quoi |", f"| Qui{N}? | Quoi |"),
    ("Tapez `a` ?", f"Tapez `a`{N}?"),
    ("Voir [la page](https://x.example/?a=1) !", f"Voir [la page](https://x.example/?a=1){N}!"),
    ("- Et vous ?", f"- Et vous{N}?"),
    ("question: Que faire ?", f"question: Que faire{N}?"),
    ("Vu ?\nOui !", f"Vu{N}?\nOui{N}!"),
]

LEFT = [
    "10:30",
    "à 14:30 précises",
    "title: Le courriel",
    "- {title: Accueillir, minutes: 10}",
    "status: pret  # brouillon",
    "`a ? b : c; d!`",
    "```js\nif (a ? b : c) { x = 'a'; }\n```",
    "~~~\nl'eau ?\n~~~",
    "https://x.example/a?b=1;c=2!",
    "<https://x.example/?q=a>",
    "![alt](images/l'eau.svg)",
    "Image ![alt](images/a.svg)",
    "<span title='a ? b'>",
    "<!-- l'auteur ? -->",
    "::: notes",
    "::: {.encadre title='x'}",
    ":::",
    "| A | B |\n|:--|--:|\n| ? | ! |",
    "a&nbsp;b &amp; c",
    "Terme\n:   définition",
    "'guillemets'",
    "[ref]: https://x.example/a'b",
    "## Titre {#titre}",
    "- ☐ Cocher",
    "mireille.aubert@courriel.example",
    "*gras* et *!*",
]


@pytest.mark.parametrize(("text", "expected"), MENDED)
def test_mends(text: str, expected: str) -> None:
    assert french(text) == expected


@pytest.mark.parametrize("text", LEFT)
def test_leaves_alone(text: str) -> None:
    assert french(text) == text


@pytest.mark.parametrize("text", [text for text, _ in MENDED] + LEFT)
def test_is_idempotent(text: str) -> None:
    once = french(text)
    assert french(once) == once


def test_prose_inside_a_division_is_mended() -> None:
    text = "::: notes\nL'aide ?\n:::\n\nC'est là !\n"
    assert french(text) == f"::: notes\nL’aide{N}?\n:::\n\nC’est là{N}!\n"


def test_prose_around_code_is_mended_and_code_is_not() -> None:
    text = "Avant ?\n\n```\nl'eau ?\n```\n\nC'est fini !\n"
    assert french(text) == f"Avant{N}?\n\n```\nl'eau ?\n```\n\nC’est fini{N}!\n"


def test_a_password_keeps_every_character() -> None:
    assert french("Essayez MotDePasse2024! puis Bonjour!") == (
        "Essayez MotDePasse2024! puis Bonjour\u202f!"
    )


PIECES = ["l'", "Qui", " ", "\u00a0", "\u202f", "?", "!", ";", ":", "«", "»", "`a ? b`", "**", "\n",
          "<b>", "(x)", "[y](z?a)", "https://a.example/?q", "&lt;", "- ", "| ", "{.note}", "’", '"',
          "10:30", "mot2pas!"]  # fmt: skip


def test_the_short_way_never_passes_over_a_mistake() -> None:
    chance = Random(1)  # noqa: S311 -- not cryptography
    for _ in range(4000):
        text = "".join(chance.choices(PIECES, k=chance.randrange(1, 9)))
        assert french(text) == typography._put_right(text), repr(text)
