"""Make the documents of one kit in a temporary folder."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from trousse.kits.compose import TEMPLATES, compose
from trousse.kits.convert import Job, Output, convert
from trousse.kits.deck import deck_page
from trousse.kits.documents import DOCUMENTS, Document
from trousse.kits.exercises import ExercisePage, Renderer, render
from trousse.kits.model_files import model
from trousse.kits.office import finish
from trousse.kits.poster import poster
from trousse.kits.printing import Printer
from trousse.kits.slides import write_pptx
from trousse.kits.tree import Tree
from trousse.kits.view import KitView

_BY_PANDOC = ("odt", "docx", "html")


class Workbench:
    """One kit being made: `desk` holds what is worked on, `kit_folder` what is given."""

    def __init__(
        self, kit: KitView, pages: tuple[ExercisePage, ...], scratch: Path, models: Path
    ) -> None:
        """Lay out the desk: layouts, pictures, logo."""
        self._kit = kit
        self._pages = pages
        self._models = models
        self._desk = scratch / "travail"
        self._out = scratch / "kit"
        self._out.mkdir()
        self._desk.mkdir()
        for layout in TEMPLATES.glob("*.typ"):
            shutil.copy(layout, self._desk)
        if (kit.workshop.folder / "images").is_dir():
            shutil.copytree(kit.workshop.folder / "images", self._desk / "images")
        if kit.personal.logo:
            shutil.copy(kit.personal.logo, self._desk / kit.logo_file)
        reviewed = kit.workshop.reviewed_on
        self._when = datetime(reviewed.year, reviewed.month, reviewed.day, tzinfo=UTC)
        self._printer = Printer(self._desk, self._when)

    def make(self, renderer: Renderer | None = None) -> Path:
        """Make every document and return the folder that holds them."""
        self._draw_pictures()
        trees = convert([self._job(document) for document in DOCUMENTS], self._desk, self._when)
        for document in DOCUMENTS:
            tree = trees[f"{document.name}.md"]
            for form in document.forms:
                self._write(document.path(form), self._form(document, form, tree))
        self._write("4-annoncer/affiche.svg", poster(self._kit, trees["affiche.md"], self._desk))
        self._write("4-annoncer/annonce.txt", compose("annonce.txt.j2", self._kit))
        for page in self._pages:
            self._write(page.path, render(page.exercise, renderer))
        self._front()
        return self._out

    def _draw_pictures(self) -> None:
        """Office suites need pictures: draw each SVG once."""
        for drawing in sorted(self._desk.rglob("*.svg")):
            name = drawing.relative_to(self._desk).as_posix()
            drawing.with_suffix(".png").write_bytes(self._printer.picture(name))

    def _job(self, document: Document) -> Job:
        text = f"{document.name}.md"
        written = compose(document.template, self._kit, **document.values)
        (self._desk / text).write_text(written, encoding="utf-8")
        outputs = [
            Output(form, f"{document.name}.{form}", self._model(form, document.register))
            for form in document.forms
            if form in _BY_PANDOC
        ]
        return Job(text, f"{document.name}.json", outputs, document.slides)

    def _form(self, document: Document, form: str, tree: Tree) -> bytes | str:
        if form == "pdf":
            return self._printer.pdf(document.layout, f"{document.name}.json")
        if form == "pptx":
            deck = Path(self._model("pptx", document.register)).read_bytes()
            return write_pptx(tree, deck, self._desk)
        made = self._desk / f"{document.name}.{form}"
        if form == "html":
            return deck_page(self._kit, made.read_text(encoding="utf-8"), self._desk)
        return finish(form, made.read_bytes(), tree)

    def _model(self, form: str, register: str) -> str:
        return "" if form == "html" else str(model(form, register, self._models))

    def _front(self) -> None:
        css = (TEMPLATES / "lisez-moi.css").read_text(encoding="utf-8")
        for name in ("LISEZ-MOI.html", "LISEZ-MOI.txt", "LICENCE.txt"):
            self._write(name, compose(f"{name}.j2", self._kit, exercises=self._pages, css=css))

    def _write(self, name: str, content: bytes | str) -> None:
        path = self._out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
