"""How an article is known again: its addresses and its publisher's id, in one form whoever wrote them, and hashed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit
from uuid import UUID

from negotiations.common.database.bulk import copy_rows
from negotiations.intake.models import Origin, OriginKind
from negotiations.intake.readers import RawArticle
from negotiations.record.models import Negotiation

# Parameters that say how a reader came, never what is read.
TRACKING = re.compile(
    r"(?:utm_.*|fbclid|gclid|gclsrc|gbraid|wbraid|dclid|msclkid|yclid|ysclid|twclid|ttclid|igshid|igsh|mc_cid|mc_eid"
    r"|_ga|_gl|_hsenc|_hsmi|mkt_tok|oly_anon_id|oly_enc_id|vero_id|s_cid|ns_[a-z]+|at_(?:medium|campaign|link.*|ptr_.*|bbc_.*)"
    r"|cmpid|cmp|ocid|smid|smtyp|sref|ref_src|ref_url|ftag|traffic_source|guccounter|guce_.*)\Z",
    re.IGNORECASE,
)
WEB = re.compile(r"https?://\S{1,1990}\Z", re.IGNORECASE)
# Ids that are one article's in all the world (RFC 4151, 8141, 9562); any other is its publisher's own.
EVERYWHERE = re.compile(
    r"(?:tag:|urn:)\S+\Z|\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?\Z", re.IGNORECASE
)
MOST_GUID = 1_000

Key = tuple[str, str]  # the kind and the SHA-256


@dataclass(frozen=True)
class Known:
    """An article that is held under a key."""

    article_id: UUID
    title: str


def canonical_address(address: str) -> str:
    """Return an address in the one form in which it is compared; empty for what leads to no page of its own.

    http and https are one; the host is in small letters and ASCII, without the usual port; what is quoted needlessly is
    not; fragment and tracking parameters are gone and the others in the order of their names, as servers do not mind it.
    """
    if not WEB.match(address):
        return ""
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host if ":" in host else host.encode("idna").decode("ascii").lower()
    except (ValueError, UnicodeError):
        return ""
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not TRACKING.match(name)
    ]
    path = quote(
        unquote_to_bytes(parts.path.replace("%2F", "%252F").replace("%2f", "%252F")), safe="/%:@!$&'()*+,;=~"
    )
    # A front page is nobody's address: some systems state it as the canonical one of every page.
    if not host or (path.strip("/") == "" and not kept):
        return ""
    ours = "" if port in (None, 80, 443) else f":{port}"
    query = f"?{urlencode(sorted(kept, key=lambda pair: pair[0]))}" if kept else ""
    return f"//{host}{ours}{path or '/'}{query}"


def keys_of(raw: RawArticle, addresses: Iterable[str] = ()) -> list[Key]:
    """Return the keys of an article: of its own address, of further ones it was found at, of its publisher's id."""
    guid = " ".join(raw.guid.split())[:MOST_GUID]
    found = [canonical_address(address) for address in (raw.url, *addresses, guid)]
    keys = [(OriginKind.ADDRESS.value, _hashed(address)) for address in dict.fromkeys(found) if address]
    if guid and not canonical_address(guid):
        scope = _scope(raw, guid)
        if scope:
            keys.append((OriginKind.GUID.value, _hashed(f"{scope} {guid}")))
    return keys


def _scope(raw: RawArticle, guid: str) -> str:
    """Return within what an id is one article's: everywhere, at its publisher, on its host; empty when nobody says."""
    if EVERYWHERE.match(guid):
        return "everywhere"
    publisher = " ".join(raw.publisher.casefold().split())
    return publisher or canonical_address(raw.url)[2:].partition("/")[0]


def _hashed(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()


def holders_of(keys: Iterable[Key], *, negotiation: Negotiation) -> dict[Key, list[Known]]:
    """Return which articles of the negotiation are held under the keys, the newest last."""
    wanted = set(keys)
    found: dict[Key, list[Known]] = {}
    if not wanted:
        return found
    rows = Origin.objects.filter(negotiation=negotiation, key__in={key for _, key in wanted}).order_by("pk")
    for kind, key, article_id, title in rows.values_list("kind", "key", "article_id", "article__title"):
        if (kind, key) in wanted:
            found.setdefault((kind, key), []).append(Known(article_id, title))
    return found


def keep_origins(pairs: Sequence[tuple[UUID, Key]], *, negotiation: Negotiation) -> None:
    """Store the keys of new articles."""
    copy_rows(_rows(pairs, negotiation))


def add_origins(pairs: Sequence[tuple[UUID, Key]], *, negotiation: Negotiation) -> None:
    """Store further keys of articles that are held; what is known stays as it is."""
    if pairs:
        Origin.objects.bulk_create(_rows(pairs, negotiation), ignore_conflicts=True)


def _rows(pairs: Sequence[tuple[UUID, Key]], negotiation: Negotiation) -> list[Origin]:
    return [
        Origin(article_id=article_id, negotiation=negotiation, kind=kind, key=key)
        for article_id, (kind, key) in dict.fromkeys(pairs)
    ]
