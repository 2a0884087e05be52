"""Show the forms in a notebook: one accessible widget, loaded only when somebody looks."""

import functools
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from trousse.errors import TrousseError
from trousse.grading.forms import session
from trousse.grading.forms.deposit import changed_since, deposit, last_deposit
from trousse.grading.forms.item import Item, MalformedError
from trousse.grading.forms.store import now
from trousse.grading.forms.text import together

_HERE = Path(__file__).parent
_LOST = (
    "NON enregistré : {} Recopiez votre réponse sur papier et prévenez la personne qui vous forme."
)
_UNSAFE = (
    "Attention : le fichier de réponses n’est pas à jour sur le disque. "
    "Prévenez la personne qui vous forme avant de fermer."
)
_shown: list[tuple[Item, Any]] = []


def show(item: Item) -> None:
    """Display the form of a question, with the answer already given."""
    spec = {"kind": item.kind, "id": item.id, "name": item.name, "text": item.text, **item.spec()}
    widget = _widget(spec, _found(item), _status(item))
    widget.on_msg(functools.partial(_receive, item))
    _shown.append((item, widget))
    _display(widget)


def show_check(items: Sequence[Item]) -> None:
    """Display the buttons « Vérifier mes réponses » and « Remettre »."""
    spec: dict[str, object] = {"kind": "check", "id": "verification", "name": "Vérification"}
    widget = _widget(spec, None, handed_in())
    widget.on_msg(lambda form, message, _buffers: _finish(form, message, items))
    _display(widget)


@functools.cache
def _form_class() -> type[Any]:
    import anywidget
    import traitlets

    class AnswerForm(anywidget.AnyWidget):
        """The form of one question: its description, the answer kept, the state of saving."""

        _esm = _HERE / "form.js"
        _css = _HERE / "form.css"
        spec = traitlets.Dict().tag(sync=True)
        value = traitlets.Any(None, allow_none=True).tag(sync=True)
        status = traitlets.Dict().tag(sync=True)

        def __repr__(self) -> str:
            return "Exécutez cette cellule pour afficher le formulaire."

    return AnswerForm


def _widget(spec: dict[str, object], value: object, status: dict[str, object]) -> Any:
    return _form_class()(spec=spec, value=value, status=status)


def _display(widget: object) -> None:
    from IPython.display import display

    display(widget)  # type: ignore[no-untyped-call]


def _found(item: Item) -> object:
    try:
        return item.answer()
    except MalformedError:
        return None


def _status(item: Item) -> dict[str, object]:
    """Say what is already kept when the form opens, and what is odd in the file."""
    here = session.current()
    if here.failure:
        return {"error": True, "message": _LOST.format(here.failure.what)}
    entry = here.record.answers.get(item.id)
    kept = f"Réponse déjà enregistrée{_moment(entry)}." if entry else ""
    return {"message": kept, "notice": " ".join(here.store.notices)}


def _moment(entry: dict[str, object]) -> str:
    """Write when an answer was saved: ` le 22/11 à 10:42`; nothing when it is not known."""
    at = entry.get("at")
    sound = isinstance(at, str) and len(at) >= 16 and at[:4].isdigit()
    return f" le {at[8:10]}/{at[5:7]} à {at[11:16]}" if sound and isinstance(at, str) else ""


def _receive(item: Item, widget: Any, message: object, _buffers: object) -> None:
    """Save the answer the page sends, at once, and tell the page what became of it."""
    if not isinstance(message, dict) or message.get("type") != "answer":
        return
    number = message.get("n")
    try:
        widget.value = _save(item, message.get("value"))
    except (MalformedError, TrousseError) as error:
        why = error.what if isinstance(error, TrousseError) else f"{error}."
        widget.status = {"n": number, "error": True, "message": _LOST.format(why)}
        return
    said = f"Enregistré à {now():%H:%M}. {item.remark(widget.value)}".strip()
    widget.status = {"n": number, "message": said, "notice": _news(widget)}


def _save(item: Item, value: object) -> object:
    here = session.current()
    clean = None if value is None else item.clean(value)
    here.given.pop(item.id, None)
    if here.store.save(item.id, clean):
        here.store.notices.append(
            "Une autre fenêtre de ce carnet a écrit des réponses : elles sont gardées et affichées "
            "ici. Fermez l’une des deux fenêtres."
        )
    here.failure = None
    return clean


def _news(sender: Any) -> str:
    """Bring the other forms up to date with the file, and return what the trainee must know."""
    here = session.current()
    for item, widget in _shown:
        if widget is not sender:
            widget.value = _found(item)
    return " ".join(dict.fromkeys(here.store.notices))


def _finish(widget: Any, message: object, items: Sequence[Item]) -> None:
    """Answer the two buttons that end an evaluation."""
    if not isinstance(message, dict) or message.get("type") not in ("check", "submit"):
        return
    if message["type"] == "check":
        said = missing(items)
    else:
        said = submit(items, confirmed=message.get("confirmed") is True)
    widget.status = {"n": message.get("n"), **said}


def missing(items: Sequence[Item]) -> dict[str, object]:
    """Say what is missing, never what is right."""
    store = session.current().store
    store.refresh()
    blank, partial = [], []
    for item in items:
        value = _found(item)
        if value is None:
            blank.append(item.name)
        elif not item.complete(value):
            partial.append(item.name)
    done = len(items) - len(blank) - len(partial)
    lines = [f"Réponses complètes : {done} sur {len(items)}."]
    if blank:
        lines.append(f"Sans réponse : {together(blank)}.")
    if partial:
        lines.append(f"À compléter : {together(partial)}.")
    if not store.safe():
        return {"error": True, "message": " ".join([*lines, _UNSAFE])}
    if not blank and not partial:
        return {"message": " ".join([*lines, "Tout est rempli et enregistré."])}
    return {"message": " ".join(lines), "incomplete": True}


def submit(items: Sequence[Item], *, confirmed: bool) -> dict[str, object]:
    """Hand in, once what is missing has been said; say where the file is, or why there is none."""
    found = missing(items)
    if found.get("error") or (found.get("incomplete") and not confirmed):
        return found
    try:
        made = deposit(session.current().store, session.notebook_file())
    except TrousseError as error:
        return {"error": True, "message": f"NON remis : {error.what} {error.to_do}"}
    return {"message": made.told}


def handed_in() -> dict[str, object]:
    """Say what was handed in before, and whether answers have changed since."""
    store = session.current().store
    made = last_deposit(store.path.parent, store.notebook)
    if made is None:
        return {"message": ""}
    changed = "Vous avez changé des réponses depuis : remettez de nouveau."
    return {"message": f"{made.told} {changed if changed_since(store, made) else ''}".strip()}
