"""The only door to MkDocs: from a folder of Markdown to a site."""

import importlib.util
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from trousse.paths import Project

# Parts of Material that no page uses.
_UNUSED = ("assets/javascripts", "assets/images", "assets/stylesheets")


def configuration(project: Project, **changes: Any) -> Any:
    """Return the configuration of mkdocs.yml with `changes`."""
    # Material announces its end of life in red at each build; the ADR says what we do about it.
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.config import load_config

    return load_config(str(project.root / "mkdocs.yml"), **changes)


def material_stylesheet() -> str:
    """Return Material's style sheet, to be published under a name of ours.

    Its own name changes with each version, and other renderers do not bring it.
    """
    spec = importlib.util.find_spec("material")
    folder = Path(spec.origin or "").parent if spec else Path()
    sheet = next((folder / "templates/assets/stylesheets").glob("main.*.min.css"))
    return sheet.read_text(encoding="utf-8").partition("/*# sourceMappingURL")[0]


def render(config: Any, *, only_changed: bool = False) -> list[str]:
    """Write the site and return what MkDocs warned about.

    With `only_changed`, pages newer than their source are left alone.
    """
    from mkdocs.commands.build import build
    from mkdocs.exceptions import MkDocsException

    with _warnings() as found:
        try:
            build(config, dirty=only_changed)
        except MkDocsException as error:
            found.append(str(error))
    _prune(Path(config["site_dir"]))
    return found


def _prune(output: Path) -> None:
    for path in [path for pattern in _UNUSED for path in output.glob(pattern)]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


@contextmanager
def _warnings() -> Iterator[list[str]]:
    """Collect what MkDocs warns about instead of printing it."""
    found: list[str] = []

    class Collector(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    logger, handler = logging.getLogger("mkdocs"), Collector(logging.WARNING)
    propagate, logger.propagate = logger.propagate, False
    logger.addHandler(handler)
    try:
        yield found
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
