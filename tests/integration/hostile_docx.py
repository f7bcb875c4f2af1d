"""Word documents that are broken, or that try to hurt whoever reads them."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BREAD = "<w:p><w:r><w:t>Baked bread</w:t></w:r></w:p>"


def packed(document: bytes, more: dict[str, bytes] | None = None, *, main: str = MAIN, relations: str = "") -> bytes:
    """A package whose word/document.xml is `document`, with `relations` of it as XML."""
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )
    head = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    root = f'{head}<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>'
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED, compresslevel=1) as package:
        package.writestr("[Content_Types].xml", types)
        package.writestr("_rels/.rels", root)
        package.writestr("word/document.xml", document)
        if relations:
            package.writestr("word/_rels/document.xml.rels", f"{head}{relations}</Relationships>")
        for name, data in (more or {}).items():
            package.writestr(name, data)
    return out.getvalue()


def document(body: str, *, doctype: str = "") -> bytes:
    root = f'<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{doctype}{root}'.encode()


def bomb(megabytes: int) -> bytes:
    return packed(document(BREAD), {"word/media/image1.png": b"\0" * megabytes * 1_000_000})


def bomb_that_lies(megabytes: int) -> bytes:
    """The directory of the package tells of a hundred bytes for the document."""
    size = megabytes * 1_000_000
    data = packed(b" " * size)
    return data.replace(struct.pack("<I", size), struct.pack("<I", 100))


def laughing(levels: int) -> bytes:
    """Each entity is ten times the one before."""
    entities = '<!ENTITY a0 "bread">' + "".join(
        f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, levels)
    )
    body = f"<w:p><w:r><w:t>Baked &a{levels - 1};</w:t></w:r></w:p>"
    return packed(document(body, doctype=f"<!DOCTYPE d [{entities}]>"))


def nested(depth: int) -> bytes:
    table = "<w:tbl><w:tr><w:tc>" * depth + BREAD + "</w:tc></w:tr></w:tbl>" * depth
    return packed(document(table))


def of_paragraphs(count: int) -> bytes:
    return packed(document("<w:p/>" * count))


def reaching_out(port: int) -> bytes:
    """Names a template, a picture, an entity and a document type at an address, and a file of the machine."""
    address = f"http://127.0.0.1:{port}"
    relations = "".join(
        f'<Relationship Id="{name}" Type="{RELATIONS}/{name}" Target="{address}/{name}" TargetMode="External"/>'
        for name in ("attachedTemplate", "image", "oleObject", "frame")
    )
    doctype = (
        f'<!DOCTYPE d SYSTEM "{address}/dtd" ['
        f'<!ENTITY far SYSTEM "{address}/entity"><!ENTITY near SYSTEM "file:///etc/hostname">'
        f'<!ENTITY % more SYSTEM "{address}/more"> %more;]>'
    )
    body = "<w:p><w:r><w:t>Baked &far;&near; bread</w:t></w:r></w:p>" + BREAD
    return packed(document(body, doctype=doctype), relations=relations)


def with_macros() -> bytes:
    main = "application/vnd.ms-word.document.macroEnabled.main+xml"
    return packed(document(BREAD), {"word/vbaProject.bin": b"\0"}, main=main)


def spreadsheet() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr("xl/workbook.xml", "<workbook/>")
    return out.getvalue()


def ole(stream: str) -> bytes:
    """What Word's old format and documents with a password begin with, and the name of a stream in it."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + stream.encode("utf-16-le") + bytes(1000)
