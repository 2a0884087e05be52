"""Objectives that lose the sequence or the question they rest on."""

import re
from random import Random
from typing import Any

from breaks.common import Break, Content, breaks, pick_unit, swap
from trousse.catalogue import sidecar


def rewritten(content: Content, module: Any, index: int, lines: dict[int, str]) -> Break:
    """Change lines of a sidecar, by number; the line that tells is that of an objective."""
    path = sidecar(module)
    text = content.text(path).split("\n")
    for number, line in lines.items():
        text[number - 1] = line
    place = content.catalogue.location(module, "objectives", index)
    return Break({path: "\n".join(text).encode()}, path, place.line)


def line_at(content: Content, module: Any, *keys: str | int) -> tuple[int, str]:
    place = content.catalogue.location(module, *keys)
    return place.line, content.text(place.path).split("\n")[place.line - 1]


@breaks("objective-unknown")
def sequence_of_an_objective_taken_out(chance: Random, content: Content) -> Break:
    module = pick_unit(chance, content, "modules")
    wrong = len(module.objectives) + chance.randrange(1, 4)
    row = chance.choice([i for i, one in enumerate(module.sequences) if one.objectives])
    _, line = line_at(content, module, "sequences", row)
    return swap(content, sidecar(module), line, re.sub(r"objectives: \[", rf"\g<0>{wrong}, ", line))


@breaks("objective-unknown")
def question_of_an_objective_taken_out(chance: Random, content: Content) -> Break:
    module = pick_unit(chance, content, "modules")
    wrong = len(module.objectives) + chance.randrange(1, 4)
    item = chance.choice([id for id, one in module.assessed.items() if one.objective])
    _, line = line_at(content, module, "assessed", item)
    changed = re.sub(r"objective: \d+", f"objective: {wrong}", line)
    return swap(content, sidecar(module), line, changed)


@breaks("objective-unpractised")
def objective_only_explained(chance: Random, content: Content) -> Break:
    module = pick_unit(chance, content, "modules")
    index = chance.randrange(len(module.objectives))
    lines = {}
    for row, sequence in enumerate(module.sequences):
        if sequence.kind in ("pratique", "cas") and index + 1 in sequence.objectives:
            number, line = line_at(content, module, "sequences", row)
            kept = [place for place in sequence.objectives if place != index + 1]
            lines[number] = re.sub(r"objectives: \[.*?\]", f"objectives: {kept}", line)
    return rewritten(content, module, index, lines)


@breaks("objective-unassessed")
def objective_nobody_asks_about(chance: Random, content: Content) -> Break:
    module = pick_unit(chance, content, "modules")
    index = chance.randrange(len(module.objectives))
    items = [id for id, one in module.assessed.items() if one.objective == index + 1]
    found = (line_at(content, module, "assessed", item) for item in items)
    lines = {number: re.sub(r"objective: \d+, ", "", line) for number, line in found}
    return rewritten(content, module, index, lines)
