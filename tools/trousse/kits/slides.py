"""The deck for office suites: real placeholders, notes, alternative text (python-pptx)."""

from io import BytesIO
from itertools import groupby
from pathlib import Path
from typing import Any

from trousse.kits.archive import read_zip, write_zip
from trousse.kits.deck_model import (
    BODY,
    COVER,
    LINE,
    TITLE_ONLY,
    UNDER,
    WORDS,
    WORDS_AND_PICTURE,
    add_child,
    set_box,
)
from trousse.kits.tree import Block, Slide, Tree, cut_slides, stringify

# Letters of the model's bold titles that one line holds.
_TITLE_POINTS, _TITLE_LETTERS = 32, 40
# Room for a number before a line, in EMU.
_NUMBER_ROOM = 514_350


def write_pptx(tree: Tree, model: bytes, folder: Path) -> bytes:
    """Return the PPTX of a deck's tree; pictures are read from `folder` (PNG beside each SVG)."""
    from pptx import Presentation

    deck = Presentation(BytesIO(model))
    meta = tree.meta
    deck.core_properties.title = meta["title"]
    deck.core_properties.author = meta["author"]
    deck.core_properties.language = "fr-FR"
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    for index, slide in enumerate(cut_slides(tree.blocks)):
        _add(deck.slides, layouts, slide, folder, cover=index == 0)
    stream = BytesIO()
    deck.save(stream)
    return write_zip(read_zip(stream.getvalue()))


def _add(slides: Any, layouts: dict[str, Any], slide: Slide, folder: Path, *, cover: bool) -> None:
    made = slides.add_slide(layouts[_layout(slide, cover)])
    _title(made.shapes.title, stringify(slide.title), cover)
    if slide.words:
        words = made.placeholders[2 if slide.pictures else 1]
        _fill(words.text_frame, slide.words)
        if slide.pictures and [block["t"] for block in slide.words] == ["Para"]:
            set_box(words, LINE)
            set_box(made.placeholders[1], UNDER)
    for picture in slide.pictures:
        _place(made, picture, folder, inside=bool(slide.words))
    if slide.notes:
        _fill(made.notes_slide.notes_text_frame, slide.notes, bullets=False)


def _title(shape: Any, text: str, cover: bool) -> None:
    """Write the title; a long one in smaller letters, so that it keeps to its one line."""
    from pptx.util import Pt

    shape.text = text
    if not cover and len(text) > _TITLE_LETTERS:
        shape.text_frame.paragraphs[0].runs[0].font.size = Pt(
            int(_TITLE_POINTS * _TITLE_LETTERS / len(text))
        )


def _layout(slide: Slide, cover: bool) -> str:
    if slide.pictures:
        return WORDS_AND_PICTURE if slide.words else TITLE_ONLY
    if cover:
        return COVER
    return WORDS if slide.words else TITLE_ONLY


def _fill(frame: Any, blocks: list[Block], bullets: bool = True) -> None:
    """Write `blocks` as the paragraphs of a placeholder."""
    paragraphs = iter([frame.paragraphs[0]])
    for level, number, inlines in _lines(blocks):
        paragraph = next(paragraphs, None) or frame.add_paragraph()
        if bullets and number:
            _numbered(paragraph)
        elif bullets and level is None:
            _without_bullet(paragraph)
        elif level is not None and not bullets:
            paragraph.add_run().text = f"{number}. " if number else "• "
        _runs(paragraph, inlines)


def _lines(blocks: list[Block]) -> list[tuple[int | None, int, list[Block]]]:
    """Return (list level or None, number in an ordered list or 0, inlines) per paragraph."""
    lines: list[tuple[int | None, int, list[Block]]] = []
    for block in blocks:
        kind, content = block["t"], block.get("c", [])
        if kind in ("Para", "Plain"):
            lines.append((None, 0, content))
        elif kind == "BulletList":
            lines += [(0, 0, part["c"]) for item in content for part in item[:1]]
        elif kind == "OrderedList":
            items = enumerate(content[1], start=content[0][0])
            lines += [(0, number, part["c"]) for number, item in items for part in item[:1]]
        elif kind in ("Div", "BlockQuote"):
            lines += _lines(content[1] if kind == "Div" else content)
    return lines


def _runs(paragraph: Any, inlines: list[Block], bold: bool = False) -> None:
    """Write `inlines`: words of one look are one run, as an office suite writes them."""
    for look, group in groupby(inlines, key=_look):
        if look == "words":
            _run(paragraph, stringify(list(group)), bold)
            continue
        for inline in group:
            if look == "LineBreak":
                paragraph.add_line_break()
            elif look == "Link":
                run = _run(paragraph, stringify([inline]), bold)
                run.hyperlink.address = inline["c"][2][0]
            else:
                _runs(paragraph, inline["c"], bold or look == "Strong")


def _look(inline: Block) -> str:
    kind = inline["t"]
    return kind if kind in ("Strong", "Emph", "LineBreak", "Link") else "words"


def _run(paragraph: Any, text: str, bold: bool) -> Any:
    run = paragraph.add_run()
    run.text = text
    if bold:
        run.font.bold = True
    return run


def _without_bullet(paragraph: Any) -> None:
    properties = paragraph._p.get_or_add_pPr()  # python-pptx has no public way
    properties.set("marL", "0")
    properties.set("indent", "0")
    add_child(properties, "buNone")


def _numbered(paragraph: Any) -> None:
    """Let the office suite number this line, so that an added line renumbers the others."""
    properties = paragraph._p.get_or_add_pPr()  # python-pptx has no public way
    properties.set("marL", str(_NUMBER_ROOM))
    properties.set("indent", str(-_NUMBER_ROOM))
    add_child(properties, "buFont", typeface="+mj-lt")
    add_child(properties, "buAutoNum", type="arabicPeriod")


def _place(slide: Any, picture: Block, folder: Path, inside: bool) -> None:
    """Put a picture in its placeholder, whole, with its alternative text."""
    path = folder / Path(picture["c"][2][0]).with_suffix(".png")
    if inside:
        home = slide.placeholders[1]
        box = (home.left, home.top, home.width, home.height)
        shape = home.insert_picture(str(path))
    else:
        box = BODY
        shape = slide.shapes.add_picture(str(path), 0, 0)
    _fit(shape, box)
    shape._element.nvPicPr.cNvPr.set("descr", stringify(picture["c"][1]))


def _fit(shape: Any, box: tuple[int, int, int, int]) -> None:
    """Show the whole picture, centred in `box` (left, top, width, height, in EMU)."""
    left, top, width, height = box
    shape.crop_left = shape.crop_right = shape.crop_top = shape.crop_bottom = 0
    across, down = shape.image.size
    scale = min(width / across, height / down)
    shape.width, shape.height = int(across * scale), int(down * scale)
    shape.left = left + (width - shape.width) // 2
    shape.top = top + (height - shape.height) // 2
