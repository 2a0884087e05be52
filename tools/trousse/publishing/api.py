"""The catalogue as open data: JSON files under api/, with their JSON Schema."""

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from trousse.catalogue import Exercise, Module, SitePage, TaughtUnit, Track, Unit, Workshop
from trousse.catalogue.schema import json_schema
from trousse.publishing.kit_files import KitArchive
from trousse.publishing.site import Site
from trousse.validation.freshness import review_before

ROOMS: dict[type[Unit], str] = {
    Workshop: "ateliers",
    Module: "modules",
    Exercise: "exercices-autonomes",
    Track: "parcours",
}
_INSIDE = ("folder", "scene", "goal", "mistakes", "hints", "example", "card", "former_slugs")
_SCHEMA = Path(__file__).parent / "templates" / "catalogue.schema.json"
_PAGES_SCHEMA = _SCHEMA.with_name("pages.schema.json")


def write_api(site: Site, archives: dict[str, KitArchive | None]) -> None:
    """Write catalogue.json, one file a kit and a module, pages.json, and the schema."""
    units = list(_units(site))
    _dump(site, "catalogue", {"version": 1, "units": [summary(unit) for unit in units]})
    reviewed: list[Unit | SitePage] = [*units, *site.published.catalogue.pages.values()]
    _dump(site, "pages", [_page(one) for one in reviewed])
    for kit in site.published.workshops.values():
        _dump(site, f"kits/{kit.slug}", details(kit) | _files(archives.get(kit.slug)))
    for module in site.published.modules.values():
        _dump(site, f"modules/{module.slug}", details(module))
    _write_schemas(site)
    site.page("api", "api.md.j2", units=units)


def summary(unit: Unit) -> dict[str, Any]:
    """Return what lists need to know of `unit`."""
    found: dict[str, Any] = {
        "kind": type(unit).__name__.lower(),
        "slug": unit.slug,
        "path": _path(unit),
        "title": unit.title,
        "summary": unit.summary,
        "audience": list(unit.audience),
        "licence": unit.licence,
        "reviewed_on": unit.reviewed_on.isoformat(),
        "review_before": review_before(unit).isoformat(),
    }
    if isinstance(unit, TaughtUnit):
        found |= {"level": unit.level, "competencies": unit.competencies}
    minutes = getattr(unit, "minutes", None)
    return found | ({"minutes": minutes} if minutes is not None else {})


def details(unit: Workshop | Module) -> dict[str, Any]:
    """Return everything a page says of `unit`, with the keys of its YAML file."""
    kept = {key: value for key, value in asdict(unit).items() if key not in _INSIDE}
    return kept | summary(unit)


def _write_schemas(site: Site) -> None:
    """Write the forms of the files: the catalogue's and pages', then what authors fill in."""
    catalogue = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    _dump(site, "catalogue.schema", catalogue)
    _dump(site, "pages.schema", json.loads(_PAGES_SCHEMA.read_text(encoding="utf-8")))
    added = catalogue["$defs"]["unit"]["properties"]
    report = {key: json_schema("bilan")[key] for key in ("type", "properties", "required")}
    made = {"archive": {"type": ["object", "null"], "description": "le ZIP du kit et ses fichiers"}}
    for name, kind, extra in (
        ("kit", "workshop", made | {"report": report}),
        ("module", "module", {}),
    ):
        schema = json_schema(kind)
        schema["properties"] |= added | extra
        schema["$defs"] = schema.get("$defs", {}) | json_schema("bilan").get("$defs", {})
        _dump(site, f"{name}.schema", schema)


def _units(site: Site) -> list[Unit]:
    known = site.published
    shelves = (known.workshops, known.modules, known.exercises, known.tracks)
    return [unit for shelf in shelves for unit in shelf.values()]


def _path(one: Unit | SitePage) -> str:
    room = "" if isinstance(one, SitePage) else f"{ROOMS[type(one)]}/"
    return f"{room}{one.slug}/"


def _page(unit: Unit | SitePage) -> dict[str, Any]:
    """Return when a page was reviewed, and who owns it (the form used by GOV.UK's monitors)."""
    return {
        "title": unit.title,
        "path": _path(unit),
        "reviewed_on": unit.reviewed_on.isoformat(),
        "review_by": review_before(unit).isoformat(),
        "owner": ", ".join(unit.authors),
    }


def _files(archive: KitArchive | None) -> dict[str, Any]:
    return {"archive": asdict(archive) if archive else None}


def _dump(site: Site, name: str, value: Any) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1, default=_plain)
    site.file(f"api/{name}.json", text + "\n")


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not JSON: {type(value).__name__}")
