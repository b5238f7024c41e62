"""Readers of article files, one format a module, chosen by what the file holds.

A reader module has `recognise(head: bytes, name: str) -> bool` and
`read(stream: BinaryIO, name: str) -> Iterator[RawArticle]`. A new format is one module and one
line in READERS; the first that recognises the file reads it, so the general ones come last.
"""

from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple

from negotiations.intake.readers import archive, html, json_records, mail, office, pdf, table, text, xml
from negotiations.intake.readers.raw import NotReadable, RawArticle

__all__ = ["HEAD", "READERS", "NotReadable", "RawArticle", "read_articles", "reader_for"]

HEAD = 8192


class Reader(NamedTuple):
    """How one format is told and read."""

    recognise: Callable[[bytes, str], bool]
    read: Callable[[BinaryIO, str], Iterator[RawArticle]]


def _read_archive(stream: BinaryIO, name: str) -> Iterator[RawArticle]:
    return archive.read(stream, name, read_articles)


READERS = [
    Reader(pdf.recognise, pdf.read),
    Reader(office.recognise, office.read),
    Reader(archive.recognise, _read_archive),
    Reader(mail.recognise, mail.read),
    Reader(html.recognise, html.read),
    Reader(xml.recognise, xml.read),
    Reader(json_records.recognise, json_records.read),
    Reader(table.recognise, table.read),
    Reader(text.recognise, text.read),
]


def reader_for(head: bytes, name: str) -> Reader:
    """Return the reader for a file that begins with `head`; raises NotReadable when none fits."""
    for reader in READERS:
        if reader.recognise(head, name):
            return reader
    raise NotReadable(
        f"{name}: no reader knows this kind of file; text, web pages, e-mail, PDF, Word, tables, JSON,"
        " feeds, what agencies send, and ZIP archives of them can be read"
    )


def read_articles(stream: BinaryIO, name: str) -> Iterator[RawArticle]:
    """Yield the articles of a seekable binary stream, whatever its format. Raises NotReadable."""
    head = stream.read(HEAD)
    stream.seek(0)
    return reader_for(head, name).read(stream, name)
