"""Paragraphs of marked-up text: of an XML element or of a fragment of HTML, without captions and scripts."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml import etree, html

BLOCK_NAMES = """
    p div section article main header footer body body.content block h1 h2 h3 h4 h5 h6 hl1 hl2 li ul ol dl dt dd
    blockquote bq pre table tr td th hr lead"""
PASSED_OVER = """
    script style noscript template iframe object embed svg math video audio picture img figure figcaption caption
    media media-caption media-producer select textarea button form nav aside head title"""
BLOCKS = frozenset(BLOCK_NAMES.split())
LEFT_OUT = frozenset(PASSED_OVER.split())
BREAKS = frozenset(("br",))
BLOCK_TAG = re.compile(
    r"<(?:p|div|section|article|h[1-6]|[uo]l|blockquote|table|body)\b[^<>]{0,2000}>", re.IGNORECASE
)
INLINE_TAG = re.compile(
    r"</?(?:a|abbr|b|br|cite|em|figure|i|iframe|img|mark|q|script|small|span|strong|style|sub|sup|svg|u)\b[^<>]{0,2000}>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")
SPACES = re.compile(r"[ \t\r\n\f]+")
LINES = re.compile(r"\v(?:[ \t\r\n\f]*\v)+")


class MarkupRefused(ValueError):
    """Marked-up text that cannot be read as a whole."""


def plain(text: str) -> str:
    """Return a text as paragraphs, whether it came as plain text or as HTML. Raises MarkupRefused."""
    root = marked_up(text)
    return text.strip() if root is None else paragraphs_of(root)


def marked_up(text: str) -> Any | None:
    """Return the parsed HTML of a text, None when it is plain; nothing is loaded, nothing run. Raises MarkupRefused."""
    if BLOCK_TAG.search(text):
        return _parsed(text)
    if INLINE_TAG.search(text) or ENTITY.search(text):
        # Lines are paragraphs here, as in the editors of many publishing systems.
        return _parsed(text.replace("\r\n", "\n").replace("\n", "<br>"))
    return None


def _parsed(fragment: str) -> Any:
    cleaned = fragment.replace("\x00", "").encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(b"<div>" + cleaned + b"</div>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return html.Element("div")
    if any("xcessive depth" in fault.message for fault in parser.error_log):
        raise MarkupRefused("its HTML is nested too deeply (256 elements)")
    return root


def paragraphs_of(root: Any) -> str:
    """Return the paragraphs of an element, whatever its namespace, without what LEFT_OUT names."""
    paragraphs: list[str] = []
    held: list[str] = []
    for piece in _pieces(root):
        if piece is None:
            _close(held, paragraphs)
        else:
            held.append(piece)
    _close(held, paragraphs)
    return "\n\n".join(paragraphs)


def _close(held: list[str], paragraphs: list[str]) -> None:
    for part in LINES.split("".join(held)):
        lines = [SPACES.sub(" ", text).strip() for text in part.split("\v")]
        paragraph = "\n".join(text for text in lines if text)
        if paragraph:
            paragraphs.append(paragraph)
    held.clear()


def _pieces(root: Any) -> Iterator[str | None]:
    """Yield the text in its order; None where a paragraph ends, a vertical tab where a line does. Never recurses."""
    skipped: Any = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start" and skipped is None:
            if local(element) in LEFT_OUT and element is not root:
                skipped = element
            else:
                yield from _opening(element)
        elif event != "start":
            if skipped is None and local(element) in BLOCKS:
                yield None
            if skipped is element:
                skipped = None
            if skipped is None and element is not root:
                yield _words(element.tail)


def _opening(element: Any) -> Iterator[str | None]:
    tag = local(element)
    if tag in BLOCKS:
        yield None
    if tag in BREAKS:
        yield "\v"
    yield unescape(element.text) if element.tag is etree.Entity else _words(element.text)


def line_of(element: Any) -> str:
    """Return an element's words in one line; nothing for None."""
    return "" if element is None else " ".join(paragraphs_of(element).split())


def _words(text: Any) -> str:
    return (text or "").replace("\v", " ")


def outermost(root: Any, *names: str) -> Iterator[Any]:
    """Yield the elements of some names that lie in no other one of them, so that no text is read twice."""
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if local(element) in names:
            walk.skip_subtree()
            yield element


def local(element: Any) -> str:
    """Return an element's name without its namespace, in small letters; "" for a comment and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
