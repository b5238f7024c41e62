"""Makes files of every format for the tests of the readers, from words of our own."""

import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import docx
import openpyxl

from negotiations.intake.readers import RawArticle, read_articles

OPENING = "The gates of the weir at Tarn were opened on Monday."
WORDS = "“It is late, but it is water,” farmer Ada Brook said."
HEADLINE = "Weir opens at Tarn"
TEXT = f"{OPENING}\n\n{WORDS}"


def read(content: bytes | str, name: str = "file") -> list[RawArticle]:
    """Return the articles of a file; text is written as UTF-8."""
    data = content.encode() if isinstance(content, str) else content
    return list(read_articles(io.BytesIO(data), name))


def json_lines(*objects: Any) -> str:
    return "".join(json.dumps(item, ensure_ascii=False) + "\n" for item in objects)


def zipped(files: Mapping[str, bytes | str]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return held.getvalue()


def word_file(*paragraphs: str, title: str = "") -> bytes:
    document = docx.Document()
    if title:
        document.add_paragraph(title, style="Title")
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def workbook(*sheets: Sequence[Sequence[Any]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, rows in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"Sheet {number}")
        for row in rows:
            sheet.append(list(row))
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def pdf(*pages: Sequence[tuple[float, float, float, str]], drawn: bytes = b"") -> bytes:
    """Return a PDF; a page is its lines as (x, y, size, words), in points from the lower left."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>"]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))
    objects.append(b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)))
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>")
    for number, lines in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number)
        )
        content = drawn + b"\n".join(_drawn(*line) for line in lines)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _pdf_of(objects)


def _drawn(x: float, y: float, size: float, words: str) -> bytes:
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("cp1252")
    return b"BT /F1 %d Tf 1 0 0 1 %d %d Tm (%s) Tj ET" % (size, x, y, escaped)


def _pdf_of(objects: Sequence[bytes]) -> bytes:
    held = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(held))
        held += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return held + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, table, len(objects) + 1, len(held))
    )


def rss(description: str) -> str:
    """Return a feed of one entry, whose description is given as it stands in XML."""
    return (
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Lisk Courier</title>"
        f"<item><title>Talks</title><description>{description}</description></item></channel></rss>"
    )


def atom(xhtml: str) -> str:
    """Return a feed of one entry with XHTML inside."""
    return (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>Lisk Courier</title><entry><title>Talks</title>"
        f"<content type='xhtml'><x:div xmlns:x='http://www.w3.org/1999/xhtml'>{_prefixed(xhtml)}</x:div></content>"
        "</entry></feed>"
    )


def _prefixed(xhtml: str) -> str:
    return xhtml.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:")


def nitf(content: str) -> str:
    """Return a story with this content."""
    return f"<nitf><body><body.head/><body.content>{content}</body.content></body></nitf>"
