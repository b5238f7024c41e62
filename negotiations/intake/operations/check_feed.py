"""Checks a watched feed: what is new in it becomes a batch; what is wrong with it is kept, and asked for less often."""

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
from negotiations.intake.watched import FeedRead, entry_key, handed_in, read_feed

INTERVAL = datetime.timedelta(minutes=15)
LONGEST = datetime.timedelta(days=1)


def check_feed(*, feed_id: UUID, at: datetime.datetime) -> Feed | None:
    """Fetch a feed and hand in its new entries as one batch; return the feed, or None when nobody watches it any more.

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
    """Start a batch of the entries that are new, as many as one check takes; return whether these were all."""
    by_key = {entry_key(entry): entry for entry in entries}
    seen = set(FeedEntry.objects.filter(feed=feed, key__in=list(by_key)).values_list("key", flat=True))
    unseen = {key: entry for key, entry in by_key.items() if key not in seen}
    held = _held(feed, unseen)
    new = [(key, entry) for key, entry in unseen.items() if key not in held]
    taken = new[:MOST_NEW_ENTRIES]
    rows = [FeedEntry(feed=feed, key=key, seen_at=at) for key in [*held, *(key for key, _ in taken)]]
    FeedEntry.objects.bulk_create(rows)
    if taken:
        start_batch(
            negotiation=feed.negotiation,
            files=[handed_in(entry, feed_address=feed.address) for _, entry in taken],
            by=feed.by,
            at=at,
            note=f"From the feed {feed}",
            feed=feed,
        )
    return len(taken) == len(new)


def _held(feed: Feed, entries: dict[str, RawArticle]) -> list[str]:
    """Return which entries the negotiation holds already, whichever way they came in."""
    keys = {key: keys_of(entry) for key, entry in entries.items()}
    known = holders_of((origin for some in keys.values() for origin in some), negotiation=feed.negotiation)
    return [key for key, some in keys.items() if any(origin in known for origin in some)]
