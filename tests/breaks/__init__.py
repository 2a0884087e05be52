"""Ways to break real content, each with the one rule and the line that must tell."""

from breaks import exercises, files, names, notebooks, objectives, order, sidecars, texts
from breaks.common import BREAKERS, Break, Content, content_of

__all__ = [
    "BREAKERS", "Break", "Content", "content_of",
    "exercises", "files", "names", "notebooks", "objectives", "order", "sidecars", "texts",
]  # fmt: skip
