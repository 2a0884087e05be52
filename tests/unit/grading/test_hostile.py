"""A promotion of cheats: each gains nothing, each is brought to the marker, nobody else suffers."""

import json
import os
import shutil
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from trousse.grading import intake
from trousse.grading.batch import run
from trousse.grading.isolated import kernel
from trousse.grading.report import Report
from trousse.grading.suspicion import touches
from trousse.paths import Project
from unit.grading.promotion import read, scores, solve, submit, write

pytestmark = pytest.mark.slow  # the release loads nbgrader

Book = dict[str, Any]
# What a cheat writes in the cell of « total » (4 points of 18), and nothing right in it.
CODE = {
    "transformateur": "get_ipython().input_transformers_cleanup.append(lambda l: ['pass\\n'])",
    "assertion": "import builtins, sys\nbuiltins.AssertionError = type('A', (Exception,), {})\n"
    "builtins.all = lambda x: True\nbuiltins.abs = lambda x: 0\ndef total(a): return 1",
    "sortie": "import os\nos._exit(0)",
    "sortie-douce": "import sys\nsys.exit(0)",
    "sortie-tardive": "def total(a):\n    import os\n    os._exit(0)",
    "egal": "class P(int):\n    __eq__ = lambda s, o: True\n    __hash__ = int.__hash__\n"
    "def total(a): return P(0)",
    "classe": "class P(list):\n    __class__ = property(lambda s: int)\n"
    "    __eq__ = lambda s, o: True\ndef total(a): return P()",
    "fin-d-iteration": "import builtins\ndef total(a): raise StopIteration",
    "donnees-videes": "import gc\ndef total(a):\n    a.clear()\n    return 0",
    "reponse-forgee": "import json, os, struct\nd = json.dumps({'names': {}, 'value': 18,"
    "'arguments': []}).encode()\nos.write(3, (struct.pack('>I', len(d)) + d) * 50)",
    "reponse-profonde": "import os, struct\nd = b'[' * 40000 + b']' * 40000\n"
    "os.write(3, struct.pack('>I', len(d)) + d)",
    "goutte-a-goutte": "import os, time\nwhile True:\n    os.write(3, b'\\0')\n    time.sleep(.2)",
    "memoire": "import gc\ntas = []\nwhile True: tas.append(bytes(10_000_000))",
    "fourche": "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
    "bavard": "import os\nwhile True: print('x' * 1000000)",
    "repr": "import gc\nclass R:\n    def __repr__(self):\n        while True: pass\nR()",
    "del": "import gc\nclass D:\n    def __del__(self):\n        while True: pass\nD()\n0",
    "fil": "import threading, gc\ndef f():\n    while True: pass\n"
    "threading.Thread(target=f).start()\ndef total(a): return 0",
    "secret": "import gc\ndef total(a):\n"
    "    return max((o for o in gc.get_objects() if o == 18), default=0)",
    "cadre": "import sys\ndef total(a):\n    return sys._getframe(3).f_locals.get('expected', 0)",
    "corrige": "def total(a): return open('../../../source/code/evaluation.ipynb').read()",
    "notes": "import sqlite3, glob\ndef total(a):\n    return sqlite3.connect("
    "glob.glob('/**/gradebook.db', recursive=True)[0])",
    "module": "import trousse.grading.isolated.executor as e\n"
    "e._call = lambda m, s: {'value': 18, 'arguments': m['arguments']}\ndef total(a): return 0",
    "prise": "import socket\nsocket.socket(socket.AF_UNIX).connect('/tmp/essai')",
    "trace": "import sys\ndef t(f, e, a):\n    m = f.f_locals.get('answer')\n"
    "    if isinstance(m, dict): m['value'] = 18\n    return t\nsys.settrace(t)\n"
    "def total(a): return 0",
    "json-change": "import json\nd = json.dumps\n"
    "json.dumps = lambda o, **k: d({'value': 18, 'arguments': [[]]})\ndef total(a): return 0",
    "apres": "import atexit, os\natexit.register(lambda: os.write(3, b'x'))\n"
    "def total(a): return 0",
    "chez-soi": "import os\ndef total(a): return os.listdir(os.path.expanduser('~'))",
    "texte-retourne": "def total(a): return 0  # \u202e 81",
    "memoire-a-plusieurs": "import os, time\nfor _ in range(40):\n    if os.fork() == 0:\n"
    "        x = b'x' * 150_000_000\n        time.sleep(60)\ntime.sleep(4)\ndef total(a): return 0",
}


