"""Watching feeds: beginning, pausing, going on, asking for a check at once, leaving it."""

import datetime
from uuid import UUID

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act
from negotiations.intake import pages
from negotiations.intake.fetch import target_of
from negotiations.intake.limits import MOST_FEEDS
from negotiations.intake.models import Feed
from negotiations.intake.queue import queue_feed_check
from negotiations.record.errors import OperationError
from negotiations.record.models import Negotiation


class FeedWatched(OperationError):
    """The negotiation watches this feed already."""


class TooManyFeeds(OperationError):
    """The negotiation watches as many feeds as it may."""


class FeedNotWatched(OperationError):
    """The feed is paused, so nothing of it is fetched."""


def watch_feed(*, negotiation: Negotiation, address: str, by: User, at: datetime.datetime) -> Feed:
    """Begin to watch the feed at an address, and have it checked at once; one that was paused is watched again.

    Raises NotFetched for what is no address of a public page, FeedWatched, TooManyFeeds.
    """
    address = address.strip()
    target_of(address, pages.REACH)
    with transaction.atomic():
        # One at a time, so that the same address twice at once becomes one feed.
        Negotiation.objects.select_for_update(no_key=True).get(pk=negotiation.pk)
        feeds = Feed.objects.filter(negotiation=negotiation)
        feed = feeds.filter(address=address).first()
        if feed is not None and feed.is_watched:
            raise FeedWatched("This feed is watched already.", field="address")
        if feed is not None:
            return _watched_again(feed, by=by, at=at)
        if feeds.count() >= MOST_FEEDS:
            raise TooManyFeeds(
                f"A negotiation watches {MOST_FEEDS} feeds at most; remove one first.", field="address"
            )
        feed = Feed.objects.create(
            negotiation=negotiation, address=address, by=by, created_at=at, next_check_at=at
        )
        queue_feed_check(feed.pk)
        _note(feed, "watched feed", by=by, at=at)
        return feed


def watch_again(*, feed_id: UUID, by: User, at: datetime.datetime) -> Feed:
    """Go on with a paused feed, with a check at once."""
    with transaction.atomic():
        feed = Feed.objects.select_for_update().get(pk=feed_id)
        return feed if feed.is_watched else _watched_again(feed, by=by, at=at)


def _watched_again(feed: Feed, *, by: User, at: datetime.datetime) -> Feed:
    feed.is_watched, feed.next_check_at, feed.by = True, at, by
    feed.failures, feed.problem = 0, ""
    feed.save(update_fields=["is_watched", "next_check_at", "by", "failures", "problem"])
    queue_feed_check(feed.pk)
    _note(feed, "watched feed again", by=by, at=at)
    return feed


def stop_watching(*, feed_id: UUID, by: User, at: datetime.datetime) -> Feed:
    """Pause a feed: nothing more is fetched of it until somebody goes on."""
    with transaction.atomic():
        feed = Feed.objects.select_for_update().get(pk=feed_id)
        if feed.is_watched:
            feed.is_watched = False
            feed.save(update_fields=["is_watched"])
            _note(feed, "stopped watching feed", by=by, at=at)
        return feed


def ask_for_check(*, feed_id: UUID, by: User, at: datetime.datetime) -> Feed:
    """Have a feed checked now instead of at its time. Raises FeedNotWatched."""
    with transaction.atomic():
        feed = Feed.objects.select_for_update().get(pk=feed_id)
        if not feed.is_watched:
            raise FeedNotWatched("This feed is paused; watch it again first.")
        feed.next_check_at = at
        feed.save(update_fields=["next_check_at"])
        queue_feed_check(feed.pk)
        _note(feed, "asked for feed check", by=by, at=at)
        return feed


def remove_feed(*, feed_id: UUID, by: User, at: datetime.datetime) -> None:
    """Leave a feed for good. What came of it stays."""
    with transaction.atomic():
        feed = Feed.objects.select_for_update().get(pk=feed_id)
        _note(feed, "removed feed", by=by, at=at)
        feed.delete()


def _note(feed: Feed, verb: str, *, by: User, at: datetime.datetime) -> None:
    record_act(
        by=by,
        at=at,
        verb=verb,
        negotiation_id=feed.negotiation_id,
        object_kind="feed",
        object_id=feed.pk,
        detail={"address": feed.address},
    )
