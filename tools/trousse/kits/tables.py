"""Tables of office files: rows stay whole, and a short table stays on one page."""

import re

# A table of more rows than this may run over two pages, between rows.
_SHORT = 12
_STYLES = (
    # Rows never cut; tables of counts in two columns (`travaux.lua`).
    '<style:style style:name="Rangee" style:family="table-row">'
    '<style:table-row-properties fo:keep-together="always"/></style:style>'
    '<style:style style:name="Colonnes" style:family="section">'
    '<style:section-properties text:dont-balance-text-columns="true">'
    '<style:columns fo:column-count="2" fo:column-gap="10mm"/>'
    "</style:section-properties></style:style>"
)
_DOCX_TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
_ODT_TABLE = re.compile(
    r'<table:table\b[^>]*table:style-name="([^"]+)"[^>]*>.*?</table:table>', re.DOTALL
)


def docx_tables(document: str) -> str:
    """Return word/document.xml with rows that are never cut and short tables kept whole."""
    return _DOCX_TABLE.sub(lambda match: _docx_table(match[0]), document)


def _docx_table(table: str) -> str:
    whole = table.replace("<w:trPr>", "<w:trPr><w:cantSplit/>")
    whole = whole.replace("<w:tr><w:tc>", "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>")
    *rows, last = whole.split("</w:tr>")[:-1]
    if len(rows) >= _SHORT:
        return whole
    kept = [re.sub(r"(<w:pStyle [^>]*/>)", r"\1<w:keepNext/>", row) for row in rows]
    return "</w:tr>".join([*kept, last, whole.rsplit("</w:tr>", 1)[1]])


def odt_tables(content: str) -> str:
    """Return content.xml with rows that are never cut and short tables kept whole."""
    for match in _ODT_TABLE.finditer(content):
        if match[0].count("<table:table-row>") <= _SHORT:
            content = content.replace(
                f'style:name="{match[1]}" style:family="table">\n      <style:table-properties ',
                f'style:name="{match[1]}" style:family="table">\n      <style:table-properties '
                'style:may-break-between-rows="false" ',
            )
    content = content.replace("<table:table-row>", '<table:table-row table:style-name="Rangee">')
    return content.replace("</office:automatic-styles>", f"{_STYLES}</office:automatic-styles>", 1)
