import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "path", ["/exercices/", "/exercices/email/essai", "/exercices/email/essai/voila", "/salle/",
             "/evaluation",             "/exercices/rien"]
)  # fmt: skip
def test_our_pages_have_no_axe_violation(browser, server, path):
    # axe is injected by evaluation, which our own policy rightly forbids.
    context = browser.new_context(bypass_csp=True, viewport={"width": 375, "height": 700})
    page = context.new_page()
    page.goto(f"{server.url}{path}", wait_until="networkidle")
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    context.close()
