"""Checks a watched feed: what is new or edited becomes a batch; what is wrong is kept, and asked for less often."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from negotiations.intake import pages
from negotiations.intake.fetch import Fetched, NotFetched, Version, fetch_newer, one_at_a_time, target_of
from negotiations.intake.limits import MOST_NEW_ENTRIES
from negotiations.intake.models import Feed, FeedEntry
from negotiations.intake.operations.start_batch import start_batch
from negotiations.intake.origins import holders_of, keys_of
from negotiations.intake.readers import RawArticle
from negotiations.intake.watched import FeedRead, entry_key, entry_state, handed_in, read_feed

INTERVAL = datetime.timedelta(minutes=15)
LONGEST = datetime.timedelta(days=1)


def check_feed(*, feed_id: UUID, at: datetime.datetime) -> Feed | None:
    """Fetch a feed and hand in its new and edited entries as one batch; return the feed, None when nobody watches it.

    A worker killed on the way leaves everything as it was: the feed is still due.
    """
    feed = Feed.objects.filter(pk=feed_id, is_watched=True).first()
    if feed is None:
        return None
    try:
        page = _fetch(feed, at)
        found = read_feed(page) if page else None
    except NotFetched as refusal:
        return _failed(feed_id, refusal.message, at)
    return _checked(feed_id, page, found, at)


def _fetch(feed: Feed, at: datetime.datetime) -> Fetched | None:
    """Return the feed as it is now, or None when nothing has changed since the last check."""
    with one_at_a_time(target_of(feed.address, pages.REACH).host):
        seen = Version(feed.etag, feed.last_modified)
        return fetch_newer(feed.address, than=seen, at=at, reach=pages.REACH)


def _failed(feed_id: UUID, problem: str, at: datetime.datetime) -> Feed | None:
    """Keep the reason, and wait twice as long as before, a day at most."""
    with transaction.atomic():
        feed = _lock(feed_id)
        if feed is not None:
            feed.failures += 1
            feed.problem = problem[:1000]
            feed.checked_at = at
            feed.next_check_at = at + min(INTERVAL * 2 ** min(feed.failures, 10), LONGEST)
            feed.save()
        return feed


def _checked(
    feed_id: UUID, page: Fetched | None, found: FeedRead | None, at: datetime.datetime
) -> Feed | None:
    with transaction.atomic():
        feed = _lock(feed_id)
        if feed is None:
            return None
        if page is not None and found is not None:
            feed.title = found.title or feed.title
            is_all = _hand_in(feed, found.entries, at)
            feed.entry_count = len(found.entries)
            # Without the marks of this version it is sent whole again, and the entries left over come in.
            version = page.version if is_all else Version()
            feed.etag, feed.last_modified = version.etag, version.last_modified
        feed.failures, feed.problem = 0, ""
        feed.checked_at, feed.next_check_at = at, at + INTERVAL
        feed.save()
        return feed


def _lock(feed_id: UUID) -> Feed | None:
    """Lock the feed, if it is still watched."""
    feeds = Feed.objects.select_for_update(of=["self"]).select_related("negotiation", "by")
    return feeds.filter(pk=feed_id, is_watched=True).first()


def _hand_in(feed: Feed, entries: Sequence[RawArticle], at: datetime.datetime) -> bool:
    """Start a batch of the entries that are new or edited, as many as one check takes; return whether these were all."""
    by_key = {entry_key(entry): entry for entry in entries}
    states = {key: entry_state(entry) for key, entry in by_key.items()}
    seen = {row.key: row for row in FeedEntry.objects.filter(feed=feed, key__in=list(by_key))}
    held = _held(feed, {key: entry for key, entry in by_key.items() if key not in seen})
    edited = {key for key, row in seen.items() if row.digest not in ("", states[key])}
    due = {key for key in edited if seen[key].seen_at + _pause(seen[key]) <= at}
    new = [key for key in by_key if key in due or (key not in seen and key not in held)]
    taken = new[:MOST_NEW_ENTRIES]
    _remember(feed, [*held, *taken], seen, states, at)
    if taken:
        start_batch(
            negotiation=feed.negotiation,
            files=[handed_in(by_key[key], feed_address=feed.address) for key in taken],
            by=feed.by,
            at=at,
            note=f"From the feed {feed}",
            feed=feed,
        )
    return len(taken) == len(new) and due == edited


def _pause(row: FeedEntry) -> datetime.timedelta:
    """Return how long an edited entry waits: longer each time, as some change with every look at them."""
    return min(INTERVAL * ((1 << min(row.edits, 10)) - 1), LONGEST)


def _remember(
    feed: Feed, keys: Sequence[str], seen: dict[str, FeedEntry], states: dict[str, str], at: datetime.datetime
) -> None:
    """Keep what the entries say now; of one seen before this was kept, what it says at the first look."""
    new = [FeedEntry(feed=feed, key=key, seen_at=at, digest=states[key]) for key in keys if key not in seen]
    again = [seen[key] for key in keys if key in seen]
    for row in again:
        row.digest, row.seen_at, row.edits = states[row.key], at, row.edits + 1
    unknown = [row for row in seen.values() if not row.digest]
    for row in unknown:
        row.digest = states[row.key]
    FeedEntry.objects.bulk_create(new)
    if again or unknown:
        FeedEntry.objects.bulk_update([*again, *unknown], ["digest", "seen_at", "edits"])


def _held(feed: Feed, entries: dict[str, RawArticle]) -> list[str]:
    """Return which entries the negotiation holds already, whichever way they came in."""
    keys = {key: keys_of(entry) for key, entry in entries.items()}
    known = holders_of((origin for some in keys.values() for origin in some), negotiation=feed.negotiation)
    return [key for key, some in keys.items() if any(origin in known for origin in some)]
