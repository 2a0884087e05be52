"""Run the rules: shape first, then references; never stop at the first mistake."""

import time
from dataclasses import dataclass
from pathlib import Path

from trousse.catalogue import Unit
from trousse.paths import Project
from trousse.validation.corpus import Corpus, read_corpus
from trousse.validation.finding import Finding
from trousse.validation.registry import all_rules


@dataclass(frozen=True)
class Result:
    """What a check found: findings, how many files were read, units left out, seconds spent."""

    findings: tuple[Finding, ...]
    files: int
    left_out: tuple[Unit, ...]
    seconds: float

    @property
    def errors(self) -> int:
        """Number of findings that are errors."""
        return sum(finding.level == "erreur" for finding in self.findings)


def check(project: Project, only: tuple[Path, ...] = ()) -> Result:
    """Check the content of `project`; with `only`, keep what is said of these paths."""
    start = time.perf_counter()
    corpus = read_corpus(project)
    findings = [found for one in all_rules() for found in one.findings(corpus)]
    kept = sorted((f for f in findings if _wanted(f.location.path, only)), key=_order)
    drafts = tuple(unit for unit in corpus.catalogue.units if corpus.is_draft(unit))
    return Result(tuple(kept), _count(corpus), drafts, time.perf_counter() - start)


def _wanted(path: Path, only: tuple[Path, ...]) -> bool:
    return not only or any(path == one or one in path.parents for one in only)


def _order(finding: Finding) -> tuple[bool, str, int, int, str]:
    place = finding.location
    error_first = finding.level != "erreur"
    return error_first, place.path.as_posix(), place.line, place.column, finding.rule


def _count(corpus: Corpus) -> int:
    return len(corpus.catalogue.documents) + len(corpus.page_paths) + len(corpus.notebook_paths)
