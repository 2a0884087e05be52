"""Archives as drop boxes and people make them: nothing lost, nothing mixed, nothing outside."""

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from trousse.errors import TrousseError
from trousse.grading import archive
from trousse.grading.archive import collect
from trousse.grading.batch import run
from trousse.grading.places import file_name, namesakes, trainees, whose, wrapping
from trousse.paths import Project
from unit.grading.promotion import submit


def zipped(path: Path, files: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in files.items():
            box.writestr(name, content)
    return path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path)


def handed_in(project: Project) -> dict[str, bytes]:
    folder = project.build / "nbgrader/submitted"
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.slow  # the release loads nbgrader
def test_a_drop_box_archive_is_taken_in_and_graded(promotion: Project, tmp_path: Path) -> None:
    folder = submit(promotion, "modele")
    box = {}
    for place in ("Fatou Sarr_123_assignsubmission_file_", "../../mehdi"):
        for name in ("evaluation.ipynb", "reponses.json"):
            box[f"{place}/{name}"] = (folder / name).read_bytes()
    box |= {"__MACOSX/._x": b"", "linh_evaluation.ipynb": b"{}"}
    shutil.rmtree(promotion.build / "nbgrader/submitted")
    found = collect(promotion, "exemple", zipped(tmp_path / "depot.zip", box))
    assert sorted(found.files) == ["Fatou-Sarr", "linh", "mehdi"]
    report = run(promotion, "exemple", jobs=1)
    assert report.graded == 2
    assert list(report.failures) == ["linh"]


@pytest.mark.parametrize("content", [b"bonjour", b"PK\x05\x06" + bytes(18)])
def test_what_is_not_an_archive_or_is_empty_is_said(project: Project, content: bytes) -> None:
    (project.root / "depot.zip").write_bytes(content)
    with pytest.raises(TrousseError, match=r"archive illisible|rien à prendre"):
        collect(project, "exemple", project.root / "depot.zip")


MOODLE = "Fatou Sarr_99_assignsubmission_file_"


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (f"{MOODLE}/e.ipynb", MOODLE),
        (f"{MOODLE}e.ipynb", MOODLE),
        ("..\\..\\mehdi\\e.ipynb", "mehdi"),
        ("/etc/e.ipynb", "etc"),
        ("mehdi/brouillons/vieux/e.ipynb", "mehdi"),
        ("../e.ipynb", "e.ipynb"),
        ("linh_e.ipynb", "linh"),
    ],
)
def test_paths_name_folders_and_never_leave(path: str, place: str) -> None:
    assert whose(path) == (place, "e.ipynb")


def test_two_people_of_one_name_stay_two() -> None:
    places = {"Léa Petit_1_assignsubmission_file_", "Léa Petit_2_assignsubmission_file_", "zoé"}
    named = trainees({*places, "Zoé"})
    assert sorted(named.values()) == ["Léa-Petit-1", "Léa-Petit-2", "Zoé", "zoé-2"]
    assert namesakes(named) == sorted(named.values())
    assert namesakes({"Zoé_1_assignsubmission_file_": "Zoé"}) == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("e\u0301valuation.ipynb", "évaluation.ipynb"),
        ("CON.ipynb", "depot-CON.ipynb"),
        ("a:b?.ipynb", "a-b-.ipynb"),
        ("timestamp.txt", "depot-timestamp.txt"),
        ("x" * 300 + ".ipynb", "x" * 120 + ".ipynb"),
        ("note. .", "note"),
    ],
)
def test_any_system_accepts_the_names(name: str, kept: str) -> None:
    assert file_name(name).rstrip(".") == kept


def test_a_wrapped_archive_is_unwrapped_but_one_person_s_folders_are_not() -> None:
    assert wrapping(["depot/fatou/e.ipynb", "depot/mehdi/e.ipynb"]) == 1
    assert wrapping(["fatou/e/e.ipynb", "fatou/e/r.json"]) == 0
    assert wrapping(["fatou/e.ipynb", "mehdi/e.ipynb"]) == 0


def test_a_zip_in_the_zip_and_two_files_of_one_name(project: Project) -> None:
    inner = zipped(project.root / "dedans.zip", {"travail/e.ipynb": "1", "travail/r.json": "2"})
    box = {
        "fatou/travail.zip": inner.read_bytes(),
        "mehdi/e.ipynb": "3",
        "mehdi/vieux/e.ipynb": "4",
    }
    found = collect(project, "exemple", zipped(project.root / "depot.zip", box))
    assert found.files == {"fatou": ["e.ipynb", "r.json"], "mehdi": ["e-2.ipynb", "e.ipynb"]}
    assert handed_in(project)["mehdi/exemple/e-2.ipynb"] == b"4"


def test_bombs_and_spoilt_files_stop_nobody(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archive, "MAX_FILE", 1_000_000)
    monkeypatch.setattr(archive, "MAX_PERSON", 2_000_000)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as inner:
        for number in range(9):
            inner.writestr(f"{number}", bytes(900_000))
    box = {"bombe/e.ipynb": bytes(5_000_000), "poupee/e.zip": held.getvalue(), "fatou/e.ipynb": "1"}
    box["casse/e.zip"] = b"PK"
    found = collect(project, "exemple", zipped(project.root / "depot.zip", box))
    assert handed_in(project) == {"fatou/exemple/e.ipynb": b"1"}
    assert len(found.left) == 3
    assert all("demandez un nouveau dépôt" in line for line in found.left)
    assert found.files["bombe"] == []


def test_links_in_an_archive_are_left_out(project: Project) -> None:
    entry = zipfile.ZipInfo("fatou/lien.json")
    entry.external_attr = 0o120777 << 16
    path = project.root / "depot.zip"
    with zipfile.ZipFile(path, "w") as box:
        box.writestr(entry, "/etc/passwd")
        box.writestr("fatou/e.ipynb", "1")
    collect(project, "exemple", path)
    assert handed_in(project) == {"fatou/exemple/e.ipynb": b"1"}


def test_a_second_hand_in_keeps_the_first(project: Project) -> None:
    for content in ("1", "1", "2"):
        box = zipped(project.root / "depot.zip", {"fatou/e.ipynb": content})
        found = collect(project, "exemple", box)
    assert found.replaced == ["fatou"]
    assert handed_in(project) == {"fatou/exemple/e.ipynb": b"2"}
    aside = project.build / "nbgrader/anciens-depots/fatou/exemple-1/e.ipynb"
    assert aside.read_bytes() == b"1"
