"""Rebuilds what can be rebuilt from editions and snapshots: the current objects and the heads."""

from django.db import transaction

from negotiations.editions.locks import lock_negotiation
from negotiations.editions.models import CurrentObject, Edition, Head, Redaction, Snapshot
from negotiations.record.models import Negotiation


@transaction.atomic
def rebuild_current(negotiation: Negotiation) -> int:
    """Write the current objects and the head of one negotiation afresh; return how many objects there are."""
    locked = lock_negotiation(negotiation.pk)
    CurrentObject.objects.filter(negotiation=locked).delete()
    Head.objects.filter(negotiation=locked).delete()
    newest = Edition.objects.filter(negotiation=locked).order_by("-number").first()
    if newest is None:
        return 0
    snapshots = (
        Snapshot.objects.filter(negotiation=locked)
        .order_by("kind", "object_id", "-number")
        .distinct("kind", "object_id")
        .only("id", "kind", "object_id")
    )
    rows = [
        CurrentObject(negotiation=locked, kind=row.kind, object_id=row.object_id, snapshot_id=row.pk)
        for row in snapshots
    ]
    CurrentObject.objects.bulk_create(rows, batch_size=1000)
    Head.objects.create(
        negotiation=locked,
        slug=locked.slug,
        code=locked.code,
        title=locked.title,
        number=newest.number,
        published_at=newest.published_at,
        redaction_count=Redaction.objects.filter(negotiation=locked).count(),
    )
    return len(rows)
