"""Hours and order."""

from collections.abc import Sequence
from random import Random
from typing import Any

from breaks.common import (
    CERTIFICATION,
    Break,
    Content,
    breaks,
    line_of,
    pick_unit,
    swap,
    value,
)
from trousse.catalogue import sidecar


def minutes_changed(content: Content, unit: Any, parts: Sequence[Any], key: str, by: int) -> Break:
    index = next(i for i, part in enumerate(parts) if 5 <= part.minutes - by <= 40)
    place = content.catalogue.location(unit, key, index)
    lines = content.text(place.path).split("\n")
    part = parts[index]
    row = next(
        i for i in range(place.line - 1, len(lines)) if f"minutes: {part.minutes}" in lines[i]
    )
    lines[row] = lines[row].replace(f"minutes: {part.minutes}", f"minutes: {part.minutes - by}")
    where = content.catalogue.location(unit, key)
    return Break({place.path: "\n".join(lines).encode()}, where.path, where.line)


@breaks("module-minutes")
def day_shortened(chance: Random, content: Content) -> Break:
    drafts = [m for m in content.catalogue.modules.values() if m.status != "pret"]
    listed = {s for t in content.ready("tracks") for s in t.modules}
    module = chance.choice([m for m in drafts if m.slug not in listed])
    return minutes_changed(content, module, module.sequences, "sequences", 5)


@breaks("workshop-minutes")
def workshop_too_long(chance: Random, content: Content) -> Break:
    formats = ("permanence", "bus-itinerant")
    kits = [w for w in content.ready("workshops") if w.minutes == 120 and w.slug not in formats]
    kit = chance.choice(kits)
    return minutes_changed(content, kit, kit.steps, "steps", -5)


@breaks("module-sequence-kinds")
def nothing_closes_the_day(chance: Random, content: Content) -> Break:
    module = pick_unit(chance, content, "modules")
    made = swap(content, sidecar(module), "kind: cloture", "kind: cas")
    return Break(made.changes, made.path, content.catalogue.location(module, "sequences").line)


@breaks("sequence-order")
def assessed_before_practice(chance: Random, content: Content) -> Break:
    # Where it was practice, its objectives would be practised nowhere: another rule would speak.
    modules = [m for m in content.ready("modules") if m.sequences[1].kind == "decouverte"]
    module = chance.choice(modules)
    place = content.catalogue.location(module, "sequences", 1)
    lines = content.text(place.path).split("\n")
    kind = module.sequences[1].kind
    row = next(i for i in range(place.line - 1, len(lines)) if f"kind: {kind}" in lines[i])
    lines[row] = lines[row].replace(f"kind: {kind}", "kind: evaluation")
    return Break({place.path: "\n".join(lines).encode()}, place.path, place.line)


@breaks("track-hours")
def hours_mistyped(chance: Random, content: Content) -> Break:
    track = pick_unit(chance, content, "tracks")
    return value(content, sidecar(track), "target_hours", str(track.target_hours - 7))


@breaks("track-hours")
def module_taken_out(chance: Random, content: Content) -> Break:
    track = pick_unit(chance, content, "tracks")
    modules = content.catalogue.modules
    needed = {p for slug in track.modules for p in modules[slug].prerequisites}
    free = [s for s in track.modules if s not in needed and modules[s].status == "pret"]
    certified = [s for s in free if modules[s].block != "metier-et-cadre"]
    made = swap(content, sidecar(track), f"  - {chance.choice(certified)}\n", "")
    return Break(made.changes, made.path, content.catalogue.location(track, "target_hours").line)


@breaks("track-module-repeated")
def module_listed_twice(chance: Random, content: Content) -> Break:
    track = next(t for t in content.catalogue.tracks.values() if t.status != "pret")
    line = f"  - {chance.choice(track.modules)}\n"
    made = swap(content, sidecar(track), line, line * 2)
    return Break(made.changes, made.path, (made.line or 0) + 1)


@breaks("prerequisite-cycle")
def module_that_needs_itself(chance: Random, content: Content) -> Break:
    unit = pick_unit(chance, content, "modules", "workshops", "exercises")
    return value(content, sidecar(unit), "prerequisites", f"[{unit.slug}]")


@breaks("prerequisite-order")
def module_taught_too_early(chance: Random, content: Content) -> Break:
    track = pick_unit(chance, content, "tracks")
    modules = content.catalogue.modules
    late = [s for s in track.modules[1:] if track.modules[0] in modules[s].prerequisites
            and modules[s].block != CERTIFICATION]  # fmt: skip
    first, moved = track.modules[0], chance.choice(late)
    text = content.text(sidecar(track)).replace(f"  - {moved}\n", "", 1)
    text = text.replace(f"  - {first}\n", f"  - {moved}\n  - {first}\n", 1)
    return Break({sidecar(track): text.encode()}, sidecar(track), line_of(text, text.index(moved)))


@breaks("series-position")
def two_kits_at_one_place(chance: Random, content: Content) -> Break:
    series = sorted((u for u in content.ready("workshops") if u.series), key=lambda u: u.slug)
    one, other = series[0], chance.choice(series[1:])
    new = f"position: {one.series.position}"
    return swap(content, sidecar(other), f"position: {other.series.position}", new)
