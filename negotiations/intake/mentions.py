"""Finds words in the bytes of a file or page, whatever they are written in: to be sure, rather than quick."""

import html
import io
import json
import re
from collections.abc import Sequence

from negotiations.intake.readers import NotReadable, read_articles
from negotiations.intake.readers.encoding import decode
from negotiations.intake.readers.markup import MarkupRefused

TAG = re.compile(r"<[^<>]{0,5000}>")
PACKED = (b"PK\x03\x04", b"%PDF-")
ALIKE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "\u00ad": None}
)


def mentions(content: bytes, words: Sequence[str], *, name: str) -> bool:
    """Say whether a file holds any of the words. `name` is what its reader may go by."""
    if not words or not content:
        return False
    if content.startswith(PACKED):
        return _in_articles(content, words, name)
    text = decode(content)
    # A tag may stand inside a word, or between two; the HTML of a feed's entry is escaped once more.
    looked_at = (text, *(_shown(_shown(text, put), put) for put in ("", " ")), _unescaped(text))
    wanted = [_plain(each) for each in words]
    return any(each in _plain(version) for version in looked_at for each in wanted)


def _shown(text: str, put: str) -> str:
    return html.unescape(TAG.sub(put, text))


def _plain(text: str) -> str:
    """Return a text without what changes from one writing of the same words to another."""
    return " ".join(text.translate(ALIKE).casefold().split())


def _unescaped(text: str) -> str:
    """Return a text with the escapes of JSON undone, one by one, so that what is no JSON does no harm."""
    return re.sub(r"\\(?:u[0-9a-fA-F]{4}(?:\\u[dD][c-fC-F][0-9a-fA-F]{2})?|[\"\\/nrt])", _letter, text)


def _letter(found: re.Match[str]) -> str:
    try:
        return str(json.loads(f'"{found[0]}"'))
    except ValueError:
        return found[0]


def _in_articles(content: bytes, words: Sequence[str], name: str) -> bool:
    """Read what is packed as articles; what cannot be read is taken to hold the words."""
    wanted = [_plain(each) for each in words]
    try:
        for article in read_articles(io.BytesIO(content), name):
            if article.problem or any(each in _plain(f"{article.title} {article.text}") for each in wanted):
                return True
    except (NotReadable, MarkupRefused):
        return True
    return False
