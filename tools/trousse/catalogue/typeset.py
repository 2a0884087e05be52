"""Apply typography to the values of a YAML text, leaving its keys and its layout alone."""

from collections.abc import Callable, Iterator

import yaml

from trousse.catalogue.document import LOADER


def typeset_yaml(text: str, typeset: Callable[[str], str]) -> str:
    """Return `text` with `typeset` applied to each of its string values.

    Text that is not YAML comes back as it was: `check` says what is wrong with it.
    """
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.YAMLError:
        return text
    pieces: list[str] = []
    end = 0
    for scalar in _strings(node):
        start, stop = scalar.start_mark.index, scalar.end_mark.index
        pieces += [text[end:start], _typeset(text[start:stop], scalar.style, typeset)]
        end = stop
    return "".join([*pieces, text[end:]])


def _strings(node: yaml.Node | None) -> Iterator[yaml.ScalarNode]:
    if isinstance(node, yaml.ScalarNode):
        if node.tag == "tag:yaml.org,2002:str":
            yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _strings(item)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _strings(value)


def _typeset(raw: str, style: str | None, typeset: Callable[[str], str]) -> str:
    if style == "'":  # a quote is written twice inside simple quotes
        return "'" + typeset(raw[1:-1].replace("''", "'")).replace("'", "''") + "'"
    if style == '"':
        return '"' + typeset(raw[1:-1]) + '"'
    return typeset(raw)
