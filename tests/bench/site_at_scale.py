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
    real = sorted(path for path in room.iterdir() if path.is_dir())
    for number in range(max(0, wanted - len(real))):
        source = real[number % len(real)]
        shutil.copytree(source, room / f"{source.name}-copie-{number + 1}")
