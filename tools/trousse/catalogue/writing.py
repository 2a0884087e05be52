"""Write values as the YAML of a sidecar, and read back one value that a person typed."""

from typing import Any

import yaml

from trousse.catalogue.document import LOADER


def yaml_text(data: dict[str, Any]) -> str:
    """Return `data` as YAML, keys in the order given."""
    return str(yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000))


def yaml_value(text: str) -> Any:
    """Return the value that `text` writes in YAML.

    Raises:
        ValueError: it is not YAML; the message is for its author.
    """
    try:
        return yaml.load(text, Loader=LOADER)  # noqa: S506 -- the safe loader, in C
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f" (ligne {mark.line + 1})" if mark else ""
        raise ValueError(
            f"Ce passage ne se lit pas{line} : vérifiez les décalages, les deux-points et les "
            "guillemets."
        ) from error


class _Dumper(yaml.SafeDumper):
    """Write long texts as blocks, lists inside keys with a dash set off, and no alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text.strip() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(tuple, lambda dumper, data: dumper.represent_list(list(data)))
