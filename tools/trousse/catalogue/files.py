"""The files of a project's content at one instant, each read once.

Everything that reads content starts here: a check, a page being written in the browser and a
test that breaks one line all see a set of files, on disk or not.
"""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path

from trousse.catalogue.location import Location, Problem, empty
from trousse.paths import Project

TEXTS = (".ipynb", ".md", ".svg", ".yml")
_CONFLICT = re.compile(r"^(<{7} .*|={7}|>{7} .*|\|{7} .*)$", re.MULTILINE)
_BOM = "\ufeff"


@dataclass(frozen=True)
class Files:
    """What the rooms of content hold, and the site's own pages; hidden files are left out.

    `contents` maps absolute paths to bytes; `refused` maps a path to why it could not be read.
    """

    project: Project
    contents: Mapping[Path, bytes]
    refused: Mapping[Path, str] = field(default_factory=dict)

    def changed(self, changes: Mapping[Path, bytes | None]) -> "Files":
        """Return these files with some written, or absent when their content is None."""
        merged = {**self.contents, **changes}
        return replace(self, contents={p: c for p, c in merged.items() if c is not None})

    def under(self, folder: Path, *suffixes: str) -> list[Path]:
        """Return the files below `folder`, in order, with one of `suffixes` when given."""
        found = self._below.get(folder, [])
        return [path for path in found if not suffixes or path.suffix in suffixes]

    @cached_property
    def _below(self) -> dict[Path, list[Path]]:
        """Each folder with all the files below it, in order."""
        found: dict[Path, list[Path]] = {}
        for path in self.paths:
            for folder in path.parents:
                found.setdefault(folder, []).append(path)
                if folder == self.project.root:
                    break
        return found

    @cached_property
    def paths(self) -> list[Path]:
        """Every path of the rooms of content, in order."""
        return [path for path in self._all if self.project.site not in path.parents]

    @cached_property
    def site_pages(self) -> list[Path]:
        """The resource centre's own pages, in order: the rules of content are not for them."""
        return [path for path in self._all if self.project.site in path.parents]

    @cached_property
    def _all(self) -> list[Path]:
        return sorted({*self.contents, *self.refused})

    def units_in(self, parent: Path) -> list[Path]:
        """Return the folders of `parent` that may hold a unit, in order."""
        return self._inside.get(parent, [])

    @cached_property
    def _inside(self) -> dict[Path, list[Path]]:
        """Each folder with the folders directly inside it that may hold a unit, in order."""
        found: dict[Path, list[Path]] = {}
        for folder in sorted(self._below):
            if not folder.name.startswith((".", "_")):
                found.setdefault(folder.parent, []).append(folder)
        return found

    def exists(self, path: Path) -> bool:
        """Tell whether there is a file or a folder at `path`, inside the rooms or beside them."""
        plain = Path(os.path.normpath(path))
        if plain in self.contents or plain in self.refused or plain in self._below:
            return True
        rooms = (self.project.curriculum, self.project.workshops, self.project.exercises)
        return not any(room in plain.parents for room in rooms) and plain.exists()

    def raw(self, path: Path) -> str:
        """Return the text of `path` to the letter.

        Raises:
            KeyError: there is no such file.
            UnicodeDecodeError: it is not UTF-8.
        """
        return self.contents[path].decode("utf-8")

    def text(self, path: Path) -> str:
        """Return the text of `path` with plain line ends, as rules count its lines."""
        return _decoded(self.contents[path])

    def mark(self, path: Path) -> str:
        """Return a digest of where `path` is and what it holds: the same file has the same mark."""
        if path not in self._marks:
            content = self.contents.get(path, self.refused.get(path, "").encode())
            name = self.project.relative(path)
            digest = hashlib.blake2b(f"{name}\n{len(content)}\n".encode(), digest_size=16)
            digest.update(content)
            self._marks[path] = digest.hexdigest()
        return self._marks[path]

    @cached_property
    def _marks(self) -> dict[Path, str]:
        """The marks already worked out."""
        return {}

    def problem(self, path: Path) -> Problem | None:
        """Say why `path` cannot be used at all; None when it can."""
        if path in self.refused:
            return _unreadable(path, self.refused[path])
        if path not in self.contents:
            return _absent(path)
        return _problem(path, self.contents[path])


def read_files(project: Project, *folders: Path) -> Files:
    """Read the content of `project`, or of some of its folders; never raises on content."""
    contents: dict[Path, bytes] = {}
    refused: dict[Path, str] = {}
    rooms = (project.curriculum, project.workshops, project.exercises)
    pages = [] if folders else (project.site / "pages").rglob("index.md")
    for path in (*_walk(folders or rooms), *pages):
        try:
            contents[path] = path.read_bytes()
        except OSError as error:
            refused[path] = error.strerror or str(error)
    return Files(project, contents, refused)


def read_file(path: Path) -> Files:
    """Read one file alone, as a set of files."""
    project = Project(path.parent)
    try:
        return Files(project, {path: path.read_bytes()})
    except FileNotFoundError:
        return Files(project, {})
    except OSError as error:
        return Files(project, {}, {path: error.strerror or str(error)})


@lru_cache(maxsize=8192)
def _problem(path: Path, content: bytes) -> Problem | None:
    try:
        text = _decoded(content)
    except UnicodeDecodeError as error:
        return _not_utf8(path, error)
    return _conflict(path, text) if text.strip() else empty(path, "est vide")


@lru_cache(maxsize=8192)
def _decoded(content: bytes) -> str:
    return plain(content.decode("utf-8"))


def plain(text: str) -> str:
    """Return `text` without byte order mark, with plain line ends."""
    return text.removeprefix(_BOM).replace("\r\n", "\n").replace("\r", "\n")


def _walk(rooms: Iterable[Path]) -> Iterator[Path]:
    for room in rooms:
        for folder, folders, names in os.walk(room):
            folders[:] = [name for name in folders if not name.startswith(".")]
            yield from (Path(folder, name) for name in names if not name.startswith("."))


def _conflict(path: Path, text: str) -> Problem | None:
    marks = list(_CONFLICT.finditer(text))
    opened = next((one for one in marks if one[0].startswith("<")), None)
    closed = next((one for one in marks if one[0].startswith(">")), None)
    if opened is None and closed is None:
        return None
    first = opened or closed
    line = text.count("\n", 0, first.start()) + 1 if first else 1
    return Problem(
        "merge-conflict",
        Location(path, line),
        "Deux versions de ce passage se contredisent : la fusion n’est pas finie.",
        "Gardez la bonne version, puis supprimez les lignes <<<<<<<, ======= et >>>>>>>.",
    )


def _not_utf8(path: Path, error: UnicodeDecodeError) -> Problem:
    line = error.object[: error.start].count(b"\n") + 1
    return Problem(
        "file-unreadable",
        Location(path, line),
        "Ce fichier n’est pas en UTF-8.",
        "Enregistrez-le en UTF-8 dans votre éditeur (« Enregistrer sous », encodage UTF-8).",
    )


def _absent(path: Path) -> Problem:
    return Problem(
        "file-unreadable",
        Location(path),
        "Ce fichier n’existe pas.",
        "Créez-le à partir de celui d’une unité voisine, ou supprimez le dossier.",
    )


def _unreadable(path: Path, reason: str) -> Problem:
    return Problem(
        "file-unreadable",
        Location(path),
        f"Ce fichier ne s’ouvre pas ({reason}).",
        "Vérifiez que vous avez le droit de le lire.",
    )
