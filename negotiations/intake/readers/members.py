"""One article out of a larger file, packed to wait its turn; and a file of an archive, packed to be handed out again."""

import base64
import json
import zlib
from dataclasses import asdict
from datetime import date

from negotiations.intake.readers.raw import RawArticle


def packed(article: RawArticle) -> bytes:
    """Return the article as bytes; lone surrogates and NULs survive."""
    values = asdict(article)
    values["date"] = article.date.isoformat() if article.date else None
    return json.dumps(values).encode("ascii")


def unpacked(content: bytes) -> RawArticle:
    """Return what `packed` was given."""
    values = json.loads(content)
    values["date"] = date.fromisoformat(values["date"]) if values["date"] else None
    return RawArticle(**values)


def packed_file(data: bytes) -> str:
    """Return a file's bytes as an article's `original`."""
    return base64.b64encode(zlib.compress(data)).decode("ascii")


def file_of(article: RawArticle) -> bytes:
    """Return the bytes of an article's `original`; empty when it has none."""
    return zlib.decompress(base64.b64decode(article.original)) if article.original else b""
