"""The pages that explain every rule of `trousse check` and every command, from the code itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from trousse.publishing.site import Site
from trousse.validation.registry import Rule


@dataclass(frozen=True)
class CommandHelp:
    """A command as it is typed, and the help it shows."""

    name: str
    text: str

    @property
    def anchor(self) -> str:
        """The anchor of the command in its page."""
        return self.name.replace(" ", "-")


def rules_pages(site: Site, rules: Sequence[Rule], commands: Sequence[CommandHelp]) -> None:
    """Write the list of `rules`, a page for each, and the reference of `commands`.

    In the list each rule has an anchor equal to its identifier; its page is at regles/<id>/.
    """
    ordered = sorted(rules, key=lambda rule: rule.id)
    site.page("regles", "regles.md.j2", rules=ordered, commands=commands)
    for rule in ordered:
        site.page(f"regles/{rule.id}", "regle.md.j2", rule=rule)
    if commands:
        site.page("commandes", "commandes.md.j2", commands=commands)
