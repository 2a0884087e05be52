"""Join the small ES modules under web/ into one text, in the order of their imports."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

WEB = Path(__file__).parent / "web"
_IMPORT = re.compile(r'^import\s*\{([^}]*)\}\s*from\s*"(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class)\b)", re.MULTILINE)
_TOP_NAME = re.compile(r"^(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)


def apps() -> tuple[str, ...]:
    """Name the simulated apps: the folders of web/apps that hold a logic.js."""
    return tuple(sorted(path.parent.name for path in (WEB / "apps").glob("*/logic.js")))


def desk_of(exercise: Mapping[str, Any]) -> str:
    """Name the part of its app an exercise uses, when its scene says so."""
    return str(exercise.get("scene", {}).get("desk", ""))


@cache
def page_module(app: str, desk: str = "") -> str:
    """Return the ES module of one app's exercises: page host and anywidget `_esm` alike.

    An app of several desks keeps each of them in apps/<app>/desks/<desk>: a page holds the one
    it shows and no other.
    """
    parts = [*_parts(app, "logic", "view"), *_desks(app, desk, "logic", "view")]
    text = _join([WEB / "shell" / "hosts.js", *parts])
    return f"{text}\nconst host = hostsOf({app}Logic, {app}View);\nexport default host;\n"


@cache
def logic_script() -> str:
    """Return the logic of every app as one plain script, without DOM, for an embedded engine.

    It also holds what finds the faults of authors (problems.js): no learner's page needs it.
    """
    parts = [
        path
        for app in apps()
        for path in [*_parts(app, "logic", "problems"), *_desks(app, "*", "logic")]
    ]
    names = ", ".join(f"{app}: {{ ...{app}Logic, problems: {app}Problems }}" for app in apps())
    return f"{_join([WEB / 'logic' / 'prove.js', *parts])}\nvar APPS = {{ {names} }};\n"


@cache
def style_sheet(app: str) -> str:
    """Return the shared style sheets, then the app's own."""
    paths = [*sorted((WEB / "styles").glob("*.css")), *sorted((WEB / "apps" / app).glob("*.css"))]
    return "\n".join(path.read_text("utf-8") for path in paths)


def _parts(app: str, *names: str) -> list[Path]:
    return [WEB / "apps" / app / f"{name}.js" for name in names]


def _desks(app: str, desk: str, *names: str) -> list[Path]:
    folder = WEB / "apps" / app / "desks"
    found = [sorted(folder.glob(f"{desk}/{name}.js")) for name in names] if desk else []
    return [path for paths in found for path in paths]


def _join(entries: list[Path]) -> str:
    order: dict[Path, str] = {}
    for entry in entries:
        _visit(entry.resolve(), order, ())
    text = "\n".join(order.values())
    names = _TOP_NAME.findall(text)
    repeated = sorted({name for name in names if names.count(name) > 1})
    if repeated:
        raise ValueError(f"top-level names used twice: {', '.join(repeated)}")
    return text


def _visit(path: Path, order: dict[Path, str], above: tuple[Path, ...]) -> None:
    if path in above:
        raise ValueError(f"modules import each other: {path.name}")
    if path in order:
        return
    source = path.read_text("utf-8")
    for names, target in _IMPORT.findall(source):
        wanted = (path.parent / target).resolve()
        _visit(wanted, order, (*above, path))
        _check_exports(path, names, wanted)
    order[path] = _EXPORT.sub("", _IMPORT.sub("", source))


def _check_exports(path: Path, names: str, target: Path) -> None:
    source = target.read_text("utf-8")
    for name in filter(None, (part.strip() for part in names.split(","))):
        if not re.search(rf"^export (?:async )?(?:function|const|class) {name}\b", source, re.M):
            raise ValueError(f"{path.name} imports {name}, which {target.name} does not export")
