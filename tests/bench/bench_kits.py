"""CPU seconds per kit: ours against plain Pandoc and LibreOffice on the very same texts.

Ours builds every kit of the project from nothing, in a fresh process each time (models, ZIP,
exercises, deck, poster and front page included). The peer turns the same Markdown into the same
ODT, DOCX and PPTX with one Pandoc call each, then into PDF with LibreOffice in one call a kit;
it makes no HTML deck, no poster in SVG, no exercise and no ZIP.
"""

import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from trousse.catalogue import load
from trousse.kits.builder import _view
from trousse.kits.compose import compose
from trousse.kits.convert import _program
from trousse.kits.documents import DOCUMENTS
from trousse.kits.personal import Personalisation
from trousse.paths import Project

ROOT = Path(__file__).resolve().parents[2]
RUNS = 3
# The peer is slow and does the same to every kit: a few of them give its figure.
PEER_KITS = 3
OURS = """
import sys
from pathlib import Path
from trousse.catalogue import load
from trousse.kits import build
from trousse.paths import Project
source, home = Project(Path(sys.argv[1])), Project(Path(sys.argv[2]))
catalogue = load(source)
for workshop in catalogue.workshops.values():
    build(workshop, catalogue, home)
"""


def main() -> int:
    """Measure both, interleaved, and write the figures."""
    project = Project(ROOT)
    kits = len(load(project).workshops)
    if not kits or not shutil.which("soffice"):
        print("kits: pas de mesure (aucun atelier, ou LibreOffice absent)")
        return 0
    with tempfile.TemporaryDirectory() as name:
        texts = _texts(project, Path(name) / "textes")
        homes = [_home(Path(name)) for _ in range(RUNS)]
        pairs = [
            (_ours(home) / kits, _peer(texts[:PEER_KITS], Path(name)) / PEER_KITS) for home in homes
        ]
        again = statistics.median(_ours(home) / kits for home in homes)
    _report([ours for ours, _ in pairs], [peer for _, peer in pairs])
    print(f"kits: a second build that changes nothing {again:.2f} CPU s")
    return 0


def _texts(project: Project, folder: Path) -> list[Path]:
    """Write the Markdown of every kit once, with its pictures beside."""
    catalogue = load(project)
    for workshop in catalogue.workshops.values():
        kit = _view(workshop, catalogue, project, Personalisation())
        home = folder / workshop.slug
        shutil.copytree(workshop.folder / "images", home / "images")
        for document in DOCUMENTS:
            text = compose(document.template, kit, **document.values)
            (home / f"{document.name}.md").write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def _home(scratch: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=scratch))


def _ours(home: Path) -> float:
    return _cpu([sys.executable, "-c", OURS, str(ROOT), str(home)], ROOT)


def _peer(texts: list[Path], scratch: Path) -> float:
    return sum(_peer_kit(folder, scratch) for folder in texts)


def _peer_kit(folder: Path, scratch: Path) -> float:
    total, office = 0.0, []
    for document in DOCUMENTS:
        forms = ["pptx"] if document.slides else ["odt", *{"docx"} & set(document.forms)]
        for form in forms:
            made = f"{document.name}.{form}"
            total += _cpu([_program(), f"{document.name}.md", "-s", "-o", made], folder)
        office.append(f"{document.name}.{forms[0]}")
    profile = f"-env:UserInstallation={(scratch / 'profil').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf"]
    # One call for text documents, one for the deck: LibreOffice takes one kind at a time.
    for kind in ("odt", "pptx"):
        total += _cpu([*command, *(name for name in office if name.endswith(kind))], folder)
    return total


def _cpu(command: list[str], folder: Path) -> float:
    """Return the CPU seconds, user and system, that `command` and its children take."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _report(ours: list[float], peer: list[float]) -> None:
    mine, theirs = statistics.median(ours), statistics.median(peer)
    figures = {
        "name": "kits",
        "ours": round(mine, 3),
        "peer": round(theirs, 3),
        "ratio": round(theirs / mine, 2),
        "unit": "CPU s par kit",
        "runs": {"ours": [round(one, 3) for one in ours], "peer": [round(one, 3) for one in peer]},
    }
    print(f"kits: ours {mine:.2f} CPU s peer {theirs:.2f} CPU s ratio {theirs / mine:.2f}")
    target = ROOT / "build" / "bench" / "kits.json"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
