"""The sitemap of everything a search engine may show, exercises included."""

import gzip
from pathlib import Path

_END = "</urlset>"


def complete_sitemap(output: Path, address: str) -> None:
    """Add the exercises to the sitemap of the site `output`, published at `address`.

    They are whole pages that MkDocs copies without reading, and so does not list.
    """
    path = output / "sitemap.xml"
    if not (address and path.is_file()):
        return
    exercises = sorted((output / "exercices-autonomes").glob("*/*/index.html"))
    added = "".join(
        f"    <url>\n         <loc>{address}{page.parent.relative_to(output).as_posix()}/</loc>\n"
        "    </url>\n"
        for page in exercises
    )
    text = path.read_text(encoding="utf-8").replace(_END, f"{added}{_END}")
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".xml.gz").write_bytes(gzip.compress(text.encode(), mtime=0))
