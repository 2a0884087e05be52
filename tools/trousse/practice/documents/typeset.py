"""The only door to Typst here: tagged PDF (PDF/UA-1) from a template and its data."""

import functools
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trousse.fonts import FONTS

if TYPE_CHECKING:
    import typst

_FAMILY = "Atkinson Hyperlegible Next"
# Typst carries these; they have the Cyrillic and Greek letters ours lacks.
_FALLBACK = f"{_FAMILY}|Libertinus Serif|DejaVu Sans Mono"
# What none of these fonts draws (PDF/UA forbids a missing sign): emoji, other scripts, marks.
_UNDRAWN = re.compile("[^\t\n\u0020-\u052f\u2010-\u2027\u2030-\u205e\u20ac\u2190-\u2193\u2022]")


def typeset(template: Path, page: dict[str, Any], **inputs: str) -> bytes:
    """Return the PDF of `page` laid out by `template`, which reads `sys.inputs.page` as JSON.

    Letters our font lacks are drawn with another one; signs no font has are left out. `inputs`
    reach the template as they are.

    Raises:
        typst.TypstError: the template refuses the data.
    """
    import typst

    text = json.dumps(page, ensure_ascii=False)
    drawable = _UNDRAWN.sub("", text.replace("\u202f", "\u00a0"))
    for shown, fonts in ((text, _FAMILY), (text, _FALLBACK), (drawable, _FALLBACK)):
        try:
            return _compile(template, {**inputs, "page": shown, "fonts": fonts})
        except typst.TypstError as error:
            refused = error
    raise refused


def _compile(template: Path, inputs: dict[str, str]) -> bytes:
    import typst

    compiler = typst.Compiler(
        root=str(template.parent), ignore_system_fonts=True, font_paths=_fonts()
    )
    made = compiler.compile(
        input=str(template), sys_inputs=inputs, format="pdf", pdf_standards=["ua-1"]
    )
    found = made[0] if isinstance(made, list) else made
    return found or b""


@functools.cache
def _fonts() -> "typst.Fonts":
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)]
    )
