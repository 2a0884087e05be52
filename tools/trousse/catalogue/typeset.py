"""Apply typography to the values of a YAML text, leaving its keys and its layout alone."""

from collections.abc import Callable, Iterator

import yaml

from trousse.catalogue.document import composed


def typeset_yaml(text: str, typeset: Callable[[str], str]) -> str:
    """Return `text` with `typeset` applied to each of its string values.

    Text that is not YAML comes back as it was: `check` says what is wrong with it.
    """
    try:
        node = composed(text)
        scalars = list(_strings(node, set()))
    except (yaml.YAMLError, RecursionError, _AliasError):
        return text
    pieces: list[str] = []
    end = 0
    for scalar in scalars:
        start, stop = scalar.start_mark.index, scalar.end_mark.index
        pieces += [text[end:start], _typeset(text[start:stop], scalar.style, typeset)]
        end = stop
    return "".join([*pieces, text[end:]])


class _AliasError(Exception):
    """A value stands at two places: its text cannot be changed at one of them."""


def _strings(node: yaml.Node | None, seen: set[int]) -> Iterator[yaml.ScalarNode]:
    if id(node) in seen:
        raise _AliasError
    seen.add(id(node))
    if isinstance(node, yaml.ScalarNode):
        if node.tag == "tag:yaml.org,2002:str":
            yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _strings(item, seen)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _strings(value, seen)


def _typeset(raw: str, style: str | None, typeset: Callable[[str], str]) -> str:
    if style == "'":  # a quote is written twice inside simple quotes
        return "'" + typeset(raw[1:-1].replace("''", "'")).replace("'", "''") + "'"
    if style == '"':
        return '"' + typeset(raw[1:-1]) + '"'
    return typeset(raw)


def quoted(text: str) -> str:
    """Return `text` as a YAML value that is surely a text."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
