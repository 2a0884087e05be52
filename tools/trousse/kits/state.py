"""What is already built: one fingerprint per kit, so that a second build touches nothing."""

import hashlib
import json
from functools import cache
from pathlib import Path

import trousse
from trousse.kits.exercises import ExercisePage
from trousse.kits.view import KitView
from trousse.paths import write_atomically

_NAME = ".etat.json"
_TOOLS = Path(trousse.__file__).parent


def fingerprint(kit: KitView, exercises: tuple[ExercisePage, ...]) -> str:
    """Return what changes whenever a document of the kit would: content, words, tool, place."""
    parts = [
        repr(kit.workshop),
        kit.version,
        kit.personal.mark,
        repr((kit.level, kit.cra, kit.counts, kit.competencies, kit.prerequisites)),
        repr([one.title for one in kit.series]),
        repr([page.exercise for page in exercises]),
        tree_mark(kit.workshop.folder),
        tool_mark(),
        _exercise_mark() if exercises else "",
    ]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def is_current(home: Path, name: str, mark: str) -> bool:
    """Whether the kit `name` stands in `home`, whole, with this fingerprint."""
    built = (home / f"{name}.zip").is_file() and (home / name).is_dir()
    return built and _read(home).get(name) == mark


def remember(home: Path, name: str, mark: str) -> None:
    """Note that the kit `name` is built from what has this fingerprint."""
    text = json.dumps({**_read(home), name: mark}, indent=1, sort_keys=True)
    write_atomically(home / _NAME, text + "\n")


def tree_mark(*folders: Path) -> str:
    """Return a fingerprint of the files below `folders`, names included."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(folder).as_posix().encode())
                digest.update(path.read_bytes())
    return digest.hexdigest()


@cache
def tool_mark() -> str:
    """Return a fingerprint of the code, templates and fonts that make the kits."""
    typography = (_TOOLS / "typography.py").read_bytes()
    trees = tree_mark(_TOOLS / "kits") + tree_mark(_TOOLS / "fonts")
    return hashlib.sha256(trees.encode() + typography).hexdigest()


@cache
def _exercise_mark() -> str:
    return tree_mark(_TOOLS / "practice")


def _read(home: Path) -> dict[str, str]:
    try:
        known = json.loads((home / _NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
