import gzip
import re
from pathlib import Path
from typing import Any

import pytest

from trousse.practice import assemble
from trousse.practice.static_page import embed, render

FORBIDDEN = re.compile(
    r"innerHTML|outerHTML|insertAdjacent|localStorage|sessionStorage|indexedDB|document\.cookie"
    r"|fetch\(|XMLHttp|WebSocket|sendBeacon|https?:(?!//www\.w3\.org/2000/svg)"
)
MODULES = sorted(assemble.WEB.rglob("*.js"))


def test_every_app_has_a_page_and_the_logic_has_no_dom() -> None:
    for app in assemble.apps():
        text = assemble.page_module(app)
        assert not re.search(r"^(import|export (?!default))", text, re.M)
        assert "</script" not in text.lower()
    assert not re.search(r"\b(document|window)\.[a-z]+[A-Z(]", assemble.logic_script())


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_modules_are_small_and_never_write_markup(path: Path) -> None:
    text = path.read_text("utf-8")
    assert text.count("\n") <= 300
    assert not FORBIDDEN.search(text)
    for line in text.splitlines():
        if line.startswith("import"):
            assert re.fullmatch(r'import \{ [\w, ]+ \} from "\.[\w./-]+\.js";', line)


def test_repeated_names_and_loops_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_text('import { b } from "./b.js";\nexport const a = b;\n')
    (tmp_path / "b.js").write_text("export const b = 1;\nconst a = 2;\n")
    with pytest.raises(ValueError, match="used twice: a"):
        assemble._join([tmp_path / "a.js"])
    (tmp_path / "b.js").write_text('import { a } from "./a.js";\nexport const b = a;\n')
    with pytest.raises(ValueError, match="import each other"):
        assemble._join([tmp_path / "a.js"])
    (tmp_path / "b.js").write_text("export const c = 1;\n")
    with pytest.raises(ValueError, match="does not export"):
        assemble._join([tmp_path / "a.js"])


def test_page_is_whole_small_and_asks_nothing(small: dict[str, Any]) -> None:
    page = render(small)
    assert '<html lang="fr">' in page
    assert not re.search(r"https?:(?!//www\.w3\.org/2000/svg)", page)
    assert not re.search(r"<(link|img|iframe|script src)", page)
    assert len(gzip.compress(page.encode())) < 60_000


def test_data_cannot_close_its_element() -> None:
    text = embed({"title": "</script><script>alert(1)</script>\u2028"})
    assert "<" not in text
    assert "\u2028" not in text
