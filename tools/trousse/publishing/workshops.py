"""The catalogue of kits and the pages of each kit."""

from functools import partial
from typing import Any

from trousse.catalogue import Workshop
from trousse.publishing.bodies import named, split_title, web_body
from trousse.publishing.facets import facet_styles, facets, kit_values, tokens
from trousse.publishing.jsonld import workshop_jsonld
from trousse.publishing.kit_files import KitArchive, KitFile, publish_kit
from trousse.publishing.kit_words import kits_words
from trousse.publishing.search_index import common_words
from trousse.publishing.site import Site

_DOCUMENTS = ("fiche", "animation", "diaporama")
Archives = dict[str, KitArchive | None]


def write_workshops(site: Site) -> Archives:
    """Write the catalogue and each kit's pages; return the archives by slug."""
    kits = site.published.workshops
    # A preview leaves the kits' files alone: unpacking them takes longer than the page.
    archives = {slug: None if site.published.drafts else publish_kit(site, slug) for slug in kits}
    for kit in kits.values():
        _write_kit(site, kit, archives[kit.slug])
        _write_documents(site, kit)
    _write_catalogue(site, archives)
    return archives


def filters(site: Site) -> set[str]:
    """Return the values the catalogue may be filtered by, as in « duree-90 »."""
    kits = site.published.workshops.items()
    found = facets({slug: kit_values(site.published, kit) for slug, kit in kits})
    return {f"{facet.key}-{option.value}" for facet in found for option in facet.options}


def _write_catalogue(site: Site, archives: Archives) -> None:
    kits = site.published.workshops
    values = {slug: kit_values(site.published, kit) for slug, kit in kits.items()}
    found = facets(values)
    site.file("assets/facettes.css", facet_styles(found))
    words = kits_words(site.published, common_words(site.project)[0])
    data = {
        slug: {key: tokens(key, kit[key]) for key in kit}
        | {"minutes": kits[slug].short_minutes, "mots": words[slug]}
        for slug, kit in values.items()
    }
    site.page("ateliers", "ateliers.md.j2", facets=found, data=data, archives=archives)


def _write_kit(site: Site, kit: Workshop, archive: KitArchive | None) -> None:
    site.page(
        f"ateliers/{kit.slug}",
        "kit.md.j2",
        kit=kit,
        archive=archive,
        folders=_by_folder(archive),
        exercise_files={slug.replace("/", "-"): slug for slug in site.published.exercises},
        documents=[name for name in _DOCUMENTS if (kit.folder / f"{name}.md").is_file()],
        jsonld=workshop_jsonld(site.published, kit),
    )


def _by_folder(archive: KitArchive | None) -> list[tuple[str, list[tuple[str, list[KitFile]]]]]:
    """Return (folder, [(document, its formats)]) pairs, in the order of the kit's folders."""
    folders: dict[str, dict[str, list[KitFile]]] = {}
    for file in archive.files if archive else ():
        documents = folders.setdefault(_said(file.folder), {})
        documents.setdefault(file.stem, []).append(file)
    return [(folder, list(documents.items())) for folder, documents in folders.items()]


def _said(name: str) -> str:
    """Return a folder's name as people say it: « 2-distribuer » is « Distribuer »."""
    return name.lstrip("0123456789-").replace("-", " ").capitalize()


def _write_documents(site: Site, kit: Workshop) -> None:
    """Write the web version of the kit's documents: the accessible twin of each file."""
    for name in _DOCUMENTS:
        source = kit.folder / f"{name}.md"
        if source.is_file():
            title, body = split_title(source.read_text(encoding="utf-8"))
            here = f"ateliers/{kit.slug}/{name}"
            site.page(
                here,
                "document_de_kit.md.j2",
                kit=kit,
                name=name,
                title=title or kit.title,
                body=web_body(named(body, partial(site.unit_from, here))),
            )
    copy_images(kit.folder, site, f"ateliers/{kit.slug}")


def copy_images(folder: Any, site: Site, path: str) -> None:
    """Copy the images of a unit's folder beside its pages."""
    if (folder / "images").is_dir():
        site.copy(folder / "images", f"{path}/images")
