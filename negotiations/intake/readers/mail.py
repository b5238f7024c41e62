"""E-mail messages (.eml): a statement or a story that was mailed."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import BinaryIO

from negotiations.intake.readers.encoding import decode
from negotiations.intake.readers.html import from_html
from negotiations.intake.readers.raw import NotReadable, RawArticle

MAX_BYTES = 32 * 1024 * 1024
HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*")
TELLING = {b"from", b"to", b"subject", b"date", b"message-id", b"received", b"mime-version", b"return-path"}
PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)


def recognise(head: bytes, name: str) -> bool:
    """Tell a message by at least three of the headers that every message has, from the first line on."""
    place, seen = 0, set()
    while found := HEADER.match(head, place):
        seen.add(found.group().partition(b":")[0].lower())
        place = found.end()
    return len(seen & TELLING) >= 3


def read(stream: BinaryIO, name: str) -> Iterator[RawArticle]:
    """Yield the message's text. The day a message was sent is not taken for the day of publication."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise NotReadable(f"{name}: larger than {MAX_BYTES // (1024 * 1024)} MB, the limit for one message")
    message = message_from_bytes(data, policy=policy.default)
    body = message.get_body(preferencelist=("plain", "html"))
    if not isinstance(body, EmailMessage):
        raise NotReadable(f"{name}: the message holds no text")
    text = _content(body)
    if body.get_content_subtype() == "html":
        text = from_html(text, name).text
    if not text.strip():
        raise NotReadable(f"{name}: the message is empty")
    title = PREFIX.sub("", _header(message, "subject")).strip()
    yield RawArticle(name=name, text=text, title=title or None, byline=_header(message, "from"))


def _content(body: EmailMessage) -> str:
    """Return a part's text; a part in an encoding that is unknown or wrong is read by its bytes."""
    try:
        return str(body.get_content())
    except (LookupError, UnicodeError, ValueError, AttributeError):
        payload = body.get_payload(decode=True)
        return decode(payload) if isinstance(payload, bytes) else ""


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError):  # headers that the library cannot parse
        return ""
