"""What an editor decides about a candidate besides accepting it: rejecting, and taking a decision back."""

import datetime
from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act
from negotiations.common.text import clean_line
from negotiations.intake.models import Candidate, CandidateState
from negotiations.intake.operations.join_quotation import is_published, take_joined_back
from negotiations.intake.operations.new_speaker import remove_speaker
from negotiations.record.errors import OperationError
from negotiations.record.models import Negotiation
from negotiations.record.operations import Context
from negotiations.record.operations.unused import InUse, discard_quotation, remove_carrier


class AlreadyDecided(OperationError):
    """Somebody has decided about this candidate meanwhile."""


class ReservedByAnother(OperationError):
    """Another reviewer has this candidate before them right now."""


class ReasonNotGiven(OperationError):
    """A rejection needs its reason."""


class CandidateInUse(OperationError):
    """The accepted quotation is used: the decision stays."""


def lock_open(candidate_id: UUID, *, by: User | None, at: datetime.datetime) -> Candidate:
    """Return the candidate, locked, if it is open and not before another reviewer. Call it in a transaction.

    Raises AlreadyDecided, ReservedByAnother, Candidate.DoesNotExist.
    """
    candidate = (
        Candidate.objects.select_for_update(of=["self"])
        .select_related("article", "negotiation", "speaker", "party", "reserved_by", "decided_by")
        .get(pk=candidate_id)
    )
    if candidate.state != CandidateState.OPEN:
        who = f" by {candidate.decided_by}" if candidate.decided_by else ""
        raise AlreadyDecided(f"This quotation was {candidate.state}{who} meanwhile.")
    holder = candidate.reserved_by
    if holder is not None and holder != by and candidate.reserved_until and candidate.reserved_until > at:
        raise ReservedByAnother(f"{holder} has this quotation open right now; go on with the next.")
    return candidate


def reject_candidate(*, candidate_id: UUID, reason: str, by: User | None, at: datetime.datetime) -> Candidate:
    """Put a candidate aside with a reason. Raises ReasonNotGiven, AlreadyDecided, ReservedByAnother."""
    reason = clean_line(reason)[:500]
    if not reason:
        raise ReasonNotGiven(
            "Say why, in a word or two: a title, not said by anybody, cut wrongly.", field="reason"
        )
    with transaction.atomic():
        candidate = lock_open(candidate_id, by=by, at=at)
        candidate.reason = reason
        close(candidate, state=CandidateState.REJECTED, by=by, at=at)
        note(candidate, verb="rejected candidate", by=by, at=at, detail={"reason": reason})
        return candidate


def reopen_candidate(
    *, candidate_id: UUID, by: User | None, at: datetime.datetime, used_in: Sequence[str] = ()
) -> Candidate:
    """Take a decision back, with those of the copies that it took along.

    An accepted quotation leaves the record again, unless something uses it. `used_in` names the uses that only the
    caller can see, such as open drafts (“draft 12”); any of them refuses.
    An open candidate stays as it is. Raises CandidateInUse.
    """
    with transaction.atomic():
        candidate = _lock_decided(candidate_id)
        context = Context(negotiation=candidate.negotiation, by=by, at=at)
        # What was taken along first: then nothing but the candidate itself holds its quotation.
        for each in [*_lock_along(candidate), candidate]:
            if each.state == CandidateState.ACCEPTED:
                _take_back(each, used_in=used_in, context=context)
                remove_speaker(each)
            if each.state != CandidateState.OPEN:
                before = each.state
                _open_again(each)
                note(each, verb="reopened candidate", by=by, at=at, detail={"was": before})
        return candidate


def taken_along(candidate: Candidate) -> QuerySet[Candidate]:
    """Return the copies that the decision about this candidate took along, in no order."""
    return Candidate.objects.filter(
        decided_with=candidate.pk, negotiation=candidate.negotiation_id
    ).order_by()


def _lock_decided(candidate_id: UUID) -> Candidate:
    """Lock the negotiation, then the candidate: the same order as in accepting and publishing."""
    negotiation_id = Candidate.objects.values_list("negotiation_id", flat=True).get(pk=candidate_id)
    Negotiation.objects.select_for_update(no_key=True).get(pk=negotiation_id)
    return (
        Candidate.objects.select_for_update(of=["self"])
        .select_related("quotation", "negotiation")
        .get(pk=candidate_id)
    )


def _lock_along(candidate: Candidate) -> list[Candidate]:
    rows = taken_along(candidate).select_for_update(of=["self"])
    return list(rows.select_related("quotation", "negotiation").order_by("pk"))


def _take_back(candidate: Candidate, *, used_in: Sequence[str], context: Context) -> None:
    """Undo what accepting did: remove the quotation, or only what this article added to one that others carry too."""
    quotation = candidate.quotation
    if quotation is None:
        return
    _refuse_used(used_in)
    if candidate.needs_draft:
        if is_published(candidate, quotation):
            raise CandidateInUse(
                f"What this added to quotation {quotation.number} has been published: it stays."
            )
        take_joined_back(candidate, quotation, context)
        return
    others = Candidate.objects.filter(quotation=quotation).exclude(pk=candidate.pk)
    try:
        if others.exists() or candidate.joined:
            if not others.filter(article=candidate.article_id).exists():
                remove_carrier(quotation=quotation, article_id=candidate.article_id)
            take_joined_back(candidate, quotation, context)
            return
        candidate.quotation = None
        Candidate.objects.filter(pk=candidate.pk).update(
            quotation=None, state=CandidateState.OPEN, decided_at=None
        )
        discard_quotation(quotation)
    except InUse as refusal:
        raise CandidateInUse(refusal.message) from refusal


def _refuse_used(used_in: Sequence[str]) -> None:
    if used_in:
        raise CandidateInUse(f"The quotation is used in {', '.join(used_in)}: take it out there first.")


def _open_again(candidate: Candidate) -> None:
    candidate.state = CandidateState.OPEN
    candidate.quotation = None
    candidate.joined = candidate.needs_draft = False
    candidate.reason, candidate.added = "", {}
    candidate.decided_by = candidate.decided_at = candidate.decided_with = None
    candidate.save(
        update_fields=[
            "state", "quotation", "joined", "needs_draft", "reason", "added", "decided_by", "decided_at",
            "decided_with",
        ]
    )  # fmt: skip


def close(candidate: Candidate, *, state: CandidateState, by: User | None, at: datetime.datetime) -> None:
    """Save a decision with who made it and when; the reservation ends."""
    candidate.state = state
    candidate.decided_by, candidate.decided_at = by, at
    candidate.reserved_by = candidate.reserved_until = None
    candidate.save()


def note(
    candidate: Candidate, *, verb: str, by: User | None, at: datetime.datetime, detail: dict[str, object]
) -> None:
    """Write the decision to the audit."""
    record_act(
        by=by,
        at=at,
        verb=verb,
        negotiation_id=candidate.negotiation_id,
        object_kind="candidate",
        object_id=candidate.pk,
        detail=detail,
    )
