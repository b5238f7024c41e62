"""The watched feeds of a negotiation, and those whose time has come."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.db.models import Count, Max

from negotiations.intake.models import Feed
from negotiations.record.models import Negotiation


def feeds_of(negotiation: Negotiation) -> Sequence[Feed]:
    """Return the feeds with how many batches they brought (`brought`) and the number of the last one (`last_batch`)."""
    feeds = Feed.objects.filter(negotiation=negotiation).select_related("by")
    return list(
        feeds.annotate(brought=Count("batches"), last_batch=Max("batches__number")).order_by("created_at")
    )


def due_feeds(*, at: datetime.datetime) -> list[UUID]:
    """Return the watched feeds that are to be checked by now, the one that waits longest first."""
    due = Feed.objects.filter(is_watched=True, next_check_at__lte=at).order_by("next_check_at")
    return list(due.values_list("pk", flat=True))
