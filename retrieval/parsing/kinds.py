"""What a file is, by its content; its name may say anything."""

import codecs
import re

from retrieval.parsing.errors import Encrypted, OldWord, WrongKind
from retrieval.parsing.parsed import Kind

_PDF = b"%PDF-"
_PDF_STARTS_WITHIN = 1024
"""Bytes: what readers of PDF forgive before the header (ISO 32000-1, implementation note 13)."""
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream that holds a DOCX with a password ([MS-OFFCRYPTO] 2.3.4.4)."""
_OTHER_TEXTS = re.compile(rb"\s*(?:\{\\rtf|<!doctype\s+html|<html|<\?xml|%!PS)", re.IGNORECASE)
_NOT_IN_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
WIDE_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""What text in UTF-16 begins with."""


def kind_of(data: bytes) -> Kind:
    """Raises Encrypted, OldWord or WrongKind for what cannot be read by its kind alone."""
    if _PDF in data[:_PDF_STARTS_WITHIN]:
        return "pdf"
    if data.startswith(_ZIP):
        return "docx"
    if data.startswith(_OLE):
        raise Encrypted if _ENCRYPTED_OFFICE in data else OldWord
    if _OTHER_TEXTS.match(data):
        raise WrongKind
    if not data.startswith(WIDE_MARKS) and _NOT_IN_TEXT.search(data):
        raise WrongKind
    return "text"
