"""One decision for the same words in all articles that have them; what another reviewer has open is left to them."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.intake.models import Candidate, CandidateState
from negotiations.intake.operations.accept_candidate import Accepted, accept_candidate
from negotiations.intake.operations.decide import close, note, reject_candidate
from negotiations.intake.operations.join_quotation import join_quotation
from negotiations.intake.passages import PassageNotUsable, checked_passages, same_words
from negotiations.intake.queries.copies import MOST_COPIES, is_held, same_words_open
from negotiations.record.models import Negotiation, Quotation
from negotiations.record.operations import Context


@dataclass(frozen=True)
class Along:
    """The copies that were decided about along with one, and those left because another reviewer has them open.

    `carriers`: the arguments of `add_carrier` for a draft, where the quotation is public.
    """

    taken: list[Candidate] = field(default_factory=list)
    left: list[Candidate] = field(default_factory=list)
    carriers: list[dict[str, Any]] = field(default_factory=list)


def accept_with_copies(
    *, candidate_id: UUID, by: User | None, at: datetime.datetime, **corrections: Any
) -> tuple[Accepted, Along]:
    """Accept a candidate as `accept_candidate` does, and make the articles of its copies carriers as well.

    Reopening the candidate takes all of it back.
    """
    with transaction.atomic():
        accepted = accept_candidate(candidate_id=candidate_id, by=by, at=at, **corrections)
        main = Candidate.objects.select_related("negotiation").get(pk=candidate_id)
        context = Context(negotiation=main.negotiation, by=by, at=at)
        along = _decide_along(main, by, at, lambda copy: _join(copy, accepted.quotation, context))
        return accepted, along


def reject_with_copies(
    *, candidate_id: UUID, reason: str, by: User | None, at: datetime.datetime
) -> tuple[Candidate, Along]:
    """Put a candidate and its copies aside with one reason. Reopening the candidate takes all of it back."""
    with transaction.atomic():
        # As in accepting and reopening, so that those who meet at the same copies wait for each other in one order.
        negotiation_id = Candidate.objects.values_list("negotiation_id", flat=True).get(pk=candidate_id)
        Negotiation.objects.select_for_update(no_key=True).get(pk=negotiation_id)
        main = reject_candidate(candidate_id=candidate_id, reason=reason, by=by, at=at)

        def reject(copy: Candidate) -> None:
            copy.reason = main.reason
            close(copy, state=CandidateState.REJECTED, by=by, at=at)
            note(
                copy,
                verb="rejected candidate",
                by=by,
                at=at,
                detail={"reason": main.reason, "with": str(main.pk)},
            )

        return main, _decide_along(main, by, at, reject)


Decide = Callable[[Candidate], dict[str, Any] | None]


def _decide_along(main: Candidate, by: User | None, at: datetime.datetime, decide: Decide) -> Along:
    """Decide about the copies that are free; those that somebody decides about at this moment are left."""
    along = Along()
    copies = (
        same_words_open(main)
        .select_for_update(of=["self"], skip_locked=True)
        .select_related("article", "negotiation", "reserved_by")
        .order_by("pk")
    )
    for copy in copies[:MOST_COPIES]:
        if not same_words(copy.words, main.words):
            continue
        if is_held(copy, by, at=at):
            along.left.append(copy)
            continue
        copy.decided_with = main.pk
        try:
            carrier = decide(copy)
        except PassageNotUsable:
            continue
        along.taken.append(copy)
        if carrier:
            along.carriers.append(carrier)
    return along


def _join(copy: Candidate, quotation: Quotation, context: Context) -> dict[str, Any] | None:
    """Make the article of a copy a carrier; return what a draft has to do for it."""
    passages = checked_passages(copy.article, copy.spans)
    joined = join_quotation(quotation, copy, passages, given={}, issue_ids=[], choices=None, context=context)
    copy.quotation, copy.joined = quotation, True
    copy.needs_draft, copy.added = joined.needs_draft, joined.stored
    close(copy, state=CandidateState.ACCEPTED, by=context.by, at=context.at)
    detail = {"quotation": str(quotation.pk), "joined": True, "with": str(copy.decided_with)}
    note(copy, verb="accepted candidate", by=context.by, at=context.at, detail=detail)
    return joined.carrier if joined.needs_draft else None
