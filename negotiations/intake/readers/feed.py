"""RSS (0.9 to 2.0), RSS 1.0 and Atom: an article an entry."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urljoin

from lxml import etree

from negotiations.intake.readers import markup, stated
from negotiations.intake.readers.marked import Marked, marked, marked_element
from negotiations.intake.readers.markup import local
from negotiations.intake.readers.raw import NotReadable, RawArticle

MOST_ENTRIES = 5_000
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
BASE = "{http://www.w3.org/XML/1998/namespace}base"
OF_MEDIA = ("{http://search.yahoo.com/mrss", "{http://www.itunes.com/")
ENTRIES = ("item", "entry")
# The last line of every entry that a widespread publishing system writes.
FOOTER = re.compile(r"The post .{1,500} (?:appeared first|first appeared) on .{1,200}", re.DOTALL)
# Best first: the whole text before a summary.
TEXTS = ("encoded", "content", "fulltext", "body", "description", "summary")


def articles(root: Any, name: str) -> Iterator[RawArticle]:
    """Yield the entries of a feed that hold text. An entry without any is yielded with its problem."""
    for article in entries(root, name):
        if article.text or article.problem:
            yield article
        else:
            yield _without_text(article)


def _without_text(entry: RawArticle) -> RawArticle:
    """Say what an entry has instead of a text: an address can be handed in by itself."""
    problem = f"no text in it, only the address of its page: {entry.url}" if entry.url else "no text in it"
    return stated.broken(
        name=entry.name,
        member=entry.member,
        problem=problem,
        title=entry.title,
        url=entry.url,
        guid=entry.guid,
    )


def title_of(root: Any) -> str:
    """Return what a feed calls itself."""
    return "" if local(root) == "entry" else _first(_channel(root), "title")


def has_entries(root: Any) -> bool:
    """Tell whether a feed has any entry; a new one may have none yet."""
    return next(markup.outermost(root, *ENTRIES), None) is not None


def _channel(root: Any) -> Any:
    return root if local(root) == "feed" else next((e for e in root if local(e) == "channel"), root)


def entries(root: Any, name: str, *, with_source: bool = False) -> Iterator[RawArticle]:
    """Yield the entries of a feed, also those that are no more than a title and an address. Raises NotReadable.

    `with_source`: each with its XML.
    """
    found = list(markup.outermost(root, *ENTRIES))
    if not found:
        raise NotReadable(f"{name}: a feed without entries")
    channel = _channel(root)
    about = {
        "publisher": title_of(root),
        "language": channel.get(LANGUAGE) or root.get(LANGUAGE) or _first(channel, "language"),
        "base": root.get(BASE) or "",
    }
    for number, entry in enumerate(found[:MOST_ENTRIES], start=1):
        article = _article(entry, name, f"entry {number}", about)
        yield replace(article, source=etree.tostring(entry, encoding="unicode")) if with_source else article
    if len(found) > MOST_ENTRIES:
        problem = f"{len(found):,} entries; one feed may have {MOST_ENTRIES:,}, the others were not read"
        yield stated.broken(name=name, member=f"entry {MOST_ENTRIES + 1}", problem=problem)


def _article(entry: Any, name: str, member: str, about: dict[str, str]) -> RawArticle:
    known = {
        "url": _address(entry, about["base"]),
        "guid": _first(entry, "guid", "id", "identifier"),
    }
    place = f"{member} (line {entry.sourceline})"
    try:
        known["title"] = _title(entry)
        text, dropped = _text(entry)
    except markup.MarkupRefused as refusal:
        return stated.broken(name=name, member=place, problem=str(refusal), **known)
    return stated.article(
        name=name,
        member=member if text else place,
        text=text,
        dropped=dropped,
        byline=_byline(entry),
        date=_first(entry, "pubdate", "published", "issued", "date"),
        publisher=_publisher(entry) or about["publisher"],
        language=entry.get(LANGUAGE) or _first(entry, "language") or about["language"],
        updated=_first(entry, "updated", "modified"),
        **known,
    )


def _publisher(entry: Any) -> str:
    source = next((child for child in entry if local(child) == "source"), None)
    named = _first(source, "title") or markup.line_of(source) if source is not None else ""
    return named or _first(entry, "publisher")


def _text(entry: Any) -> Marked:
    """Return the best text of an entry: escaped HTML, XHTML inside the entry, or plain words."""
    best = Marked("")
    for wanted in TEXTS:
        for child in _children(entry):
            if local(child) != wanted or child.get("src"):
                continue
            found = marked_element(child) if len(child) else marked(child.text or "")
            if len(found.text) > len(best.text) * 1.5:
                best = found
    return _without_footer(best)


def _without_footer(found: Marked) -> Marked:
    text, _, last = found.text.rpartition("\n\n")
    return Marked(text, (*found.dropped, (last, "link"))) if text and FOOTER.fullmatch(last) else found


def _title(entry: Any) -> str:
    """Return the headline; an escaped one may hold HTML."""
    return " ".join(markup.plain(_first(entry, "title")).split())


def _byline(entry: Any) -> str:
    names = []
    for child in _children(entry):
        if local(child) in ("creator", "author"):
            names.append(_first(child, "name") or markup.line_of(child))
    return ", ".join(dict.fromkeys(filter(None, names)))


def _address(entry: Any, base: str) -> str:
    """Return the entry's page: RSS has it as text, Atom as an attribute, and a guid may be one."""
    for child in _children(entry):
        if local(child) == "link" and child.get("rel", "alternate") == "alternate":
            address = (child.get("href") or child.text or "").strip()
            if address:
                return _joined(child.get(BASE) or entry.get(BASE) or base, address)
    guid = next((child for child in entry if local(child) == "guid"), None)
    if guid is not None and guid.get("isPermaLink", "true") == "true":
        return (guid.text or "").strip()
    return ""


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:
        return address


def _first(parent: Any, *names: str) -> str:
    """Return the words of the first child of one of the names, in the names' order."""
    for wanted in names:
        for child in _children(parent):
            if local(child) == wanted and (words := markup.line_of(child)):
                return words
    return ""


def _children(parent: Any) -> Iterator[Any]:
    """Yield an element's children without those that speak of pictures and podcasts."""
    for child in parent if parent is not None else ():
        if isinstance(child.tag, str) and not child.tag.startswith(OF_MEDIA):
            yield child
