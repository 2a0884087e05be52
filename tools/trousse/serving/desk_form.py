"""The form of the contribution desk: a draft, what a person typed, and what is said of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from trousse.catalogue import Catalogue
from trousse.catalogue.document import Document, parse_document
from trousse.catalogue.drafts import KINDS, Draft, draft
from trousse.catalogue.fields import Field, fields_of, shown, typed, value_at
from trousse.catalogue.files import plain
from trousse.catalogue.writing import yaml_text
from trousse.errors import TrousseError
from trousse.paths import Project
from trousse.validation import Finding
from trousse.validation.contribution import Contribution
from trousse.validation.formatting import formatted
from trousse.validation.rules.terms import REPORT_LISTS, known_terms

Typed = Mapping[str, str]

# The sidecars of each kind, with the schema of each; then the texts a person writes.
SIDECARS = {"workshop": ("workshop", "bilan"), "module": ("module",), "exercise": ("exercise",)}
TEXTS = {
    "workshop": {
        "animation.md": "Pour qui anime : le déroulé, les difficultés, sans réseau…",
        "fiche.md": "Pour qui apprend : la fiche à emporter",
        "diaporama.md": "Pour l’écran : une diapositive par titre « ## »",
        "affiche.md": "Pour le mur : l’affiche",
    },
    "module": {
        "deroule.md": "Pour qui forme : la journée, minute par minute",
        "cours.md": "Pour les stagiaires : le cours",
    },
    "exercise": {},
}


@dataclass
class Form:
    """A unit being written. `typed` maps names of fields to what was typed; empty at first.

    `said` maps a field, or a text, to what must be mended there; `values`, a field to the only
    values it may hold, with their labels.
    """

    kind: str
    draft: Draft
    typed: dict[str, str]
    said: dict[str, list[str]] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def sidecars(self) -> Iterator[tuple[Path, str, tuple[Field, ...]]]:
        """Each sidecar with its schema and its fields."""
        for schema in SIDECARS[self.kind]:
            yield self.draft.sidecar.with_name(f"{schema}.yml"), schema, fields_of(schema)

    @property
    def texts(self) -> Iterator[tuple[Path, str, str]]:
        """Each text: its path, the name of its field, what it is for."""
        for name, purpose in TEXTS[self.kind].items():
            yield self.draft.sidecar.parent / name, name, purpose

    def shown(self, name: str, value: Any, one: Field) -> str:
        """Return what the field `name` shows: what was typed, or the value of the draft."""
        return self.typed[name] if name in self.typed else shown(one, value)

    def rows(self, schema: str, one: Field, values: Any) -> int:
        """Return how many rows a small table shows, with one more to fill in when asked."""
        prefix = f"{schema}.{one.name}."
        numbers = [
            int(name[len(prefix) :].split(".")[0]) for name in self.typed if name.startswith(prefix)
        ]
        return max(numbers) + 1 if numbers else len(values or ()) + 1

    def data(self, path: Path) -> dict[str, Any]:
        """Return the values of a sidecar as the draft has them."""
        document = parse_document(path, self.draft.contents[path].decode("utf-8"))[0]
        return dict(document.data) if document else {}


def open_form(
    catalogue: Catalogue, kind: str, typed_: Typed, *, day: date, source: str, family: str = ""
) -> Form:
    """Return the form of a unit of `kind`, empty or as it was typed.

    Raises:
        TrousseError: the title has no letter, its name is taken, or `source` does not exist.
    """
    title = typed_.get(f"{kind}.title", "").strip() or _first_title(kind)
    made = draft(catalogue, kind, title, day=day, source=source, family=family)
    first, head = f"# {_first_title(kind)}\n", f"# {title}\n"
    retitled = {
        name: plain(text).replace(first, head, 1) if name in TEXTS[kind] else text
        for name, text in typed_.items()
    }
    return Form(kind, made, retitled, values=_values(catalogue))


def reopen(
    catalogue: Catalogue, made: Contribution, *, day: date
) -> tuple[Form, str, tuple[str, ...]]:
    """Return the form of the unit a ZIP holds, the slug it is adapted from, what is left out.

    A form makes all files but its own from that slug: those that differ are left out.

    Raises:
        TrousseError: the ZIP holds several units, or one whose sidecar does not read.
    """
    kinds = {KINDS[kind].sidecar: kind for kind in SIDECARS}
    sidecars = [path for path in made.contents if path.name in kinds]
    refused = TrousseError(
        "Ce ZIP",
        "il ne contient pas une unité, et une seule, qui se lit.",
        "Choisissez le fichier contribution.zip téléchargé d’ici.",
    )
    if len(sidecars) != 1:
        raise refused
    kind = kinds[sidecars[0].name]
    form = Form(kind, Draft(sidecars[0], made.contents), {}, values=_values(catalogue))
    title = str(form.data(sidecars[0]).get("title") or "")
    if not title:
        raise refused
    credited = value_at(form.data(sidecars[0]), ("derived_from", "unit"))
    source = credited if credited in getattr(catalogue, f"{kind}s") else ""
    remade = _by_name(draft(catalogue, kind, title, day=day, source=source))
    written = {path.name for path, *_ in (*form.sidecars, *form.texts)}
    left = (name for name, content in _by_name(form.draft).items()
            if name not in written and remade.get(name) != content)  # fmt: skip
    return form, source, tuple(left)


def _values(catalogue: Catalogue) -> dict[str, dict[str, str]]:
    """Return the values that national tools take, by the field of bilan.yml that holds them."""
    return {
        ".".join(("bilan", *keys)): known_terms(catalogue, framework, names)
        for keys, framework, names in REPORT_LISTS
    }


def _by_name(made: Draft) -> dict[str, bytes]:
    home = made.sidecar.parent
    return {path.relative_to(home).as_posix(): content for path, content in made.contents.items()}


def _first_title(kind: str) -> str:
    return f"Nouveau titre pour {KINDS[kind].name}"


def contribution(project: Project, form: Form) -> Contribution:
    """Return the files that the form makes; what does not read is told in `form.said`."""
    contents = dict(form.draft.contents)
    for path, schema, fields in form.sidecars:
        data = _filled(form, path, schema, fields)
        contents[path] = formatted(project, path, yaml_text(data)).encode()
    for path, name, _ in form.texts:
        text = form.typed.get(name, contents.get(path, b"").decode("utf-8"))
        contents[path] = formatted(project, path, text).encode()
    return Contribution(project, contents)


def _filled(form: Form, path: Path, schema: str, fields: tuple[Field, ...]) -> dict[str, Any]:
    data = form.data(path)
    for one in fields:
        found = _value(form, f"{schema}.{one.name}", one)
        if found is _ABSENT:
            continue
        _put(data, one, found)
    return data


def _put(data: dict[str, Any], one: Field, found: Any) -> None:
    """Write a value at its keys; an optional one that is empty goes, and its part with it."""
    empty = found in (None, [], "") and not one.required
    home, homes = data, []
    for key in one.keys[:-1]:
        homes.append((home, key))
        home[key] = dict(home.get(key) or {})
        home = home[key]
    if empty:
        home.pop(one.keys[-1], None)
    else:
        home[one.keys[-1]] = "" if found is None else found
    for parent, key in reversed(homes):
        if not parent[key]:
            del parent[key]


_ABSENT = object()


def _value(form: Form, name: str, one: Field) -> Any:
    if one.form == "rows":
        return _rows(form, name, one)
    if name not in form.typed:
        return _ABSENT
    try:
        return typed(one, form.typed[name])
    except ValueError as error:
        form.said.setdefault(name, []).append(str(error))
        return _ABSENT


def _rows(form: Form, name: str, one: Field) -> Any:
    if not any(key.startswith(f"{name}.") for key in form.typed):
        return _ABSENT
    rows = []
    for index in range(form.rows(name.split(".")[0], one, ())):
        row = {
            inner.name: typed(inner, form.typed.get(f"{name}.{index}.{inner.name}", ""))
            for inner in one.fields
        }
        if any(row.values()):
            needed = {inner.name for inner in one.fields if inner.required}
            rows.append({key: value for key, value in row.items() if value or key in needed})
    return rows


def place_findings(form: Form, made: Contribution, findings: tuple[Finding, ...]) -> None:
    """Put what `check` says next to the field it is about."""
    for finding in findings:
        name, label = _field_at(form, made, finding)
        form.said.setdefault(name, []).append(_told(made, finding, label))


def _field_at(form: Form, made: Contribution, finding: Finding) -> tuple[str, str]:
    """Return the name of the field a finding is about, and its label when it is a value."""
    place = finding.location
    for path, schema, fields in form.sidecars:
        if path == place.path:
            document = parse_document(path, made.contents[path].decode("utf-8"))[0]
            keys = _keys_at(document, place.line, place.column) if document else ()
            return _named(schema, fields, keys)
    names = {path: name for path, name, _ in form.texts}
    return names.get(place.path, f"{form.kind}.title"), ""


def _keys_at(document: Document, line: int, column: int) -> tuple[str | int, ...]:
    """Return the deepest keys that stand at a place, or just before it."""
    before = [(mark, len(keys), keys) for keys, mark in document.marks.items()
              if mark <= (line, column)]  # fmt: skip
    return max(before)[2] if before else ()


def _named(schema: str, fields: tuple[Field, ...], keys: tuple[str | int, ...]) -> tuple[str, str]:
    for one in fields:
        rest = keys[len(one.keys) :]
        if keys[: len(one.keys)] == one.keys:
            inner = next((i for i in one.fields if rest[1:2] == i.keys), None)
            if inner:
                return f"{schema}.{one.name}.{rest[0]}.{inner.name}", inner.label
            return f"{schema}.{one.name}", one.label
    return f"{schema}.{fields[0].name}", ""


def _told(made: Contribution, finding: Finding, label: str) -> str:
    """Say a finding to somebody who sees labels, not keys."""
    message, help_ = finding.message, finding.help
    if label:
        message = re.sub(r"^« [\w.]+ »", f"« {label.split(' : ')[0]} »", message)
        help_ = re.sub(r"^\w+ : ", "", help_)
        help_ = "" if label in help_ else help_
    place = finding.location
    if place.path.suffix == ".md" and place.path in made.contents:
        lines = made.contents[place.path].decode("utf-8").split("\n")
        quote = lines[place.line - 1].strip()[:60] if place.line <= len(lines) else ""
        where = f"Ligne {place.line} (« {quote} »)" if quote else f"Ligne {place.line}"
        message = f"{where} : {message}"
    return f"{message} {help_}".strip()


def value_shown(form: Form, path: Path, one: Field) -> Any:
    """Return the value of a field in the draft."""
    return value_at(form.data(path), one.keys)
