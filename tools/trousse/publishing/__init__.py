"""Write the resource centre’s pages and build the site."""

from trousse.publishing.build import build_site
from trousse.publishing.links import BrokenLink, broken_links
from trousse.publishing.refresh import refresh_site

__all__ = [
    "BrokenLink",
    "broken_links",
    "build_site",
    "refresh_site",
]
