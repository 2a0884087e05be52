"""Write the resource centre’s pages and build the site."""

from trousse.publishing.build import build_site
from trousse.publishing.freshness import is_due, review_before

__all__ = ["build_site", "is_due", "review_before"]
