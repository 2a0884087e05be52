"""Turn a document into a frozen dataclass, or into problems that an author can mend."""

import difflib
from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from trousse.catalogue.document import Document, Keys
from trousse.catalogue.location import Problem

T = TypeVar("T")

_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}
_SCHEMAS: dict[type[Any], dict[str, Any]] = {}

_UNKNOWN = ("unexpected_keyword_argument", "extra_forbidden")
_MISSING = ("missing", "missing_argument", "missing_keyword_only_argument")
_WANTED = {
    "string_type": "un texte",
    "int_type": "un nombre entier, sans guillemets",
    "float_type": "un nombre, sans guillemets",
    "bool_type": "true ou false",
    "date_type": "une date AAAA-MM-JJ, sans guillemets",
    "date_from_datetime_parsing": "une date AAAA-MM-JJ, sans guillemets",
    "date_from_datetime_inexact": "une date AAAA-MM-JJ, sans heure",
    "date_parsing": "une date AAAA-MM-JJ, sans guillemets",
    "int_from_float": "un nombre entier",
    "int_parsing": "un nombre entier",
    "tuple_type": "une liste (un tiret par ligne, ou entre crochets)",
    "dict_type": "des lignes « clé : valeur »",
    "dataclass_type": "des lignes « clé : valeur »",
    "dataclass_exact_type": "des lignes « clé : valeur »",
}


_BOUNDS = {"greater_than_equal": ("au moins", "ge"), "less_than_equal": ("au plus", "le")}


def adapter(model: type[T]) -> TypeAdapter[T]:
    """Return the validator of the dataclass `model`, built once."""
    if model not in _ADAPTERS:
        _ADAPTERS[model] = TypeAdapter(model)
    return _ADAPTERS[model]


def decode(model: type[T], document: Document, **given: Any) -> tuple[T | None, list[Problem]]:
    """Build a `model` from `document`; `given` are the attributes that are not in the file.

    A given value of None stands for something that could not be read: no unit comes out, and
    only the mistakes of this document are told.
    """
    if not isinstance(document.data, dict):
        return None, [_not_a_mapping(document)]
    problems = [_reserved(document, key) for key in given if key in document.data]
    try:
        unit = adapter(model).validate_python(document.data | given)
    except ValidationError as error:
        return None, problems + list(_problems(model, document, error, given))
    return unit, problems


def _problems(
    model: type[Any], document: Document, error: ValidationError, given: dict[str, Any]
) -> Iterator[Problem]:
    details = error.errors(include_url=False)
    unknown = [_keys(one) for one in details if one["type"] in _UNKNOWN]
    missing = [_keys(one) for one in details if one["type"] in _MISSING]
    meant = {keys: _meant(model, keys, unknown, missing) for keys in unknown}
    told = set()
    for detail in details:
        keys = _keys(detail)
        if keys in told:  # a value that fits none of several ways: one is enough
            continue
        told.add(keys)
        if keys[:1] and keys[0] in given:  # another file's mistake, already told there
            continue
        if keys in missing and keys in meant.values():  # told with the key as it is written
            continue
        yield _problem(model, document, keys, detail, meant.get(keys, ()))


def _keys(detail: Any) -> Keys:
    """Return the keys of a mistake; in brackets: a key's own mistake, or one way among several."""
    return tuple(part for part in detail["loc"] if "[" not in str(part))


def _meant(model: type[Any], keys: Keys, unknown: list[Keys], missing: list[Keys]) -> Keys:
    """Return the keys that an unknown key probably stands for: near, or the one that lacks."""
    home = keys[:-1]
    alone = [one for one in unknown if one[:-1] == home] == [keys]
    lacking = [str(one[-1]) for one in missing if one[:-1] == home]
    if alone and len(lacking) == 1:
        return (*home, lacking[0])
    for names, cutoff in ((lacking, 0.5), (_known_keys(model, home), 0.6)):
        close = difflib.get_close_matches(str(keys[-1]), names, n=1, cutoff=cutoff)
        if close:
            return (*home, close[0])
    return ()


def _problem(model: type[Any], document: Document, keys: Keys, detail: Any, meant: Keys) -> Problem:
    kind, name = detail["type"], _name(keys)
    if kind in _UNKNOWN:
        return _unknown(model, document, keys, meant)
    if kind in _MISSING:
        return Problem("key-missing", document.location(*keys), f"La clé « {name} » manque.",
                       _describe(model, keys) or f"Ajoutez une ligne « {name}: … ».")  # fmt: skip
    return Problem("value-invalid", document.location(*keys), _complaint(name, detail),
                   _describe(model, keys) or "Corrigez la valeur.")  # fmt: skip


