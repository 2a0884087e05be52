"""Contributions: new units that travel in a ZIP, from a browser to a maintainer.

The same rules judge them; nothing of the archive is written before it has been read whole,
bounded, and checked.
"""

import io
import re
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from trousse.catalogue import Files
from trousse.errors import TrousseError
from trousse.notebooks import NotebookError
from trousse.paths import Project, write_folder
from trousse.validation.finding import Finding
from trousse.validation.formatting import FORMATTED, formatted
from trousse.validation.memo import Memo
from trousse.validation.rules.folders import SIGNATURES
from trousse.validation.run import Result, check_files

MOST_FILES = 100
MOST_BYTES = 10_000_000
MOST_TEXT = 400_000
_TEXTS = (".ipynb", ".md", ".svg", ".yml")
# Where a unit may live, as parts of a path; the last star is the name of the unit.
_PLACES = (("workshops", "*"), ("curriculum", "modules", "*"), ("exercises", "*", "*"))
_NAME = re.compile(r"[\w’'() .-]+", re.UNICODE)
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_NOT_A_ZIP = (
    zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError, EOFError, zlib.error,
)  # fmt: skip
_EPOCH = (2026, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Contribution:
    """New units: absolute paths of the project, with what they hold."""

    project: Project
    contents: Mapping[Path, bytes]

    @property
    def folders(self) -> list[Path]:
        """The folders of the units, in order."""
        return sorted({_unit_folder(self.project, path) for path in self.contents})

    def in_form(self) -> "Contribution":
        """Return this contribution as `trousse fmt` would write it; its author need not know."""
        return replace(
            self, contents={path: self._formatted(path) for path in sorted(self.contents)}
        )

    def _formatted(self, path: Path) -> bytes:
        content = self.contents[path]
        try:
            text = content.decode("utf-8") if path.suffix in FORMATTED else ""
            return formatted(self.project, path, text).encode() if text else content
        except (UnicodeDecodeError, NotebookError):
            return content  # the check says what is wrong

    def result(self, files: Files, memo: Memo) -> Result:
        """Check the project as it would be with this contribution; say what it brings."""
        before = {_told(finding) for finding in check_files(files, memo).findings}
        after = check_files(files.changed(self.contents), memo)
        new = tuple(finding for finding in after.findings if _told(finding) not in before)
        return replace(after, findings=new, left_out=())

    def install(self) -> None:
        """Write the units, each at once and whole.

        Raises:
            TrousseError: a unit of this name is there already, or the disk refuses.
        """
        for folder in self.folders:
            inside = {p: c for p, c in self.contents.items() if folder in p.parents}
            write_folder(folder, dict(inside))


def _told(finding: Finding) -> tuple[str, Path, str]:
    return finding.rule, finding.location.path, finding.message


def pack(contribution: Contribution) -> bytes:
    """Return the ZIP of `contribution`; the same files give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(contribution.contents.items()):
            entry = zipfile.ZipInfo(contribution.project.relative(path), _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return stream.getvalue()


def unpack(project: Project, files: Files, data: bytes, name: str) -> Contribution:
    """Read the ZIP `data`, called `name` by its sender, without writing anything.

    Raises:
        TrousseError: it is no ZIP, is too big, or holds anything but new units.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _refuse_crowd(name, entries)
            contents = dict(_read(project, archive, entries, name))
    except _NOT_A_ZIP as error:
        raise TrousseError(
            name, "ce fichier n’est pas un ZIP lisible.", "Téléchargez-le de nouveau."
        ) from error
    contribution = Contribution(project, contents)
    _refuse_taken(files, contribution)
    return contribution


def _refuse_crowd(name: str, entries: list[zipfile.ZipInfo]) -> None:
    if not entries:
        raise TrousseError(name, "ce ZIP est vide.", "Téléchargez-le de nouveau.")
    total = sum(entry.file_size for entry in entries)
    if len(entries) > MOST_FILES or total > MOST_BYTES:
        raise _too_big(name)


def _too_big(name: str) -> TrousseError:
    return TrousseError(
        name,
        f"ce ZIP est trop gros (au plus {MOST_FILES} fichiers et {MOST_BYTES // 10**6} Mo).",
        "Réduisez les images, et envoyez une unité à la fois.",
    )


def _read(
    project: Project, archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], name: str
) -> Iterator[tuple[Path, bytes]]:
    met: set[str] = set()
    left = MOST_BYTES
    for entry in entries:
        path = _place(project, entry)
        if entry.filename.casefold() in met:
            raise _refused(entry.filename, "est deux fois dans le ZIP", "Gardez-en un seul.")
        met.add(entry.filename.casefold())
        with archive.open(entry) as stream:
            content = stream.read(left + 1)  # what the directory says may be a lie
        left -= len(content)
        if left < 0:
            raise _too_big(name)
        _refuse_content(entry.filename, path.suffix, content)
        yield path, content


