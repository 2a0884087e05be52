"""The small functions that pages are made of."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from trousse.catalogue import Catalogue
from trousse.publishing import words
from trousse.publishing.bodies import named, split_title, web_body, wrap_tables
from trousse.publishing.facets import facet_styles, facets, kit_values, token, tokens
from trousse.publishing.kit_files import newest_kit
from trousse.publishing.links import broken_links
from trousse.publishing.news import Release, read_changelog
from trousse.publishing.published import Published
from trousse.publishing.site import href
from trousse.publishing.slim import classes, used_rules
from trousse.validation.freshness import is_due, review_before


@pytest.mark.parametrize(
    ("here", "target", "offline", "expected"),
    [
        ("", "ateliers", False, "ateliers/"),
        ("ateliers/x", "ateliers", False, "../"),
        ("ateliers/x", "", False, "../../"),
        ("ateliers/x", "kits/x-1.zip", True, "../../kits/x-1.zip"),
        ("ateliers/x", "modules/y#fin", True, "../../modules/y/index.html#fin"),
        ("", "", True, "./index.html"),
    ],
)
def test_href(here: str, target: str, offline: bool, expected: str) -> None:
    from posixpath import normpath

    found = href(here, target, offline=offline)
    assert normpath(found) == normpath(expected)
    assert found.endswith("/") == expected.endswith("/")


def test_words() -> None:
    assert words.hours(420) == "7\u00a0h"
    assert words.hours(450) == "7,5\u00a0h"
    assert words.day(date(2026, 3, 1)) == "1er\u00a0mars 2026"
    assert words.size(400) == "1\u00a0ko"
    assert words.size(1_250_000) == "1,2\u00a0Mo"
    assert words.count(1, "kit") == "1\u00a0kit"
    assert words.count(2, "module prêt", "modules prêts") == "2\u00a0modules prêts"


def test_tables_scroll_by_keyboard_and_code_is_left_alone() -> None:
    text = "## Un *cas*\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nSuite\n\n```\n| x |\n|---|\n```\n"
    found = wrap_tables(text)
    assert found.count("<div") == 1
    assert 'role="region" tabindex="0" aria-label="Tableau : Un cas"' in found
    assert found.index("</div>") < found.index("Suite")


def test_a_unit_written_by_its_slug_is_named() -> None:
    units = {"mon-kit": ("../mon-kit/", "Mon <kit>"), "email/lire": ("../email/lire/", "Lire")}
    text = "Le kit `mon-kit`, `email/lire`, `autre`.\n```\n`mon-kit`\n```\nEt `mon-kit`."
    link = '<a href="../mon-kit/">Mon &lt;kit&gt;</a>'
    assert named(text, units.get) == (
        f'Le kit {link}, <a href="../email/lire/">Lire</a>, `autre`.\n```\n`mon-kit`\n```\n'
        f"Et {link}."
    )


def test_modules_about_a_kit_teach_most_of_what_it_teaches(catalogue: Catalogue) -> None:
    published = Published(catalogue)
    kit = next(iter(catalogue.workshops.values()))
    assert [module.slug for module in published.modules_about(kit)] == ["courriel"]
    more = replace(kit, competencies={"crcn": ("2.1", "4.1", "4.2"), "ccp1": ("C3",)})
    assert published.modules_of(more)
    assert published.modules_about(more) == []


def test_bodies() -> None:
    assert split_title("# Titre\n\nTexte") == ("Titre", "Texte")
    assert split_title("Texte") == ("", "Texte")
    assert "](../images/a.svg)" in web_body("![x](images/a.svg)")
    image = web_body("![x](images/a.svg){width=5cm}")
    assert image == '![x](../images/a.svg){style="width:5cm"}'
    assert web_body("![x](b.svg){height=32mm}") == '![x](b.svg){style="height:32mm"}'
    assert '!!! note "Ce que vous dites"\n\n    Bonjour' in web_body("::: notes\nBonjour\n:::\n")


def test_facets_keep_kits_for_everybody(catalogue: Catalogue) -> None:
    kit = next(iter(catalogue.workshops.values()))
    values = kit_values(Published(catalogue), kit)
    assert values["connexion"] == {"sans": None}
    assert values["duree"] == {"90": None}
    assert values["theme"] == {"email": "E-mail"}
    assert tokens("public", {"tous-publics": "Tous publics"}) == "tous-publics tous"
    other = values | {"connexion": {"avec": None}}
    found = facets({"un": values, "deux": other})
    assert [facet.key for facet in found] == ["connexion"]
    style = facet_styles(found)
    hides = ":has([name=connexion]:checked, [id^=v-connexion-]:target) .kit:not("
    assert f".catalogue:not(.catalogue--script){hides}" in style
    kept = '#f-connexion-sans:checked, #v-connexion-sans:target) .kit[data-connexion~="sans"]'
    assert kept in style


def test_tokens_are_safe_in_css() -> None:
    assert token("Personnes en insertion sociale et/ou professionnelle").replace("-", "").isalnum()
    assert token("Œuvres & cœur") == "uvres-coeur" or token("Œuvres & cœur").endswith("coeur")


def test_reviews_are_staggered_and_bounded(catalogue: Catalogue) -> None:
    kit = next(iter(catalogue.workshops.values()))
    due = review_before(kit)
    assert date(2027, 4, 24) < due <= date(2027, 5, 22)
    assert not is_due(kit, due)
    assert is_due(kit, date(2027, 5, 23))


def test_newest_kit_does_not_mistake_slugs(tmp_path: Path) -> None:
    for name in ("cv-2026.11.0.zip", "cv-avance-2026.11.0.zip"):
        (tmp_path / name).write_bytes(b"")
    assert newest_kit(tmp_path, "cv") == tmp_path / "cv-2026.11.0.zip"
    assert newest_kit(tmp_path, "rien") is None


def test_broken_links_are_named(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b/index.html").write_text('<p id="la">', encoding="utf-8")
    page = '<a href="b/#la">1</a><a href="b/#ici">2</a><img src="x.svg"><a href="//x.test/">3</a>'
    (tmp_path / "index.html").write_text(page, encoding="utf-8")
    assert [link.target for link in broken_links(tmp_path)] == ["b/#ici", "x.svg"]


def test_only_the_rules_that_pages_use_are_kept() -> None:
    sheet = (
        "a{color:red}.on,.off:hover{top:0}.off{left:0}p:is(.on,b),i{top:1px}"
        "@media print{.off{top:0}}@media screen{.on>p{top:0}}@font-face{font-family:x}"
    )
    known = classes(['<p class="on two">', "<p class=off2>"])
    assert {"on", "two", "off2", "js"} <= known
    assert used_rules(sheet, known) == (
        "a{color:red}.on{top:0}p:is(.on,b),i{top:1px}"
        "@media screen{.on>p{top:0}}@font-face{font-family:x}"
    )


def test_changelog_is_read_as_releases(tmp_path: Path) -> None:
    path = tmp_path / "CHANGELOG.md"
    path.write_text("# C\n\n## [Non publié]\n\n- a\n\n## [2026.11.0] - 2026-11-22\n\n- b\n")
    first, second = read_changelog(path)
    assert (first.version, first.day, first.body) == ("Non publié", None, "- a")
    assert second.day == date(2026, 11, 22)
    told = Release("1", None, "### Contenus\n\n- a\n\n### Pour animer\n\n- b")
    assert told.sections == [("Contenus", "- a"), ("Pour animer", "- b")]
    assert read_changelog(tmp_path / "absent.md") == []
