"""The forms in Chromium without Jupyter: their real module, answered by their real Python side."""

import functools
import json
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import trousse.grading.forms as forms
from trousse.grading.forms import display, session
from trousse.grading.forms.store import Store

HARNESS = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><title>Essai</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/form.css"></head>
<body><main><h1>Évaluation</h1></main>
<script type="module">
import form from "/form.js";
window.models = [];
window.mount = (state) => {
  const heard = {};
  const model = {
    get: (name) => state[name],
    on: (name, call) => (heard[name] ??= new Set()).add(call),
    off: (name, call) => heard[name]?.delete(call),
    send: (message) => {
      if (window.broken) throw new Error("closed");
      if (!window.mute) window.kernel(place, JSON.stringify(message)).then(model.receive);
    },
    receive: (text) => {
      for (const [name, value] of Object.entries(JSON.parse(text))) {
        state[name] = value;
        heard[`change:${name}`]?.forEach((call) => call());
      }
    },
  };
  const place = window.models.push(model) - 1;
  const el = document.createElement("div");
  document.querySelector("main").append(el);
  form.render({ model, el });
};
window.ready = true;
</script></body></html>"""


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


class FakeWidget:
    """Stand in for the widget: what the Python side sets is what the page receives."""

    def __init__(self, spec: Any, value: Any, status: Any) -> None:
        self.spec, self.value, self.status = spec, value, status
        self.handlers: list[Any] = []

    def on_msg(self, handler: Any) -> None:
        self.handlers.append(handler)

    def state(self) -> dict[str, Any]:
        return {"spec": self.spec, "value": self.value, "status": self.status}


class Sheet:
    """A page of forms and the session behind it."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self.folder = folder
        self.widgets: list[FakeWidget] = []

    def open(self, trainee: str | None = None) -> None:
        """Start (again) with an empty page and the answers of the folder."""
        display._shown.clear()
        self.widgets.clear()
        session.use(session.Session(Store(self.folder, "exemple", trainee), live=True))
        self.page.goto("/harness.html")
        self.page.wait_for_function("window.ready")

    def show(self, *items: forms.Item) -> None:
        """Display forms, as their cells would."""
        for item in items:
            display.show(item)

    def answers(self) -> dict[str, Any]:
        """Return the values on disk."""
        raw = json.loads((self.folder / "reponses.json").read_text())
        return {key: one["value"] for key, one in raw["answers"].items()}

    def make(self, spec: Any, value: Any, status: Any) -> FakeWidget:
        self.widgets.append(FakeWidget(spec, value, status))
        return self.widgets[-1]

    def mount(self, widget: FakeWidget) -> None:
        self.page.evaluate("(state) => window.mount(state)", widget.state())

    def kernel(self, place: int, message: str) -> str:
        widget = self.widgets[place]
        for handler in widget.handlers:
            handler(widget, json.loads(message), [])
        return json.dumps({"value": widget.value, "status": widget.status})


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("page")
    (folder / "harness.html").write_text(HARNESS)
    for name in ("form.js", "form.css"):
        (folder / name).write_text((Path(forms.__file__).parent / name).read_text())
    handler = functools.partial(Silent, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(params=[1280, 320], ids=["wide", "narrow"])
def sheet(
    request: pytest.FixtureRequest,
    browser: Browser,
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Sheet]:
    """Return a page of forms, at a wide and at a narrow width."""
    page = browser.new_page(base_url=address, viewport={"width": request.param, "height": 900})
    here = Sheet(page, tmp_path)
    monkeypatch.setattr(display, "_widget", here.make)
    monkeypatch.setattr(display, "_display", here.mount)
    page.expose_function("kernel", here.kernel)
    here.open()
    yield here
    session.use(None)
    page.close()
