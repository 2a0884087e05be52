"""Documents say true things: commands, rules and paths they quote exist."""

import re
from pathlib import Path

import pytest

from trousse.cli.main import VERBS
from trousse.validation import all_rules

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "curriculum/README.md")
PATH = re.compile(r"(?:curriculum|workshops|exercises|site|tools|tests)/[\w./-]*")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_quoted_paths_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    quoted = set(PATH.findall(text)) | set(re.findall(r"\]\(([^):#]+)\)", text))
    assert quoted
    assert [path for path in sorted(quoted) if not (ROOT / path.rstrip("./")).exists()] == []


@pytest.mark.parametrize("name", DOCUMENTS[:2])
def test_quoted_commands_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    quoted = set(re.findall(r"\btrousse ([a-z]+)\b", "\n".join(re.findall(r"`[^`]+`", text))))
    assert quoted <= set(VERBS)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert set(re.findall(r"(?:^|`)make ([a-z]+)\b", text, re.MULTILINE)) <= targets


def test_each_verb_is_told_to_newcomers() -> None:
    text = "".join((ROOT / name).read_text(encoding="utf-8") for name in DOCUMENTS)
    assert [
        verb for verb in VERBS if f"{verb}`" not in text and f"trousse {verb}" not in text
    ] == []


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.id)
def test_each_rule_is_documented(rule: object) -> None:
    for part in ("title", "why", "bad", "good"):
        assert len(getattr(rule, part)) > 8 or part in ("bad", "good")
        assert getattr(rule, part).strip()


def test_site_folders_are_named() -> None:
    """`site/` is source: MkDocs must never take it for its output."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert "\ndocs_dir: build/site-src\n" in text
    assert "\nsite_dir: build/site\n" in text
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split("\n")
    assert not any(line.strip("/") == "site" for line in ignored)


def test_pins_are_names_and_versions() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").split("\n")
    pins = [line for line in lines if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==[\w.!+]+", pin) for pin in pins)
