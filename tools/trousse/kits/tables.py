"""Tables of office files: rows are never cut, and a short table stays on one page."""

import re

_STYLES = (
    # Rows never cut; tables of counts in two columns (`travaux.lua`).
    '<style:style style:name="Rangee" style:family="table-row">'
    '<style:table-row-properties fo:keep-together="always"/></style:style>'
    '<style:style style:name="Colonnes" style:family="section">'
    '<style:section-properties text:dont-balance-text-columns="true">'
    '<style:columns fo:column-count="2" fo:column-gap="10mm"/>'
    "</style:section-properties></style:style>"
)
# What stands above and below does not stick to the table.
_AROUND = 'fo:margin-top="4pt" fo:margin-bottom="8pt" '
_ITEM_BEFORE = re.compile(r"(</w:numPr>)(</w:pPr>(?:(?!<w:p>).)*</w:p>\s*<w:tbl>)", re.DOTALL)
_ITEM_AFTER = re.compile(r"(</w:tbl>\s*<w:p><w:pPr>(?:(?!</w:pPr>).)*</w:numPr>)")
_DOCX_TABLE = re.compile(r"<w:tbl>.*?</w:tbl>", re.DOTALL)
_ODT_TABLE = re.compile(
    r'(<style:style style:name="Table(\d+)" style:family="table">\s*<style:table-properties )'
)


def docx_tables(document: str, whole: list[bool]) -> str:
    """Return word/document.xml with rows never cut and tables that are `whole` on one page."""
    kept = iter(whole)
    document = _DOCX_TABLE.sub(lambda match: _docx_table(match[0], next(kept)), document)
    document = _ITEM_BEFORE.sub(r'\1<w:spacing w:after="120"/>\2', document)
    return _ITEM_AFTER.sub(r'\1<w:spacing w:before="120"/>', document)


def _docx_table(table: str, whole: bool) -> str:
    table = table.replace("<w:trPr>", "<w:trPr><w:cantSplit/>")
    table = table.replace("<w:tr><w:tc>", "<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc>")
    if not whole:
        return table
    *rows, last = table.split("</w:tr>")[:-1]
    kept = [re.sub(r"(<w:pStyle [^>]*/>)", r"\1<w:keepNext/>", row) for row in rows]
    return "</w:tr>".join([*kept, last, table.rsplit("</w:tr>", 1)[1]])


def odt_tables(content: str, whole: list[bool]) -> str:
    """Return content.xml with rows never cut and tables that are `whole` on one page."""

    def style(match: re.Match[str]) -> str:
        together = whole[int(match[2]) - 1]
        return match[1] + _AROUND + ('style:may-break-between-rows="false" ' if together else "")

    content = _ODT_TABLE.sub(style, content)
    content = content.replace("<table:table-row>", '<table:table-row table:style-name="Rangee">')
    return content.replace("</office:automatic-styles>", f"{_STYLES}</office:automatic-styles>", 1)
