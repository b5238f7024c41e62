"""Asking for a redaction, and turning such a request down; carrying it out is the work of the room above."""

import datetime
from uuid import UUID

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act
from negotiations.editions.models import RedactionRequest, RequestState
from negotiations.editions.policies import role_in
from negotiations.editions.redaction.payloads import followed_values
from negotiations.editions.redaction.redact import RedactionRefused
from negotiations.editions.redaction.targets import Target, find_target
from negotiations.record.models import Negotiation, Role


def ask_for_redaction(
    *,
    negotiation: Negotiation,
    kind: str,
    object_id: UUID,
    field: str,
    reason: str,
    public_note: str,
    by: User,
    at: datetime.datetime,
) -> RedactionRequest:
    """Put a request before the other admins. Raises RedactionRefused, NothingToRedact."""
    with transaction.atomic():
        Negotiation.objects.select_for_update(no_key=True).get(pk=negotiation.pk)
        _check_admin(by, negotiation)
        if not reason.strip():
            raise RedactionRefused("Give the reason: the order, or who asked for it.", field="reason")
        if not public_note.strip():
            raise RedactionRefused("Say what readers are told.", field="public_note")
        target = find_target(negotiation=negotiation, kind=kind, object_id=object_id, field=field)
        _check_not_repeated(target, reason, public_note)
        waiting = RedactionRequest.objects.filter(
            negotiation=negotiation, object_id=target.key, field=field, state=RequestState.WAITING
        )
        if waiting.exists():
            raise RedactionRefused("This is asked for already, and waits for a second admin.")
        request = RedactionRequest.objects.create(
            negotiation=negotiation,
            kind=kind,
            object_id=target.key,
            field=field,
            reason=reason.strip(),
            public_note=public_note.strip(),
            asked_by=by,
            asked_at=at,
        )
        _note(request, "asked for redaction", by=by, at=at)
        return request


def turn_down_redaction(*, request_id: UUID, by: User, at: datetime.datetime) -> RedactionRequest:
    """Withdraw one's own request, or decline another's. Raises RedactionRefused."""
    with transaction.atomic():
        request = lock_request(request_id)
        _check_admin(by, request.negotiation)
        own = request.asked_by_id == by.pk
        request.state = RequestState.WITHDRAWN if own else RequestState.DECLINED
        request.decided_by, request.decided_at = by, at
        request.save(update_fields=["state", "decided_by", "decided_at"])
        _note(request, "withdrew redaction" if own else "declined redaction", by=by, at=at)
        return request


def lock_request(request_id: UUID) -> RedactionRequest:
    """Return a request that waits, locked behind its negotiation as everywhere. Raises RedactionRefused."""
    negotiation_id = RedactionRequest.objects.values_list("negotiation_id", flat=True).get(pk=request_id)
    Negotiation.objects.select_for_update(no_key=True).get(pk=negotiation_id)
    requests = RedactionRequest.objects.select_for_update(of=["self"]).select_related(
        "negotiation", "asked_by"
    )
    request = requests.get(pk=request_id)
    if request.state != RequestState.WAITING:
        raise RedactionRefused(f"This request was decided meanwhile: {request.get_state_display().lower()}.")
    return request


def _check_not_repeated(target: Target, reason: str, public_note: str) -> None:
    """Refuse a reason that would keep what is to be removed: it stays on record for good."""
    for name, text in (("reason", reason), ("public_note", public_note)):
        if any(words in text for words in followed_values(target.values)):
            raise RedactionRefused("Do not repeat what is to be removed: this stays on record.", field=name)


def _check_admin(person: User, negotiation: Negotiation) -> None:
    if role_in(person, negotiation) != Role.ADMIN:
        raise RedactionRefused(f"{person} is no admin of “{negotiation.title}”.")


def _note(request: RedactionRequest, verb: str, *, by: User, at: datetime.datetime) -> None:
    record_act(
        by=by,
        at=at,
        verb=verb,
        negotiation_id=request.negotiation_id,
        object_kind=request.kind,
        object_id=request.object_id,
        detail={"field": request.field, "request": str(request.pk)},
    )
