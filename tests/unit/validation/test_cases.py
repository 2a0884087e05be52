"""Each rule has a case: the base project with one thing broken, and the whole report expected."""

import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from trousse.catalogue import read_files
from trousse.paths import Project
from trousse.validation import FORMATS, Result, all_rules, check_files
from trousse.validation.memo import Memo

CASES = Path(__file__).resolve().parents[2] / "cases"
DAY = date(2026, 11, 29)
MEMO = Memo()  # the base project is the same in every case
RULES = [rule.id for rule in all_rules()]


def broken_project(case: Path, folder: Path) -> Project:
    shutil.copytree(CASES / "base", folder, dirs_exist_ok=True)
    for edit in yaml.safe_load((case / "case.yml").read_text(encoding="utf-8")):
        apply(edit, folder)
    return Project(folder)


def apply(edit: dict[str, Any], folder: Path) -> None:
    path = folder / edit["file"]
    if "delete" in edit:
        path.unlink()
    elif "rename" in edit:
        path.rename(folder / edit["rename"])
    elif "copy" in edit:
        shutil.copytree(path, folder / edit["copy"])
    elif "write" in edit:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(edit["write"] * edit.get("times", 1), encoding="utf-8")
    elif "append" in edit:
        path.write_text(path.read_text(encoding="utf-8") + edit["append"], encoding="utf-8")
    else:
        text = path.read_text(encoding="utf-8")
        assert edit["replace"] in text, f"{edit['file']} does not hold {edit['replace']!r}"
        path.write_text(text.replace(edit["replace"], edit["by"], 1), encoding="utf-8")


def check(project: Project) -> Result:
    return check_files(read_files(project), MEMO, day=DAY)


def report(project: Project) -> str:
    text = FORMATS["text"](project, check(project))
    return re.sub(r"\(\d+,\d s\)", "(… s)", text) + "\n"


def test_the_base_project_is_clean(tmp_path: Path) -> None:
    shutil.copytree(CASES / "base", tmp_path, dirs_exist_ok=True)
    result = check(Project(tmp_path))
    assert result.findings == ()
    assert result.files > 10


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_says_what_its_case_expects(
    rule: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    case = CASES / rule
    assert (case / "case.yml").is_file(), f"rule {rule} has no case in tests/cases"
    project = broken_project(case, tmp_path)
    assert rule in {finding.rule for finding in check(project).findings}
    found = report(project)
    if request.config.getoption("--update-goldens"):
        (case / "expected.txt").write_text(found, encoding="utf-8")
    assert found == (case / "expected.txt").read_text(encoding="utf-8")


def test_each_case_is_for_a_rule() -> None:
    folders = {path.name for path in CASES.iterdir() if path.is_dir()} - {"base"}
    assert folders == set(RULES)
