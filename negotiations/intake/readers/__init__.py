"""Readers of article files, one format a module, chosen by what the file holds.

A reader module has `recognise(head: bytes, name: str) -> bool` and
`read(stream: BinaryIO, name: str) -> Iterator[RawArticle]`; those of tables also take the
columns that a person chose. A new format is one module and one line in READERS; the first
that recognises the file reads it, so the general ones come last.
"""

import itertools
from collections.abc import Callable, Iterator
from functools import partial
from typing import BinaryIO, NamedTuple

from negotiations.intake.readers import (
    archive,
    html,
    json_records,
    mail,
    office,
    pdf,
    rtf,
    signatures,
    table,
    text,
    workbook,
    xml,
)
from negotiations.intake.readers.raw import ColumnsUnknown, NotReadable, RawArticle
from negotiations.intake.readers.rows import UNCHOSEN, Columns, Row

__all__ = [
    "HEAD",
    "READERS",
    "Columns",
    "ColumnsUnknown",
    "NotReadable",
    "RawArticle",
    "first_rows",
    "read_articles",
    "reader_for",
]

HEAD = 8192


class Reader(NamedTuple):
    """How one format is told and read."""

    recognise: Callable[[bytes, str], bool]
    read: Callable[..., Iterator[RawArticle]]


def _read_archive(stream: BinaryIO, name: str, columns: Columns = UNCHOSEN) -> Iterator[RawArticle]:
    return archive.read(stream, name, partial(read_articles, columns=columns))


def _read_mail(stream: BinaryIO, name: str, columns: Columns = UNCHOSEN) -> Iterator[RawArticle]:
    return mail.read(stream, name, partial(read_articles, columns=columns))


READERS = [
    Reader(pdf.recognise, pdf.read),
    Reader(office.recognise, office.read),
    Reader(archive.recognise, _read_archive),
    Reader(rtf.recognise, rtf.read),
    Reader(mail.recognise, _read_mail),
    Reader(html.recognise, html.read),
    Reader(xml.recognise, xml.read),
    Reader(json_records.recognise, json_records.read),
    Reader(table.recognise, table.read),
    Reader(text.recognise, text.read),
]

OF_TABLES = (office.read, _read_archive, _read_mail, table.read)


def reader_for(head: bytes, name: str, columns: Columns = UNCHOSEN) -> Reader:
    """Return the reader for a file that begins with `head`; raises NotReadable when none fits."""
    if told := signatures.told_by(head):
        raise NotReadable(f"{name}: {told}")
    for reader in READERS:
        # Chosen columns may tell a table that our names for columns do not.
        chosen = columns and reader.read is table.read and table.recognise(head, name, columns)
        if chosen or reader.recognise(head, name):
            return reader
    raise NotReadable(
        f"{name}: no reader knows this kind of file; text, web pages, e-mail, PDF, Word, Rich Text, tables, JSON,"
        " feeds, what agencies send, and ZIP archives of them can be read"
    )


def read_articles(stream: BinaryIO, name: str, columns: Columns = UNCHOSEN) -> Iterator[RawArticle]:
    """Yield the articles of a seekable binary stream, whatever its format. Raises NotReadable.

    `columns`: the headings of a table's columns as a person named them for our fields.
    """
    head = stream.read(HEAD)
    stream.seek(0)
    read = reader_for(head, name, columns).read
    return read(stream, name, columns) if columns and read in OF_TABLES else read(stream, name)


def first_rows(stream: BinaryIO, name: str, most: int) -> list[Row]:
    """Return the headings of a table and the first rows under them. Raises NotReadable when it is none."""
    head = stream.read(HEAD)
    stream.seek(0)
    if office.recognise(head, name):
        if office.kind_of(stream, name) != office.WORKBOOK:
            raise NotReadable(f"{name}: no table")
        rows = workbook.rows_of(stream, name)
    else:
        rows = table.rows_of(stream, name)
    return list(itertools.islice(rows, most + 1))
