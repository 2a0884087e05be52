"""The resource centre's own pages say when they were read, as units of content do."""

from datetime import date
from pathlib import Path

import pytest

from trousse.catalogue import read_files
from trousse.paths import Project
from trousse.validation import check_files
from trousse.validation.memo import Memo

PAGE = """\
---
title: À propos
description: Ce que c’est.
kind: texte
trail: [{title: Accueil, url: ""}]
volatility: demarche
reviewed_on: 2026-01-15
authors: [Trousse]
---

# À propos
"""


def _said(folder: Path, text: str) -> list[tuple[str, str, int]]:
    path = folder / "site/pages/aide/a-propos/index.md"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    result = check_files(read_files(Project(folder)), Memo(), day=date(2026, 11, 29))
    found = [one for one in result.findings if one.location.path == path]
    return [(one.rule, one.message, one.location.line) for one in found]


@pytest.mark.parametrize(
    ("written", "by", "rule", "said", "line"),
    [
        ("", "", "review-overdue", "« À propos » devait être relu avant le", 7),
        ("reviewed_on: 2026-01-15\n", "", "key-missing", "reviewed_on", 2),
        ("reviewed_on: 2026-01-15", "reviewed_on: 2027-01-15", "date-future", "pas encore", 7),
        ("volatility: demarche", "volatility: parfois", "value-invalid", "parfois", 6),
        ("reviewed_on", "relu_le", "key-unknown", "relu_le", 7),
        (PAGE, "# À propos\n", "key-missing", "quand elle a été relue", 1),
    ],
)
def test_what_a_page_does_not_say_is_named(
    tmp_path: Path, written: str, by: str, rule: str, said: str, line: int
) -> None:
    found = _said(tmp_path, PAGE.replace(written, by) if written else PAGE)
    first = next(one for one in found if one[0] == rule)
    assert said in first[1]
    assert first[2] == line


def test_a_page_read_in_time_is_left_in_peace(tmp_path: Path) -> None:
    assert _said(tmp_path, PAGE.replace("2026-01-15", "2026-11-22")) == []
