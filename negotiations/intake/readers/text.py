"""Plain text and Markdown files: one article each."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from negotiations.intake.readers import markdown, stated
from negotiations.intake.readers.encoding import decode, decode_head
from negotiations.intake.readers.raw import NotReadable, RawArticle

MAX_BYTES = 32 * 1024 * 1024
LOOKED_AT = 4096  # bytes
MOST_TOLD = 500  # characters of front matter
UNLIKELY = bytes([*range(0x01, 0x09), *range(0x0E, 0x20)])  # control characters


def recognise(head: bytes, name: str) -> bool:
    """Tell whether the first bytes are text at all (in any encoding we read); the name is not needed."""
    if not head:
        return True
    text = decode_head(head[:LOOKED_AT])
    plain = text.encode("utf-8", "replace")
    odd = len(plain) - len(plain.translate(None, UNLIKELY)) + text.count("\ufffd")
    return odd <= len(text) * 0.02 + 1


def read(stream: BinaryIO, name: str) -> Iterator[RawArticle]:
    """Yield the one article of a text file. Raises NotReadable with the file's name when there is none."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise NotReadable(f"{name}: larger than {MAX_BYTES // (1024 * 1024)} MB, the limit for one text")
    if not recognise(data, name):
        raise NotReadable(f"{name}: this is not text (binary data)")
    text = decode(data)
    if not text.strip("\ufeff\x00 \t\r\n"):
        raise NotReadable(f"{name}: the file is empty")
    about: dict[str, Any] = {}
    if text.startswith(markdown.FENCES):
        about, block = markdown.front_matter(text)
        # Lines keep their numbers.
        text = "\n" * block.count("\n") + text[len(block) :]
        about["dropped"] = [(block[:MOST_TOLD], "front matter")] if block else []
    if name.lower().endswith(markdown.NAMES):
        about.setdefault("title", markdown.headline_of(text))
        text = markdown.plain(text)
    yield stated.article(name=name, text=text, **about) if about else RawArticle(name=name, text=text)
