"""Drafts: the files of a new unit, from a skeleton or from a unit that is already there."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from trousse.catalogue.base import Unit
from trousse.catalogue.loader import Catalogue, sidecar
from trousse.catalogue.typeset import quoted
from trousse.errors import TrousseError

_SKELETONS = Path(__file__).parent / "skeletons"
# What Unicode does not take apart, and apostrophes, which part two words.
_SPELT_OUT = str.maketrans({"œ": "oe", "æ": "ae", "’": " ", "'": " "})
# An exercise needs a scene that works: none can be invented, so the simplest one is copied.
_EXERCISE = "email/lire-un-message"


@dataclass(frozen=True)
class Kind:
    """A kind of unit: its name in French, with its article, and the file that describes it."""

    name: str
    sidecar: str


KINDS = {
    "workshop": Kind("un kit d’atelier", "workshop.yml"),
    "module": Kind("un module de formation", "module.yml"),
    "exercise": Kind("un exercice", "exercise.yml"),
    "track": Kind("un parcours", "track.yml"),
}


@dataclass(frozen=True)
class Draft:
    """The files of a unit that does not exist yet, by absolute path; `sidecar` describes it."""

    sidecar: Path
    contents: Mapping[Path, bytes]

    @property
    def place(self) -> Path:
        """The folder of the unit, or the file of a track."""
        return self.sidecar if len(self.contents) == 1 else self.sidecar.parent


def draft(
    catalogue: Catalogue, kind: str, title: str, *, day: date, source: str = "", family: str = ""
) -> Draft:
    """Return the files of a new unit of `kind`, dated `day`.

    `source` is the slug of a unit to adapt: its title, authors and licence are credited.
    `family` is the folder of an exercise (default: that of its model).

    Raises:
        TrousseError: the title has no letter, the name is taken, or `source` does not exist.
    """
    model = _model(catalogue, kind, source)
    home = _folder(catalogue, kind, family or (model.slug.split("/")[0] if model else ""))
    name = slug(title, digits=kind == "track")
    place = home / f"{name}.yml" if kind == "track" else home / name / KINDS[kind].sidecar
    if catalogue.files.exists(place if kind == "track" else place.parent):
        where = catalogue.files.project.relative(place.parent)
        raise TrousseError(where, "ce nom est déjà pris.", "Choisissez un autre titre.")
    texts = _texts(catalogue, kind, model)
    filled = {
        place if one == KINDS[kind].sidecar else place.parent / one: content
        for one, content in texts.items()
    }
    credited = model if source else None
    text = described(filled[place].decode("utf-8"), title, day, credited)
    return Draft(
        place, _titled(filled, title, model.title if model else "Titre") | {place: text.encode()}
    )


def slug(title: str, *, digits: bool = False) -> str:
    """Return the folder name of `title`: « Trier ses photos ! » gives `trier-ses-photos`.

    Raises:
        TrousseError: the title has no letter.
    """
    plain = unicodedata.normalize("NFD", title.lower().translate(_SPELT_OUT))
    pattern = "[a-z0-9]+" if digits else "[a-z]+"
    found = "-".join(re.findall(pattern, plain.encode("ascii", "ignore").decode()))
    if not found:
        raise TrousseError(title, "ce titre n’a pas de lettre.", "Donnez un titre en français.")
    return found


def described(text: str, title: str, day: date, origin: Unit | None = None) -> str:
    """Return the sidecar `text` with its new title, as a draft of `day` that credits `origin`."""
    for key, value in (("title", quoted(title)), ("status", "brouillon"), ("reviewed_on", day)):
        line = f"{key}: {value}".replace("\\", r"\\")
        text = re.sub(rf"^{key}:.*$", line, text, count=1, flags=re.M)
    text = re.sub(r"^(former_slugs|series):.*\n", "", text, flags=re.M)
    text = re.sub(r"^derived_from:.*\n(?:[ ].*\n)*", "", text, flags=re.M)
    return text if origin is None else _credited(text, origin)


def _credited(text: str, origin: Unit) -> str:
    authors = ", ".join(quoted(author) for author in origin.authors)
    credit = (
        f"derived_from:\n  title: {quoted(origin.title)}\n  authors: [{authors}]\n"
        f"  licence: {origin.licence}\n  unit: {origin.slug}\n"
    )
    return re.sub(r"^(licence:.*\n)", lambda found: found[1] + credit, text, count=1, flags=re.M)


def _titled(contents: Mapping[Path, bytes], title: str, former: str) -> dict[Path, bytes]:
    """Put the new title in place of the `former` one at the head of texts and notebooks."""
    quoted_title = json.dumps(f"# {title}", ensure_ascii=False)
    heads = {
        ".md": (f"# {former}\n", f"# {title}\n"),
        ".ipynb": (json.dumps(f"# {former}", ensure_ascii=False), quoted_title),
    }
    retitled: dict[Path, bytes] = {}
    for path, content in contents.items():
        old, new = heads.get(path.suffix, ("", ""))
        retitled[path] = content.replace(old.encode(), new.encode(), 1) if old else content
    return retitled


def _model(catalogue: Catalogue, kind: str, source: str) -> Unit | None:
    """Return the unit to copy: `source`, the model exercise, or none."""
    known: dict[str, Unit] = getattr(catalogue, f"{kind}s")
    wanted = source or (_EXERCISE if kind == "exercise" else "")
    if wanted in known or not wanted:
        return known.get(wanted)
    if not source and known:
        return next(iter(known.values()))
    close = get_close_matches(wanted, known, n=1)
    advice = f"Vouliez-vous dire « {close[0]} » ?" if close else f"Au choix : {', '.join(known)}."
    raise TrousseError(wanted, "il n’y a rien à copier sous ce nom.", advice)


def _texts(catalogue: Catalogue, kind: str, model: Unit | None) -> dict[str, bytes]:
    """Return the files to start from, by path inside the folder of the unit."""
    if model is None:
        folder = _SKELETONS / kind
        return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}
    contents = catalogue.files.contents
    if kind == "track":
        return {KINDS[kind].sidecar: contents[sidecar(model)]}
    found = catalogue.files.under(model.folder)
    return {path.relative_to(model.folder).as_posix(): contents[path] for path in found}


def _folder(catalogue: Catalogue, kind: str, family: str) -> Path:
    project = catalogue.files.project
    return {
        "workshop": project.workshops,
        "module": project.curriculum / "modules",
        "track": project.curriculum / "tracks",
        "exercise": project.exercises / family,
    }[kind]
