"""What verbs share."""

import sys
from pathlib import Path

import pytest

from trousse.cli.context import called


@pytest.mark.parametrize(
    ("program", "found", "said"),
    [
        (".venv/bin/trousse", "", ".venv/bin/trousse"),
        ("/opt/trousse/bin/trousse", "", "/opt/trousse/bin/trousse"),
        ("/usr/bin/trousse", "trousse", "trousse"),
        ("pytest", "", "trousse"),
    ],
)
def test_a_command_is_shown_as_it_can_be_typed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, program: str, found: str, said: str
) -> None:
    """On a machine where the shell finds `found`, and nothing else."""
    monkeypatch.chdir(tmp_path)
    if found:
        (tmp_path / found).touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", [program])
    assert called() == said
