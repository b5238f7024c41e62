"""Reads a watched feed: what it calls itself, its entries, and which of them only announce a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from urllib.parse import urljoin

from negotiations.intake.fetch import Fetched, NotFetched
from negotiations.intake.models import Holds
from negotiations.intake.operations.start_batch import UploadedText
from negotiations.intake.origins import canonical_address
from negotiations.intake.readers import HEAD, NotReadable, RawArticle, feed, html, xml
from negotiations.intake.readers.markup import local
from negotiations.intake.readers.members import packed
from negotiations.intake.readers.stated import called

FEEDS = ("rss", "rdf", "feed")
TEASER = 1_000  # characters; an entry with less text and an address is an announcement of the page there
WEB = re.compile(r"https?://\S+\Z", re.IGNORECASE)
LINK = re.compile(rb"<link\b[^<>]{0,1000}>", re.IGNORECASE)
OF_FEED = re.compile(rb"application/(?:rss|atom)\+xml", re.IGNORECASE)
# A publisher may count the editions of an entry behind its id: `https://courier.example/weir#2`.
COUNTED = re.compile(r"(?<=\S)#\d{1,2}\Z")
HREF = re.compile(rb"href\s*=\s*[\"']?([^\"'\s>]{1,1000})", re.IGNORECASE)


@dataclass(frozen=True)
class FeedRead:
    """A feed as it was fetched: its title and its entries, the newest as it orders them first."""

    title: str
    entries: Sequence[RawArticle]


def read_feed(page: Fetched) -> FeedRead:
    """Return what a feed holds. Raises NotFetched with the reason; a web page's may name the feed it belongs to."""
    if html.recognise(page.content[:HEAD], page.url):
        raise NotFetched(f"This is a web page, not a feed.{_named_feed(page)}", field="address")
    try:
        root = xml.parsed(page.readable, page.url)
        if local(root) not in FEEDS:
            raise NotFetched("This is no feed: RSS and Atom are read.", field="address")
        found = list(feed.entries(root, page.url, with_source=True)) if feed.has_entries(root) else []
    except NotReadable as refusal:
        raise NotFetched(str(refusal), field="address") from refusal
    return FeedRead(feed.title_of(root)[:400], [_whole(entry, page.url) for entry in found])


def _named_feed(page: Fetched) -> str:
    """Name the feed that a page says it has."""
    for link in LINK.findall(page.content[:200_000]):
        address = HREF.search(link)
        if address and OF_FEED.search(link):
            return f" It names a feed: {_joined(page.url, address[1].decode('utf-8', 'replace'))}"
    return ""


def _whole(entry: RawArticle, base: str) -> RawArticle:
    return replace(entry, url=_joined(base, entry.url)) if entry.url else entry


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address.replace("&amp;", "&"))
    except ValueError:
        return address


def entry_key(entry: RawArticle) -> str:
    """Return by what a feed's entry is known to have been there before: its id, its address, or its words."""
    mark = (
        COUNTED.sub("", entry.guid)
        or canonical_address(entry.url)
        or entry.url
        or f"{entry.title} {entry.text or entry.source}"
    )
    return _hashed(mark)


def entry_state(entry: RawArticle) -> str:
    """Return what tells that an entry was edited: its words alone, or all that it says of the page that it announces."""
    words = " ".join((entry.text or entry.source).split())
    return _hashed(
        "\n".join((entry.guid, entry.title or "", words, entry.updated)) if _announces(entry) else words
    )


def _hashed(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def _announces(entry: RawArticle) -> bool:
    return bool(WEB.match(entry.url)) and len(entry.text) < TEASER


def handed_in(entry: RawArticle, *, feed_address: str) -> UploadedText:
    """Return an entry as a batch takes it: its own text, or the page that it announces, to be fetched."""
    name = entry.url or f"{feed_address} {entry.member}"
    if entry.problem:
        return UploadedText(name, b"", entry.problem)
    if _announces(entry):
        return UploadedText(name, packed(replace(entry, member="", source="")), holds=Holds.TEASER)
    if not entry.text:
        place = called(f"{feed_address}, {entry.member}", entry.title)
        return UploadedText(name, b"", f"{place}: neither text nor address in it")
    return UploadedText(name, packed(replace(entry, member="")), holds=Holds.ARTICLE)
