"""The contribution desk: a form from the schema, findings in their place, a ZIP at the end."""

import io
import shutil
import zipfile
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from trousse.catalogue import load, read_files
from trousse.catalogue.fields import shown, typed
from trousse.errors import TrousseError
from trousse.paths import Project
from trousse.serving import contribute, desk_form
from trousse.serving.contribute import OnThisMachine, preview
from trousse.serving.desk_form import Form, value_shown
from trousse.validation.contribution import unpack

BASE = Path(__file__).resolve().parents[2] / "cases" / "base"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    return Project(tmp_path)


def work(project: Project, typed: dict[str, str], gesture: str = "verifier", **more: str) -> Any:
    kind, source = more.get("kind", "workshop"), more.get("source", "premier-courriel")
    return contribute._work(project, kind, typed, source, gesture)


@pytest.mark.parametrize(
    ("address", "seen"),
    [("127.0.0.1", True), ("::1", True), ("192.168.1.20", False), ("10.0.0.2", False), ("", False)],
)
def test_only_this_machine_sees_the_desk(address: str, seen: bool) -> None:
    request: Any = SimpleNamespace(remote_ip=address, path="/contribuer/")
    assert (OnThisMachine(r"/contribuer/").match(request) is not None) is seen


def test_an_adapted_kit_is_a_credited_draft_in_a_zip(project: Project) -> None:
    made = work(project, {"workshop.title": "Mon deuxième courriel"}, "telecharger")
    assert isinstance(made, bytes)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        sidecar = archive.read("workshops/mon-deuxieme-courriel/workshop.yml").decode()
        page = archive.read("workshops/mon-deuxieme-courriel/fiche.md").decode()
    assert "status: brouillon" in sidecar
    assert "derived_from:\n  title: Mon premier courriel\n" in sidecar
    assert page.startswith("# Mon deuxième courriel\n")
    assert not (project.workshops / "mon-deuxieme-courriel").exists()


@pytest.mark.parametrize(
    ("name", "typed", "said"),
    [
        ("workshop.summary", "", "est vide"),
        ("workshop.level", "facile", "ne peut pas valoir"),
        ("workshop.max_participants", "beaucoup", "nombre entier"),
        ("workshop.competencies", "crcn: [", "ne se lit pas"),
        ("workshop.competencies", 'crcn: ["9.9"]', "n’existe pas dans crcn"),
        ("workshop.steps.1.minutes", "2", "au moins 5"),
        ("bilan.cra.thematiques", "courriel", "n’est pas une valeur"),
        ("fiche.md", "# Titre\n\nAppelez le 06 12 34 56 78.\n", "Ligne 3"),
        ("workshop.title", "2026", "pas de lettre"),
        ("workshop.title", "Premier courriel", "déjà pris"),
    ],
)
def test_what_must_be_mended_is_said_at_its_field(
    project: Project, name: str, typed: str, said: str
) -> None:
    rows = {f"workshop.steps.{n}.{key}": value
            for n, row in enumerate([("Accueillir", "30"), ("Pratiquer", "40"), ("Conclure", "20")])
            for key, value in zip(("title", "minutes"), row, strict=True)}  # fmt: skip
    values = {"workshop.title": "Mon deuxième courriel", **rows, name: typed}
    form = work(project, values, "telecharger")
    assert isinstance(form, Form)
    assert said in " ".join(form.said[name]), form.said
    assert form.typed[name] == typed


def test_values_of_national_tools_are_shown_with_their_names(project: Project) -> None:
    form = work(project, {"workshop.title": "Photos"}, "ligne:x")
    assert form.values["bilan.cra.thematiques"]["email"] == "E-mail"
    page = contribute.form_page(project, form, "premier-courriel")
    assert "<code>email</code>" in page


def test_a_line_is_added_where_it_is_asked(project: Project) -> None:
    typed = {"workshop.title": "Photos", "workshop.steps.0.title": "Accueillir"}
    form = work(project, typed, "ligne:workshop.steps")
    steps = next(f for _, _, fields in form.sidecars for f in fields if f.name == "steps")
    assert form.rows("workshop", steps, ()) == 2


