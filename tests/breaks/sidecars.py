"""Slips in sidecars."""

import re
from random import Random

from breaks.common import (
    Break,
    Content,
    any_sidecar,
    breaks,
    key_line,
    one_line_keys,
    pick_unit,
    swap,
    value,
)
from trousse.catalogue import sidecar


@breaks("yaml-syntax")
def colon_in_a_title(chance: Random, content: Content) -> Break:
    return value(content, any_sidecar(chance, content), "title", "Le courriel : premiers pas")


@breaks("yaml-syntax")
def tab_before_a_key(chance: Random, content: Content) -> Break:
    path = any_sidecar(chance, content)
    lines, index = key_line(content, path, "status")
    lines.insert(index, "\tnote: un")
    return Break({path: "\n".join(lines).encode()}, path, index + 1)


@breaks("yaml-syntax")
def impossible_date(chance: Random, content: Content) -> Break:
    return value(content, any_sidecar(chance, content), "reviewed_on", "2026-02-31")


@breaks("yaml-syntax")
def anchor_and_alias(chance: Random, content: Content) -> Break:
    path = any_sidecar(chance, content)
    lines, index = key_line(content, path, "audience")
    lines.insert(index, "note: &a [un]")
    lines.insert(index + 1, "autre: *a")
    return Break({path: "\n".join(lines).encode()}, path, index + 1)


@breaks("key-duplicate")
def key_written_twice(chance: Random, content: Content) -> Break:
    path = any_sidecar(chance, content)
    key = chance.choice(one_line_keys(content, path, ("level", "licence", "status", "volatility")))
    lines, index = key_line(content, path, key)
    lines.insert(index + 1, lines[index])
    return Break({path: "\n".join(lines).encode()}, path, index + 2)


@breaks("key-missing")
def key_forgotten(chance: Random, content: Content) -> Break:
    path = any_sidecar(chance, content)
    key = chance.choice(one_line_keys(content, path, ("title", "level", "licence", "status")))
    lines, index = key_line(content, path, key)
    del lines[index]
    return Break({path: "\n".join(lines).encode()}, path, 2)


@breaks("key-unknown")
def key_misspelt(chance: Random, content: Content) -> Break:
    path = any_sidecar(chance, content)
    key = chance.choice(one_line_keys(content, path, ("title", "level", "licence", "status")))
    lines, index = key_line(content, path, key)
    lines[index] = f"{key[:-1]}{lines[index][len(key) :]}"
    return Break({path: "\n".join(lines).encode()}, path, index + 1)


@breaks("key-unknown")
def key_in_french(chance: Random, content: Content) -> Break:
    path = any_sidecar(chance, content)
    lines, index = key_line(content, path, "status")
    lines.insert(index, f"{chance.choice(['duree', 'remarque', 'numero'])}: 45")
    return Break({path: "\n".join(lines).encode()}, path, index + 1)


@breaks("key-unknown")
def key_of_a_scene_misspelt(chance: Random, content: Content) -> Break:
    path = sidecar(chance.choice([e for e in content.ready("exercises") if e.app == "mailbox"]))
    key = chance.choice(["      subject: ", "      date: ", "  contacts: "])
    return swap(content, path, key, f"{key[:-3]}x: ")


@breaks("value-invalid")
def value_of_the_wrong_kind(chance: Random, content: Content) -> Break:
    key, new = chance.choice(
        [("level", "facile"), ("status", "prêt"), ("licence", "MIT"), ("title", '"  "'),
         ("reviewed_on", "hier"), ("authors", "Trousse"), ("title", "[un, deux]"),
         ("title", "2026"), ("reviewed_on", "2026"), ("audience", "[]")]
    )  # fmt: skip
    path = any_sidecar(chance, content)
    if key not in one_line_keys(content, path, (key,)):
        key, new = "level", "facile"
    return value(content, path, key, new)


@breaks("value-invalid")
def minutes_between_quotes(chance: Random, content: Content) -> Break:
    path = sidecar(pick_unit(chance, content, "modules", "workshops"))
    found = chance.choice(
        list(re.finditer(r"minutes: (\d+)", content.text(path).split("steps")[-1]))
    )
    return swap(content, path, found[0], f'minutes: "{found[1]}"')


@breaks("date-future")
def year_mistyped(chance: Random, content: Content) -> Break:
    path = any_sidecar(chance, content)
    return value(content, path, "reviewed_on", f"20{chance.randrange(27, 99)}-01-15")


@breaks("review-overdue")
def left_alone_for_years(chance: Random, content: Content) -> Break:
    return value(content, any_sidecar(chance, content), "reviewed_on", "2023-01-15")


@breaks("url-invalid")
def address_cut(chance: Random, content: Content) -> Break:
    units = [u for u in content.ready("modules") if "    url: https://" in content.text(sidecar(u))]
    return swap(content, sidecar(chance.choice(units)), "    url: https://", "    url: www ")


@breaks("text-not-formatted")
def straight_apostrophe(chance: Random, content: Content) -> Break:
    paths = [path for path in content.pages() if "l’" in content.text(path)]
    return swap(content, chance.choice(paths), "l’", "l'")


@breaks("text-not-formatted")
def windows_line_ends(chance: Random, content: Content) -> Break:
    path = chance.choice([*content.pages(), any_sidecar(chance, content)])
    return Break({path: content.files.contents[path].replace(b"\n", b"\r\n")}, path, 1)


@breaks("text-not-formatted")
def byte_order_mark(chance: Random, content: Content) -> Break:
    path = chance.choice([*content.pages(), any_sidecar(chance, content)])
    return Break({path: b"\xef\xbb\xbf" + content.files.contents[path]}, path, 1)


@breaks("text-not-formatted")
def schema_line_removed(chance: Random, content: Content) -> Break:
    path = any_sidecar(chance, content)
    return Break({path: content.text(path).partition("\n")[2].encode()}, path, 1)
