"""Write every page of the site."""

from collections.abc import Sequence

from trousse.publishing.api import ROOMS, write_api
from trousse.publishing.competencies import FRAMEWORKS, write_competencies
from trousse.publishing.exercises import write_exercises
from trousse.publishing.hand_written import write_hand_written
from trousse.publishing.news import write_news
from trousse.publishing.rules import CommandHelp, rules_pages
from trousse.publishing.search_index import write_search
from trousse.publishing.site import Site
from trousse.publishing.stick import write_take_away
from trousse.publishing.training import write_training
from trousse.publishing.workshops import filters, write_workshops
from trousse.validation.registry import all_rules


def assemble(site: Site, address: str, commands: Sequence[CommandHelp] = ()) -> None:
    """Write all pages and assets of `site`; `address` is where the site will be published."""
    write_hand_written(site)
    archives = write_workshops(site)
    write_training(site)
    write_exercises(site)
    write_competencies(site)
    write_news(site, address)
    write_take_away(site)
    rules_pages(site, all_rules(), commands)
    write_api(site, archives)
    write_search(site)
    write_redirects(site)
    known = site.published.catalogue.frameworks
    frameworks = [known[slug] for slug in FRAMEWORKS if slug in known]
    site.page("plan-du-site", "plan_du_site.md.j2", frameworks=frameworks)
    site.page("", "accueil.md.j2", filters=filters(site))
    if site.offline:
        site.file("LISEZ-MOI.txt", site.render("", "lisez_moi.txt.j2"))


def write_redirects(site: Site) -> None:
    """Write a page at each former address of a unit: a renamed slug breaks no link."""
    for unit in (unit for unit in site.published.catalogue.units if unit.status == "pret"):
        room = ROOMS[type(unit)]
        for old in unit.former_slugs:
            here = f"{room}/{old}"
            page = site.render(here, "redirection.html.j2", target=f"{room}/{unit.slug}", unit=unit)
            site.file(f"{here}/index.html", page)
