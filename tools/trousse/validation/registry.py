"""The list of rules: each is a small function that yields what it found."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial, wraps
from pathlib import Path
from typing import TypeAlias, TypeVar

from trousse.catalogue import Location
from trousse.notebooks import NotebookFile
from trousse.validation.corpus import Corpus
from trousse.validation.finding import Finding, Level

T = TypeVar("T")

Found: TypeAlias = tuple[Location, str, str]
"""Where, what, what to do."""

RuleFunction: TypeAlias = Callable[[Corpus], Iterator[Found]]


@dataclass(frozen=True)
class Rule:
    """A rule and the words of its documentation.

    `shape` rules look at files one by one and run first; the others follow references.
    """

    id: str
    level: Level
    title: str
    why: str
    bad: str
    good: str
    shape: bool
    function: RuleFunction

    def findings(self, corpus: Corpus) -> Iterator[Finding]:
        """Run the rule."""
        for location, message, help_ in self.function(corpus):
            yield Finding(self.id, self.level, location, message, help_)


_RULES: dict[str, Rule] = {}


def rule(
    id: str,
    *,
    title: str,
    why: str,
    bad: str,
    good: str,
    level: Level = "erreur",
    shape: bool = False,
) -> Callable[[RuleFunction], RuleFunction]:
    """Register the decorated function as the rule `id`."""

    def register(function: RuleFunction) -> RuleFunction:
        _RULES[id] = Rule(id, level, title, why, bad, good, shape, function)
        return function

    return register


def _file_by_file(
    paths: Callable[[Corpus], Iterable[Path]], read: Callable[[Corpus, Path], Iterable[T]]
) -> Callable[[Callable[[T], Iterator[Found]]], RuleFunction]:
    """Make rules of what looks at one file alone; what is said of it is kept with its text."""

    def decorate(function: Callable[[T], Iterator[Found]]) -> RuleFunction:
        name = f"{function.__module__.rpartition('.')[2]}.{function.__name__}"

        def told(corpus: Corpus, path: Path) -> list[tuple[int, int, str, str]]:
            return [
                (place.line, place.column, message, help_)
                for one in read(corpus, path)
                for place, message, help_ in function(one)
            ]

        @wraps(function)
        def look(corpus: Corpus) -> Iterator[Found]:
            for path in paths(corpus):
                for line, column, message, help_ in corpus.kept(
                    name, path, partial(told, corpus, path)
                ):
                    yield Location(path, line, column), message, help_

        return look

    return decorate


def _notebook(corpus: Corpus, path: Path) -> Iterator[NotebookFile]:
    notebook = corpus.notebook(path)
    if isinstance(notebook, NotebookFile):
        yield notebook


each_page = _file_by_file(lambda corpus: [*corpus.page_paths, *corpus.notebook_paths], Corpus.pages)
"""Make a rule of what looks at one Markdown text: a file, or a cell of a notebook."""

each_notebook = _file_by_file(lambda corpus: corpus.notebook_paths, _notebook)
"""Make a rule of what looks at one notebook."""

each_evaluation = _file_by_file(lambda corpus: [path for _, path in corpus.evaluations], _notebook)
"""Make a rule of what looks at the evaluation of a module."""


def all_rules() -> tuple[Rule, ...]:
    """Return every rule, shape first, in the order of their identifiers."""
    import trousse.validation.rules  # noqa: F401 -- importing registers the rules

    return tuple(sorted(_RULES.values(), key=lambda one: (not one.shape, one.id)))
