"""Descriptions for search engines: schema.org LearningResource and Course."""

import json
from typing import Any

from trousse.catalogue import Module, TaughtUnit, Track, Workshop
from trousse.publishing.published import Published

_LICENCES = {
    "etalab-2.0": "https://spdx.org/licenses/etalab-2.0.html",
    "CC-BY-SA-4.0": "https://spdx.org/licenses/CC-BY-SA-4.0.html",
}


def workshop_jsonld(published: Published, kit: Workshop) -> str:
    """Return the JSON-LD of a kit."""
    extra = {
        "learningResourceType": "atelier",
        "timeRequired": _iso(kit.minutes),
        "teaches": list(kit.objectives),
    }
    return _dump(_resource(published, kit) | extra)


def module_jsonld(published: Published, module: Module) -> str:
    """Return the JSON-LD of a training module."""
    extra = {
        "learningResourceType": "module de formation",
        "timeRequired": _iso(module.minutes),
        "teaches": list(module.objectives),
    }
    return _dump(_resource(published, module) | extra)


def track_jsonld(published: Published, track: Track) -> str:
    """Return the JSON-LD of a track, as a Course."""
    parts = [published.modules[slug].title for slug in track.modules if slug in published.modules]
    return _dump(
        {
            "@context": "https://schema.org",
            "@type": "Course",
            "name": track.title,
            "description": track.summary,
            "inLanguage": "fr",
            "license": _LICENCES[track.licence],
            "provider": {"@type": "Organization", "name": "Trousse"},
            "hasPart": [{"@type": "LearningResource", "name": name} for name in parts],
        }
    )


def _resource(published: Published, unit: TaughtUnit) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "LearningResource",
        "name": unit.title,
        "description": unit.summary,
        "inLanguage": "fr",
        "isAccessibleForFree": True,
        "license": _LICENCES[unit.licence],
        "dateModified": unit.reviewed_on.isoformat(),
        "educationalLevel": published.label("cra", "niveaux", unit.level),
        "audience": [{"@type": "Audience", "audienceType": name} for name in unit.audience],
        "author": [{"@type": "Organization", "name": name} for name in unit.authors],
        "educationalAlignment": [
            {
                "@type": "AlignmentObject",
                "alignmentType": "teaches",
                "educationalFramework": published.catalogue.frameworks[slug].title,
                "targetName": f"{term.key} {term.label}",
            }
            for slug, terms in published.competencies_of(unit)
            for term in terms
        ],
    }


def _iso(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def _dump(value: dict[str, Any]) -> str:
    """`<` is escaped so that no text can close the script element that holds the JSON."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")
