"""Notebooks have one form: stable, readable, without outputs."""

import json
from pathlib import Path
from typing import Any

import pytest

from trousse.notebooks import NotebookError, canonical, canonical_text, is_readable, read_notebook
from trousse.notebooks.sentences import one_sentence_per_line
from trousse.notebooks.upgrade import upgrade


def notebook(*cells: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"cells": list(cells), "metadata": {}, "nbformat": 4, "nbformat_minor": 5, **more}


def code(source: str = "1 + 1", **more: Any) -> dict[str, Any]:
    return {"cell_type": "code", "metadata": {}, "source": source, "outputs": [], **more}


def test_outputs_counters_and_private_metadata_go() -> None:
    cell = code(
        execution_count=4,
        outputs=[{"output_type": "stream"}],
        metadata={"tags": ["a"], "collapsed": True, "trusted": True},
    )
    found = canonical(notebook(cell, metadata={"widgets": {"state": {}}}))
    assert found["cells"][0]["outputs"] == []
    assert found["cells"][0]["execution_count"] is None
    assert found["cells"][0]["metadata"] == {"tags": ["a"]}
    assert set(found["metadata"]) == {"kernelspec", "language_info"}


def test_locked_cells_stay_locked() -> None:
    """`editable: false` is what stops a trainee from changing a question."""
    cell = code(id="q", metadata={"editable": False, "deletable": False})
    assert canonical(notebook(cell))["cells"][0]["metadata"] == {
        "deletable": False,
        "editable": False,
    }


def test_identifiers_are_readable_and_unique() -> None:
    cells = [
        code(id="8d7f5e3c-1b2a-4c3d-9e8f-0a1b2c3d4e5f"),
        code(id="8d7f5e3c"),
        code(id="q1"),
        code(id="q1"),
        {"cell_type": "markdown", "metadata": {}, "source": "## À vous de jouer !"},
    ]
    ids = [cell["id"] for cell in canonical(notebook(*cells))["cells"]]
    assert ids == ["code", "code-2", "q1", "q1-2", "a-vous-de-jouer"]


def test_the_grade_id_is_the_identifier() -> None:
    cell = code(id="12345678", metadata={"nbgrader": {"grade_id": "q1-points", "grade": True}})
    found = canonical(notebook(cell))["cells"][0]
    assert found["id"] == found["metadata"]["nbgrader"]["grade_id"] == "q1-points"


def test_the_form_is_stable() -> None:
    once = canonical_text(notebook(code("a\n\n"), code("b")))
    assert canonical_text(json.loads(once)) == once
    assert once.endswith("}\n")


@pytest.mark.parametrize(
    ("identifier", "readable"),
    [("q1", True), ("q2-domaine", True), ("Q1", False), ("é", False), ("", False),
     ("deadbeef", False), ("a" * 65, False)],
)  # fmt: skip
def test_which_identifiers_are_readable(identifier: str, readable: bool) -> None:
    assert is_readable(identifier) is readable


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Un. Deux.", "Un.\nDeux."),
        ("M. Aubert attend. Il lit.", "M. Aubert attend.\nIl lit."),
        ("Dites : « Oui. Entrez. » Puis riez.", "Dites : « Oui. Entrez. »\nPuis riez."),
        ("- Un. Deux.", "- Un. Deux."),
        ("| a. B | c |", "| a. B | c |"),
        ("```\nUn. Deux.\n```", "```\nUn. Deux.\n```"),
        ("**Un. Deux.** Trois.", "**Un. Deux.** Trois."),
        ("Le prix (env. 3 €. Oui) monte. Fin.", "Le prix (env. 3 €. Oui) monte.\nFin."),
    ],
)  # fmt: skip
def test_one_sentence_per_line(text: str, wanted: str) -> None:
    found = one_sentence_per_line(text)
    assert found == wanted
    assert one_sentence_per_line(found) == found


def test_cells_know_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(canonical_text(notebook(code("1"), code("2"))), encoding="utf-8")
    found = read_notebook(path)
    lines = path.read_text(encoding="utf-8").split("\n")
    assert [lines[cell.line - 1] for cell in found.cells] == ["  {", "  {"]
    assert lines[found.cells[1].line] == '   "cell_type": "code",'


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"cells": 3}', '{"cells": [3], "nbformat": 4}', "[" * 100_000]
)
def test_what_is_not_a_notebook_is_said(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NotebookError, match="carnet"):
        read_notebook(path)


def test_an_older_notebook_is_upgraded() -> None:
    old = {
        "cells": [code(execution_count=None)],
        "metadata": {},
        "nbformat": 4,
        "nbformat_minor": 2,
    }
    assert upgrade(json.dumps(old))["nbformat_minor"] == 5
    with pytest.raises(NotebookError):
        upgrade("{}")


def test_a_pasted_picture_is_kept() -> None:
    pasted = {"image.png": {"image/png": "aGVsbG8="}}
    cell = {"cell_type": "markdown", "metadata": {}, "source": "![Vue](attachment:image.png)"}
    found = canonical(notebook(cell | {"attachments": pasted}))
    assert found["cells"][0]["attachments"] == pasted


def test_a_key_written_twice_is_said_at_its_second_line(tmp_path: Path) -> None:
    path = tmp_path / "a.ipynb"
    path.write_text('{\n "cells": [],\n "nbformat": 4,\n "cells": []\n}', encoding="utf-8")
    with pytest.raises(NotebookError, match="« cells » est écrit deux fois") as caught:
        read_notebook(path)
    assert caught.value.line == 4
