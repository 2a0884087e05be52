"""A small kit to serve in tests, and the program that serves it (run as a script)."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trousse.catalogue.workshop import Question
from trousse.paths import Project
from trousse.serving.exercises import ServedExercise, published_exercises
from trousse.serving.workshops import ServedKit, published_kits

SLUG = "email/essai"
MODULE = """
export default {
  render({ model, el }) {
    if (window.trousseHost?.adopt(model)) return;
    el.innerHTML = "<h2>Essai dans Voilà</h2><button>Cliquer</button>";
  }
};
"""
WIDGET = f"""
import anywidget
class Essai(anywidget.AnyWidget):
    _esm = {MODULE!r}
    def __init__(self):
        super().__init__()
        self.on_msg(lambda _w, content, parts: self.send({{"echo": content}}, parts))
"""
PAGE = """<!doctype html>
<html lang="fr"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<title>Lire un message</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Lire un message</h1><button id="act">Ouvrir</button>
<button id="document" hidden>Document</button><p role="status" id="said"></p></main>
<script type="module">
const said = document.getElementById("said");
document.getElementById("act").onclick = () => {
  said.textContent = "Bravo";
  const detail = { exercise: "email/essai", step: "ouvrir", index: 1, total: 3, stuckHint: 0 };
  window.dispatchEvent(new CustomEvent("trousse:progress", { detail }));
};
const asks = document.getElementById("document");
window.addEventListener("trousse:kernel", ({ detail: { model } }) => {
  const hear = (content) => {
    if (content.kind !== "wait") said.textContent = `noyau ${JSON.stringify(content)}`;
  };
  model.off("msg:custom", window.hears);
  model.on("msg:custom", window.hears = hear);
  asks.hidden = false;
  asks.onclick = () => { said.textContent = ""; model.send({ kind: "document" }); };
});
</script></body></html>
"""
SITE = """<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>{0}</title></head>
<body><main><h1>{0}</h1><p><a href="/exercices/">S’exercer</a></p></main></body></html>
"""


def make_project(root: Path) -> Project:
    """Write a project with a built site, one kit and one exercise."""
    for room in ("curriculum", "workshops", "build/site/kits/essai", "build/kits"):
        (root / room).mkdir(parents=True)
    (root / "build/site/index.html").write_text(SITE.format("Centre de ressources"), "utf-8")
    (root / "build/site/404.html").write_text(SITE.format("Page introuvable"), "utf-8")
    (root / "build/site/kits/essai/index.html").write_text(SITE.format("Un kit"), "utf-8")
    (root / "build/site/main.0123456789ab.min.js").write_text("void 0", "utf-8")
    (root / "build/site/.secret").write_text("secret", "utf-8")
    (root / "build/kits/essai.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    write_notebook(root / "exercises" / SLUG)
    return Project(root)


def write_notebook(folder: Path) -> None:
    """Write the exercise's notebook: a title, the widget's class, the widget."""
    folder.mkdir(parents=True)
    code = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    title = {"cell_type": "markdown", "id": "titre", "metadata": {}, "source": "# Lire un message"}
    cells = [title, {**code, "id": "charger", "source": WIDGET}]
    cells.append({**code, "id": "montrer", "source": "Essai()"})
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = {"cells": cells, "metadata": {"kernelspec": spec}, "nbformat": 4}
    (folder / "exercise.ipynb").write_text(json.dumps({**notebook, "nbformat_minor": 5}), "utf-8")


def is_real(project: Project) -> bool:
    """Tell whether this is a project with content, rather than `make_project`'s."""
    return any(project.exercises.glob("*/*/exercise.yml"))


def exercises(project: Project) -> list[ServedExercise]:
    """Return the project's exercises: the real ones, or the one of `make_project`."""
    if is_real(project):
        return published_exercises(project)
    folder = project.exercises / SLUG
    summary = "Ouvrir un message et y répondre."
    return [ServedExercise(SLUG, "Lire un message", summary, 10, "debutant", folder, lambda: PAGE)]


def kits(project: Project) -> list[ServedKit]:
    """Return the project's kits: the real ones, or one with a question."""
    if is_real(project):
        return published_kits(project)
    report = (("Thématique", "E-mail", "email"),)
    question = Question(
        question="Où est-ce ?", options=("Ici", "Là"), answer=2, explain="C’est là."
    )
    return [ServedKit("essai", "Un kit", report, (question,))]


class Server:
    """A running server: its address, its process and all it has said so far."""

    def __init__(
        self, root: Path, port: int = 0, *, seated: bool = False, files: int | None = None
    ) -> None:
        command = [sys.executable, __file__, str(root), str(port), "salle" if seated else ""]
        command += [str(files)] if files else []
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        self.lines: list[str] = []
        self._ready = threading.Event()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()
        assert self._ready.wait(60), self.lines
        assert self.process.poll() is None, self.lines
        self.port = int(self.lines[0])
        self.url = f"http://localhost:{self.port}"

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            if line.startswith("Prête"):
                self._ready.set()
        self._ready.set()

    @property
    def code(self) -> str:
        """The code of the room, as the adviser reads it."""
        said = next(line for line in self.lines if "code" in line)
        return said.rpartition(" ")[2].rstrip(")")

    def stop(self) -> int:
        """Ask the server to stop, as a system does, and return its exit code."""
        self.process.terminate()
        return self._ended()

    def kill(self) -> None:
        """End the server without a word, as a flat battery does."""
        self.process.kill()
        self._ended()

    def _ended(self) -> int:
        code = self.process.wait(30)
        self._reader.join()
        if self.process.stdout:
            self.process.stdout.close()
        return code


@contextmanager
def running(root: Path, *, seated: bool = False, files: int | None = None) -> Iterator[Server]:
    """Serve the project in `root` while the block runs; `seated` opens the room.

    `files`: how many open files the system allows the server.
    """
    server = Server(root, seated=seated, files=files)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.stop()


def main() -> None:
    """Serve: `python served.py <root> <port> <"salle" or ""> [files]`."""
    from trousse.serving import network
    from trousse.serving.server import serve_exercises

    if sys.argv[4:]:
        import resource

        resource.setrlimit(resource.RLIMIT_NOFILE, (int(sys.argv[4]),) * 2)
    project = Project(Path(sys.argv[1]))
    sockets = network.listen(int(sys.argv[2]), room=False)
    print(sockets[0].getsockname()[1], flush=True)  # noqa: T201
    say = lambda line: print(line, flush=True)  # noqa: E731, T201
    serve_exercises(
        project, exercises(project), kits(project), sockets, say, seated=sys.argv[3] == "salle"
    )


if __name__ == "__main__":
    main()
