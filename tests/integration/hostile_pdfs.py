"""PDFs that are broken, or that try to hurt whoever reads them: written by hand, since no library would."""

import zlib
from collections.abc import Sequence

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def written(objects: Sequence[bytes], *, trailer: bytes = b"") -> bytes:
    """A whole file of `objects`, numbered from 1; the first is the catalog."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out) + b"trailer << /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def one_page(
    content: bytes,
    *more: bytes,
    catalog: bytes = b"",
    resources: bytes = b"",
    page: bytes = b"",
    font: bytes = HELVETICA,
) -> bytes:
    """A page with the object `content` (a stream) and a font named F; `more` are objects from number 6 on."""
    return written(
        [
            b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> %s >> %s >>" % (resources, page),
            content,
            font,
            *more,
        ]
    )


def saying(text: bytes) -> bytes:
    return stream(b"BT /F 12 Tf 50 780 Td (%s) Tj ET" % text)


def with_actions(port: int) -> bytes:
    """Scripts, programs to start, addresses to open and a file in it, as soon as it is opened."""
    return one_page(
        saying(b"Baked bread for nine years"),
        b"<< /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1:%d/js'\\);) /Next 7 0 R >>" % port,
        b"<< /S /Launch /F (/bin/sh) /Next 8 0 R >>",
        b"<< /S /URI /URI (http://127.0.0.1:%d/uri) >>" % port,
        b"<< /Type /Filespec /F (evil.exe) /EF << /F 10 0 R >> >>",
        stream(b"MZ"),
        b"<< /FS /URL /F (http://127.0.0.1:%d/file) >>" % port,
        catalog=b"/OpenAction 6 0 R /Names << /EmbeddedFiles << /Names [(evil.exe) 9 0 R] >> >>",
        page=b"/AA << /O 6 0 R >>",
    )


def of_pages(count: int, told: int | None = None) -> bytes:
    kids = b"4 0 R " * count
    return written(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count if told is None else told),
            b"null",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
        ]
    )


def nested(depth: int) -> bytes:
    """Arrays in arrays and dictionaries in dictionaries, in an object and among what is drawn."""
    arrays = b"[" * depth + b"]" * depth
    return one_page(
        stream(arrays + b" TJ BT /F 12 Tf 50 780 Td (Baked bread) Tj ET"),
        arrays,
        b"<< /A " * depth + b"1" + b">>" * depth,
        catalog=b"/Names 6 0 R /Dests 7 0 R",
    )


def drawing_itself() -> bytes:
    form = stream(b"/X Do", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>")
    return one_page(
        stream(b"/X Do BT /F 12 Tf 50 780 Td (Baked bread) Tj ET"), form, resources=b"/XObject << /X 6 0 R >>"
    )


def pages_in_a_circle() -> bytes:
    return written([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"])


def packed_twice(megabytes: int) -> bytes:
    """A few kilobytes that unpack to `megabytes` of drawing, most of it blanks."""
    once = zlib.compressobj(9)
    data = b"".join(once.compress(b" " * 1_000_000) for _ in range(megabytes)) + once.flush()
    return one_page(stream(zlib.compress(data, 9), b"/Filter [/FlateDecode /FlateDecode]"))


def with_a_picture(side: int, text: bytes = b"") -> bytes:
    """A picture of `side` times `side` dots by its own account."""
    picture = stream(
        zlib.compress(b"\xff" * 1000),
        b"/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceRGB /BitsPerComponent 8"
        b" /Filter /FlateDecode" % (side, side),
    )
    drawn = b"q 500 0 0 700 50 50 cm /I Do Q BT /F 12 Tf 50 780 Td (%s) Tj ET" % text
    return one_page(stream(drawn), picture, resources=b"/XObject << /I 6 0 R >>")


def writing_much(characters: int) -> bytes:
    line = b"(%s) Tj 0 -1 Td " % (b"bread " * 20)
    data = b"BT /F 1 Tf 10 800 Td " + line * (characters // 120) + b" ET"
    return one_page(stream(zlib.compress(data), b"/Filter /FlateDecode"))


def in_hebrew() -> bytes:
    """Drawn from left to right, as printers of old did, each letter at its place: alef, bet, gimel from the right."""
    letters = "אבג"
    to_unicode = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /H def /CMapType 2 def\n"
    to_unicode += b"1 begincodespacerange <00> <FF> endcodespacerange\n%d beginbfchar\n" % len(letters)
    to_unicode += b"".join(b"<%02X> <%04X>\n" % (65 + place, ord(letter)) for place, letter in enumerate(letters))
    to_unicode += b"endbfchar endcmap CMapName currentdict /CMap defineresource pop end end"
    font = HELVETICA.replace(b">>", b"/ToUnicode 6 0 R >>")
    return one_page(saying(b"CBA"), stream(to_unicode), font=font)
