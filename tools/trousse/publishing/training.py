"""Pages for trainers and trainees: tracks, modules and their documents."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from trousse.catalogue import Module, Sequence, Track
from trousse.publishing.bodies import named, split_title, web_body
from trousse.publishing.jsonld import module_jsonld, track_jsonld
from trousse.publishing.notebook_pages import read_activity, read_evaluation
from trousse.publishing.site import Site
from trousse.publishing.workshops import copy_images
from trousse.tracks.plan import plan

_TEXTS = ("cours", "deroule")


@dataclass(frozen=True)
class Timed:
    """A sequence and the minutes from the opening of the day at which it starts."""

    start: int
    sequence: Sequence


@dataclass(frozen=True)
class TrackHours:
    """What a track holds today: its ready modules in order, minutes ready and missing."""

    track: Track
    modules: tuple[Module, ...]
    ready: int

    @property
    def target(self) -> int:
        """Minutes the track must reach."""
        return self.track.target_hours * 60

    @property
    def missing(self) -> int:
        """Minutes still to write."""
        return max(0, self.target - self.ready)


def timed(module: Module) -> list[Timed]:
    """Return the sequences of a day with their start, computed from the minutes."""
    out, start = [], 0
    for sequence in module.sequences:
        out.append(Timed(start, sequence))
        start += sequence.minutes
    return out


def track_hours(site: Site, track: Track) -> TrackHours:
    """Return the hours of a track, counted over its ready modules only."""
    resolved = plan(site.published.catalogue, track)
    ready = tuple(module for module in resolved.modules if module.status == "pret")
    return TrackHours(track, ready, resolved.ready_minutes)


def write_training(site: Site) -> None:
    """Write the list of tracks, the list of modules, and one folder a track and a module."""
    tracks = [track_hours(site, track) for track in site.published.tracks.values()]
    blocks = modules_by_block(site)
    site.page("parcours", "parcours.md.j2", tracks=tracks, blocks=blocks)
    site.page("modules", "modules.md.j2", blocks=blocks)
    for hours in tracks:
        site.page(
            f"parcours/{hours.track.slug}",
            "parcours_un.md.j2",
            hours=hours,
            blocks=_block_shares(site, hours),
            jsonld=track_jsonld(site.published, hours.track),
        )
    for module in site.published.modules.values():
        _write_module(site, module)


def modules_by_block(site: Site) -> list[tuple[str, list[Module]]]:
    """Return (block label, ready modules) pairs in the order of the list of blocks."""
    terms = site.published.terms("trousse", "blocs")
    pairs = [
        (term.label, [m for m in site.published.modules.values() if m.block == key])
        for key, term in terms.items()
    ]
    return [(label, modules) for label, modules in pairs if modules]


def _block_shares(site: Site, hours: TrackHours) -> list[tuple[str, int]]:
    """Return (block label, minutes) pairs of a track, for its drawing."""
    shares: dict[str, int] = {}
    for module in hours.modules:
        label = site.published.label("trousse", "blocs", module.block)
        shares[label] = shares.get(label, 0) + module.minutes
    return list(shares.items())


def _write_module(site: Site, module: Module) -> None:
    here = f"modules/{module.slug}"
    texts = {name: _text(module, name) for name in _TEXTS}
    activity = read_activity(module.folder / "activite.ipynb")
    evaluation = read_evaluation(module.folder / "evaluation.ipynb")
    site.page(
        here,
        "module.md.j2",
        module=module,
        day=timed(module),
        texts=[name for name in _TEXTS if texts[name]],
        activity=activity,
        evaluation=evaluation,
        jsonld=module_jsonld(site.published, module),
    )
    for name, text in texts.items():
        if text:
            _write_document(site, module, name, *split_title(text))
    if activity:
        parts = [(kind, web_body(text)) for kind, text in activity.parts]
        title = activity.title or module.title
        site.page(f"{here}/activite", "activite.md.j2", module=module, title=title, parts=parts)
        site.file(f"{here}/activite/activite.ipynb", activity.notebook)
    if evaluation:
        site.page(f"{here}/evaluation", "evaluation.md.j2", module=module, evaluation=evaluation)
        site.file(f"{here}/evaluation/evaluation.ipynb", evaluation.notebook)
    copy_images(module.folder, site, here)


def _text(module: Module, name: str) -> str:
    source = module.folder / f"{name}.md"
    return source.read_text(encoding="utf-8") if source.is_file() else ""


def _write_document(site: Site, module: Module, name: str, title: str, body: str) -> None:
    values: dict[str, Any] = {"module": module, "name": name, "title": title or module.title}
    here = f"modules/{module.slug}/{name}"
    text = web_body(named(body, partial(site.unit_from, here)))
    site.page(here, "document_de_module.md.j2", body=text, **values)
