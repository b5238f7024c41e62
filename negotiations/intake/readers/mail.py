"""E-mail messages (.eml): a statement or a story that was mailed, and the files that hang on it."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses
from typing import BinaryIO

from negotiations.common.text import visible_line
from negotiations.intake.limits import MOST_NAME
from negotiations.intake.readers import archive, office
from negotiations.intake.readers.encoding import decode
from negotiations.intake.readers.html import from_html
from negotiations.intake.readers.raw import NotReadable, RawArticle
from negotiations.intake.readers.replies import PREFIX, without_quoted_html, without_replies

MAX_BYTES = 32 * 1024 * 1024
MOST_ATTACHED = 100
MOST_NAMED = 5  # files that were not read, in a message
HEADER = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t]?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*")
TELLING = {b"from", b"to", b"subject", b"date", b"message-id", b"received", b"mime-version", b"return-path"}
# Text, but no article: dates, addresses, signatures.
NO_ARTICLES = {
    "text/calendar": "a date for a calendar", "text/vcard": "an address", "text/x-vcard": "an address",
}  # fmt: skip
SIGNED = ("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature")
OWN_TEXT = "message"  # the name of the message's own text beside the files on it
# What the library raises for headers and parts that it cannot parse.
BROKEN = (LookupError, UnicodeError, ValueError, AttributeError, TypeError, RecursionError)

Reader = Callable[[BinaryIO, str], Iterator[RawArticle]]


@dataclass
class _Attached:
    """What hangs on a message: its articles, further text of its own, what was not read and why."""

    articles: list[RawArticle] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def note(self) -> str:
        """Name what was not read; "" when all was."""
        if not self.unread:
            return ""
        more = len(self.unread) - MOST_NAMED
        named = "; ".join(self.unread[:MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")
        return f"Not read of what is attached: {named}."


def recognise(head: bytes, name: str) -> bool:
    """Tell a message by at least three of the headers that every message has, from the first line on."""
    place, seen = 0, set()
    while found := HEADER.match(head, place):
        seen.add(found.group().partition(b":")[0].lower())
        place = found.end()
    return len(seen & TELLING) >= 3


def read(stream: BinaryIO, name: str, read_attached: Reader) -> Iterator[RawArticle]:
    """Yield the message's text, then the articles of the files on it, read by `read_attached`.

    Words of earlier messages are set aside. The day a message was sent is not taken for the day of publication.
    Raises NotReadable.
    """
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise NotReadable(f"{name}: larger than {MAX_BYTES // (1024 * 1024)} MB, the limit for one message")
    try:
        message = message_from_bytes(data, policy=policy.default)
        body = message.get_body(preferencelist=("plain", "html"))
        attached = _attached(message, name, read_attached)
    except BROKEN as fault:
        raise NotReadable(f"{name}: a broken message") from fault
    own = _own_text(message, body, attached, name)
    if own is None and not attached.articles:
        told = attached.note()
        raise NotReadable(f"{name}: the message holds no text" + (f". {told}" if told else ""))
    if own is not None:
        yield replace(own, member=OWN_TEXT) if attached.articles else own
    yield from attached.articles


def _own_text(message: EmailMessage, body: object, attached: _Attached, name: str) -> RawArticle | None:
    """Return the article that the message is; None when it says nothing itself."""
    dropped: list[tuple[str, str]] = []
    text = ""
    if isinstance(body, EmailMessage):
        text = _content(body)
        if body.get_content_subtype() == "html":
            text, quoted = without_quoted_html(text)
            try:
                article = from_html(text, name)
            except NotReadable:
                article = RawArticle(name=name, text="")
            text = article.text
            dropped = [*quoted, *((told, reason) for told, reason in article.dropped)] if text else []
    text = "\n\n".join(part for part in (text, *attached.texts) if part.strip())
    subject = _header(message, "subject")
    text, replies = without_replies(text, subject=subject)
    if not text.strip():
        return None
    title = PREFIX.sub("", subject).strip()
    return RawArticle(
        name=name,
        text=text,
        title=title or None,
        byline=_senders(message),
        dropped=(*dropped, *replies),
        note=attached.note(),
    )


def _attached(message: EmailMessage, name: str, read_attached: Reader) -> _Attached:
    """Read the files on a message. A message on it is not opened further, nor an archive."""
    found = _Attached()
    names: set[str] = set()
    for number, part in enumerate(message.iter_attachments() if message.is_multipart() else (), start=1):
        if number > MOST_ATTACHED:
            found.unread.append(f"all after the first {MOST_ATTACHED}")
            break
        kind = part.get_content_type()
        file = visible_line(part.get_filename() or "")[:MOST_NAME]
        if not file and kind == "text/plain" and not part.is_attachment():
            found.texts.append(_content(part))  # as some programs cut a text in pieces around its pictures
        elif (file or kind == "message/rfc822" or part.is_attachment()) and kind not in SIGNED:
            label = file or f"attachment {number}"
            label = f"{label} ({number})" if label in names else label
            names.add(label)
            _read_one(part, kind, name=name, label=label, read_attached=read_attached, found=found)
    return found


def _read_one(
    part: EmailMessage, kind: str, *, name: str, label: str, read_attached: Reader, found: _Attached
) -> None:
    try:
        if kind in NO_ARTICLES:
            raise NotReadable(NO_ARTICLES[kind])
        if kind == "message/rfc822":
            raise NotReadable("a message in a message: hand it in by itself")
        data = part.get_payload(decode=True)
        content = data if isinstance(data, bytes) else b""
        if archive.recognise(content, label) and not office.recognise(content, label):
            raise NotReadable("an archive: hand it in by itself")
        for article in read_attached(io.BytesIO(content), label):
            member = f"{label}, {article.member}" if article.member else label
            found.articles.append(replace(article, name=name, member=member))
    except NotReadable as refusal:
        found.unread.append(f"{label} ({str(refusal).removeprefix(f'{label}: ')})")


def _content(body: EmailMessage) -> str:
    """Return a part's text; a part in an encoding that is unknown or wrong is read by its bytes."""
    try:
        return str(body.get_content())
    except (LookupError, UnicodeError, ValueError, AttributeError):
        payload = body.get_payload(decode=True)
        return decode(payload) if isinstance(payload, bytes) else ""


def _senders(message: EmailMessage) -> str:
    """Return the names of those who sent a message, never their addresses."""
    try:
        pairs = getaddresses([_header(message, "from")])
    except BROKEN:
        return ""
    return ", ".join(name for name, _ in pairs if name and "@" not in name)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError):  # headers that the library cannot parse
        return ""
