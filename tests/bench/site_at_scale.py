"""A project of 60 modules and 32 kits: the real units, copied under other names."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULES, KITS = 60, 32


def make_project(folder: Path) -> Path:
    """Write the project in `folder` and return it."""
    for name in ("curriculum", "workshops", "exercises", "site"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, folder / name)
    _fill(folder / "curriculum/modules", MODULES)
    _fill(folder / "workshops", KITS)
    return folder


def _fill(room: Path, wanted: int) -> None:
    """Write each draft, then as many copies as are missing, from the units that are ready."""
    folders = sorted(path for path in room.iterdir() if path.is_dir())
    ready = [path for path in folders if _is_ready(path)]
    drafts = [path for path in folders if path not in ready]
    missing = max(0, wanted - len(folders))
    copies = [room / f"{ready[n % len(ready)].name}-copie-{n + 1}" for n in range(missing)]
    for number, target in enumerate([*drafts, *copies]):
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(ready[number % len(ready)], target)


def _is_ready(folder: Path) -> bool:
    sidecar = next(folder.glob("[mw]o*.yml"))
    return "\nstatus: pret\n" in sidecar.read_text(encoding="utf-8")
