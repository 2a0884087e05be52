"""Fonts shipped with the package, for every document it prints: one place, with their licences."""

from pathlib import Path

FONTS = Path(__file__).parent
