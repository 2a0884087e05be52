"""/contribuer/: the contribution desk, on this machine only.

Nothing is kept here: what a person writes is in the page, then in the ZIP they download.
"""

import asyncio
import ipaddress
import re
from http import HTTPStatus
from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.routing import PathMatches, Rule
from tornado.web import HTTPError

from trousse.catalogue import Catalogue, Files, load, read_files
from trousse.catalogue.drafts import KINDS
from trousse.catalogue.fields import Field
from trousse.errors import TrousseError
from trousse.paths import Project
from trousse.serving import desk_form, pages
from trousse.serving.desk_form import Form
from trousse.serving.posted import LongBody
from trousse.validation.contribution import MOST_BYTES, Contribution, pack, unpack
from trousse.validation.memo import Memo, open_memo
from trousse.validation.today import today

ADDRESSES = {"kit": "workshop", "module": "module", "exercice": "exercise"}
_IMAGE = re.compile(r'<img src="[^"]*" alt="([^"]*)"[^>]*/?>')


class OnThisMachine(PathMatches):
    """Match a path for the browser of this very machine; for others, it is not there."""

    def match(self, request: HTTPServerRequest) -> dict[str, Any] | None:
        """Return what the path holds, or None when the request comes from elsewhere."""
        try:
            here = ipaddress.ip_address(request.remote_ip or "").is_loopback
        except ValueError:
            here = False
        return super().match(request) if here else None


def routes(project: Project) -> list[Rule]:
    """Return the routes of the desk."""
    shared = {"project": project}
    kinds = "|".join(ADDRESSES)
    return [
        Rule(OnThisMachine(r"/contribuer/"), Entrance, shared),
        Rule(OnThisMachine(rf"/contribuer/({kinds})"), WritingDesk, shared),
    ]


class Entrance(LongBody):
    """Show what can be written, and from what; take back a ZIP made here."""

    most = MOST_BYTES

    def initialize(self, project: Project) -> None:
        """Keep the project."""
        self.project = project

    async def get(self) -> None:
        """Answer with the choice."""
        self._answer(await asyncio.to_thread(load, self.project))

    async def post(self) -> None:
        """Answer with the form of the unit that the ZIP holds."""
        self.read_body()
        sent = next(iter(self.request.files.get("zip", [])), None)
        files = await asyncio.to_thread(read_files, self.project)
        catalogue = load(self.project, files)
        try:
            name, data = (sent.filename, sent.body) if sent else ("Aucun fichier", b"")
            made = unpack(self.project, files, data, name)
            form, source, left = desk_form.reopen(catalogue, made, day=today())
        except TrousseError as error:
            self._answer(catalogue, error)
        else:
            self.finish_page(form_page(self.project, form, source, left=left))

    def _answer(self, catalogue: Catalogue, error: TrousseError | None = None) -> None:
        choices = [
            (address, KINDS[kind].name, _models(catalogue, kind))
            for address, kind in ADDRESSES.items()
        ]
        self.finish_page(pages.render("contribute.html", choices=choices, error=error))


class WritingDesk(LongBody):
    """The form of one unit: fill in, check, look, download."""

    most = 2_000_000

    def initialize(self, project: Project) -> None:
        """Keep the project."""
        self.project = project

    async def get(self, address: str) -> None:
        """Answer with a new form."""
        source = self.get_query_argument("depuis", "")
        files = await asyncio.to_thread(read_files, self.project)
        catalogue = load(self.project, files)
        try:
            form = desk_form.open_form(
                catalogue, ADDRESSES[address], {}, day=today(), source=source
            )
        except TrousseError as error:
            raise HTTPError(HTTPStatus.NOT_FOUND) from error
        self.finish_page(form_page(self.project, form, source))

    async def post(self, address: str) -> None:
        """Check, add a line, try the exercise, keep or give the ZIP, as the button says."""
        self.read_body()
        typed = {name: self.get_body_argument(name, strip=False)
                 for name in self.request.body_arguments}  # fmt: skip
        gesture, source = typed.pop("geste", "verifier"), typed.pop("depuis", "")
        work = await asyncio.to_thread(
            _work, self.project, ADDRESSES[address], typed, source, gesture
        )
        if isinstance(work, bytes):
            self._download(work, typed)
        elif isinstance(work, str):
            self.finish_page(work)
        else:
            self.finish_page(form_page(self.project, work, source, gesture))

    def _download(self, archive: bytes, typed: dict[str, str]) -> None:
        self.set_header("Content-Type", "application/zip")
        self.set_header("Content-Disposition", 'attachment; filename="contribution.zip"')
        self.set_header("Cache-Control", "no-store")
        self.finish(archive)


