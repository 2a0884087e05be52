"""Each question of an evaluation says where the course explains it, and what it measures."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from trousse.catalogue import Assessed, Location, Module
from trousse.notebooks import NotebookFile
from trousse.validation.corpus import Corpus
from trousse.validation.registry import Found, rule
from trousse.validation.rules.notebooks import repeated
from trousse.validation.rules.references import near

_ITEM = re.compile(r"[qs]\d+")


@rule(
    "evaluation-assessed",
    title="Chaque question dit où le cours l’explique, et quelle compétence elle évalue.",
    why="Le retour remis au stagiaire le lui dit, question par question.",
    bad="une question q3 sans ligne « q3 » dans assessed",
    good="q3: {section: La boîte de quelqu’un d’autre, competencies: {ccp1: [C4]}}",
)
def items_say_what_they_assess(corpus: Corpus) -> Iterator[Found]:
    """Report questions of ready modules without a part of the course, or with a wrong one."""
    for module, path in corpus.evaluations:
        items = corpus.kept("items", path, partial(_items, corpus, path))
        if corpus.is_draft(module) or items is None:
            continue
        for missing in sorted(set(items) - set(module.assessed)):
            yield (
                corpus.catalogue.location(module, "assessed"),
                f"La question « {missing} » n’est pas dans « assessed ».",
                "Donnez-lui la partie du cours et les compétences sur lesquelles elle porte.",
            )
        for id, assessed in module.assessed.items():
            where = corpus.catalogue.location(module, "assessed", id)
            if id not in items:
                known = near(id, items) or "Retirez cette ligne."
                yield where, f"L’évaluation n’a pas de question « {id} ».", known
            yield from _wrong(corpus, module, assessed, where)


def _items(corpus: Corpus, path: Path) -> list[str] | None:
    """Return the questions of an evaluation; None when nobody knows which cell is meant."""
    notebook = corpus.notebook(path)
    if not isinstance(notebook, NotebookFile) or any(repeated(notebook)):
        return None  # said by notebook-unreadable, notebook-id-duplicate
    return [
        cell.identifier
        for cell in notebook.cells
        if cell.kind == "code" and _ITEM.fullmatch(cell.identifier)
    ]


def _wrong(corpus: Corpus, module: Module, assessed: Assessed, where: Location) -> Iterator[Found]:
    page = corpus.page(module.folder / "cours.md")
    titles = {heading.title for heading in page.headings} if page else set()
    if titles and assessed.section not in titles:
        what = f"Le cours n’a pas de partie « {assessed.section} »."
        yield where, what, near(assessed.section, titles) or "Reprenez un titre du cours."
    unknown = module.competencies.keys() - corpus.catalogue.frameworks.keys()
    for framework, codes in assessed.competencies.items():
        if unknown and framework not in module.competencies:
            continue  # said by competency-unknown: its name is misspelt
        for code in sorted(set(codes) - set(module.competencies.get(framework, ()))):
            yield (
                where,
                f"Le module ne déclare pas la compétence {framework} « {code} ».",
                "Ajoutez-la à « competencies », ou choisissez-en une autre.",
            )


@rule(
    "competency-unassessed",
    title="Une compétence annoncée est évaluée.",
    why="Ce qui n’est mesuré par aucune question ne peut pas figurer sur l’attestation.",
    bad="competencies: {ccp1: [C3, C4]} et aucune question sur C3",
    good="une question « competencies: {ccp1: [C3]} » dans assessed, ou ccp1: [C4] seul",
)
def competencies_are_assessed(corpus: Corpus) -> Iterator[Found]:
    """Report competencies that no question of a ready module bears on.

    Frameworks that no question names (DigComp, beside CRCN) only say where the module stands.
    """
    for module in corpus.catalogue.modules.values():
        told = [one.competencies for one in module.assessed.values()]
        for name in {name for one in told for name in one} if not corpus.is_draft(module) else ():
            assessed = {code for one in told for code in one.get(name, ())}
            for index, code in enumerate(module.competencies.get(name, ())):
                if code not in assessed and corpus.catalogue.competency(name, code):
                    yield (
                        corpus.catalogue.location(module, "competencies", name, index),
                        f"Aucune question n’évalue la compétence {name} « {code} ».",
                        "Ajoutez-la à une question de « assessed », ou retirez-la du module.",
                    )
