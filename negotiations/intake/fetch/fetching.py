"""Fetches a page by its address, every redirect checked like the first, and reads the article on it."""

import contextlib
import datetime
import io
import re
import time
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from negotiations.intake.fetch.addresses import PUBLIC, NotFetched, Reach, public_addresses, target_of
from negotiations.intake.fetch.exchange import MOST_SECONDS, Answer, ask
from negotiations.intake.readers import NotReadable, RawArticle, read_articles

MOST_REDIRECTS = 5
REDIRECTS = frozenset((301, 302, 303, 307, 308))
NOT_MODIFIED = 304
READABLE = re.compile(
    r"text/(?:html|plain|markdown|xml|csv)|application/(?:pdf|json|xml|xhtml\+xml|[\w.-]+\+(?:xml|json)"
    r"|x-ndjson|vnd\.openxmlformats-officedocument\.(?:wordprocessingml\.document|spreadsheetml\.sheet))"
)
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True)
class Version:
    """What a server said of the version it sent (RFC 9110, 8.8); sent back, it answers with newer ones only."""

    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True)
class Fetched:
    """A page exactly as it came: the address it came from in the end, its bytes, what it is, and when it was fetched."""

    url: str
    content: bytes
    kind: str
    at: datetime.datetime
    charset: str = ""
    version: Version = Version()

    @property
    def readable(self) -> bytes:
        """The bytes as readers take them: pages and plain text in UTF-8 where only the header says what they are in."""
        return _in_utf_8(self.content, self.kind, self.charset)


def fetch(url: str, *, at: datetime.datetime, reach: Reach = PUBLIC) -> Fetched:
    """Return what a public address holds, at most 5 redirects, 20 seconds and the limit of a file. Raises NotFetched."""
    page = fetch_newer(url, than=Version(), at=at, reach=reach)
    if page is None:
        raise NotFetched("The server answers 304 instead of a page.", field="address")
    return page


def fetch_newer(url: str, *, than: Version, at: datetime.datetime, reach: Reach = PUBLIC) -> Fetched | None:
    """Return what a public address holds now, or None when that is the version seen before. Raises NotFetched."""
    until = time.monotonic() + MOST_SECONDS
    url = url.strip()
    seen = {"If-None-Match": than.etag, "If-Modified-Since": than.last_modified}
    headers = {name: value for name, value in seen.items() if value}
    for _ in range(MOST_REDIRECTS + 1):
        target = target_of(url, reach)
        answer = ask(target, public_addresses(target, reach), until, headers)
        if answer.status == NOT_MODIFIED and headers:
            return None
        if answer.status not in REDIRECTS:
            return _checked(answer, url.partition("#")[0], target.host, at)
        url = _redirected(url, answer, target.host)
    raise NotFetched(f"More than {MOST_REDIRECTS} redirects.", field="address")


def fetch_article(url: str, *, at: datetime.datetime, reach: Reach = PUBLIC) -> RawArticle:
    """Return the article at a public address; `at` is now. Raises NotFetched.

    A day after `at` is no publication and is left out. What holds several articles (a feed, a table) is refused.
    """
    page = fetch(url, at=at, reach=reach)
    try:
        articles = read_articles(io.BytesIO(page.readable), page.url)
        article = next(articles, None)
    except NotReadable as refusal:
        raise NotFetched(str(refusal), field="address") from refusal
    if article is None or article.problem:
        reason = article.problem if article else f"{page.url}: no article in it"
        raise NotFetched(reason, field="address")
    if article.member:
        message = f"{page.url} holds several articles; hand it in as a file."
        raise NotFetched(message, field="address")
    return settled(article, page)


def settled(article: RawArticle, page: Fetched) -> RawArticle:
    """Return a page's article with the address it has: its own word for it, else where it came from.

    A day after the page was fetched is no publication and is left out.
    """
    latest = page.at.date() + datetime.timedelta(days=1)
    day = article.date if article.date and article.date <= latest else None
    return replace(article, url=_joined(page.url, article.url), date=day)


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address) if address else base
    except ValueError:  # what the page states is no address
        return base


def _redirected(url: str, answer: Answer, host: str) -> str:
    """Return where a redirect leads; a server sends its header as Latin-1 whatever it is."""
    place = answer.headers.get("location", "").strip()
    if not place:
        raise NotFetched(f"{host} redirects to nowhere.", field="address")
    try:
        return urljoin(url, place.encode("latin-1", "replace").decode("utf-8", "replace"))
    except ValueError as fault:
        raise NotFetched(f"{host} redirects to what is no address.", field="address") from fault


def _checked(answer: Answer, url: str, host: str, at: datetime.datetime) -> Fetched:
    """Return the page of an answer that can be read."""
    if answer.status != 200:
        raise NotFetched(f"{host} answers {answer.status} instead of a page.", field="address")
    stated = answer.headers.get("content-type", "")
    kind = stated.partition(";")[0].strip().lower()
    if kind and not READABLE.fullmatch(kind):
        raise NotFetched(f"{host} sends {kind[:60]}, which is no article.", field="address")
    if not answer.content.strip():
        raise NotFetched(f"{host} sends an empty page.", field="address")
    charset = CHARSET.search(stated)
    version = Version(_header(answer, "etag", 400), _header(answer, "last-modified", 100))
    return Fetched(url, answer.content, kind[:100], at, charset[1] if charset else "", version)


def _header(answer: Answer, name: str, most: int) -> str:
    """Return a header that may be sent back as it is; a strange or overlong one is forgotten."""
    value = answer.headers.get(name, "").strip()
    return value if len(value) <= most and value.isascii() and value.isprintable() else ""


def _in_utf_8(content: bytes, kind: str, charset: str) -> bytes:
    if not charset or not kind.startswith("text/") or kind == "text/xml":
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        with contextlib.suppress(LookupError):
            return content.decode(charset, "replace").encode()
    return content