def _complaint(name: str, detail: Any) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    if detail["input"] is None:
        return f"« {name} » est vide."
    if kind == "string_type" and not isinstance(detail["input"], dict | tuple):
        return f"« {name} » : il faut un texte. Mettez-le entre guillemets."
    if kind in _WANTED:
        return f"« {name} » : il faut {_WANTED[kind]}."
    if kind == "literal_error":
        return f"« {name} » ne peut pas valoir « {detail['input']} ». {_near(detail)}"
    if kind == "string_too_short":
        return f"« {name} » est vide."
    if kind == "too_short":
        return f"« {name} » : il en faut au moins {context['min_length']}."
    if kind == "too_long":
        return f"« {name} » : pas plus de {context['max_length']} (il y en a {_length(detail)})."
    if kind in _BOUNDS:
        words, key = _BOUNDS[kind]
        return f"« {name} » : {words} {context[key]}, et non {detail['input']}."
    if kind == "string_pattern_mismatch":
        return f"« {name} » : {_shape_wanted(str(detail['input']))}"
    return f"« {name} » : cette valeur ne convient pas."


def _shape_wanted(text: str) -> str:
    if not text.strip():
        return "il faut un texte, et non des espaces."
    return f"« {text} » doit être en minuscules sans accent, avec des tirets."


def _near(detail: Any) -> str:
    allowed = [
        word.strip(" '") for word in detail["ctx"]["expected"].replace(" or ", ",").split(",")
    ]
    close = difflib.get_close_matches(str(detail["input"]), allowed, n=1)
    if close:
        return f"Vouliez-vous dire « {close[0]} » ?"
    return f"Au choix : {', '.join(allowed)}."


def _length(detail: Any) -> int:
    return len(detail["input"])


def _unknown(model: type[Any], document: Document, keys: Keys, meant: Keys) -> Problem:
    known = _known_keys(model, keys[:-1])
    hint = f"Vouliez-vous dire « {meant[-1]} » ?" if meant else _listing(known)
    return Problem("key-unknown", document.location(*keys),
                   f"La clé « {_name(keys)} » n’existe pas.", hint)  # fmt: skip


def _listing(known: list[str]) -> str:
    return f"Clés possibles : {', '.join(known)}." if known else "Supprimez cette ligne."


def _reserved(document: Document, key: str) -> Problem:
    return Problem("key-unknown", document.location(key), f"La clé « {key} » ne s’écrit pas.",
                   "Supprimez cette ligne : le nom du dossier en tient lieu.")  # fmt: skip


def _not_a_mapping(document: Document) -> Problem:
    return Problem("value-invalid", document.location(),
                   "Ce fichier doit contenir des lignes « clé : valeur ».",
                   "Partez du fichier d’une unité voisine.")  # fmt: skip


def _name(keys: Keys) -> str:
    return ".".join(str(key + 1) if isinstance(key, int) else key for key in keys)


def _schema(model: type[Any]) -> dict[str, Any]:
    if model not in _SCHEMAS:
        _SCHEMAS[model] = adapter(model).json_schema()
    return _SCHEMAS[model]


def _known_keys(model: type[Any], keys: Keys) -> list[str]:
    return sorted(set(_node(model, keys).get("properties", {})) - {"slug", "folder", "report"})


def _describe(model: type[Any], keys: Keys) -> str:
    described = _node(model, keys[:-1]).get("properties", {}).get(str(keys[-1]) if keys else "", {})
    text = str(described.get("description", ""))
    return f"{_name(keys[-1:])} : {text}." if text else ""


def _node(model: type[Any], keys: Keys) -> dict[str, Any]:
    """Walk the JSON Schema of `model` down to the object that `keys` points at."""
    schema = _schema(model)
    node: dict[str, Any] = schema
    for key in keys:
        node = _child(_resolve(schema, node), key)
    return _resolve(schema, node)


def _child(node: dict[str, Any], key: str | int) -> dict[str, Any]:
    if isinstance(key, int):
        child = node.get("items", {})
    else:
        child = node.get("properties", {}).get(key) or node.get("additionalProperties", {})
    return child if isinstance(child, dict) else {}


def _resolve(schema: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    for option in node.get("anyOf", [node]):
        if "$ref" in option:
            return dict(schema["$defs"][option["$ref"].rsplit("/", maxsplit=1)[-1]])
    return node
