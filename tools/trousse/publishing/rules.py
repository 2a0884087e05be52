"""The page that explains every rule of `trousse check`, from the registry."""

from collections.abc import Sequence

from trousse.publishing.site import Site
from trousse.validation.registry import Rule


def rules_page(site: Site, rules: Sequence[Rule]) -> None:
    """Write the page of `rules`; each has an anchor equal to its identifier."""
    ordered = sorted(rules, key=lambda rule: rule.id)
    site.page("regles", "regles.md.j2", rules=ordered)
