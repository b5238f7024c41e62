"""XML files: parsed once and safely, then read by what their root says they are: a feed, NewsML-G2 or NITF."""

import html
import re
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

from lxml import etree

from negotiations.intake.limits import in_megabytes
from negotiations.intake.readers import feed, newsml, nitf
from negotiations.intake.readers.encoding import decode_head
from negotiations.intake.readers.markup import local
from negotiations.intake.readers.raw import NotReadable, RawArticle

MOST_BYTES = 16 * 1024 * 1024
FORMATS: dict[str, Callable[[Any, str], Iterator[RawArticle]]] = {
    "rss": feed.articles,
    "rdf": feed.articles,
    "feed": feed.articles,
    "entry": feed.articles,
    "newsmessage": newsml.articles,
    "newsitem": newsml.articles,
    "packageitem": newsml.articles,
    "nitf": nitf.articles,
}
PROLOGUE = re.compile(
    r"\s*(?:<\?.{0,500}?\?>\s*|<!--.{0,4000}?-->\s*|<!DOCTYPE\s[^\[>]{0,500}(?:\[.*?\]\s*)?>\s*)*", re.S
)
ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,40})")
NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]{1,30});")
OF_XML = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))


def recognise(head: bytes, name: str) -> bool:
    """Tell XML by its declaration or by a root that we know; XHTML is a page."""
    text = decode_head(head).lstrip("\ufeff \t\r\n")
    if not text.startswith("<"):
        return False
    root = ROOT.match(text, PROLOGUE.match(text).end())  # type: ignore[union-attr]
    found = root.group(1).lower() if root else ""
    return found in FORMATS or (text.startswith("<?xml") and found != "html")


def read(stream: BinaryIO, name: str) -> Iterator[RawArticle]:
    """Yield the articles of a feed, a NewsML-G2 message or a NITF story. Raises NotReadable with the line at fault."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NotReadable(f"{name}: larger than {in_megabytes(MOST_BYTES)}, the limit for XML")
    root = parsed(data, name)
    format_of = FORMATS.get(local(root))
    if format_of is None:
        raise NotReadable(
            f"{name}: XML whose root is <{local(root)[:60]}>; RSS, Atom, NewsML-G2 and NITF can be read"
        )
    return format_of(root, name)


def parsed(data: bytes, name: str) -> Any:
    """Return the root of an XML file. Nothing is fetched, no entity is replaced by what a file declares for it.

    Raises NotReadable with the line for what is not well-formed, is nested deeper than 256 elements or declares entities.
    """
    data = _from_declaration(data)
    try:
        root = _parse(data)
    except etree.XMLSyntaxError as fault:
        if "not defined" not in (fault.msg or ""):
            raise NotReadable(_in_words(fault, name)) from fault
        # &nbsp; and its like belong to HTML; feeds have them all the same.
        try:
            root = _parse(NAMED.sub(_numbered, data))
        except etree.XMLSyntaxError as again:
            raise NotReadable(_in_words(again, name)) from again
    kind = root.getroottree().docinfo.internalDTD
    if kind is not None and any(True for _ in kind.iterentities()):
        raise NotReadable(f"{name}: declares entities of its own; such files are not taken")
    return root


def _from_declaration(data: bytes) -> bytes:
    """Move white space from before the XML declaration into it, where it may be: lines keep their numbers."""
    begun = data.lstrip(b" \t\r\n")
    if not begun.startswith(b"<?xml "):
        return data
    return b"<?xml " + b"\n" * data[: len(data) - len(begun)].count(b"\n") + begun[6:]


def _parse(data: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    root = etree.fromstring(data, parser)
    if root is None:
        raise etree.XMLSyntaxError("Document is empty", 4, 1, 1)
    return root


def _numbered(found: re.Match[bytes]) -> bytes:
    """Return a character of HTML by its number; leave what XML knows, and what nobody does."""
    if found[1] in OF_XML:
        return found[0]
    given = html.unescape(found[0].decode("ascii"))
    return found[0] if given.startswith("&") else "".join(f"&#{ord(c)};" for c in given).encode("ascii")


def _in_words(fault: etree.XMLSyntaxError, name: str) -> str:
    reason = (
        (fault.msg or "not well-formed").partition(", line ")[0].partition(", see ")[0].partition(", use ")[0]
    )
    if "empty" in reason:
        return f"{name}: the file is empty"
    return f"{name}, line {fault.lineno or 1}: broken or cut off XML: {reason}"
