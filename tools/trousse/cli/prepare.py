"""Make what is missing before serving: the kits, then the site that lists them."""

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from trousse.paths import Project, write_atomically


def prepare(project: Project, tell: Callable[[str], None]) -> None:
    """Build kits and site if anything they are made from has changed since last time."""
    stamp = fingerprint(project)
    if _last(project) == stamp and (project.build / "site" / "index.html").is_file():
        return
    build_all(project, tell)
    write_atomically(_state(project), json.dumps({"source": stamp}) + "\n")


def build_all(project: Project, tell: Callable[[str], None], *, stick: bool = False) -> None:
    """Build every kit, then the site, which offers the edition for a `stick` if it is made."""
    from trousse import kits, publishing
    from trousse.catalogue import load
    from trousse.cli.reference import command_helps

    catalogue = load(project)
    ready = [one for one in catalogue.workshops.values() if one.status == "pret"]
    for number, workshop in enumerate(ready, start=1):
        tell(f"Kit {number} sur {len(ready)} : {workshop.title}…")
        kits.build(workshop, catalogue, project)
    if stick:
        tell("Version pour clé USB…")
        publishing.build_site(project, catalogue, offline=True)
    tell("Centre de ressources…")
    publishing.build_site(project, catalogue, commands=command_helps())


def fingerprint(project: Project) -> str:
    """Return a digest of the names, sizes and dates of everything that builds read."""
    digest = hashlib.sha256()
    for path in _sources(project):
        status = path.stat()
        line = f"{project.relative(path)} {status.st_size} {status.st_mtime_ns}\n"
        digest.update(line.encode())
    return digest.hexdigest()


def _sources(project: Project) -> Iterator[Path]:
    package = Path(__file__).resolve().parents[1]
    rooms = (project.curriculum, project.workshops, project.exercises, project.site, package)
    for room in rooms:
        for path in sorted(room.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
    for name in ("mkdocs.yml", "CHANGELOG.md"):
        if (project.root / name).is_file():
            yield project.root / name


def _state(project: Project) -> Path:
    return project.build / ".prepared.json"


def _last(project: Project) -> str:
    try:
        return str(json.loads(_state(project).read_text(encoding="utf-8"))["source"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
