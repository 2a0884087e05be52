"""Real content, broken in two hundred seeded ways: the right rule says it, at the right line."""

from collections import Counter
from datetime import date
from random import Random

import pytest

from breaks import BREAKERS, Content, content_of
from trousse.catalogue import read_files
from trousse.paths import Project
from trousse.validation import all_rules, check_files
from trousse.validation.memo import Memo

DAY = date(2026, 11, 29)
SEEDS = range(2 * len(BREAKERS))
PER_TEST = 25


@pytest.fixture(scope="module")
def content(project: Project) -> Content:
    return content_of(read_files(project))


@pytest.fixture(scope="module")
def memo() -> Memo:
    """What has been worked out for one break serves the next."""
    return Memo()


def misses(content: Content, memo: Memo, seed: int) -> list[str]:
    """Say what is wrong in what `check` says of one break; nothing when all is well."""
    rule, breaker = BREAKERS[seed % len(BREAKERS)]
    made = breaker(Random(seed), content)  # noqa: S311 -- not cryptography
    found = check_files(content.files.changed(made.changes), memo, day=DAY).findings
    name = f"{seed} {breaker.__name__}"
    others = [f for f in found if f.rule != rule]
    places = {(f.location.path, f.location.line) for f in found if f.rule == rule}
    lines = {line for path, line in places if path == made.path}
    said = [f"{name} : de trop {f.rule} {f.location} {f.message}" for f in others]
    if not lines or (made.line is not None and made.line not in lines):
        said.append(f"{name} : {rule} attendu {made.path}:{made.line}, dit {sorted(places)}")
    return said


@pytest.mark.slow
@pytest.mark.parametrize("first", SEEDS[::PER_TEST])
def test_each_break_is_told_by_its_rule_alone(content: Content, memo: Memo, first: int) -> None:
    seeds = SEEDS[first : first + PER_TEST]
    assert [line for seed in seeds for line in misses(content, memo, seed)] == []


def test_every_rule_is_broken() -> None:
    broken = Counter(rule for rule, _ in BREAKERS)
    assert [one.id for one in all_rules() if not broken[one.id]] == []
    assert len(SEEDS) >= 200
