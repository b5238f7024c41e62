"""Puts the intake's work on the queue by the names of its jobs, so that operations need not import the jobs."""

from contextlib import suppress
from uuid import UUID

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

RUN_BATCH = "intake.run_batch"
CHECK_FEED = "intake.check_feed"


def queue_batch(batch_id: UUID) -> None:
    """Queue the job that reads a batch, in the caller's transaction."""
    app.configure_task(RUN_BATCH, queueing_lock=None, lock=f"batch {batch_id}").defer(batch_id=str(batch_id))


def queue_feed_check(feed_id: UUID) -> None:
    """Queue a check of a watched feed, in the caller's transaction; one that waits already is enough."""
    lock = f"feed {feed_id}"
    with suppress(AlreadyEnqueued), transaction.atomic():
        app.configure_task(CHECK_FEED, queueing_lock=lock, lock=lock).defer(feed_id=str(feed_id))
