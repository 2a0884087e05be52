"""The privacy desk in Chromium: hostile text."""

import pytest

from browser.practice.host import Action, Host, one_exercise

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "text",
    [
        "<img src=x onerror=alert(1)><script>alert(2)</script>",
        "\u202egauche",
        "😀",
        "x" * 100_000,
        "",
    ],
    ids=["markup", "rtl", "emoji", "long", "empty"],
)
@pytest.mark.parametrize(
    ("slug", "before", "field", "after"),
    [
        ("mot-de-passe-solide", [{"guess": "phrase"}, {"go_write": True}], "password", "save"),
        ("double-verification", [{"sign_in": True}], "code", "confirm"),
    ],
)
def test_hostile_text_is_only_text(
    host: Host, slug: str, before: list[Action], field: str, after: str, text: str
) -> None:
    page = host.open(one_exercise(f"vie-privee/{slug}"))
    for action in [*before, {"fill": {"field": field, "text": text}}, {after: True}]:
        host.do(action)
    assert page.locator("img, script:not([type])").count() == 0
    assert host.errors == []
    assert host.sent() == []