def adding(id: str, source: str) -> Callable[[Book], None]:
    cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": []}
    return lambda book: book["cells"].append({**cell, "id": id, "source": source})


def setting(id: str, **told: object) -> Callable[[Book], None]:
    return lambda book: find(book, id)["metadata"]["nbgrader"].update(told)


def find(book: Book, id: str) -> Book:
    return next(cell for cell in book["cells"] if cell["id"] == id)


def double(book: Book) -> None:
    copy = json.loads(json.dumps(find(book, "total-points")))
    book["cells"].insert(0, {**copy, "source": "4.0"})


def no_more(id: str) -> Callable[[Book], None]:
    return lambda book: book["cells"].remove(find(book, id))


def retyped(book: Book) -> None:
    cell = find(book, "total-points")
    cell["cell_type"] = "markdown"
    del cell["outputs"], cell["execution_count"]


# What a cheat does to the notebook, with « total » left wrong.
BOOKS: dict[str, Callable[[Book], None]] = {
    "meme-identifiant": adding("total-points", "4.0"),
    "cellule-double": double,
    "cellule-retiree": no_more("total-points"),
    "cellule-retypee": retyped,
    "points-changes": setting("total-points", points=40),
    "verrou-ouvert": setting("total-points", locked=False, solution=True),
    "question-changee": setting("total-points", grade_id="autre"),
    "test-reecrit": lambda book: find(book, "total-points").update(source="4.0"),
    "verifieur-pris": adding("aide", "import builtins\nTOTAL = 4.0\nraise SystemExit"),
}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait less for code that never ends."""
    from trousse.grading.isolated import remote

    monkeypatch.setattr(remote, "PATIENCE", 3)
    monkeypatch.setattr(remote, "TOTAL_SECONDS", 5)


@pytest.mark.skipif(not kernel.supported(), reason="no Linux namespaces here")
@pytest.mark.usefixtures("quick")
def test_code_gains_nothing_and_is_flagged(promotion: Project) -> None:
    wrong = "def total(ateliers):\n    return -1"
    for name, source in CODE.items():
        solve(promotion, name, {"total": source})
    for name, change in BOOKS.items():
        folder = solve(promotion, name, {"total": wrong})
        book = read(folder)
        change(book)
        write(folder, book)
    solve(promotion, "zoe", {})
    report = run(promotion, "code", jobs=2)
    marks = scores(promotion)
    assert marks["zoe"] == 18
    assert {who: mark for who, mark in marks.items() if mark > 14 and who != "zoe"} == {}
    assert sorted({*CODE, *BOOKS} - {*report.flagged}) == []
    assert report.failures == {}
    assert "zoe" not in report.flagged


def hostile_files(promotion: Project) -> None:
    """Hand in folders that a trainee's tool, or malice, has spoilt."""
    outside = promotion.root / "secret.json"
    shutil.copy(submit(promotion, "victime") / "reponses.json", outside)
    (link := submit(promotion, "lien")).joinpath("reponses.json").unlink()
    (link / "reponses.json").symlink_to(outside)
    (pipe := submit(promotion, "tube")).joinpath("timestamp.txt").unlink(missing_ok=True)
    os.mkfifo(pipe / "timestamp.txt")
    hard = submit(promotion, "lien-dur") / "reponses.json"
    hard.unlink()
    hard.hardlink_to(outside)
    door = socket.socket(socket.AF_UNIX)
    with door:
        here = Path.cwd()
        os.chdir(submit(promotion, "prise"))
        door.bind("prise")
        os.chdir(here)
    submitted = promotion.build / "nbgrader/submitted"
    (submitted / "dossier-lie").symlink_to(submitted / "victime")
    submit(promotion, "lettre-brisee", nonce="\ud800", trainee="\ud800\x1b[31m")
    name = os.fsdecode(b"caf\xe9.ipynb")
    (submit(promotion, "nom-brise") / name).write_text("{}")


def test_files_gain_nothing_and_stop_nobody(promotion: Project) -> None:
    hostile_files(promotion)
    start = time.monotonic()
    report = run(promotion, "exemple", jobs=1)
    assert time.monotonic() - start < 20
    assert list(report.failures) == ["dossier-lie"]
    assert scores(promotion)["lien"] == 0
    assert {"lien", "tube", "lien-dur", "prise", "nom-brise"} <= {*report.flagged}
    assert "lettre-brisee" in report.notes
    "\n".join(report.lines()).encode()
    assert "\x1b" not in "".join(report.lines())


