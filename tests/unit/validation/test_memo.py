"""What a check keeps: after an edit, only the file that changed is looked at again."""

import json
import shutil
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from trousse.catalogue import read_files
from trousse.paths import Project
from trousse.validation import check_files
from trousse.validation.memo import Memo

DAY = date(2026, 11, 29)
BASE = Path(__file__).resolve().parents[2] / "cases/base"
DYING = """
import os, sys
from trousse.validation import apart
from trousse.cli import main
here = os.getpid()
apart._taken = lambda rules, queue: iter(() if os.getpid() == here else rules)
apart._work = lambda corpus, rules, *pipes: os._exit(len([*rules]))
sys.argv = ["trousse", "--root", sys.argv[1], "check", "--format", "json"]
main()
"""


@pytest.fixture
def broken(tmp_path: Path) -> Project:
    """A small project with two mistakes, of two rules."""
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    sheet = next(tmp_path.glob("workshops/*/fiche.md"))
    sheet.write_text(sheet.read_text("utf-8") + "\nLisez [[ceci]] , et **cela.\n", "utf-8")
    return Project(tmp_path)


def test_an_edit_asks_again_of_the_changed_file_only(broken: Project) -> None:
    first = Memo()
    files = read_files(broken)
    before = check_files(files, first, day=DAY).findings
    sheet = next(path for path in files.paths if path.name == "fiche.md")
    later = Memo(first.answers)
    changed = files.changed({sheet: files.contents[sheet] + b"\nMerci.\n"})
    assert check_files(changed, later, day=DAY).findings == before
    asked = Counter(key.rpartition(":")[0] for key in later.answers.keys() - first.answers.keys())
    assert asked["links"] == asked["layout.emphasis_is_closed"] == asked["form"] == 1
    assert set(asked.values()) == {1}


@pytest.mark.skipif(sys.platform != "linux", reason="a process is copied on Linux only")
def test_a_check_whose_copy_dies_says_the_same(broken: Project) -> None:
    """In the first run, a copy takes all the rules and dies; in the second, nothing is wrong."""
    said = []
    for program in (DYING, DYING.replace("apart._", "_")):
        shutil.rmtree(broken.build, ignore_errors=True)
        command = [sys.executable, "-c", program, str(broken.root)]
        done = subprocess.run(command, capture_output=True, check=False)
        assert done.returncode == 1, done.stderr.decode()
        said.append(json.loads(done.stdout)["findings"])
    assert said[0] == said[1]
    assert {"link-malformed", "emphasis-unclosed"} <= {one["rule"] for one in said[0]}
