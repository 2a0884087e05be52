"""The only door to Pandoc: one process for all the texts of a kit."""

import json
import os
import subprocess
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from trousse.errors import TrousseError
from trousse.kits.compose import TEMPLATES
from trousse.kits.tree import Tree


@dataclass(frozen=True)
class Output:
    """One form of a text: `to` is a Pandoc format, `reference` the model of its styles."""

    to: str
    path: str
    reference: str = ""


@dataclass(frozen=True)
class Job:
    """One Markdown text to read once, its tree, and the forms to write."""

    text: str
    tree: str
    outputs: list[Output] = field(default_factory=list)
    slides: bool = False


def convert(jobs: list[Job], folder: Path, when: datetime) -> dict[str, Tree]:
    """Run all `jobs` in `folder` (paths are relative to it) and return the trees by text.

    `when` is the date that office files carry: the same input must give the same bytes.

    Raises:
        TrousseError: Pandoc is not installed or refuses a text.
    """
    listing = folder / "travaux.json"
    listing.write_text(json.dumps([asdict(job) for job in jobs]), encoding="utf-8")
    _pandoc("lua", str(TEMPLATES / "travaux.lua"), listing.name, folder=folder, when=when)
    return {job.text: _tree(folder / job.tree) for job in jobs}


def default_file(name: str) -> bytes:
    """Return one of Pandoc's own data files, such as « reference.docx »."""
    return _pandoc("--print-default-data-file", name)


def _tree(path: Path) -> Tree:
    data = json.loads(path.read_text(encoding="utf-8"))
    # An empty Lua table is written as an object.
    blocks, images, tables = (data[name] or [] for name in ("blocks", "images", "tables"))
    return Tree(data["meta"], blocks, images, [table["whole"] for table in tables])


def _pandoc(*arguments: str, folder: Path | None = None, when: datetime | None = None) -> bytes:
    command = [_program(), *arguments]
    date = {"SOURCE_DATE_EPOCH": str(int(when.timestamp()))} if when else {}
    environment = {**os.environ, **date}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)  # noqa: S603 - our own program and arguments
    if done.returncode:
        raise TrousseError(
            "Pandoc",
            f"un texte n’a pas pu être converti : {done.stderr.decode(errors='replace').strip()}",
            "Corrigez ce que dit ce message, puis recommencez.",
        )
    return done.stdout


def _program() -> str:
    try:
        import pypandoc
    except ImportError as error:
        raise TrousseError(
            "Pandoc",
            "l’outil qui écrit les documents n’est pas installé.",
            "Lancez « make install », ou installez pypandoc_binary.",
        ) from error
    return str(pypandoc.get_pandoc_path())