MESSY: dict[str, Callable[[Path], None]] = {
    "marque-d-ordre": lambda f: prefix(f / "reponses.json", b"\xef\xbb\xbf"),
    "bloc-notes": lambda f: recode(f / "reponses.json", "utf-16"),
    "virgule": lambda f: edit(f / "reponses.json", "\n}", ",\n}"),
    "lettres-windows": lambda f: edit(f / "reponses.json", '"s1"', '"é"', "cp1252"),
    "telecharge-deux-fois": lambda f: (f / "reponses.json").rename(f / "reponses (1).json"),
    "depot-moodle": lambda f: (f / "reponses.json").rename(f / "12_reponses.json"),
    "fins-de-ligne": lambda f: edit(f / "evaluation.ipynb", "\n", "\r\n"),
    "carnet-marque": lambda f: prefix(f / "evaluation.ipynb", b"\xef\xbb\xbf"),
    "carnet-renomme": lambda f: (f / "evaluation.ipynb").rename(f / "Évaluation (2).ipynb"),
    "carnet-coupe": lambda f: (f / "evaluation.ipynb").write_bytes(b'{"cells": ['),
    "image-brisee": lambda f: attach(f, {"a.png": 3, "b": {"text/html": "<script>"}}),
}
LOST: dict[str, Callable[[Path], None]] = {
    "vide": lambda f: shutil.rmtree(f) or f.mkdir(),  # type: ignore[func-returns-value]
    "autre-module": lambda f: edit(f / "reponses.json", '"exemple"', '"autre"'),
}


def prefix(path: Path, mark: bytes) -> None:
    path.write_bytes(mark + path.read_bytes())


def recode(path: Path, encoding: str) -> None:
    path.write_bytes(path.read_text("utf-8").encode(encoding))


def edit(path: Path, old: str, new: str, encoding: str = "utf-8") -> None:
    path.write_bytes(path.read_text("utf-8").replace(old, new).encode(encoding))


def attach(folder: Path, attachments: object) -> None:
    book = read(folder)
    book["cells"][0]["attachments"] = attachments
    write(folder, book)


def test_messy_folders_are_repaired_or_said(promotion: Project) -> None:
    for name, spoil in {**MESSY, **LOST}.items():
        spoil(submit(promotion, name))
    report = run(promotion, "exemple", jobs=1)
    assert scores(promotion) == dict.fromkeys(MESSY, 16)
    assert sorted(report.failures) == sorted(LOST)
    assert all("demandez" in why for why in report.failures.values())
    silent = {"marque-d-ordre", "fins-de-ligne", "carnet-marque", "image-brisee"}
    assert set(MESSY) - set(report.notes) <= silent | {"telecharge-deux-fois", "depot-moodle"}
    graded = promotion.build / "nbgrader/autograded"
    assert "script" not in (graded / "image-brisee/exemple/evaluation.ipynb").read_text()


def test_an_endless_notebook_is_cut(promotion: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trousse.grading.assemble.MAX_FREE_CELLS", 3)
    folder = submit(promotion, "fatou")
    book = read(folder)
    for number in range(intake.MAX_FREE_CELLS):
        adding(f"x{number}", "1")(book)
    write(folder, book)
    report = run(promotion, "exemple", jobs=1)
    assert scores(promotion) == {"fatou": 16}
    assert any("premières" in text for text in report.notes["fatou"])
    assert len(read(promotion.build / "nbgrader/autograded/fatou/exemple")["cells"]) < 60


def lost_process(trainee: str) -> None:
    """End this process as a system short of memory would, for one trainee."""
    if trainee == "poison":
        os._exit(1)


def test_a_lost_process_costs_one_trainee(
    promotion: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    from trousse.grading.mark import Grader

    mark = Grader.mark
    monkeypatch.setattr(Grader, "mark", lambda s, who: lost_process(who) or mark(s, who))  # type: ignore[func-returns-value]
    for who in ["poison", *(f"stagiaire-{number}" for number in range(12))]:
        submit(promotion, who)
    report: Report = run(promotion, "exemple", jobs=2)
    assert list(report.failures) == ["poison"]
    assert report.graded == len(scores(promotion)) == 12


def test_honest_code_is_not_suspect() -> None:
    honest = "import math, csv\nclass Point:\n    def __init__(self, x):\n        self.x = x\n"
    assert touches(honest + "def f(a):\n    return sorted(a)[0], math.pi\n") == []
    assert touches("f(") == []
    assert touches("%run x") == ["aux commandes du carnet"]
