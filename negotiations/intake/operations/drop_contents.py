"""Drops what was kept of old batches: contents of what failed and of undecided dry runs, and fetched files nobody uses."""

import datetime

from negotiations.intake.limits import KEPT_DAYS
from negotiations.intake.models import ArchivedPage, BatchItem, ItemState
from negotiations.intake.pages import drop_unused


def drop_contents(*, at: datetime.datetime) -> int:
    """Forget contents of batches older than `KEPT_DAYS`, their answers stay; return how many. What waits stays."""
    old = at - datetime.timedelta(days=KEPT_DAYS)
    kept = BatchItem.objects.filter(state=ItemState.DONE, content__isnull=False, batch__created_at__lt=old)
    drop_unused(ArchivedPage.objects.filter(fetched_at__lt=old))
    return kept.update(content=None)
