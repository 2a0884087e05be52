import signal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def room(served, tmp_path):
    served.make_project(tmp_path)
    with served.running(tmp_path, seated=True) as running:
        yield running


def test_the_adviser_sees_who_needs_a_hand(browser, room):
    adviser, learner = browser.new_context().new_page(), browser.new_context().new_page()
    adviser.goto(f"{room.url}/salle/")
    adviser.get_by_label("Code de la salle").fill("wrong")
    adviser.get_by_role("button").click()
    expect(adviser.get_by_role("alert")).to_contain_text("pas le bon code")
    adviser.get_by_label("Code de la salle").fill(room.code)
    adviser.get_by_role("button").click()
    expect(adviser.locator("#room-count")).to_have_text("0 personne travaille.")

    learner.goto(f"{room.url}/exercices/email/essai")
    expect(learner.locator("#trousse-seat")).to_contain_text("Étoile, bleu")
    seat = adviser.locator("#seats li")
    expect(seat).to_contain_text("N’a pas commencé")
    learner.click("#act")
    expect(seat).to_contain_text("Étape 2 sur 3")
    learner.get_by_role("button", name="J’ai besoin d’aide").click()
    expect(seat).to_contain_text("Demande de l’aide")
    adviser.get_by_role("button", name="J’arrive").click()
    expect(learner.get_by_role("button", name="J’ai besoin d’aide")).to_be_visible()
    adviser.get_by_role("button", name="On regarde tous ici").click()
    expect(learner.locator("#trousse-notice")).to_contain_text("levez les yeux")

    adviser.get_by_label("Kit de l’atelier").select_option("Un kit")
    adviser.get_by_role("button", name="Poser les questions").click()
    learner.get_by_role("link", name="Répondre aux questions").click()
    learner.get_by_label("Là").check()
    learner.get_by_role("button", name="Voir les réponses").click()
    expect(learner.get_by_role("main")).to_contain_text("C’est ce que vous avez répondu")
    learner.goto(f"{room.url}/exercices/email/essai")
    expect(learner.locator("#trousse-seat")).to_contain_text("Étoile, bleu")
    expect(adviser.locator("#seats li")).to_have_count(1)
    learner.context.close()
    expect(seat).to_contain_text("Page fermée")
    adviser.get_by_role("button", name="Libérer la place").click()
    expect(adviser.locator("#seats li")).to_have_count(0)
    adviser.get_by_role("link", name="Bilan en nombres").click()
    expect(adviser.get_by_role("row", name="Réponses justes sur 1")).to_contain_text("1")
    with adviser.expect_download() as saved:
        adviser.get_by_role("link", name="Tableur (ODS)").click()
    assert saved.value.suggested_filename == "bilan-atelier.ods"
    adviser.context.close()


def test_pages_of_a_room_have_no_axe_violation(browser, room):
    # axe is injected by evaluation, which our own policy rightly forbids.
    context = browser.new_context(bypass_csp=True, viewport={"width": 375, "height": 700})
    adviser, learner = context.new_page(), context.new_page()
    adviser.goto(f"{room.url}/salle/")
    adviser.get_by_label("Code de la salle").fill(room.code)
    adviser.get_by_role("button").click()
    adviser.get_by_label("Kit de l’atelier").select_option("Un kit")
    adviser.get_by_role("button", name="Poser les questions").click()
    learner.goto(f"{room.url}/exercices/email/essai")
    expect(learner.get_by_role("link", name="Répondre aux questions")).to_be_visible()
    expect(adviser.locator("#seats li")).to_have_count(1)
    reports = [Axe().run(adviser), Axe().run(learner)]
    learner.goto(f"{room.url}/evaluation")
    reports.append(Axe().run(learner))
    learner.get_by_role("button").click()
    adviser.goto(f"{room.url}/salle/bilan")
    reports += [Axe().run(learner), Axe().run(adviser)]
    assert not [report.generate_report() for report in reports if report.violations_count]
    context.close()


def test_a_learner_cannot_see_the_room(page, room):
    answer = page.goto(f"{room.url}/salle/bilan.csv")
    assert answer.status == 403
    page.goto(f"{room.url}/salle/")
    expect(page.get_by_label("Code de la salle")).to_be_visible()
    assert page.locator("#seats").count() == 0


def enter(adviser, server):
    adviser.get_by_label("Code de la salle").fill(server.code)
    adviser.get_by_role("button").click()


def test_work_goes_on_and_the_room_comes_back_each_time_the_server_is_killed(
    page, browser, served, tmp_path
):
    served.make_project(tmp_path)
    server = served.Server(tmp_path, seated=True)
    adviser = browser.new_page()
    adviser.goto(f"{server.url}/salle/")
    enter(adviser, server)
    expect(adviser.locator("#room-count")).to_have_text("0 personne travaille.")
    adviser.get_by_label("Kit de l’atelier").select_option("Un kit")
    page.goto(f"{server.url}/exercices/email/essai")
    expect(page.locator("#trousse-seat")).to_contain_text("Étoile, bleu")
    page.click("#act")
    seat = adviser.locator("#seats li")
    for call in ("J’ai besoin d’aide", "Aide demandée"):
        server.kill()
        strip = page.locator("#trousse-strip")
        expect(strip).to_contain_text("rien n’est perdu", timeout=15_000)
        page.click("#act")
        expect(page.locator("#said")).to_have_text("Bravo")
        page.get_by_role("button", name=call).click()  # said once the server is back
        server = served.Server(tmp_path, server.port, seated=True)
        expect(adviser.get_by_role("status")).to_contain_text("code a changé", timeout=30_000)
        enter(adviser, server)
        expect(seat).to_contain_text("Étape 2 sur 3", timeout=45_000)
        expect(seat).to_contain_text("Étoile, bleu")
        asks = call == "J’ai besoin d’aide"
        expect(adviser.get_by_role("button", name="J’arrive")).to_have_count(int(asks))
        expect(adviser.get_by_label("Kit de l’atelier")).to_have_value("essai")
        page.click("#document")
        expect(page.locator("#said")).to_contain_text("noyau", timeout=30_000)
    adviser.goto(f"{server.url}/salle/bilan")
    expect(adviser.get_by_role("row", name="Demandes d’aide")).to_contain_text("1")
    adviser.goto(f"{server.url}/salle/")
    expect(seat).to_have_count(1)
    port = server.port
    server.stop()
    server = served.Server(tmp_path, port, seated=True)  # another workshop: nothing is left
    expect(adviser.get_by_label("Code de la salle")).to_be_visible(timeout=30_000)
    expect(adviser.get_by_text("code a changé")).to_have_count(0)
    enter(adviser, server)
    expect(adviser.get_by_label("Kit de l’atelier")).to_have_value("")
    adviser.close()
    server.stop()


def test_a_silent_line_is_told_then_mended(page, room):
    page.clock.install()
    page.goto(f"{room.url}/exercices/email/essai")
    seat = page.locator("#trousse-seat")
    expect(seat).to_contain_text("Votre place")
    place = seat.inner_text()
    room.process.send_signal(signal.SIGSTOP)  # as a cut of the Wi-Fi, or a laptop asleep
    page.clock.run_for(40_000)
    expect(page.locator("#trousse-strip")).to_contain_text("rien n’est perdu")
    page.click("#act")
    expect(page.locator("#said")).to_have_text("Bravo")
    room.process.send_signal(signal.SIGCONT)
    for _ in range(20):
        page.clock.run_for(2_000)
        page.wait_for_timeout(100)
    expect(page.locator("#trousse-strip")).to_be_hidden()
    assert seat.inner_text() == place
