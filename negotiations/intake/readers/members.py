"""One article out of a larger file, packed to wait its turn."""

import json
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
