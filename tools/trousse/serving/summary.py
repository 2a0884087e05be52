"""The end of the workshop in counts, with the keys of the national activity report (CRA)."""

import csv
import datetime
import io
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape

from trousse.serving.evaluation import Ballots
from trousse.serving.room import Room
from trousse.serving.workshops import Row

HEAD = ("Rubrique", "À saisir", "Clé")
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = {name: name for name in ("office", "style", "table", "text")}
_NAMES["fo"] = "xsl-fo-compatible"
_SPACES = " ".join(f'xmlns:{short}="{_OASIS}:{name}:1.0"' for short, name in _NAMES.items())
# Centimetres, of the columns of HEAD: together, what a printed page is wide.
_WIDTHS = (9, 5, 3)
_WRAPPED = (
    '<style:style style:name="texte" style:family="table-cell">'
    '<style:table-cell-properties fo:wrap-option="wrap"/></style:style>'
)


def rows(room: Room, ballots: Ballots) -> Iterator[Row]:
    """Yield the lines to copy into the report, then the counts of the room and the questions."""
    seats = room.worked()
    yield "Type", "Atelier collectif", "collectif"
    yield "Date", datetime.date.today().strftime("%d/%m/%Y"), ""
    yield "Durée (minutes)", round(room.seconds() / 60), "duree"
    if room.kit:
        yield from ballots.kits[room.kit].report
    yield "Participants", len(seats), "participants"
    yield "Demandes d’aide", sum(seat.helped for seat in seats), ""
    for slug, title in room.exercises.items():
        begun = sum(slug in seat.begun for seat in seats)
        if begun:
            yield f"Exercice commencé : {title}", begun, slug
            yield f"Exercice terminé : {title}", sum(slug in seat.finished for seat in seats), slug
    if room.kit:
        for question, right, answered in ballots.results(room.kit):
            yield f"Réponses justes sur {answered} : {question}", right, ""


def to_csv(lines: list[Row]) -> bytes:
    """Return the lines as a file that a French spreadsheet opens (semicolons, UTF-8 mark)."""
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([HEAD, *lines])
    return text.getvalue().encode("utf-8-sig")


def to_ods(lines: list[Row]) -> bytes:
    """Return the lines as one sheet of an OpenDocument spreadsheet; numbers stay numbers."""
    table = "".join(map(_table_row, [HEAD, *lines]))
    columns = "".join(f'<table:table-column table:style-name="cm{cm}"/>' for cm in _WIDTHS)
    body = f'<table:table table:name="Bilan">{columns}{table}</table:table>'
    content = (
        f"<office:automatic-styles>{_WRAPPED}{''.join(map(_column, _WIDTHS))}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{body}"
        "</office:spreadsheet></office:body>"
    )
    parts = {
        "content.xml": f'<office:document-content {_SPACES} office:version="1.3">{content}'
        "</office:document-content>",
        "META-INF/manifest.xml": _manifest(),
    }
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), _ODS, zipfile.ZIP_STORED)
        for name, xml in parts.items():
            archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}')
    return kept.getvalue()


# Form → its media type and what writes it.
FORMS = {"csv": ("text/csv; charset=utf-8", to_csv), "ods": (_ODS, to_ods)}


def _column(cm: int) -> str:
    width = f'<style:table-column-properties style:column-width="{cm}cm"/>'
    return f'<style:style style:name="cm{cm}" style:family="table-column">{width}</style:style>'


def _table_row(values: tuple[str | int, ...]) -> str:
    return f"<table:table-row>{''.join(map(_cell, values))}</table:table-row>"


def _cell(value: str | int) -> str:
    kind = 'string"' if isinstance(value, str) else f'float" office:value="{value}"'
    text = f"<text:p>{escape(str(value))}</text:p>"
    cell = f'table:style-name="texte" office:value-type="{kind}'
    return f"<table:table-cell {cell}>{text}</table:table-cell>"


def _manifest() -> str:
    entries = "".join(
        f'<m:file-entry m:full-path="{path}" m:media-type="{kind}"/>'
        for path, kind in (("/", _ODS), ("content.xml", "text/xml"))
    )
    return f'<m:manifest xmlns:m="{_OASIS}:manifest:1.0" m:version="1.3">{entries}</m:manifest>'
