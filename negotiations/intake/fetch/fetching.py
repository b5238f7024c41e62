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
READABLE = re.compile(
    r"text/(?:html|plain|markdown|xml|csv)|application/(?:pdf|json|xml|xhtml\+xml|[\w.-]+\+(?:xml|json)"
    r"|x-ndjson|vnd\.openxmlformats-officedocument\.(?:wordprocessingml\.document|spreadsheetml\.sheet))"
)
CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)


@dataclass(frozen=True)
class Fetched:
    """A page as it came: the address it came from in the end, its bytes, its content type, and when it was fetched."""

    url: str
    content: bytes
    kind: str
    at: datetime.datetime


def fetch(url: str, *, at: datetime.datetime, reach: Reach = PUBLIC) -> Fetched:
    """Return what a public address holds, at most 5 redirects, 20 seconds and the limit of a file. Raises NotFetched."""
    until = time.monotonic() + MOST_SECONDS
    url = url.strip()
    for _ in range(MOST_REDIRECTS + 1):
        target = target_of(url, reach)
        answer = ask(target, public_addresses(target, reach), until)
        if answer.status not in REDIRECTS:
            return Fetched(url.partition("#")[0], *_checked(answer, target.host), at)
        url = _redirected(url, answer, target.host)
    raise NotFetched(f"More than {MOST_REDIRECTS} redirects.", field="address")


def fetch_article(url: str, *, at: datetime.datetime, reach: Reach = PUBLIC) -> RawArticle:
    """Return the article at a public address; `at` is now. Raises NotFetched.

    A day after `at` is no publication and is left out. What holds several articles (a feed, a table) is refused.
    """
    page = fetch(url, at=at, reach=reach)
    try:
        articles = read_articles(io.BytesIO(page.content), page.url)
        article = next(articles, None)
    except NotReadable as refusal:
        raise NotFetched(str(refusal), field="address") from refusal
    if article is None or article.problem:
        reason = article.problem if article else f"{page.url}: no article in it"
        raise NotFetched(reason, field="address")
    if article.member:
        message = f"{page.url} holds several articles; hand it in as a file."
        raise NotFetched(message, field="address")
    day = article.date if article.date and article.date <= at.date() + datetime.timedelta(days=1) else None
    return replace(article, url=urljoin(page.url, article.url) if article.url else page.url, date=day)


def _redirected(url: str, answer: Answer, host: str) -> str:
    """Return where a redirect leads; a server sends its header as Latin-1 whatever it is."""
    place = answer.headers.get("location", "").strip()
    if not place:
        raise NotFetched(f"{host} redirects to nowhere.", field="address")
    try:
        return urljoin(url, place.encode("latin-1", "replace").decode("utf-8", "replace"))
    except ValueError as fault:
        raise NotFetched(f"{host} redirects to what is no address.", field="address") from fault


def _checked(answer: Answer, host: str) -> tuple[bytes, str]:
    """Return content and content type of an answer that can be read."""
    if answer.status != 200:
        raise NotFetched(f"{host} answers {answer.status} instead of a page.", field="address")
    stated = answer.headers.get("content-type", "")
    kind = stated.partition(";")[0].strip().lower()
    if kind and not READABLE.fullmatch(kind):
        raise NotFetched(f"{host} sends {kind[:60]}, which is no article.", field="address")
    if not answer.content.strip():
        raise NotFetched(f"{host} sends an empty page.", field="address")
    return _in_utf_8(answer.content, kind, stated), kind


def _in_utf_8(content: bytes, kind: str, stated: str) -> bytes:
    """Return pages and plain text in UTF-8 where only the header says what they are in."""
    charset = CHARSET.search(stated)
    if charset is None or not kind.startswith("text/") or kind == "text/xml":
        return content
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        with contextlib.suppress(LookupError):
            return content.decode(charset[1], "replace").encode()
    return content