def _place(project: Project, entry: zipfile.ZipInfo) -> Path:
    """Return where an entry would go, if it may go anywhere."""
    name = entry.filename
    mode = entry.external_attr >> 16
    if entry.flag_bits & 1:
        raise _refused(name, "est chiffré", "Envoyez un ZIP sans mot de passe.")
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        raise _refused(name, "n’est pas un fichier ordinaire (lien ?)", "Mettez le fichier même.")
    parts = tuple(name.split("/"))
    if not all(_is_plain(part) for part in parts) or name != unicodedata.normalize("NFC", name):
        raise _refused(name, "a un nom qui sort du dossier ou ne convient pas", "Renommez-le.")
    if _unit_parts(parts) is None:
        raise _refused(
            name,
            "n’est dans aucune unité",
            "Un ZIP contient workshops/nom/…, curriculum/modules/nom/… ou "
            "exercises/famille/nom/… et rien d’autre.",
        )
    suffix = PurePosixPath(name).suffix
    if suffix not in (*_TEXTS, *SIGNATURES):
        raise _refused(
            name, "n’est ni un texte ni une image du projet", "Retirez-le (yml, md, ipynb, svg…)."
        )
    return project.root.joinpath(*parts)


def _is_plain(part: str) -> bool:
    ends_well = part == part.strip(" .") and not part.startswith((".", "-"))
    return bool(_NAME.fullmatch(part)) and ends_well and not _RESERVED.fullmatch(part)


def _unit_parts(parts: tuple[str, ...]) -> tuple[str, ...] | None:
    for place in _PLACES:
        head = parts[: len(place)]
        fits = all(star in ("*", part) for star, part in zip(place, head, strict=False))
        if fits and len(place) < len(parts) <= len(place) + 2:
            return head
    return None


def _unit_folder(project: Project, path: Path) -> Path:
    parts = path.relative_to(project.root).parts
    return project.root.joinpath(*(_unit_parts(parts) or parts))


def _refuse_content(name: str, suffix: str, content: bytes) -> None:
    wanted = SIGNATURES.get(suffix)
    if wanted is not None and not content.startswith(wanted):
        raise _refused(name, "n’est pas l’image que dit son nom", "Enregistrez-la de nouveau.")
    if suffix in _TEXTS and len(content) > MOST_TEXT:
        raise _refused(name, "est bien trop long", f"Au plus {MOST_TEXT // 1000} ko.")


def _refuse_taken(files: Files, contribution: Contribution) -> None:
    taken = {str(path).casefold() for path in files.paths}
    folders = {str(folder).casefold() for path in files.paths for folder in path.parents}
    for folder in contribution.folders:
        if str(folder).casefold() in taken | folders or folder.exists():
            where = contribution.project.relative(folder)
            raise TrousseError(
                where,
                "ce nom est déjà pris : rien n’est remplacé.",
                "Renommez le dossier dans le ZIP, ou comparez les deux à la main.",
            )


def _refused(name: str, what: str, to_do: str) -> TrousseError:
    shown = name.encode("unicode_escape").decode()[:120]
    return TrousseError(shown, f"ce fichier du ZIP {what}.", to_do)
