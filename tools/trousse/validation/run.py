"""Run the rules: shape first, then references; never stop at the first mistake."""

import time
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from trousse.catalogue import Files, Location, read_files
from trousse.catalogue.schema import write_schemas
from trousse.errors import TrousseError
from trousse.paths import Project
from trousse.validation.apart import told_by
from trousse.validation.corpus import Corpus, read_corpus
from trousse.validation.finding import Finding
from trousse.validation.memo import Memo, open_memo, save_memo
from trousse.validation.registry import Rule, all_rules
from trousse.validation.today import today


@dataclass(frozen=True)
class LeftOut:
    """A unit that is not published: `status` is brouillon or retire."""

    slug: str
    status: str


@dataclass(frozen=True)
class Result:
    """What a check found: findings, how many files were read, units left out, seconds spent."""

    findings: tuple[Finding, ...]
    files: int
    left_out: tuple[LeftOut, ...]
    seconds: float

    @property
    def errors(self) -> int:
        """Number of findings that are errors."""
        return sum(finding.level == "erreur" for finding in self.findings)

    def of_rule(self, rule: str) -> "Result":
        """Return this result with the findings of one rule only."""
        return replace(self, findings=tuple(f for f in self.findings if f.rule == rule))


def check(project: Project, only: tuple[Path, ...] = ()) -> Result:
    """Check the content of `project`; with `only`, keep what is said of these paths.

    What has been worked out is kept in build/: the same content is not read twice. The schemas
    that editors use are written beside, once for each state of the code.
    """
    memo = open_memo(project)
    result = check_files(read_files(project), memo, only)
    if memo.grew:
        save_memo(project, memo)
    if memo.is_new:
        with suppress(TrousseError):  # a folder nobody may write in can still be checked
            write_schemas(project)
    return result


def check_files(
    files: Files, memo: Memo, only: tuple[Path, ...] = (), day: date | None = None
) -> Result:
    """Check `files` as they would be on `day` (default: today)."""
    start = time.perf_counter()
    day = day or today()
    told = memo("check", _mark(files, day), lambda: _told(files, memo, day))
    findings = (_finding(files, one) for one in told["findings"])
    kept = _in_order(f for f in findings if _wanted(f.location.path, only))
    left_out = () if only else tuple(LeftOut(*one) for one in told["left_out"])
    return Result(kept, told["files"], left_out, time.perf_counter() - start)


def _told(files: Files, memo: Memo, day: date) -> dict[str, Any]:
    corpus = read_corpus(files, day, memo)
    left_out = [(one.slug, one.status) for one in corpus.catalogue.units if corpus.is_draft(one)]
    texts = len(corpus.page_paths) + len(corpus.notebook_paths)
    return {
        "findings": told_by(corpus, all_rules(), _records),
        "left_out": left_out,
        "files": len(corpus.catalogue.documents) + texts,
    }


def _records(corpus: Corpus, rules: Iterable[Rule]) -> list[Any]:
    """Return what `rules` say of `corpus`, as JSON can hold it."""
    root = corpus.project.root
    return [
        (f.rule, f.level, f.location.path.relative_to(root).as_posix(), f.location.line,
         f.location.column, f.message, f.help)
        for one in rules
        for f in one.findings(corpus)
    ]  # fmt: skip


def _finding(files: Files, told: Sequence[Any]) -> Finding:
    rule, level, path, line, column, message, help_ = told
    return Finding(rule, level, Location(files.project.root / path, line, column), message, help_)


def _mark(files: Files, day: date) -> str:
    paths = (*files.paths, *files.site_pages)
    return "\n".join([day.isoformat(), *map(files.mark, paths)])


def _wanted(path: Path, only: tuple[Path, ...]) -> bool:
    return not only or any(path == one or one in path.parents for one in only)


def _in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Group findings by file: the files with errors first, and errors first in each."""
    found = list(findings)
    wrong = {f.location.path for f in found if f.level == "erreur"}

    def order(one: Finding) -> tuple[bool, str, bool, int, int, str]:
        place = one.location
        return (place.path not in wrong, place.path.as_posix(), one.level != "erreur",
                place.line, place.column, one.rule)  # fmt: skip

    return tuple(sorted(found, key=order))
