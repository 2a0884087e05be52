"""The edition for a USB stick, as one ZIP that the online site offers."""

import shutil
import zipfile
from pathlib import Path

from trousse.paths import Project
from trousse.publishing.site import Site

_NAME = "trousse-cle-usb"
_PACKED = {".zip", ".pdf", ".docx", ".odt", ".pptx", ".woff2"}


def pack_stick(project: Project, folder: Path) -> Path:
    """Put the offline site `folder` in build/trousse-cle-usb.zip; same files, same octets."""
    target = project.build / f"{_NAME}.zip"
    fresh = target.with_suffix(".part")
    with zipfile.ZipFile(fresh, "w") as archive:
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(f"{_NAME}/{path.relative_to(folder).as_posix()}")
            known = path.suffix in _PACKED
            entry.compress_type = zipfile.ZIP_STORED if known else zipfile.ZIP_DEFLATED
            archive.writestr(entry, path.read_bytes())
    fresh.replace(target)
    return target


def write_take_away(site: Site) -> None:
    """Write the page that says how to leave with everything, with the ZIP if there is one."""
    source = site.project.build / f"{_NAME}.zip"
    offered = source.is_file() and not site.offline and not site.published.drafts
    if offered:
        target = site.out / "emporter" / source.name
        target.parent.mkdir(parents=True)
        shutil.copyfile(source, target)
    size = source.stat().st_size if offered else None
    site.page("emporter", "emporter.md.j2", name=source.name, octets=size)
