"""What other people's tools read: open data, feeds, JSON-LD."""

import gzip
import json
import re
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from trousse.publishing.sitemap import complete_sitemap


def test_catalogue_follows_its_published_schema(site: Path) -> None:
    data = json.loads((site / "api/catalogue.json").read_text(encoding="utf-8"))
    schema = json.loads((site / "api/catalogue.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data)
    assert [unit["kind"] for unit in data["units"]] == ["workshop", "module", "track"]
    assert all((site / unit["path"] / "index.html").is_file() for unit in data["units"])


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("pages", "pages"),
        ("kit", "kits/premier-courriel"),
        ("module", "modules/courriel"),
    ],
)
def test_other_files_follow_their_schemas(site: Path, schema: str, file: str) -> None:
    form = json.loads((site / f"api/{schema}.schema.json").read_text(encoding="utf-8"))
    data = json.loads((site / f"api/{file}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(form)
    jsonschema.Draft202012Validator(form).validate(data)
    if isinstance(data, dict):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.Draft202012Validator(form).validate(data | {"titel": "x"})


def test_units_say_their_files_and_their_review(site: Path) -> None:
    kit = json.loads((site / "api/kits/premier-courriel.json").read_text(encoding="utf-8"))
    assert kit["minutes"] == 90
    assert kit["archive"]["files"][0]["format"] == "PDF"
    assert (site / kit["archive"]["url"]).is_file()
    assert "folder" not in kit
    pages = json.loads((site / "api/pages.json").read_text(encoding="utf-8"))
    assert {"title", "path", "reviewed_on", "review_by", "owner"} == set(pages[0])
    owners = {page["path"]: page["owner"] for page in pages}
    assert owners["ateliers/premier-courriel/"] == owners["glossaire/"] == "Trousse"
    glossary = (site / "glossaire/index.html").read_text(encoding="utf-8")
    assert "Prochaine relecture avant le" in glossary
    module = (site / "api/modules/courriel.json").read_text(encoding="utf-8")
    assert str(site) not in module


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("ateliers/premier-courriel", "LearningResource"),
        ("modules/courriel", "LearningResource"),
        ("parcours/court", "Course"),
    ],
)
def test_pages_describe_themselves(site: Path, page: str, kind: str) -> None:
    text = (site / page / "index.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    assert found
    data = json.loads(found[1])
    assert data["@type"] == kind
    assert data["license"].startswith("https://spdx.org/")
    if page.startswith("ateliers"):
        assert data["name"] == "Premier <courriel>"
        assert data["timeRequired"] == "PT1H30M"


def test_feeds_are_well_formed(site: Path) -> None:
    channel = ElementTree.parse(site / "nouveautes/fil.xml").getroot().find("channel")  # noqa: S314
    assert channel is not None
    itself = channel.find("{http://www.w3.org/2005/Atom}link")
    assert itself is not None
    assert itself.attrib["href"] == "https://trousse.example/nouveautes/fil.xml"
    items = channel.findall("item")
    assert [item.findtext("title") for item in items] == ["Premier <courriel>", "Le courriel"]
    assert parsedate_to_datetime(items[0].findtext("pubDate") or "").year == 2026
    feed = json.loads((site / "nouveautes/fil.json").read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert len({item["id"] for item in feed["items"]}) == 2


def test_sitemap_is_completed_with_the_exercises(tmp_path: Path) -> None:
    page = tmp_path / "exercices-autonomes/email/lire/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("<p>", encoding="utf-8")
    (tmp_path / "sitemap.xml").write_text("<urlset></urlset>", encoding="utf-8")
    complete_sitemap(tmp_path, "https://site.example/")
    root = ElementTree.parse(tmp_path / "sitemap.xml").getroot()  # noqa: S314
    found = [loc.text for loc in root.iter("loc")]
    assert found == ["https://site.example/exercices-autonomes/email/lire/"]
    assert gzip.decompress((tmp_path / "sitemap.xml.gz").read_bytes()).count(b"<loc>") == 1


def test_sitemap_names_every_kind_of_page(site: Path) -> None:
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    for path in ("ateliers/premier-courriel/", "modules/courriel/cours/", "accessibilite/"):
        assert f"https://trousse.example/{path}" in text
