"""Write the resource centre’s pages and build the site."""

from trousse.publishing.build import build_site
from trousse.publishing.links import BrokenLink, broken_links
from trousse.publishing.refresh import preview_folder, refresh_preview
from trousse.publishing.sources import page_of

__all__ = [
    "BrokenLink",
    "broken_links",
    "build_site",
    "page_of",
    "preview_folder",
    "refresh_preview",
]
