"""The list of rules: each is a small function that yields what it found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, wraps
from typing import TypeAlias

from trousse.catalogue import Location
from trousse.validation.corpus import Corpus
from trousse.validation.finding import Finding, Level
from trousse.validation.markdown import Page

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


def each_page(function: Callable[[Page], Iterator[Found]]) -> RuleFunction:
    """Make a rule of what looks at one text alone; a text already looked at is not read again."""

    @lru_cache(maxsize=8192)
    def remembered(page: Page) -> tuple[Found, ...]:
        return tuple(function(page))

    @wraps(function)
    def look(corpus: Corpus) -> Iterator[Found]:
        for page in corpus.pages:
            yield from remembered(page)

    return look


def all_rules() -> tuple[Rule, ...]:
    """Return every rule, shape first, in the order of their identifiers."""
    import trousse.validation.rules  # noqa: F401 -- importing registers the rules

    return tuple(sorted(_RULES.values(), key=lambda one: (not one.shape, one.id)))
