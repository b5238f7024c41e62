"""Redactions as the desk shows them: what waits for a second admin, with the words as they stand, and what was done."""

from dataclasses import dataclass

from negotiations.accounts.models import User
from negotiations.editions.models import RedactionRequest, RequestState
from negotiations.editions.redaction import NothingToRedact, find_target
from negotiations.record.models import Negotiation

SHOWN = 50


@dataclass(frozen=True)
class Waiting:
    """A request; `text` is what stands there now, `is_own` that this person asked and somebody else decides."""

    request: RedactionRequest
    text: str
    is_own: bool


def waiting_redactions(negotiation: Negotiation, *, person: User) -> list[Waiting]:
    """Return the requests that wait, the oldest first."""
    requests = RedactionRequest.objects.filter(negotiation=negotiation, state=RequestState.WAITING)
    return [
        Waiting(request, _text(request), request.asked_by_id == person.pk)
        for request in requests.select_related("asked_by", "negotiation").order_by("asked_at")
    ]


def decided_redactions(negotiation: Negotiation) -> list[RedactionRequest]:
    """Return what was decided, the newest first."""
    decided = RedactionRequest.objects.filter(negotiation=negotiation).exclude(state=RequestState.WAITING)
    return list(decided.select_related("asked_by", "decided_by", "redaction").order_by("-decided_at")[:SHOWN])


def _text(request: RedactionRequest) -> str:
    try:
        return find_target(
            negotiation=request.negotiation,
            kind=request.kind,
            object_id=request.object_id,
            field=request.field,
        ).text
    except NothingToRedact:
        return ""
