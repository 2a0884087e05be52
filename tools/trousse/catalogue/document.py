"""Read one YAML file and remember the line and column of each of its values."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from trousse.catalogue.files import Files
from trousse.catalogue.location import Location, Problem, empty

Keys = tuple[str | int, ...]

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class Document:
    """The value of a YAML file and where each part of it stands.

    `data` holds plain Python values, with tuples for YAML sequences.
    `marks` maps a path of keys and indexes to (line, column), both from 1.
    """

    path: Path
    data: Any
    marks: dict[Keys, tuple[int, int]]

    def location(self, *keys: str | int) -> Location:
        """Return the place of `keys`, or of the nearest thing around it."""
        for end in range(len(keys), -1, -1):
            if keys[:end] in self.marks:
                return Location(self.path, *self.marks[keys[:end]])
        return Location(self.path)

    def part(self, *keys: str | int) -> "Document":
        """Return what stands at `keys` as a document of its own, at its places in the file.

        Raises:
            KeyError, IndexError: there is nothing there.
        """
        inside = {
            at[len(keys) :]: mark for at, mark in self.marks.items() if at[: len(keys)] == keys
        }
        return Document(self.path, self.value(keys), inside)

    def value(self, keys: Keys) -> Any:
        """Return the value at `keys`.

        Raises:
            KeyError, IndexError: there is none.
        """
        found = self.data
        for key in keys:
            found = found[key]
        return found


def read_document(path: Path, files: Files) -> tuple[Document | None, list[Problem]]:
    """Read the YAML file at `path`; what is wrong comes back as problems, never raised."""
    problem = files.problem(path)
    if problem is not None:
        return None, [problem]
    document, problems = parse_document(path, files.text(path))
    return document, list(problems)


@lru_cache(maxsize=4096)
def composed(text: str) -> yaml.Node | None:
    """Return the nodes of the YAML `text`, composed once whoever asks; nobody changes them.

    Raises:
        YAMLError: it is not YAML.
    """
    node: yaml.Node | None = yaml.compose(text, Loader=LOADER)
    return node


@lru_cache(maxsize=4096)
def parse_document(path: Path, text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """Parse `text` as the content of `path`; the same text is parsed once."""
    try:
        node = composed(text)
        builder = _Builder(path)
        if node is None:
            return None, (empty(path, "n’a que des commentaires"),)
        data = builder.build(node, ())
    except yaml.YAMLError as error:
        return None, (_syntax_problem(path, text, error),)
    except RecursionError:
        return None, (_too_deep(path),)
    if builder.fatal:
        return None, tuple(builder.problems)
    return Document(path, data, builder.marks), tuple(builder.problems)


_INTEGER = "tag:yaml.org,2002:int"
_DECIMAL = re.compile(r"[-+]?(?:0|[1-9]\d*)")


class _Builder:
    """Turn composed nodes into values, noting marks and problems on the way."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.marks: dict[Keys, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self.fatal = False
        self._seen: set[int] = set()
        self._scalars = yaml.constructor.SafeConstructor()

    def build(self, node: yaml.Node, keys: Keys) -> Any:
        self.marks.setdefault(keys, _position(node))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self._seen:
            return self._refuse_alias(node)
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return tuple(self.build(item, (*keys, i)) for i, item in enumerate(node.value))
        return dict(self._pairs(node, keys))

    def _pairs(self, node: yaml.Node, keys: Keys) -> Iterator[tuple[str, Any]]:
        met: set[str] = set()
        for key_node, value_node in node.value:
            key = str(key_node.value)
            self.marks[(*keys, key)] = _position(key_node)
            if key in met:
                self._duplicate(key_node, key)
            met.add(key)
            yield key, self.build(value_node, (*keys, key))

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        if not node.style and node.end_mark.line > node.start_mark.line and " - " in node.value:
            self._shifted(node)
        if node.tag == _INTEGER and not _DECIMAL.fullmatch(node.value):
            return node.value  # « 010 » is not eight, « 1:30 » is not ninety
        try:
            return self._scalars.construct_object(node)
        except (ValueError, yaml.YAMLError):
            self.fatal = True
            self._add("yaml-syntax", node, f"La valeur « {node.value} » n’a pas de sens ici.",
                      "Mettez-la entre guillemets, ou corrigez la date (AAAA-MM-JJ).")  # fmt: skip
            return str(node.value)

    def _shifted(self, node: yaml.ScalarNode) -> None:
        """Tell a dash that YAML takes for the end of the text above it."""
        self.fatal = True
        self.problems.append(
            Problem("yaml-syntax", Location(self.path, node.end_mark.line + 1),
                    "Cette ligne est décalée : son tiret est lu comme la suite du texte du dessus.",
                    "Alignez ce tiret avec les autres.")
        )  # fmt: skip

    def _refuse_alias(self, node: yaml.Node) -> None:
        self.fatal = True
        self._add("yaml-syntax", node, "Ce fichier utilise une ancre YAML (& et *).",
                  "Écrivez la valeur en entier à chaque endroit.")  # fmt: skip

    def _duplicate(self, node: yaml.Node, key: str) -> None:
        self._add("key-duplicate", node, f"La clé « {key} » est écrite deux fois.",
                  "Gardez une seule des deux lignes.")  # fmt: skip

    def _add(self, kind: str, node: yaml.Node, message: str, help_: str) -> None:
        self.problems.append(Problem(kind, Location(self.path, *_position(node)), message, help_))


