"""ZIP files whose bytes depend only on what they hold."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

# The first date a ZIP can carry.
_DATE = (1980, 1, 1, 0, 0, 0)
_MODE = 0o100644 << 16
# Already compressed: doing it twice takes time and gains nothing.
_PACKED = (".png", ".jpg", ".jpeg", ".odt", ".docx", ".pptx")


def read_zip(data: bytes) -> dict[str, bytes]:
    """Return the files of a ZIP by name, folders left out."""
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def write_zip(files: dict[str, bytes], first: str = "") -> bytes:
    """Return a ZIP of `files` sorted by name; `first` comes first, stored (ODF's mimetype)."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name in sorted(files, key=lambda name: (name != first, name)):
            entry = ZipInfo(name, _DATE)
            entry.external_attr = _MODE
            entry.create_system = 3
            stored = name == first or name.endswith(_PACKED)
            entry.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
            archive.writestr(entry, files[name])
    return stream.getvalue()


def folder_files(folder: Path, prefix: str) -> dict[str, bytes]:
    """Return the files below `folder` by their name in the ZIP, under `prefix`/."""
    return {
        f"{prefix}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
