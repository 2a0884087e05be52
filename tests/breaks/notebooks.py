"""Slips in notebooks and evaluations."""

import json
import re
from random import Random

from breaks.common import (
    Break,
    Content,
    breaks,
    cells_of,
    evaluation,
    graded,
    line_of,
    pick_unit,
    swap,
    write_cells,
    write_line,
)


@breaks("notebook-unreadable")
def notebook_cut(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    text = content.text(path)
    end = chance.randrange(len(text) // 4, len(text) // 2)
    return Break({path: text[:end].encode()}, path, None)


@breaks("notebook-not-canonical")
def saved_after_running(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    return swap(content, path, '"execution_count": null', '"execution_count": 3')


@breaks("notebook-not-canonical")
def output_kept(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    output = '"outputs": [{"name": "stdout", "output_type": "stream", "text": ["1"]}]'
    return swap(content, path, '"outputs": []', output)


@breaks("notebook-id-duplicate")
def cell_copied(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    notebook = cells_of(content, path)
    texts = [
        c
        for c in notebook["cells"]
        if c["cell_type"] == "markdown" and "nbgrader" not in c["metadata"]
    ]
    cell = {**texts[0], "source": ["Un texte de plus."]}
    notebook["cells"].append(cell)
    made = write_cells(path, notebook, cell["id"])
    text = made.changes[path] or b""
    starts = [n for n, line in enumerate(text.decode().split("\n"), start=1) if line == "  {"]
    return Break(made.changes, path, starts[-1])


@breaks("notebook-code-invalid")
def parenthesis_forgotten(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    notebook = cells_of(content, path)
    cell = next(c for c in notebook["cells"] if c["cell_type"] == "code")
    write_line(cell, "x = (1")
    made = write_cells(path, notebook, cell["id"])
    text = (made.changes[path] or b"").decode()
    return Break(made.changes, path, line_of(text, text.index('"x = (1"')))


@breaks("notebook-import")
def library_nobody_has(chance: Random, content: Content) -> Break:
    path = pick_unit(chance, content, "modules").folder / "activite.ipynb"
    notebook = cells_of(content, path)
    cell = next(c for c in notebook["cells"] if c["cell_type"] == "code")
    bad = chance.choice(["import requests", "import pandas", "import subprocess", "input()"])
    write_line(cell, bad)
    made = write_cells(path, notebook, cell["id"])
    text = (made.changes[path] or b"").decode()
    return Break(made.changes, path, line_of(text, text.index(f'"{bad}"')))


@breaks("notebook-attachment")
def picture_pasted(chance: Random, content: Content) -> Break:
    path = pick_unit(chance, content, "modules").folder / "activite.ipynb"
    notebook = cells_of(content, path)
    cell = next(c for c in notebook["cells"] if c["cell_type"] == "markdown")
    write_line(cell, "", "![Une enveloppe ouverte](attachment:a.png)")
    return write_cells(path, notebook, cell["id"])


@breaks("evaluation-points")
def points_mistyped(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    notebook = cells_of(content, path)
    cell = chance.choice(graded(notebook))
    cell["metadata"]["nbgrader"]["points"] += 1
    return write_cells(path, notebook, cell["id"])


@breaks("evaluation-cell")
def cell_not_locked(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    notebook = cells_of(content, path)
    cell = chance.choice(graded(notebook, code=chance.random() < 0.7))
    told = cell["metadata"]["nbgrader"]
    key, new = chance.choice(
        [("locked", False), ("points", 0), ("points", "2"), ("schema_version", 1)]
        if cell["cell_type"] == "code"
        else [("locked", False), ("points", None)]
    )  # fmt: skip
    told[key] = new
    return write_cells(path, notebook, cell["id"])


@breaks("evaluation-question")
def points_cell_deleted(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    notebook = cells_of(content, path)
    cell = chance.choice(graded(notebook))
    name = re.search(r"^(\w+)\.points\(", "".join(cell["source"]), re.MULTILINE)
    assert name
    notebook["cells"].remove(cell)
    asked = next(
        c["id"]
        for c in notebook["cells"]
        if re.search(rf"^{name[1]} = (?!.*answer)\w+\(", "".join(c["source"]), re.MULTILINE)
    )
    return write_cells(path, notebook, asked)


@breaks("evaluation-markers")
def marker_deleted(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    notebook = cells_of(content, path)
    cell = chance.choice(graded(notebook))
    mark = chance.choice(["### BEGIN HIDDEN TESTS", "### END HIDDEN TESTS"])
    cell["source"] = [line for line in cell["source"] if line.strip() != mark]
    if cell["source"][-1].endswith("\n"):
        cell["source"][-1] = cell["source"][-1].rstrip("\n")
    return write_cells(path, notebook, cell["id"])


@breaks("evaluation-key-visible")
def key_given_away(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    notebook = cells_of(content, path)
    cell = chance.choice(graded(notebook))
    kept = [line for line in cell["source"] if "HIDDEN TESTS" not in line]
    kept[-1] = kept[-1].rstrip("\n")
    cell["source"] = kept
    return write_cells(path, notebook, cell["id"])


@breaks("evaluation-items")
def questions_deleted(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    notebook = cells_of(content, path)
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        source = re.sub(r"^(\w+ = )(?:single|multiple|order|match|classify|number|table)\(",
                        r"\1short_text(", source, flags=re.MULTILINE)  # fmt: skip
        cell["source"] = source.splitlines(keepends=True)
    made = write_cells(path, notebook, notebook["cells"][0]["id"])
    return Break(made.changes, path, 1)


@breaks("evaluation-assessed")
def part_of_the_course_misspelt(chance: Random, content: Content) -> Break:
    path = pick_unit(chance, content, "modules").folder / "module.yml"
    item = chance.choice(re.findall(r"^  [qs]\d+: \{section: ", content.text(path), re.MULTILINE))
    line = next(one for one in content.text(path).split("\n") if one.startswith(item))
    changed = re.sub(r"section: .*(?=, objective: )", "section: Absente", line)
    return swap(content, path, line, changed)


@breaks("evaluation-rubric")
def criterion_dropped(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    notebook = cells_of(content, path)
    task = chance.choice(graded(notebook, code=False))
    statement = task["id"].removesuffix("-points") + "-enonce"
    cell = next(c for c in notebook["cells"] if c["id"] == statement)
    head = next(i for i, line in enumerate(cell["source"]) if "| Points" in line)
    del cell["source"][head + 2]
    return write_cells(path, notebook, task["id"])


@breaks("notebook-cell-empty")
def cell_left_empty(chance: Random, content: Content) -> Break:
    path = pick_unit(chance, content, "modules").folder / "activite.ipynb"
    notebook = cells_of(content, path)
    notebook["cells"].append({"cell_type": "markdown", "id": "vide", "metadata": {}, "source": []})
    return write_cells(path, notebook, "vide")


@breaks("notebook-path")
def path_of_one_machine(chance: Random, content: Content) -> Break:
    path = pick_unit(chance, content, "modules").folder / "activite.ipynb"
    notebook = cells_of(content, path)
    place = chance.choice(["C:/Users/Claire/a.csv", "/home/claire/a.csv"])
    cell = next(c for c in notebook["cells"] if c["cell_type"] == "code")
    write_line(cell, f'a = "{place}"')
    text = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return Break({path: text.encode()}, path, line_of(text, text.index(place)))


@breaks("evaluation-key")
def key_of_no_choice(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    key = chance.choice(re.findall(r'key=\\"[a-d]\\"', content.text(path)))
    return swap(content, path, key, 'key=\\"z\\"')


@breaks("evaluation-key")
def model_unlike_its_key(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    answer = chance.choice(re.findall(r'\bq\d+=\\"[a-d]\\"', content.text(path)))
    name, right = answer.split("=")
    return swap(content, path, answer, f"{name}={right.translate(str.maketrans('abcd', 'badc'))}")


@breaks("evaluation-key")
def feedback_of_no_choice(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    first = r'key=\\"[a-d]\\",\\n",\n +" *feedback=\{\\n",\n +" *\\"[a-d]\\": '
    told = chance.choice(re.findall(first, content.text(path)))
    return swap(content, path, told, told[:-5] + 'yy\\": ', at='yy\\": ')


@breaks("evaluation-name")
def question_renamed_by_half(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    name = chance.choice(re.findall(r'"(q\d+) = \w+\(', content.text(path)))
    return swap(content, path, f'\\"{name}\\",', '\\"q99\\",')
