"""JSON Schemas of the YAML files, so that common editors complete and explain them."""

import json
from pathlib import Path
from typing import Any

from trousse.catalogue.decode import adapter
from trousse.catalogue.exercise import Exercise
from trousse.catalogue.framework import Cast, Framework
from trousse.catalogue.scenes import APPS, DESKS
from trousse.catalogue.training import Module, Track
from trousse.catalogue.workshop import Report, Workshop
from trousse.paths import Project, write_atomically

SCHEMAS: dict[str, type[Any]] = {
    "bilan": Report,
    "cast": Cast,
    "exercise": Exercise,
    "framework": Framework,
    "module": Module,
    "track": Track,
    "workshop": Workshop,
}
_GIVEN = ("slug", "folder", "report")  # what the loader adds


def json_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of one of `SCHEMAS` (draft 2020-12)."""
    schema = _without_docstrings(adapter(SCHEMAS[name]).json_schema())
    properties = {k: v for k, v in schema.get("properties", {}).items() if k not in _GIVEN}
    required = [key for key in schema.get("required", []) if key not in _GIVEN]
    scenes, parts = _scenes() if name == "exercise" else ({}, {})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        **scenes,
        "$defs": {**schema.get("$defs", {}), **parts},
        "properties": properties,
        "required": required,
    }


def _without_docstrings(schema: dict[str, Any]) -> dict[str, Any]:
    """Return `schema` without what its classes say to developers; authors read the fields'."""
    parts = {name: _undescribed(part) for name, part in schema.get("$defs", {}).items()}
    return {**_undescribed(schema), **({"$defs": parts} if parts else {})}


def _undescribed(part: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in part.items() if key != "description"}


def _scenes() -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the scene of each app holds, app by app, and the parts that this refers to."""
    apps = [({"app": {"const": app}}, shape) for app, shape in APPS.items()]
    desks = [({"scene": {"properties": {"desk": {"const": desk}}, "required": ["desk"]}}, shape)
             for desk, shape in DESKS.items()]  # fmt: skip
    rules: list[dict[str, Any]] = []
    parts: dict[str, Any] = {}
    for told, shape in (*apps, *desks):
        scene = _without_docstrings(adapter(shape).json_schema())
        parts |= scene.pop("$defs", {})
        rules.append({"if": {"properties": told}, "then": {"properties": {"scene": scene}}})
    return {"allOf": rules}, parts


def write_schemas(project: Project) -> list[Path]:
    """Write every schema where the first line of each sidecar says it is; return the files."""
    paths = []
    for name in SCHEMAS:
        path = project.build / "schemas" / f"{name}.schema.json"
        write_atomically(path, json.dumps(json_schema(name), ensure_ascii=False, indent=1) + "\n")
        paths.append(path)
    return paths
