"""Embargo: a finished draft is held until its time and then applied to the record as it then is."""

import datetime
from uuid import UUID

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act
from negotiations.editions.models import Draft, DraftState, Edition
from negotiations.editions.operations.drafts import check_complete, draft_to_change
from negotiations.editions.operations.publish import publish_draft
from negotiations.editions.policies import check_may_publish
from negotiations.record.errors import OperationError


class HoldInThePast(OperationError):
    """An embargo must end in the future."""


def hold_draft(*, draft_id: UUID, until: datetime.datetime, by: User, at: datetime.datetime) -> Draft:
    """Hold the draft until `until`; who holds it must be allowed to publish it. Raises HoldInThePast, NotAllowed."""
    with transaction.atomic():
        draft = draft_to_change(draft_id, by=by, revision=None)
        check_may_publish(by, draft, draft.negotiation)
        check_complete(draft)
        if until <= at:
            raise HoldInThePast("Choose a time that is still to come.", field="hold_until")
        draft.state = DraftState.HELD
        draft.hold_until = until
        draft.held_by = by
        draft.problem = ""
        draft.save(update_fields=["state", "hold_until", "held_by", "problem"])
        record_act(
            by=by,
            at=at,
            verb="held draft",
            negotiation_id=draft.negotiation_id,
            object_kind="draft",
            object_id=draft.pk,
            detail={"number": draft.number, "until": until.isoformat()},
        )
        return draft


def publish_held_drafts(*, at: datetime.datetime) -> list[Edition]:
    """Publish every held draft whose time has come, in the order of their times; return the editions.

    One that no longer fits the record is not published: it goes back to the desk with what stands against it.
    """
    due = Draft.objects.filter(state=DraftState.HELD, hold_until__lte=at).order_by("hold_until", "number")
    editions = []
    for draft in due.select_related("held_by"):
        try:
            editions.append(publish_draft(draft_id=draft.pk, by=draft.held_by, at=at))
        except OperationError as refused:
            _give_back(draft, refused.message, at=at)
    return editions


def _give_back(draft: Draft, message: str, *, at: datetime.datetime) -> None:
    """Return the draft to the desk's queue, unless somebody changed or published it meanwhile."""
    with transaction.atomic():
        held = Draft.objects.filter(pk=draft.pk, state=DraftState.HELD)
        if held.update(state=DraftState.SUBMITTED, hold_until=None, problem=message, submitted_at=at):
            record_act(
                by=None,
                at=at,
                verb="could not publish held draft",
                negotiation_id=draft.negotiation_id,
                object_kind="draft",
                object_id=draft.pk,
                detail={"number": draft.number, "problem": message[:500]},
            )
