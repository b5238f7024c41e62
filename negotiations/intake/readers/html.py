"""Web pages as they were saved: the article's paragraphs, and what the page states about it."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from negotiations.intake.readers.encoding import decode, decode_head
from negotiations.intake.readers.page_facts import facts_of
from negotiations.intake.readers.page_text import article_text, load_page
from negotiations.intake.readers.raw import NotReadable, RawArticle
from negotiations.intake.readers.set_aside import (
    FURNITURE,
    article_part,
    paragraphs_of,
    passed_over,
    prose_of_only_article,
    set_aside,
)

MAX_BYTES = 5 * 1024 * 1024
BEGINNING = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
TAGS = re.compile(r"</?(?:p|div|body|head|article|h1|meta|br)\b[^>]{0,500}>", re.I)
# What no tree of XML can hold, as it is and as a reference (XML 1.0, section 2.2): some libraries give up over one of them.
UNPRINTABLE = re.compile(
    r"[\x01-\x08\x0b\x0c\x0e-\x1f]"
    r"|&#(?:x0*(?:[0-8bcef]|1[0-9a-f])(?![0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01])(?!\d));?",
    re.I,
)
CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([\w-]{2,40})", re.I)


def recognise(head: bytes, name: str) -> bool:
    """Tell a page by its beginning; a fragment by its name and its tags."""
    text = decode_head(head)
    if BEGINNING.match(text.lstrip("\ufeff")):
        return True
    return name.lower().endswith((".html", ".htm", ".xhtml")) and len(TAGS.findall(text)) >= 2


def read(stream: BinaryIO, name: str) -> Iterator[RawArticle]:
    """Yield the page's article. Raises NotReadable when no article can be found in it."""
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise NotReadable(f"{name}: larger than {MAX_BYTES // (1024 * 1024)} MB, the limit for one page")
    yield from_html(_text(data), name)


def from_html(html: str, name: str) -> RawArticle:
    """Return the article of a page. Raises NotReadable."""
    html = html.replace("\x00", "")
    article = _article(html, name)
    if article is None and UNPRINTABLE.search(html):
        article = _article(UNPRINTABLE.sub("", html), name)
    if article is None:
        raise NotReadable(f"{name}: no article was found in this page")
    return article


def _article(html: str, name: str) -> RawArticle | None:
    """Return the article of a page, None when none is found. Raises NotReadable when the page cannot be parsed."""
    tree = load_page(html)
    if tree is None:
        raise NotReadable(f"{name}: this page cannot be parsed")
    facts = facts_of(tree)
    part = article_part(tree)
    article = tree if part is None else part
    dropped = set_aside(article)
    if dropped:
        html = etree.tostring(tree, encoding="unicode", method="html")  # without the boxes
    paragraphs = paragraphs_of(article, passing=FURNITURE if part is None else ())
    text = article_text(tree, html)
    if not text.strip() and (whole := load_page(html)) is not None:
        text = prose_of_only_article(whole)
    if not text.strip():
        return None
    return RawArticle(
        name=name,
        text="\n\n".join(line for line in text.split("\n") if line.strip()),
        title=facts.title or None,
        byline=facts.byline,
        date=facts.published,
        publisher=facts.publisher,
        url=facts.url,
        language=facts.language,
        dropped=(*dropped, *passed_over(paragraphs, f"{facts.title}\n{facts.byline}\n{text}", dropped)),
    )


def _text(data: bytes) -> str:
    """Decode a page: UTF-8 where it is that, else as the page declares, else by what the bytes look like."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = CHARSET.search(data[:4096])
    if declared:
        try:
            return data.decode(declared.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)
