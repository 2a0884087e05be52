"""The pages are plain Markdown: another renderer gives the same site."""

from pathlib import Path

import pytest

from renderers import compare, render_with
from trousse.paths import Project


@pytest.mark.slow
def test_properdocs_gives_the_same_site(site: Path, tmp_path: Path) -> None:
    project = Project(site.parents[1])
    found = compare(site, render_with("properdocs", project, tmp_path / "projet"))
    assert found.whole, found
    assert found.same == found.pages > 20


def test_what_another_renderer_loses_is_named(tmp_path: Path) -> None:
    for name, text in (("a", '<p id="x">'), ("b", "<p>")):
        (tmp_path / name / "page").mkdir(parents=True)
        (tmp_path / name / "index.html").write_text(text, encoding="utf-8")
    (tmp_path / "a/page/index.html").write_text("", encoding="utf-8")
    found = compare(tmp_path / "a", tmp_path / "b")
    assert (found.missing, found.anchors_lost) == (("page/index.html",), ("index.html#x",))
    assert not found.whole
