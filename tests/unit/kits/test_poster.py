"""The poster as SVG: nothing covers anything."""

import re
from pathlib import Path
from typing import Any

import pytest

from trousse.kits.poster import poster
from trousse.kits.tree import Tree
from trousse.kits.view import KitView

_BOX = 212.0
_LINE = re.compile(r'<text x="20" y="([\d.]+)" font-size="([\d.]+)"( font-weight="700")?>')


def _para(text: str) -> dict[str, Any]:
    return {"t": "Para", "c": [{"t": "Str", "c": text}]}


def _fields() -> dict[str, Any]:
    field = [[{"t": "Str", "c": "Lieu"}], [[{"t": "Para", "c": [{"t": "Str", "c": "\u00a0"}]}]]]
    return {"t": "Div", "c": [["", ["champs"], []], [{"t": "DefinitionList", "c": [field]}]]}


@pytest.mark.parametrize("title", ["Écrire", "Prendre en main clavier et souris", "Mot " * 16])
@pytest.mark.parametrize("count", [1, 4])
def test_words_stand_between_the_title_and_the_box(kit: KitView, title: str, count: int) -> None:
    words = "Pour les adultes qui savent déjà écrire un courriel."
    tree = Tree({"title": title, "foot": "Pied"}, [_para(words)] * count + [_fields()], [], [])
    lines = _LINE.findall(poster(kit, tree, Path()))[:-1]
    titles = [float(y) for y, _, bold in lines if bold]
    paragraphs = [(float(y), float(size)) for y, size, bold in lines if not bold]
    assert len(titles) <= 3
    assert paragraphs[0][0] - paragraphs[0][1] > titles[-1] + 4
    assert paragraphs[-1][0] < _BOX - 3