def _position(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.line + 1, node.start_mark.column + 1


# What the YAML reader says, and what it means for the author.
_SYNTAX = {
    "found a tab": "une tabulation ; mettez des espaces.",
    "tab character": "une tabulation ; mettez des espaces.",
    "expected a single document": "il y a deux documents ; supprimez la ligne « --- ».",
    "mapping values are not allowed": "un deux-points de trop ; mettez le texte entre guillemets.",
    "did not find expected key": "un décalage qui ne correspond à rien, ou un guillemet de trop.",
    "could not find expected ':'": "il manque un deux-points après la clé.",
    "expected ',' or": "un crochet ou une accolade n’est pas fermé.",
    "unexpected end of stream": "un guillemet ou un crochet n’est pas fermé.",
    "cannot start any token": "un caractère interdit (tabulation, @, %, `) au début du texte ; "
    "mettez-le entre guillemets.",
    "block sequence entries are not allowed": "un tiret au mauvais endroit.",
    "expected alphabetic or numeric": "une étoile ou un « & » au début du texte ; mettez-le entre "
    "guillemets.",
    "control characters": "un caractère invisible ; retapez cette ligne.",
}


_OPENED = ("while parsing a flow", "while scanning a quoted scalar")
_CLOSED_EARLY = re.compile(r": '[^']*\w'\w")
_QUOTED = re.compile(r"\s*(?:- )?[\w-]+: *([\"'])")


def _syntax_problem(path: Path, text: str, error: yaml.YAMLError) -> Problem:
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    meant = next((words for part, words in _SYNTAX.items() if part in said), "ponctuation.")
    line, column = _syntax_place(text, error)
    written = next(iter(text.split("\n")[line - 1 :]), "")
    if written[: len(written) - len(written.lstrip())].count("\t"):
        meant = "une tabulation au début ; mettez des espaces."
    elif _CLOSED_EARLY.search(written):
        meant = "l’apostrophe ferme le texte trop tôt ; entourez-le de guillemets doubles."
    return Problem(
        "yaml-syntax",
        Location(path, line, column),
        f"Ce fichier YAML ne se lit pas : {meant}",
        "Corrigez cette ligne ou celle d’avant.",
    )


def _syntax_place(text: str, error: yaml.YAMLError) -> tuple[int, int]:
    """Return where the mistake was made, rather than where the reader gave up."""
    mark = getattr(error, "problem_mark", None)
    opened = getattr(error, "context_mark", None)
    if opened and str(getattr(error, "context", "")).startswith(_OPENED):
        mark = opened
    if mark is None:
        return 1, 1
    for number, line in enumerate(text.split("\n")[: mark.line + 1], start=1):
        quote = _QUOTED.match(line)
        if quote and line.replace('\\"', "").replace("''", "").count(quote[1]) % 2:
            return number, quote.start(1) + 1  # a quotation mark is never closed
    return mark.line + 1, mark.column + 1


def _too_deep(path: Path) -> Problem:
    return Problem(
        "yaml-syntax",
        Location(path),
        "Ce fichier YAML ne se lit pas : trop de niveaux imbriqués.",
        "Repartez du fichier d’une unité voisine.",
    )
