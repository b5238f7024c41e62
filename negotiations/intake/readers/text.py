"""Plain text and Markdown files: one article each."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from negotiations.intake.readers.encoding import decode, decode_head
from negotiations.intake.readers.raw import NotReadable, RawArticle

MAX_BYTES = 32 * 1024 * 1024
MARKDOWN_LINK = re.compile(r"!?\[([^\]\n]{0,400})\]\((?:https?:|/|#)[^)\s]{0,2000}\)")
MARKDOWN_HEADING = re.compile(r"^#{1,6}[ \t]+(\S.*?)[ \t]*#*$", re.MULTILINE)
MARKDOWN_STRONG = re.compile(r"(\*\*|__)(?=\S)([^*_\n]{1,400}?)(?<=\S)\1")
LOOKED_AT = 4096  # bytes
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
    if name.lower().endswith((".md", ".markdown")):
        text = plain_from_markdown(text)
    yield RawArticle(name=name, text=text)


def plain_from_markdown(text: str) -> str:
    """Strip the marks of headings, links and strong words; the words and the paragraphs stay."""
    text = MARKDOWN_LINK.sub(r"\1", text)
    text = MARKDOWN_HEADING.sub(r"\1", text)
    return MARKDOWN_STRONG.sub(r"\2", text)
