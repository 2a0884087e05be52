"""The only door to Typst: tagged PDF (PDF/UA-1) and pictures of drawings."""

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from trousse.errors import TrousseError
from trousse.fonts import FONTS

if TYPE_CHECKING:
    import typst

_PIXELS_PER_INCH = 150


class Printer:
    """Compile the documents of one kit; `folder` holds templates, trees and images."""

    def __init__(self, folder: Path, when: datetime) -> None:
        """Prepare one compiler for all the documents; `when` is the date they carry."""
        import typst

        self._folder = folder
        self._when = when
        self._error: type[Exception] = typst.TypstError
        self._compiler = typst.Compiler(
            root=str(folder), font_paths=_fonts(), ignore_system_fonts=True
        )

    def pdf(self, template: str, tree: str) -> bytes:
        """Return the PDF/UA-1 of `tree` laid out by `template` (names inside the folder).

        Raises:
            TrousseError: Typst refuses it (missing alternative text, unreadable image…).
        """
        return self._compile(template, tree, "pdf")

    def picture(self, image: str) -> bytes:
        """Return the SVG `image` (name inside the folder) as PNG."""
        return self._compile("image.typ", image, "png")

    def _compile(self, template: str, source: str, form: Literal["pdf", "png"]) -> bytes:
        try:
            made = self._compiler.compile(
                input=str(self._folder / template),
                sys_inputs={"source": source},
                format=form,
                ppi=_PIXELS_PER_INCH,
                pdf_standards=["ua-1"] if form == "pdf" else [],
                timestamp=self._when,
            )
        except self._error as error:
            raise _refused(source, error) from error
        page = made[0] if isinstance(made, list) else made
        return page or b""


@cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


def _refused(source: str, error: Exception) -> TrousseError:
    name = json.dumps(Path(source).stem, ensure_ascii=False)
    return TrousseError(
        name,
        f"ce document n’a pas pu être mis en page : {error}",
        "Vérifiez ses images et leurs textes alternatifs, puis recommencez.",
    )
