"""The words by which people ask for a kit: what the catalogue's search box looks into."""

from collections import Counter

from trousse.catalogue import Workshop
from trousse.publishing.facets import is_for_everybody
from trousse.publishing.published import Published
from trousse.publishing.search_index import cra_labels, fold

_OFTEN = 3
_SHARED = 0.4


def kits_words(published: Published, common: frozenset[str]) -> dict[str, str]:
    """Return by slug the words that find a kit and are not on its card, folded."""
    own = _own_words(published, common)
    return {
        slug: " ".join(dict.fromkeys([*fold(_said(published, kit)), *own[slug]]))
        for slug, kit in published.workshops.items()
    }


def _said(published: Published, kit: Workshop) -> str:
    """Return what a kit's data say of it, with what kind of thing it is and holds.

    A kit for everybody also answers whoever asks for one of the publics that others name.
    """
    publics = {label for one in published.workshops.values() for label in one.audience}
    asked = sorted(publics) if is_for_everybody(kit) else kit.audience
    exercises = [exercise.title for exercise in published.exercises_of(kit)]
    kinds = ["atelier", "kit", *(["exercice"] if exercises else [])]
    labels = cra_labels(published, kit)
    return " ".join([*kinds, kit.slug, kit.level, *labels, *asked, *kit.objectives, *exercises])


def _own_words(published: Published, common: frozenset[str]) -> dict[str, list[str]]:
    """Return by slug the words its texts say often, when most other kits' do not."""
    counts = {slug: _counted(kit, common) for slug, kit in published.workshops.items()}
    kits = Counter(word for found in counts.values() for word in found)
    return {
        slug: [
            word
            for word, times in sorted(found.items())
            if times >= _OFTEN and kits[word] <= _SHARED * len(counts)
        ]
        for slug, found in counts.items()
    }


def _counted(kit: Workshop, common: frozenset[str]) -> Counter[str]:
    paths = [kit.folder / name for name in ("fiche.md", "animation.md")]
    texts = [path.read_text(encoding="utf-8") for path in paths if path.is_file()]
    return Counter(word for text in texts for word in fold(text) if word not in common)
