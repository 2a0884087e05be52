"""The first page of `trousse lab`: who you are, and the list of your modules."""

import os
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jupyter_server.base.handlers import JupyterHandler
from tornado.web import authenticated

from trousse.grading.course import NOTEBOOK
from trousse.grading.lab.desk import ACTIVITY, COURSE, FEEDBACK, Desk, Given, identifier

_STYLE = (Path(__file__).parent / "home.css").read_text("utf-8")
_STATES = {"a-faire": "À faire", "commence": "Commencé", "remis": "Remis"}


def handlers(desk: Desk) -> list[tuple[str, type, dict[str, Any]]]:
    """Return the routes of the first page."""
    return [("/mes-modules/?", HomePage, {"desk": desk})]


class HomePage(JupyterHandler):
    """Ask whose desk it is, once; then list the modules."""

    def initialize(self, desk: Desk) -> None:
        """Keep the desk."""
        self.desk = desk

    @authenticated
    def get(self) -> None:
        """Answer with the list, or with the question (`?changer` asks it again)."""
        self._show(again="changer" in self.request.arguments)

    @authenticated
    def post(self) -> None:
        """Take the trainee's identifier, for this desk and for the kernels to come."""
        name = identifier(self.get_body_argument("identifiant", ""))
        if not name:
            self._show("Écrivez au moins une lettre ou un chiffre.")
            return
        self.desk.belongs_to(name)
        os.environ["TROUSSE_TRAINEE"] = name
        self.redirect("mes-modules")

    def _show(self, problem: str = "", *, again: bool = False) -> None:
        self.set_header("Cache-Control", "no-store")
        trainee = self.desk.trainee
        if trainee and not again and not problem:
            self.finish(_page("Mes modules", _list(self.desk.modules(), trainee)))
        else:
            form = _question(self.xsrf_form_html(), problem)
            self.finish(_page("Avant de commencer", form))


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="fr"><head><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title} · Trousse</title><style>{_STYLE}</style></head>\n"
        f"<body><main><h1>{title}</h1>\n{body}</main></body></html>\n"
    )


def _question(xsrf: str, problem: str) -> str:
    told = f'<p class="problem" id="problem" role="alert">{escape(problem)}</p>' if problem else ""
    return (
        f'<form method="post" action="mes-modules">{xsrf}{told}'
        '<label for="identifiant">Votre identifiant</label>'
        '<p id="aide">Celui que votre formateur vous a donné. Sinon, votre prénom et votre nom.</p>'
        '<input id="identifiant" name="identifiant" required maxlength="60" autofocus '
        'autocomplete="off" spellcheck="false" aria-describedby="aide">'
        "<button>Commencer</button></form>\n"
    )


def _list(modules: list[Given], trainee: str) -> str:
    if not modules:
        return "<p>Aucun module ne vous a été donné. Parlez-en à la personne qui vous forme.</p>"
    intro = (
        f'<p class="whose">Dossier de <strong>{escape(trainee)}</strong>. '
        '<a href="mes-modules?changer=">Ce n’est pas vous ?</a></p>'
    )
    return intro + "".join(map(_article, modules))


def _article(given: Given) -> str:
    title = escape(given.title)
    verb = {"a-faire": "Passer", "commence": "Continuer", "remis": "Revoir"}[given.state]
    words = {
        COURSE: "Lire le cours",
        ACTIVITY: "Faire l’activité",
        NOTEBOOK: f"{verb} l’évaluation",
        FEEDBACK: "Lire le retour",
    }
    links = "".join(
        f'<li><a href="{_address(given.slug, name)}">{word}'
        f'<span class="hidden"> : {title}</span></a></li>'
        for name, word in words.items()
        if name in given.documents
    )
    return (
        f'<article class="{given.state}"><h2>{title}</h2>'
        f'<p class="state">{_STATES[given.state]}{_detail(given)}</p>'
        f"<ul>{links}{_download(given)}</ul></article>\n"
    )


def _detail(given: Given) -> str:
    if given.state == "remis" and given.deposit:
        return f" le {given.deposit.at:%d/%m} à {given.deposit.at:%H:%M}"
    if given.deposit:
        return f" : réponses changées depuis la remise de {given.deposit.at:%H:%M}"
    many = "s" if given.answered > 1 else ""
    return f" : {given.answered} réponse{many}" if given.answered else ""


def _address(slug: str, name: str) -> str:
    shown = "files" if name == FEEDBACK else "doc/tree"
    return f"{shown}/{quote(slug)}/{quote(name)}"


def _download(given: Given) -> str:
    if not given.deposit:
        return ""
    path = f"{given.slug}/{given.deposit.path.parent.name}/{given.deposit.path.name}"
    return (
        f'<li><a href="files/{quote(path)}?download=1" download>Enregistrer le fichier à envoyer'
        f'<span class="hidden"> : {escape(given.title)}</span></a></li>'
    )
