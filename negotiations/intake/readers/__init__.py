"""Readers of article files, one format a module, chosen by what the file holds.

A reader module has `recognise(head: bytes, name: str) -> bool` and
`read(stream: BinaryIO, name: str) -> Iterator[RawArticle]`. A new format is one module and one
line in READERS; the first that recognises the file reads it, so the general ones come last.
"""

from collections.abc import Iterator
from types import ModuleType
from typing import BinaryIO, cast

from negotiations.intake.readers import text
from negotiations.intake.readers.raw import NotReadable, RawArticle

__all__ = ["HEAD", "READERS", "NotReadable", "RawArticle", "read_articles", "reader_for"]

HEAD = 8192
READERS: list[ModuleType] = [text]


def reader_for(head: bytes, name: str) -> ModuleType:
    """Return the reader for a file that begins with `head`; raises NotReadable when none fits."""
    for reader in READERS:
        if reader.recognise(head, name):
            return reader
    raise NotReadable(f"{name}: no reader knows this kind of file; hand in text, such as .txt or .md")


def read_articles(stream: BinaryIO, name: str) -> Iterator[RawArticle]:
    """Yield the articles of a seekable binary stream, whatever its format. Raises NotReadable."""
    head = stream.read(HEAD)
    stream.seek(0)
    return cast("Iterator[RawArticle]", reader_for(head, name).read(stream, name))
