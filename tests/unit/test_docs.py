"""Documents say true things: commands, rules and paths they quote exist."""

import re
import shlex
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from trousse.catalogue import load
from trousse.catalogue.drafts import draft
from trousse.cli.main import VERBS, cli
from trousse.cli.reference import command_helps
from trousse.paths import Project
from trousse.validation import all_rules
from trousse.validation.contribution import Contribution, pack

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "curriculum/README.md")
PATH = re.compile(r"(?:curriculum|workshops|exercises|site|tools|tests)/[\w./-]*")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_quoted_paths_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    text = re.sub(r"```sh\n.*?```", "", text, flags=re.DOTALL)  # what is typed is typed below
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


# Run by other tests, on a machine of their own: they install, or serve until they are stopped.
ELSEWHERE = ("make install", "make start")


def commands() -> list[str]:
    """The commands of CONTRIBUTING that a contributor is told to type."""
    french = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8").partition("## For dev")[0]
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", french, re.DOTALL))
    lines = (line.split("#")[0].strip() for line in blocks.split("\n"))
    return [line for line in lines if line and line not in ELSEWHERE]


def test_contributing_can_be_followed_to_the_letter(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Type every command of CONTRIBUTING, in its order, in a copy of the project."""
    here = tmp_path_factory.mktemp("projet")
    for room in ("curriculum", "workshops", "exercises"):
        shutil.copytree(ROOT / room, here / room)
    monkeypatch.chdir(here)
    monkeypatch.setattr("trousse.kits.build", lambda *_: here / "build/kits/essai.zip")
    made = draft(load(Project(here)), "workshop", "Un kit reçu", day=date(2026, 11, 22))
    (here / "contribution.zip").write_bytes(pack(Contribution(Project(here), made.contents)))
    typed = commands()
    assert len(typed) >= 7
    for line in typed:
        program, *words = shlex.split(line)
        assert program == ".venv/bin/trousse"
        done = CliRunner().invoke(cli, words, standalone_mode=False)
        assert (done.exception, done.return_value) == (None, 0), f"{line}\n{done.output}"


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


def test_the_reference_explains_every_command() -> None:
    helps = {one.name: one.text for one in command_helps()}
    assert {name.split()[1] for name in helps if name.count(" ") == 1} == set(VERBS)
    assert "trousse grade run" in helps
    assert all("Usage" in text and len(text.split()) > 10 for text in helps.values())
