"""A workshop with the network cable out: run in a network namespace of its own (`unshare --net`).

Prints, as JSON: the hosts the pages asked for, how often the server sought a place that is not
this machine (counted by the system, before a browser with ideas of its own is there), and the
first bytes of a document. Nothing but the loopback exists here.
"""

import fcntl
import json
import socket
import struct
import sys
import urllib.request
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from chromium import FLAGS, installed
from serving_fixtures import load_served

ROOT = Path(__file__).resolve().parents[3]
PAGES = ("", "cv/mon-premier-cv/voila", "email/repondre", "vie-privee/mot-de-passe-solide")
SIOCSIFFLAGS, IFF_UP, IFF_RUNNING = 0x8914, 0x1, 0x40
ASK = """() => new Promise((done) => {
  const first = (said, buffers) =>
    done(said.kind === "document" ? new TextDecoder().decode(buffers[0]).slice(0, 5) : said.kind);
  const timer = setInterval(() => {
    const model = window.trousseHost?.model;
    if (!model) return;
    clearInterval(timer);
    model.on("msg:custom", first);
    model.send({ kind: "document", form: "pdf", ticket: "1",
      resume: JSON.stringify({ basics: { name: "Nadia Exemple" } }) });
  }, 100);
})"""


def raise_loopback() -> None:
    """Give the namespace its loopback: it is down when the namespace is made."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        request = struct.pack("16sh", b"lo", IFF_UP | IFF_RUNNING)
        fcntl.ioctl(any_socket, SIOCSIFFLAGS, request)


def without_route() -> int:
    """Return how often the system was asked for a place it has no way to."""
    lines = Path("/proc/net/snmp").read_text(encoding="ascii").splitlines()
    names, values = (line.split() for line in lines if line.startswith("Ip:"))
    return int(dict(zip(names, values, strict=True))["OutNoRoutes"])


def visit(page: Page, url: str, code: str) -> str:
    """See every kind of page, and ask for a document; return its first bytes."""
    page.goto(f"{url}/")
    for path in PAGES:
        page.goto(f"{url}/exercices/{path}", wait_until="networkidle")
    page.goto(f"{url}/salle/")
    page.get_by_label("Code de la salle").fill(code)
    page.get_by_role("button").click()
    page.locator("#room-count").wait_for()
    page.goto(f"{url}/exercices/cv/mon-premier-cv")
    return str(page.evaluate(ASK))


def main() -> None:
    """Hold the workshop and tell what it asked for."""
    raise_loopback()
    hosts: set[str] = set()
    with load_served().running(ROOT, seated=True) as server, sync_playwright() as playwright:
        for path in PAGES:
            urllib.request.urlopen(f"{server.url}/exercices/{path}").read()  # noqa: S310
        sought = without_route()
        browser = playwright.chromium.launch(executable_path=installed(), args=list(FLAGS))
        page = browser.new_page()
        page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
        document = visit(page, server.url, server.code)
        own = f"localhost:{server.port}"
        browser.close()
    told = {"others": sorted(hosts - {own, ""}), "document": document, "sought": sought}
    print(json.dumps(told))  # noqa: T201


if __name__ == "__main__":
    main()
