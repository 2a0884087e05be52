"""Put the built kits on the site: one ZIP each, and every file inside it on its own."""

import re
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from trousse.errors import TrousseError
from trousse.publishing.site import Site

_ORDER = (".pdf", ".docx", ".odt", ".pptx", ".html")
_FORMATS = {
    ".docx": "Word (DOCX)",
    ".html": "Page web",
    ".ics": "Agenda (ICS)",
    ".ipynb": "Carnet Jupyter",
    ".md": "Texte (Markdown)",
    ".odp": "Diaporama (ODP)",
    ".odt": "LibreOffice (ODT)",
    ".pdf": "PDF",
    ".pptx": "PowerPoint (PPTX)",
    ".svg": "Image (SVG)",
    ".txt": "Texte",
    ".yml": "Données (YAML)",
}


@dataclass(frozen=True)
class KitFile:
    """One file of a kit: where it stands on the site, its name, folder, format and octets."""

    url: str
    folder: str
    name: str
    format: str
    size: int

    @property
    def stem(self) -> str:
        """The name without its extension: several formats of one document share it."""
        return PurePosixPath(self.name).stem


@dataclass(frozen=True)
class KitArchive:
    """A kit's ZIP: where it stands on the site, its octets, version and files."""

    url: str
    size: int
    version: str
    files: tuple[KitFile, ...]


def publish_kit(site: Site, slug: str) -> KitArchive | None:
    """Copy the newest ZIP of the kit `slug` and its files to the site; None if not built.

    Raises:
        TrousseError: the ZIP cannot be read.
    """
    source = newest_kit(site.project.build / "kits", slug)
    if source is None:
        return None
    target = site.out / "kits" / source.name
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    try:
        files = _unpack(source, site.out / "kits" / slug, slug)
    except (OSError, zipfile.BadZipFile) as error:
        raise _unreadable(site, source) from error
    version = source.stem.removeprefix(f"{slug}-")
    return KitArchive(f"kits/{source.name}", source.stat().st_size, version, files)


def newest_kit(folder: Path, slug: str) -> Path | None:
    """Return the most recent `<slug>-<version>.zip` of `folder`, or None."""
    named = re.compile(rf"{re.escape(slug)}-v?\d[\w.]*\.zip")
    found = [path for path in folder.glob(f"{slug}-*.zip") if named.fullmatch(path.name)]
    return max(found, key=lambda path: (path.stat().st_mtime, path.name), default=None)


def _unpack(source: Path, target: Path, slug: str) -> tuple[KitFile, ...]:
    files = []
    with zipfile.ZipFile(source) as archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        root = _common_root([info.filename for info in members])
        for info in members:
            inner = PurePosixPath(info.filename).relative_to(root)
            if inner.is_absolute() or ".." in inner.parts:
                continue
            destination = target / inner
            destination.parent.mkdir(parents=True, exist_ok=True)
            destination.write_bytes(archive.read(info))
            files.append(_describe(slug, inner, info.file_size))
    return tuple(sorted(files, key=_rank))


def _common_root(names: list[str]) -> PurePosixPath:
    """Return the folder that holds everything in the archive ("." when there is none)."""
    first = {PurePosixPath(name).parts[0] for name in names}
    single = len(first) == 1 and all(len(PurePosixPath(name).parts) > 1 for name in names)
    return PurePosixPath(first.pop()) if single else PurePosixPath()


def _rank(file: KitFile) -> tuple[bool, str, str, int]:
    """Order by folder (files at the top last), then document, PDF before what one edits."""
    suffix = PurePosixPath(file.name).suffix.lower()
    return (
        not file.folder,
        file.folder,
        file.stem,
        _ORDER.index(suffix) if suffix in _ORDER else 9,
    )


def _describe(slug: str, inner: PurePosixPath, octets: int) -> KitFile:
    kind = _FORMATS.get(inner.suffix.lower(), inner.suffix.lstrip(".").upper() or "Fichier")
    folder = "" if inner.parent == PurePosixPath() else inner.parent.as_posix()
    return KitFile(f"kits/{slug}/{inner.as_posix()}", folder, inner.name, kind, octets)


def _unreadable(site: Site, source: Path) -> TrousseError:
    return TrousseError(
        site.project.relative(source),
        "ce fichier ZIP est abîmé.",
        "Supprimez-le et refaites le kit avec « trousse build kit ».",
    )
