"""What kits are filtered by, and the style sheet that filters them without a script."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from trousse.catalogue import Workshop
from trousse.publishing.published import Published

KEYS = ("theme", "public", "niveau", "duree", "materiel", "connexion", "serie", "langue")
_UNSCRIPTED = ".catalogue:not(.catalogue--script)"
_EVERYBODY = "tous-publics"
_RANKED = ("90", "120", "plus", "debutant", "intermediaire", "avance", "sans", "avec")

KitValues = dict[str, dict[str, str | None]]


@dataclass(frozen=True)
class Option:
    """One value of a facet: a CSS-safe key, the label if data has one, and the kits it keeps."""

    value: str
    label: str | None
    kits: int


@dataclass(frozen=True)
class Facet:
    """A facet and its options, in their own order or that of labels."""

    key: str
    options: tuple[Option, ...]


def token(label: str) -> str:
    """Return `label` as an identifier: unaccented, lower case, hyphens."""
    plain = unicodedata.normalize("NFKD", label.replace("œ", "oe")).encode("ascii", "ignore")
    return re.sub(r"[^a-z0-9]+", "-", plain.decode().lower()).strip("-")


def kit_values(published: Published, kit: Workshop) -> KitValues:
    """Return {facet: {value: label}} for one kit; a None label is worded by the template."""
    cra = kit.report.cra

    def labels(name: str, keys: Iterable[str]) -> dict[str, str | None]:
        return {token(key): published.label("cra", name, key) for key in keys}

    return {
        "theme": labels("thematiques", cra.thematiques),
        "public": {token(label): label for label in kit.audience},
        "niveau": {kit.level: None},
        "duree": dict.fromkeys([_length(kit.short_minutes), _length(kit.minutes)]),
        "materiel": labels("materiel", cra.materiel),
        "connexion": dict.fromkeys(_connection(kit.connection)),
        "serie": {kit.series.slug: _title(kit.series.slug)} if kit.series else {},
        "langue": dict.fromkeys(kit.languages),
    }


def is_for_everybody(kit: Workshop) -> bool:
    """Tell whether `kit` suits whatever public one asks for."""
    return _EVERYBODY in map(token, kit.audience)


def facets(values: dict[str, KitValues]) -> list[Facet]:
    """Return the facets worth showing: those that can tell kits apart."""
    found = []
    for key in KEYS:
        labels = {v: label for kit in values.values() for v, label in kit[key].items()}
        options = [Option(v, label, _kept(values, key, v)) for v, label in labels.items()]
        useful = len(options) > 1 or any(option.kits < len(values) for option in options)
        if options and useful:
            ordered = sorted(options, key=_rank)
            found.append(Facet(key, tuple(ordered)))
    return found


def tokens(key: str, values: dict[str, str | None]) -> str:
    """Return the space-separated values that a kit answers to for the facet `key`."""
    return " ".join([*values, "tous"] if key == "public" and _EVERYBODY in values else values)


def facet_styles(found: list[Facet]) -> str:
    """Return CSS that hides the kits no ticked box keeps: any within a facet, all across facets.

    Once its script runs, the page filters by itself, and better: see site/assets/catalogue.js.
    One rule a facet: if one of its boxes is ticked, hide each kit that no ticked box keeps. A link
    to one value (ateliers/#v-duree-90) does as its box does.
    """
    rules = []
    for facet in found:
        key = facet.key
        keeps = [
            f"{_UNSCRIPTED}:has(#f-{key}-{o.value}:checked, #v-{key}-{o.value}:target) "
            f'.kit[data-{key}~="{o.value}"]'
            for o in facet.options
        ]
        if key == "public":
            keeps.append('.kit[data-public~="tous"]')
        rules.append(
            f"{_UNSCRIPTED}:has([name={key}]:checked, [id^=v-{key}-]:target) "
            f".kit:not({', '.join(keeps)}){{display:none}}"
        )
    return "\n".join(rules) + "\n"


def _rank(option: Option) -> tuple[int, str]:
    """Order what has an order of its own (durations, levels) by it, the rest by label."""
    known = option.value in _RANKED
    return (_RANKED.index(option.value) if known else -1, token(option.label or option.value))


def _kept(values: dict[str, KitValues], key: str, value: str) -> int:
    return sum(
        value in kit[key] or (key == "public" and _EVERYBODY in kit[key]) for kit in values.values()
    )


def _length(minutes: int) -> str:
    return "90" if minutes <= 90 else "120" if minutes <= 120 else "plus"


def _connection(connection: str) -> tuple[str, ...]:
    """A kit for which the network is merely useful suits both kinds of rooms."""
    return {"aucune": ("sans",), "utile": ("sans", "avec"), "necessaire": ("avec",)}[connection]


def _title(slug: str) -> str:
    return slug.replace("-", " ").capitalize()