def form_page(
    project: Project, form: Form, source: str, gesture: str = "", left: tuple[str, ...] = ()
) -> str:
    """Return the page of a form; `left` are the files of a ZIP that it cannot keep."""
    return pages.render(
        "contribute_form.html",
        address=next(address for address, kind in ADDRESSES.items() if kind == form.kind),
        kind=KINDS[form.kind].name,
        form=form,
        value=desk_form.value_shown,
        preview=preview,
        told=_told,
        control=_control,
        area=_area,
        source=source,
        gesture=gesture,
        left=left,
        where=project.relative(form.draft.place),
    )


def _work(
    project: Project, kind: str, typed: dict[str, str], source: str, gesture: str
) -> Form | bytes | str:
    """Do what a button asks: a form to show again, the bytes of a ZIP, or the page to try."""
    files = read_files(project)
    catalogue = load(project, files)
    try:
        form = desk_form.open_form(catalogue, kind, typed, day=today(), source=source)
    except TrousseError as error:
        return _untitled(catalogue, kind, typed, source, error)
    if gesture.startswith("ligne:"):
        form.typed[f"{gesture.removeprefix('ligne:')}.{_next(form, gesture)}.ajout"] = ""
        return form
    made = desk_form.contribution(project, form)
    if gesture == "essayer":
        return _page_to_try(made, form)
    if gesture == "garder" and not form.said:  # what does not read would not be in the ZIP
        return pack(made)
    _check(files, form, made)
    ready = gesture == "telecharger" and not form.said
    return pack(made) if ready else form


def _untitled(
    catalogue: Catalogue, kind: str, typed: dict[str, str], source: str, error: TrousseError
) -> Form:
    """Return the form as it was typed, with what is wrong with its title."""
    name = f"{kind}.title"
    others = {key: value for key, value in typed.items() if key != name}
    form = desk_form.open_form(catalogue, kind, others, day=today(), source=source)
    form.typed[name] = typed.get(name, "")
    form.said[name] = [f"{error.what.capitalize()} {error.to_do}"]
    return form


def _next(form: Form, gesture: str) -> int:
    prefix = gesture.removeprefix("ligne:") + "."
    tails = (name[len(prefix) :] for name in form.typed if name.startswith(prefix))
    return max((int(tail.split(".")[0]) for tail in tails), default=-1) + 1


def _check(files: Files, form: Form, made: Contribution) -> None:
    result = made.result(files, _memo(files.project))
    errors = tuple(one for one in result.findings if one.level == "erreur")
    desk_form.place_findings(form, made, errors)


_MEMOS: dict[Project, Memo] = {}


def _memo(project: Project) -> Memo:
    """Return what this server has worked out so far about `project`."""
    return _MEMOS.setdefault(project, open_memo(project))


def _page_to_try(made: Contribution, form: Form) -> Form | str:
    """Return the exercise as learners would meet it, or the form when it does not read."""
    from trousse.catalogue.document import parse_document
    from trousse.practice import static_page

    path = form.draft.sidecar
    document = parse_document(path, made.contents[path].decode("utf-8"))[0]
    if form.said or document is None:
        return form
    try:
        return static_page.render({"slug": "essai/essai", **document.data})
    except (KeyError, TypeError, ValueError, TrousseError):
        form.said.setdefault("exercise.app", []).append("Vérifiez d’abord l’exercice.")
        return form


def preview(text: str) -> str:
    """Return `text` as readers will see it; a picture shows its description."""
    import mistune

    show = mistune.create_markdown(escape=True, plugins=["table"])
    html = str(show(text)).replace(' style="', ' data-style="')
    return _IMAGE.sub(r'<span class="picture">Image : \1</span>', html)


def _told(form: Form, name: str) -> str:
    said = form.said.get(name)
    return pages.render("contribute_said.html", name=name, said=said) if said else ""


def _control(form: Form, name: str, one: Field | None, text: str) -> str:
    wrong = name in form.said
    return pages.render("contribute_control.html", name=name, one=one, text=text, wrong=wrong)


def _area(form: Form, name: str, text: str) -> str:
    return _control(form, name, None, text)


def _models(catalogue: Catalogue, kind: str) -> list[tuple[str, str]]:
    units = getattr(catalogue, f"{kind}s").values()
    return sorted((unit.slug, unit.title) for unit in units if unit.status == "pret")
