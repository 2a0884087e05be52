"""Find the data of a CV inside a document made here. The file is hostile until proved harmless."""

import io
import re
import zipfile
import zlib
from typing import Any
from xml.etree import ElementTree

from trousse.errors import TrousseError
from trousse.practice.documents.docx import NAMESPACE
from trousse.practice.documents.odt import PROPERTY
from trousse.practice.documents.page import MAX_RESUME, parse_resume

_MAX_FILE = 5_000_000
_MAX_DATA = 4 * MAX_RESUME
_ATTACHED = re.compile(
    rb"<<((?:[^<>]|<<[^<>]*>>)*/Type\s*/EmbeddedFile(?:[^<>]|<<[^<>]*>>)*)>>\s*stream\r?\n"
)
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"


def read_back(data: bytes) -> dict[str, Any]:
    """Return the JSON Resume inside a PDF, DOCX, ODT or JSON file made here.

    Raises:
        TrousseError: the file is larger than 5 MB or holds no CV.
    """
    if len(data) > _MAX_FILE:
        raise TrousseError("CV", "ce fichier est trop gros", "Choisissez le fichier de votre CV.")
    try:
        text = _text_of(data)
    except (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, UnicodeDecodeError, ValueError):
        text = ""
    return parse_resume(text)


def _text_of(data: bytes) -> str:
    if data.startswith(b"%PDF"):
        return _from_pdf(data)
    return _from_zip(data) if data.startswith(b"PK\x03\x04") else data.decode("utf-8-sig")


def _from_pdf(data: bytes) -> str:
    found = _ATTACHED.search(data)
    size = re.search(rb"/Length\s+(\d+)", found[1]) if found else None
    if not found or not size:
        return ""
    stream = data[found.end() : found.end() + int(size[1])]
    packed = b"/FlateDecode" in found[1]
    return (zlib.decompressobj().decompress(stream, _MAX_DATA) if packed else stream).decode()


def _from_zip(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for info in archive.infolist():
            if info.filename == "meta.xml" or re.match(r"customXml/item\d+\.xml$", info.filename):
                text = _from_xml(archive.open(info).read(_MAX_DATA))
                if text:
                    return text
    return ""


def _from_xml(xml: bytes) -> str:
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        return ""  # our files have none; entities are how XML is made to explode
    for element in ElementTree.fromstring(xml).iter():  # noqa: S314 - no entity gets here
        ours = element.tag == f"{{{NAMESPACE}}}resume"
        if ours or element.get(f"{_META}name") == PROPERTY:
            return element.text or ""
    return ""
