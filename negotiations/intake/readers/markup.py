"""Paragraphs of marked-up text: of an XML element or of a fragment of HTML, without captions and scripts."""

import re
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree, html

BLOCKS = frozenset(
    "p div section article main header footer body body.content block h1 h2 h3 h4 h5 h6 hl1 hl2 li ul ol dl dt dd"
    " blockquote bq pre table tr td th hr lead".split()
)
LEFT_OUT = frozenset(
    "script style noscript template iframe object embed svg math video audio picture img figure figcaption caption"
    " media media-caption media-producer select textarea button form nav aside head title fn.caption nitf-table".split()
)
BREAKS = frozenset(("br", "hr"))
TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,12}(?:\s[^<>]{0,2000})?/?>")
NAMED_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
SPACES = re.compile(r"[ \t\r\n\f]+")


def looks_like_markup(text: str) -> bool:
    """Tell HTML from plain text by its tags."""
    return bool(TAG.search(text[:20_000]))


def plain(text: str) -> str:
    """Return a text as paragraphs, whether it came as plain text or as HTML."""
    return paragraphs_of_html(text) if looks_like_markup(text) else text.strip()


def paragraphs_of_html(fragment: str) -> str:
    """Return the paragraphs of HTML, a blank line between them; nothing is loaded and nothing is run."""
    cleaned = fragment.replace("\x00", "").encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True)
    try:
        root = html.document_fromstring(b"<div>" + cleaned + b"</div>", parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return ""
    return paragraphs_of(root)


def paragraphs_of(root: Any, left_out: Callable[[Any], bool] | None = None) -> str:
    """Return the paragraphs of an element, whatever its namespace; `left_out` names further elements to pass over."""
    paragraphs: list[str] = []
    held: list[str] = []
    for piece in _pieces(root, left_out):
        if piece is None:
            _close(held, paragraphs)
        else:
            held.append(piece)
    _close(held, paragraphs)
    return "\n\n".join(paragraphs)


def _close(held: list[str], paragraphs: list[str]) -> None:
    lines = [SPACES.sub(" ", text).strip() for text in "".join(held).split("\v")]
    paragraph = "\n".join(text for text in lines if text)
    if paragraph:
        paragraphs.append(paragraph)
    held.clear()


def _pieces(root: Any, left_out: Callable[[Any], bool] | None) -> Iterator[str | None]:
    """Yield the text in its order; None where a paragraph ends, a vertical tab where a line does. Never recurses."""
    skipped: Any = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        tag = local(element)
        if event == "start":
            if skipped is not None:
                continue
            if tag in LEFT_OUT or (left_out is not None and left_out(element)):
                skipped = element
                continue
            if tag in BLOCKS:
                yield None
            yield _words(element.text)
            if tag in BREAKS:
                yield "\v"
            continue
        if event == "end" and skipped is element:
            skipped = None
        elif event == "end" and skipped is None and tag in BLOCKS:
            yield None
        if skipped is None and element is not root:
            yield _words(element.tail)


def _words(text: Any) -> str:
    return (text or "").replace("\v", " ")


def local(element: Any) -> str:
    """Return an element's name without its namespace, in small letters; "" for a comment and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
