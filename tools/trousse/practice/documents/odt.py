"""The CV as an ODT, written with the standard library; its data is a user-defined property."""

import io
import zipfile
from xml.sax.saxutils import escape, quoteattr

from trousse.practice.documents.page import CvEntry, CvPage, CvSection

PROPERTY = "x-trousse"
_MIME = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    f'xmlns:{name}="{_OASIS}:{name}:1.0"'
    for name in ("office", "style", "text", "meta", "manifest")
)
_OTHERS = (
    f'xmlns:fo="{_OASIS}:xsl-fo-compatible:1.0" xmlns:svg="{_OASIS}:svg-compatible:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_HEAD = f'{_SPACES} {_OTHERS} office:version="1.3"'


def write_odt(page: CvPage, resume: str) -> bytes:
    """Return the ODT of `page`; `resume` travels in the document's properties."""
    parts = {
        "META-INF/manifest.xml": _manifest(),
        "content.xml": _content(page),
        "styles.xml": _styles(),
        "meta.xml": _meta(page, resume),
    }
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), _MIME, zipfile.ZIP_STORED)
        for name, text in parts.items():
            whole = f'<?xml version="1.0" encoding="UTF-8"?>\n{text}'
            archive.writestr(name, whole.encode("utf-8", "replace"))
    return kept.getvalue()


def _content(page: CvPage) -> str:
    top = [_heading(page.name, 1)]
    if page.title:
        top.append(f'<text:p text:style-name="CvTitle">{escape(page.title)}</text:p>')
    if page.contact:
        top.append(f"<text:p>{escape('   ·   '.join(page.contact))}</text:p>")
    body = "".join([*top, *map(_section, page.sections)])
    styles = "<office:automatic-styles/>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    return f"<office:document-content {_HEAD}>{styles}{text}</office:document-content>"


def _section(section: CvSection) -> str:
    entries = "".join(map(_entry, section.entries))
    return _heading(section.title, 2) + entries + _list(section.lines)


def _entry(entry: CvEntry) -> str:
    around = f" – {entry.around}" if entry.around and entry.what else entry.around
    what = f'<text:span text:style-name="CvStrong">{escape(entry.what)}</text:span>'
    return f'<text:p text:style-name="CvEntry">{what}{escape(around)}</text:p>{_list(entry.tasks)}'


def _list(lines: tuple[str, ...]) -> str:
    items = "".join(
        f"<text:list-item><text:p>{escape(one)}</text:p></text:list-item>" for one in lines
    )
    return f'<text:list text:style-name="CvList">{items}</text:list>' if items else ""


def _heading(text: str, level: int) -> str:
    style = f"Heading_20_{level}"
    return f'<text:h text:style-name="{style}" text:outline-level="{level}">{escape(text)}</text:h>'


def _styles() -> str:
    page = (
        '<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties '
        'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="1.8cm"/></style:page-layout>'
        '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
        'style:page-layout-name="A4"/></office:master-styles>'
    )
    return (
        f"<office:document-styles {_HEAD}><office:font-face-decls><style:font-face "
        'style:name="Arial" svg:font-family="Arial, &apos;Liberation Sans&apos;"/>'
        f"</office:font-face-decls><office:styles>{_named_styles()}</office:styles>{page}"
        "</office:document-styles>"
    )


def _named_styles() -> str:
    usual = (
        '<style:default-style style:family="paragraph"><style:paragraph-properties '
        'fo:margin-bottom="0.1cm" fo:orphans="2" fo:widows="2"/><style:text-properties '
        'style:font-name="Arial" fo:font-size="11pt" fo:language="fr" fo:country="FR"/>'
        '</style:default-style><style:style style:name="Standard" style:family="paragraph"/>'
    )
    strong = '<style:text-properties fo:font-weight="bold"/>'
    named = (
        f'<style:style style:name="CvTitle" style:family="paragraph">{strong}</style:style>'
        '<style:style style:name="CvEntry" style:family="paragraph">'
        '<style:paragraph-properties fo:margin-top="0.2cm" fo:keep-with-next="auto"/></style:style>'
        f'<style:style style:name="CvStrong" style:family="text">{strong}</style:style>'
    )
    bullets = (
        '<text:list-style style:name="CvList"><text:list-level-style-bullet text:level="1" '
        'text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode='
        '"label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" '
        'fo:text-indent="-0.5cm" fo:margin-left="0.8cm"/></style:list-level-properties>'
        "</text:list-level-style-bullet></text:list-style>"
    )
    return (
        usual
        + named
        + _heading_style(1, "20pt", "0cm")
        + _heading_style(2, "13pt", "0.45cm")
        + bullets
    )


def _heading_style(level: int, size: str, above: str) -> str:
    line = (
        ' fo:border-bottom="0.03cm solid #0b4f55" fo:padding-bottom="0.05cm"' if level > 1 else ""
    )
    return (
        f'<style:style style:name="Heading_20_{level}" style:display-name="Heading {level}" '
        f'style:family="paragraph" style:parent-style-name="Standard" '
        f'style:default-outline-level="{level}">'
        f'<style:paragraph-properties fo:margin-top="{above}" '
        f'fo:margin-bottom="0.15cm" fo:keep-with-next="always"{line}/><style:text-properties '
        f'fo:font-size="{size}" fo:font-weight="bold" fo:color="#0b4f55"/></style:style>'
    )


def _meta(page: CvPage, resume: str) -> str:
    title = f"<dc:title>{escape(f'CV de {page.name}')}</dc:title><dc:language>fr-FR</dc:language>"
    author = f"<meta:initial-creator>{escape(page.name)}</meta:initial-creator>"
    data = (
        f"<meta:user-defined meta:name={quoteattr(PROPERTY)}>{escape(resume)}</meta:user-defined>"
    )
    inside = f"<office:meta>{title}{author}{data}</office:meta>"
    return f"<office:document-meta {_HEAD}>{inside}</office:document-meta>"


def _manifest() -> str:
    files = {"/": _MIME} | dict.fromkeys(("content.xml", "styles.xml", "meta.xml"), "text/xml")
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in files.items()
    )
    return f'<manifest:manifest {_SPACES} manifest:version="1.3">{entries}</manifest:manifest>'
