"""Exercises and certification."""

from random import Random

from breaks.common import CERTIFICATION, Break, Content, breaks, pick_unit, swap
from trousse.catalogue import sidecar


@breaks("exercise-proof")
def mistake_that_never_comes(chance: Random, content: Content) -> Break:
    exercise = pick_unit(chance, content, "exercises")
    step = exercise.steps[0]["id"]
    path = sidecar(exercise)
    return swap(content, path, f"  - for: {step}\n", "  - for: etape-inconnue\n")


@breaks("exercise-proof")
def name_that_the_scene_lacks(chance: Random, content: Content) -> Break:
    slug, written, slip = chance.choice(
        [
            ("regler-un-reseau-social", "value: tous", "value: tout-le-monde"),
            ("ce-que-je-partage", "reader: tous", "reader: amis"),
            ("ce-que-je-partage", "detail: joie", "detail: bonheur"),
            ("autorisations-d-une-application", "{request: position,", "{request: endroit,"),
        ]
    )
    path = sidecar(content.catalogue.exercises[f"vie-privee/{slug}"])
    return swap(content, path, written, slip)


@breaks("competency-untaught")
def certified_without_being_taught(chance: Random, content: Content) -> Break:
    home = content.files.project.curriculum / "frameworks" / "ccp1.yml"
    track = pick_unit(chance, content, "tracks")
    index = next(
        i
        for i, s in enumerate(track.modules)
        if content.catalogue.modules[s].block == CERTIFICATION
    )
    module = content.catalogue.modules[track.modules[index]]
    code = f"C{chance.randrange(50, 99)}"
    framework = content.text(home)
    items = framework.index("    items:\n") + len("    items:\n")
    term = f"      - {{key: {code}, label: Compétence nouvelle}}\n"
    added = framework[:items] + term + framework[items:]
    path = sidecar(module)
    text = content.text(path).replace("  ccp1: [", f"  ccp1: [{code}, ", 1)
    text = text.replace("competencies: {ccp1: [", f"competencies: {{ccp1: [{code}, ", 1)
    place = content.catalogue.location(track, "modules", index)
    return Break({home: added.encode(), path: text.encode()}, place.path, place.line)


@breaks("competency-unassessed")
def competency_nobody_asks_about(chance: Random, content: Content) -> Break:
    modules = content.ready("modules")
    missing = [(m, c) for m in modules for c in ("C1", "C2", "C3", "C4")
               if c not in m.competencies.get("ccp1", ())]  # fmt: skip
    module, code = chance.choice(missing)
    return swap(content, sidecar(module), "  ccp1: [", f"  ccp1: [{code}, ")


@breaks("exercise-notebook")
def notebook_tampered_with(chance: Random, content: Content) -> Break:
    path = pick_unit(chance, content, "exercises").folder / "exercise.ipynb"
    made = swap(content, path, "show(exercise)", "show(exercise, 1)")
    text = (made.changes[path] or b"").decode()
    starts = [n for n, line in enumerate(text.split("\n"), start=1) if line == "  {"]
    return Break(made.changes, path, starts[-1])
