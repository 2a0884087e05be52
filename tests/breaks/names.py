"""Names, references, terms and licences."""

import json
import re
from random import Random

from breaks.common import Break, Content, any_sidecar, breaks, key_line, pick_unit, swap, value
from trousse.catalogue import sidecar


@breaks("slug-invalid")
def folder_named_by_hand(chance: Random, content: Content) -> Break:
    exercise = pick_unit(chance, content, "exercises")
    folder = exercise.folder.with_name(chance.choice(["Écrire", "exercice_2", "Nouveau dossier"]))
    changes = {
        folder / p.name: content.files.contents[p] for p in content.files.under(exercise.folder)
    }
    text = changes[folder / "exercise.yml"].decode()
    text = re.sub(r"^title: .*$", "title: Un autre exercice", text, flags=re.MULTILINE)
    changes[folder / "exercise.yml"] = text.encode()
    return Break(changes, folder / "exercise.yml", 2)


@breaks("slug-duplicate")
def old_name_taken(chance: Random, content: Content) -> Break:
    one, other = chance.sample(content.ready("workshops"), 2)
    path = sidecar(one)
    lines, index = key_line(content, path, "objectives")
    lines.insert(index, f"former_slugs: [{other.slug}]")
    return Break({path: "\n".join(lines).encode()}, path, index + 1)


@breaks("title-duplicate")
def title_not_changed(chance: Random, content: Content) -> Break:
    kind = chance.choice(["modules", "workshops", "exercises"])
    one, other = sorted(chance.sample(content.ready(kind), 2), key=lambda unit: unit.slug)
    return value(content, sidecar(other), "title", json.dumps(one.title, ensure_ascii=False))


@breaks("reference-unknown")
def exercise_misspelt(chance: Random, content: Content) -> Break:
    units = [u for u in content.ready("workshops") if u.exercises]
    unit = chance.choice(units)
    slug = chance.choice(unit.exercises)
    return swap(content, sidecar(unit), slug, slug[:-1])


@breaks("reference-unknown")
def module_misspelt(chance: Random, content: Content) -> Break:
    track = pick_unit(chance, content, "tracks")
    last = track.modules[-1]
    return swap(content, sidecar(track), f"- {last}\n", f"- {last}s\n")


@breaks("reference-draft")
def exercise_taken_back(chance: Random, content: Content) -> Break:
    used = {slug: unit for unit in content.ready("workshops") for slug in unit.exercises}
    alone = [s for s in used if sum(s in w.exercises for w in content.ready("workshops")) == 1]
    slug = chance.choice(sorted(alone))
    unit = used[slug]
    exercise = content.catalogue.exercises[slug]
    made = value(content, sidecar(exercise), "status", "brouillon")
    place = content.catalogue.location(unit, "exercises", unit.exercises.index(slug))
    return Break(made.changes, place.path, place.line)


@breaks("competency-unknown")
def code_that_does_not_exist(chance: Random, content: Content) -> Break:
    path = any_sidecar(chance, content)
    return swap(content, path, '  crcn: ["', f'  crcn: ["{chance.randrange(6, 9)}.9", "')


@breaks("competency-unknown")
def framework_misspelt(chance: Random, content: Content) -> Break:
    return swap(content, any_sidecar(chance, content), "  crcn: [", "  crnc: [")


@breaks("term-unknown")
def key_of_another_tool(chance: Random, content: Content) -> Break:
    path = pick_unit(chance, content, "workshops").folder / "bilan.yml"
    return swap(content, path, "thematiques: [", "thematiques: [courrier, ")


@breaks("term-unknown")
def block_misspelt(chance: Random, content: Content) -> Break:
    module = pick_unit(chance, content, "modules")
    return value(content, sidecar(module), "block", module.block[:-1])


@breaks("cra-parent-missing")
def administrative_theme_alone(chance: Random, content: Content) -> Break:
    parent = "aide_aux_demarches_administratives"
    kits = [u for u in content.ready("workshops") if parent not in u.report.cra.thematiques]
    path = chance.choice(kits).folder / "bilan.yml"
    return swap(content, path, "thematiques: [", "thematiques: [logement, ")


@breaks("list-repeated")
def exercise_listed_twice(chance: Random, content: Content) -> Break:
    units = [u for u in content.ready("workshops") if u.exercises]
    unit = chance.choice(units)
    slug = unit.exercises[-1]
    line = f"  - {slug}\n"
    if line not in content.text(sidecar(unit)):
        return swap(content, sidecar(unit), "audience: [", "audience: [Adultes, Adultes, ")
    made = swap(content, sidecar(unit), line, line * 2)
    return Break(made.changes, made.path, (made.line or 0) + 1)


@breaks("origin-unknown")
def origin_misspelt(chance: Random, content: Content) -> Break:
    return credited(chance, content, "unit: creer-son-cvv", "etalab-2.0")


def credited(chance: Random, content: Content, where: str, licence: str) -> Break:
    path = any_sidecar(chance, content)
    lines, index = key_line(content, path, "licence")
    credit = f"derived_from: {{title: Un atelier, authors: [Trousse], licence: {licence}, {where}}}"
    lines.insert(index + 1, credit)
    return Break({path: "\n".join(lines).encode()}, path, index + 2)


@breaks("licence-incompatible")
def licence_changed_on_the_way(chance: Random, content: Content) -> Break:
    made = credited(chance, content, "url: https://atelier.example/", "CC-BY-SA-4.0")
    return Break(made.changes, made.path, (made.line or 0) - 1)


@breaks("licence-deposit")
def other_licence_declared(chance: Random, content: Content) -> Break:
    path = pick_unit(chance, content, "workshops").folder / "bilan.yml"
    return swap(content, path, "licence: ETALAB_2_0", "licence: CC_BY_SA_4_0")


@breaks("term-duplicate")
def term_copied(chance: Random, content: Content) -> Break:
    path = content.files.project.curriculum / "frameworks" / "crcn.yml"
    lines = content.text(path).split("\n")
    row = chance.choice([i for i, line in enumerate(lines) if '{key: "' in line])
    lines.insert(row + 1, lines[row])
    return Break({path: "\n".join(lines).encode()}, path, row + 2)