def test_numbers_are_read_as_people_write_them(project: Project) -> None:
    form = work(project, {"module.title": "Photos"}, "ligne:x", kind="module", source="")
    tables = {f.name: f for _, _, fields in form.sidecars for f in fields if f.form == "rows"}
    one = next(f for f in tables["sequences"].fields if f.name == "objectives")
    assert (one.form, one.required) == ("numbers", False)
    assert typed(one, shown(one, (1, 3))) == typed(one, "1 et 3") == typed(one, " 1;3 ") == [1, 3]
    assert typed(one, "1, deux") == [1, "deux"], "for check to tell"


# What the skeletons name and the small project lacks.
FITTED = {"module.competencies": 'crcn: ["2.1"]', "module.block": "naviguer-et-communiquer"}


@pytest.mark.parametrize("kind", ["module", "exercise", "workshop"])
def test_each_kind_starts_from_something_sound(project: Project, kind: str) -> None:
    typed = {f"{kind}.title": "Trier ses photos", **FITTED}
    made = work(project, typed, "telecharger", kind=kind, source="")
    assert isinstance(made, bytes), made.said


@pytest.mark.parametrize("kind", ["module", "exercise", "workshop"])
def test_every_field_sent_as_it_is_shown_changes_nothing(project: Project, kind: str) -> None:
    """A browser sends every field, empty ones included."""
    title = {f"{kind}.title": "Trier ses photos"}
    form = work(project, title, "ligne:x", kind=kind, source="")
    typed = {name: form.typed.get(name, "") for name in title}
    for path, schema, fields in form.sidecars:
        for one in fields:
            value = value_shown(form, path, one)
            if one.form != "rows":
                typed.setdefault(f"{schema}.{one.name}", shown(one, value))
            for index, row in enumerate([*(value or ()), {}] if one.form == "rows" else ()):
                for inner in one.fields:
                    name = f"{schema}.{one.name}.{index}.{inner.name}"
                    typed[name] = shown(inner, row.get(inner.name))
    made = work(project, typed | FITTED, "telecharger", kind=kind, source="")
    assert isinstance(made, bytes), made.said


def reopened(project: Project, data: bytes) -> tuple[Form, str, tuple[str, ...]]:
    files = read_files(project)
    made = unpack(project, files, data, "contribution.zip")
    return desk_form.reopen(load(project, files), made, day=date(2026, 11, 29))


def test_work_that_is_not_right_yet_is_kept_and_taken_up_again(project: Project) -> None:
    typed = {"workshop.title": "Photos", "workshop.summary": "", "fiche.md": "# Photos\n\nDeux.\n"}
    kept = work(project, typed, "garder")
    assert isinstance(kept, bytes), kept.said
    form, source, left = reopened(project, kept)
    assert (form.kind, source, left) == ("workshop", "premier-courriel", ())
    values = {
        one.name: value_shown(form, path, one)
        for path, _, fields in form.sidecars
        for one in fields
    }
    assert (values["title"], values["summary"]) == ("Photos", "")
    texts = {name: form.draft.contents[path] for path, name, _ in form.texts}
    assert texts["fiche.md"] == b"# Photos\n\nDeux.\n"


def test_what_cannot_be_read_is_said_and_not_lost(project: Project) -> None:
    typed = {"workshop.title": "Photos", "workshop.competencies": "crcn: ["}
    form = work(project, typed, "garder")
    assert isinstance(form, Form)
    assert form.typed["workshop.competencies"] == "crcn: ["
    assert "ne se lit pas" in " ".join(form.said["workshop.competencies"])


def test_files_that_the_desk_does_not_write_are_named(project: Project) -> None:
    kept = work(project, {"workshop.title": "Photos"}, "garder")
    stream = io.BytesIO(kept)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(
            "workshops/photos/images/chat.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"
        )
    assert reopened(project, stream.getvalue())[2] == ("images/chat.svg",)


def test_a_zip_of_something_else_is_refused(project: Project) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("workshops/photos/fiche.md", "# Photos\n")
    with pytest.raises(TrousseError, match="une seule"):
        reopened(project, stream.getvalue())


def test_an_exercise_can_be_tried(project: Project) -> None:
    page = work(project, {"exercise.title": "Lire"}, "essayer", kind="exercise", source="")
    assert isinstance(page, str)
    assert "trousse-root" in page


def test_a_preview_runs_nothing() -> None:
    html = preview("# Titre\n\n<script>alert(1)</script>\n\n![Une boîte](images/a.svg)\n")
    assert "<script" not in html
    assert "<img" not in html
    assert "Image : Une boîte" in html
    assert 'href="javascript' not in preview("[lien](javascript:alert(1))")
