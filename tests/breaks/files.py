"""Files lost, copied or saved the wrong way."""

import re
from pathlib import Path
from random import Random

from breaks.common import (
    Break,
    Content,
    add,
    any_sidecar,
    breaks,
    evaluation,
    line_of,
    pick_unit,
    swap,
)


@breaks("file-unreadable")
def saved_by_an_old_editor(chance: Random, content: Content) -> Break:
    path = chance.choice([*content.pages(), any_sidecar(chance, content)])
    text = content.text(path)
    plain = text.replace("\u202f", " ")
    index = next(i for i, mark in enumerate(plain) if ord(mark) > 127)
    return Break({path: plain.encode("cp1252", "replace")}, path, line_of(plain, index))


@breaks("file-unreadable")
def sidecar_deleted(chance: Random, content: Content) -> Break:
    path = any_sidecar(chance, content)
    return Break({path: None}, path, 1)


@breaks("file-empty")
def saved_empty(chance: Random, content: Content) -> Break:
    path = chance.choice([*content.pages(), any_sidecar(chance, content)])
    return Break({path: chance.choice([b"", b"\n\n", b" \n"])}, path, 1)


@breaks("merge-conflict")
def merge_left_unfinished(chance: Random, content: Content) -> Break:
    path = chance.choice([*content.pages(), any_sidecar(chance, content)])
    lines = content.text(path).split("\n")
    index = chance.randrange(1, len(lines) - 1)
    lines[index : index + 1] = ["<<<<<<< HEAD", lines[index], "=======", "autre", ">>>>>>> a"]
    return Break({path: "\n".join(lines).encode()}, path, index + 1)


@breaks("merge-conflict")
def merge_left_unfinished_in_a_notebook(chance: Random, content: Content) -> Break:
    path = evaluation(chance, content)
    lines = content.text(path).split("\n")
    index = chance.randrange(3, len(lines) - 5)
    lines[index:index] = ["<<<<<<< HEAD", lines[index], "=======", lines[index], ">>>>>>> a"]
    return Break({path: "\n".join(lines).encode()}, path, index + 1)


@breaks("file-missing")
def companion_deleted(chance: Random, content: Content) -> Break:
    unit = pick_unit(chance, content, "modules", "workshops", "exercises")
    names = list(content.files.under(unit.folder, ".md", ".ipynb"))
    path = chance.choice(names)
    place = content.catalogue.location(unit, "status")
    images = re.findall(r"images/([\w.-]+)", content.text(path))
    gone: dict[Path, bytes | None] = {unit.folder / "images" / one: None for one in images}
    others = "".join(content.text(p) for p in names if p != path)
    gone = {p: None for p in gone if p.name not in others and p in content.files.contents}
    return Break({path: None, **gone}, place.path, place.line)


@breaks("file-unexpected")
def backup_left_behind(chance: Random, content: Content) -> Break:
    page = chance.choice(content.pages())
    name = chance.choice([f"{page.stem} (copie).md", f"{page.stem}-v2.md", f"{page.stem}.docx"])
    path = page.with_name(name)
    return Break({path: b"# Texte\n\nSuite.\n"}, path, 1)


@breaks("file-unexpected")
def companion_renamed(chance: Random, content: Content) -> Break:
    page = chance.choice(content.pages())
    path = page.with_name(f"{page.stem}-v2.md")
    return Break({page: None, path: content.text(page).encode()}, path, 1)


@breaks("file-unexpected")
def sidecar_with_the_other_suffix(chance: Random, content: Content) -> Break:
    path = any_sidecar(chance, content).with_suffix(".yaml")
    return Break({path: b"title: Copie\n"}, path, 1)


@breaks("file-unused")
def picture_nobody_shows(chance: Random, content: Content) -> Break:
    unit = pick_unit(chance, content, "modules", "workshops")
    path = unit.folder / "images" / f"ancien-dessin-{chance.randrange(99)}.svg"
    return Break({path: b'<svg xmlns="http://www.w3.org/2000/svg"></svg>\n'}, path, 1)


def pictures(content: Content) -> list[Path]:
    ready = [u.folder for kind in ("modules", "workshops") for u in content.ready(kind)]
    return [p for one in ready for p in content.files.under(one, ".svg")]


@breaks("file-heavy")
def picture_from_a_phone(chance: Random, content: Content) -> Break:
    path = chance.choice(pictures(content))
    return Break({path: content.files.contents[path] + b" " * 600_000}, path, 1)


@breaks("content-active")
def program_in_a_picture(chance: Random, content: Content) -> Break:
    path = chance.choice(pictures(content))
    bad = chance.choice(["<script>alert(1)</script>", '<image href="https://a.example/b.png"/>'])
    return swap(content, path, "</svg>", f"\n{bad}\n</svg>", at=bad)


@breaks("content-active")
def program_in_a_page(chance: Random, content: Content) -> Break:
    bad = chance.choice(
        ["<script>alert(1)</script>", '<iframe src="https://a.example"></iframe>',
         '<img src="a.png" onerror="alert(1)" alt="Texte">', "[la fiche](javascript:alert(1))"]
    )  # fmt: skip
    return add(content, chance.choice(content.pages("animation")), bad)


@breaks("image-unreadable")
def picture_cut(chance: Random, content: Content) -> Break:
    path = chance.choice(pictures(content))
    return Break({path: content.files.contents[path].rstrip()[:-8]}, path, None)
