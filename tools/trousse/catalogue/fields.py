"""The fields of a form, from the schema that editors and `check` use."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from trousse.catalogue.schema import json_schema
from trousse.catalogue.writing import yaml_text, yaml_value

_LONG = 80  # characters from which a text gets several lines
# How a form asks for a list of simple values, by their type in the schema.
_LISTS = {"string": "lines", "integer": "numbers"}
# What a person would not fill in by hand in a form.
_HIDDEN = ("status", "former_slugs", "derived_from", "languages", "series")


@dataclass(frozen=True)
class Field:
    """One value of a sidecar as a form asks for it.

    `form` is text, number, date, choice, lines (one value a line), numbers (« 1 et 3 »), rows (a
    small table of `fields`) or yaml (anything deeper). `keys` leads to the value from the top of
    the file.
    """

    keys: tuple[str, ...]
    label: str
    form: str
    required: bool
    options: tuple[str, ...] = ()
    fields: tuple["Field", ...] = ()

    @property
    def name(self) -> str:
        """The name of the field in the form."""
        return ".".join(self.keys)


def fields_of(schema: str) -> tuple[Field, ...]:
    """Return the fields of the sidecar described by one of the schemas."""
    whole = json_schema(schema)
    return tuple(_fields(whole, whole, (), needed=True))


def _fields(
    whole: dict[str, Any], node: dict[str, Any], keys: tuple[str, ...], *, needed: bool
) -> list[Field]:
    """Return the fields below `node`; what stands in an optional part is optional."""
    found: list[Field] = []
    for key, value in node["properties"].items():
        here, described = (*keys, key), _resolved(whole, value)
        if key in _HIDDEN:
            continue
        required = needed and key in node.get("required", [])
        if described.get("type") == "object" and "properties" in described:
            found += _fields(whole, described, here, needed=required)
        else:
            label = str(value.get("description") or described.get("description") or key)
            found.append(_field(whole, described, here, label, required))
    return found


def _field(
    whole: dict[str, Any], node: dict[str, Any], keys: tuple[str, ...], label: str, required: bool
) -> Field:
    items = _resolved(whole, node.get("items", {}))
    if node.get("enum"):
        return Field(keys, label, "choice", required, tuple(map(str, node["enum"])))
    if _is_list(whole, node):
        return Field(keys, label, _LISTS[items["type"]], required)
    if node.get("type") == "array" and _is_flat(whole, items):
        inside = tuple(_fields(whole, items, (), needed=True))
        return Field(keys, label, "rows", required, fields=inside)
    if node.get("format") == "date":
        return Field(keys, label, "date", required)
    form = {"integer": "number", "string": "text"}.get(str(node.get("type")), "yaml")
    return Field(keys, label, form, required)


def _is_flat(whole: dict[str, Any], node: dict[str, Any]) -> bool:
    """Tell whether an item has only simple values, lists of them included."""
    inside = [_resolved(whole, one) for one in node.get("properties", {}).values()]
    simple = [one.get("type") in _LISTS or _is_list(whole, one) for one in inside]
    return bool(simple) and all(simple)


def _is_list(whole: dict[str, Any], node: dict[str, Any]) -> bool:
    items = _resolved(whole, node.get("items", {}))
    return node.get("type") == "array" and items.get("type") in _LISTS


def _resolved(whole: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    options = [one for one in node.get("anyOf", [node]) if one.get("type") != "null"]
    first = options[0] if options else node
    if "$ref" in first:
        return dict(whole["$defs"][first["$ref"].rsplit("/", maxsplit=1)[-1]])
    return dict(first)


def shown(field: Field, value: Any) -> str:
    """Return the text a form shows for `value`."""
    if value is None:
        return ""
    if field.form == "lines":
        return "\n".join(map(str, value))
    if field.form == "numbers":
        return ", ".join(map(str, value))
    if field.form == "yaml":
        return yaml_text(value).rstrip("\n") if value not in ({}, []) else ""
    return str(value)


def typed(field: Field, text: str) -> Any:
    """Return the value that a person wrote as `text`; None when there is nothing.

    What cannot be of the right kind stays a text, for `check` to tell.

    Raises:
        ValueError: a passage of YAML does not read.
    """
    text = text.replace("\r\n", "\n").strip()
    if field.form == "lines":
        return [line.strip() for line in text.split("\n") if line.strip()]
    if field.form == "numbers":
        return [_number(part) for part in re.split(r"[\s,;]+|\bet\b", text) if part]
    if field.form == "yaml":
        return yaml_value(text) if text else []
    if field.form == "number":
        return _number(text) or None
    if field.form == "date":
        return _date(text)
    return text or None


def _number(text: str) -> int | str:
    return int(text) if text.isdecimal() else text


def _date(text: str) -> Any:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text or None


def value_at(data: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    """Return the value at `keys` of nested mappings, or None."""
    found: Any = data
    for key in keys:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found
