"""Previewing: the same replay as publication, rolled back; what it would freeze is kept with the draft."""

import datetime
import json
from uuid import UUID

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.editions.locks import lock_negotiation
from negotiations.editions.models import Draft, Preview
from negotiations.editions.operations.drafts import check_complete
from negotiations.editions.policies import NotAllowed, can_see, check_open
from negotiations.editions.replay import replay
from negotiations.record.operations import Context


class _RolledBack(Exception):
    """Leaves the preview's transaction without leaving anything in the record."""


def preview_draft(*, draft_id: UUID, by: User, at: datetime.datetime) -> Preview:
    """Replay the draft, take what it would publish, and roll back. Nothing of it stays in record or history.

    Raises NotAllowed, DraftClosed, ArgumentsIncomplete, ReplayRefused, NothingToTell.
    """
    preview = Preview(made_at=at)
    try:
        with transaction.atomic():
            negotiation_id = Draft.objects.values_list("negotiation_id", flat=True).get(pk=draft_id)
            negotiation = lock_negotiation(negotiation_id)
            draft = Draft.objects.get(pk=draft_id)
            if not can_see(by, draft):
                raise NotAllowed("This draft is its author’s until it is submitted.")
            check_open(draft)
            check_complete(draft)
            preview.draft = draft
            preview.revision = draft.revision
            preview.over_edition = negotiation.head_number
            context = Context(
                negotiation=negotiation, by=by, at=at, edition_number=negotiation.head_number + 1
            )
            replayed = replay(list(draft.operations.all()), context=context)
            preview.payloads = [
                {"kind": kind, "object_id": str(key), "payload": json.loads(shape.model_dump_json())}
                for kind, key, shape in replayed.changed
            ]
            preview.updates = [update.model_dump(mode="json") for update in replayed.updates]
            raise _RolledBack
    except _RolledBack:
        pass
    with transaction.atomic():
        Preview.objects.filter(draft_id=draft_id).delete()
        preview.save(force_insert=True)
    return preview
