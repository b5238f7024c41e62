"""Accepting a candidate: its words enter the record as a quotation, or join the one that has the same words."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.common.text import clean_line
from negotiations.intake.models import Candidate, CandidateState, How
from negotiations.intake.operations.decide import close, lock_open, note
from negotiations.intake.passages import Marked, Passage, checked_passages, words_of
from negotiations.intake.queries.same_quotation import same_quotation
from negotiations.record.models import Negotiation, Precision, Quotation, SourceType
from negotiations.record.operations import Context, run_stored


@dataclass(frozen=True)
class Accepted:
    """What accepting did.

    `joined`: the record had the quotation, and this article is a further carrier of it. `needs_draft`: that quotation
    is public, so nothing was changed; `carrier` then holds the arguments of `add_carrier` for a draft.
    """

    quotation: Quotation
    joined: bool
    needs_draft: bool
    carrier: dict[str, Any] | None = None


def accept_candidate(
    *,
    candidate_id: UUID,
    by: User | None,
    at: datetime.datetime,
    speaker_id: UUID | None = None,
    speaker_text: str = "",
    said_on: datetime.date | None = None,
    precision: str = Precision.UNKNOWN,
    said_where: str = "",
    kind: str | None = None,
    issue_ids: Sequence[UUID] | None = None,
    spans: Sequence[Marked] | None = None,
    source_type: str | None = None,
) -> Accepted:
    """Accept a candidate as it is, or as corrected by the arguments.

    With neither `speaker_id` nor `speaker_text` the suggested speaker stands. None for `kind`, `issue_ids`, `spans` and
    `source_type` leaves what was found. Raises AlreadyDecided, ReservedByAnother, PassageNotUsable, and the refusals of
    the record's operations (OperationError, `field` names the argument).
    """
    with transaction.atomic():
        context = _context(candidate_id, by=by, at=at)
        candidate = lock_open(candidate_id, by=by, at=at)
        passages = checked_passages(candidate.article, candidate.spans if spans is None else spans)
        words = words_of(candidate.article, passages)
        speaker = _speaker(candidate, speaker_id, speaker_text)
        existing = same_quotation(context.negotiation, words=words, **speaker)
        if existing is not None:
            result = _join(existing, candidate, passages, context)
        else:
            if issue_ids is None:
                issue_ids = list(candidate.suggested_issues.values_list("pk", flat=True))
            args = {
                **speaker,
                "words": words,
                "said_on": said_on,
                "precision": precision,
                "said_where": said_where,
                "kind": kind or candidate.kind,
                "source_type": source_type or _source_type(candidate, speaker["speaker_id"]),
                "language": candidate.article.language or "en",
                "issue_ids": list(issue_ids),
            }
            result = _create(args, candidate, passages, context)
        candidate.quotation = result.quotation
        candidate.joined, candidate.needs_draft = result.joined, result.needs_draft
        close(candidate, state=CandidateState.ACCEPTED, by=by, at=at)
        detail = {"quotation": str(result.quotation.pk), "joined": result.joined}
        note(candidate, verb="accepted candidate", by=by, at=at, detail=detail)
        return result


def _context(candidate_id: UUID, *, by: User | None, at: datetime.datetime) -> Context:
    """Lock the negotiation as publishing does: no quotation becomes public, and none is doubled, in between."""
    negotiation_id = Candidate.objects.values_list("negotiation_id", flat=True).get(pk=candidate_id)
    negotiation = Negotiation.objects.select_for_update(no_key=True).get(pk=negotiation_id)
    return Context(negotiation=negotiation, by=by, at=at)


def _speaker(candidate: Candidate, speaker_id: UUID | None, speaker_text: str) -> dict[str, Any]:
    """Return the speaker given, else the one suggested; a bare pronoun is no attribution."""
    text = clean_line(speaker_text)
    if speaker_id is None and not text:
        speaker_id = candidate.speaker_id
        text = "" if speaker_id else candidate.speaker_name
    return {"speaker_id": speaker_id, "speaker_text": text}


def _source_type(candidate: Candidate, speaker_id: UUID | None) -> SourceType:
    """A sentence about a position is reported; an official whom the article does not name is an anonymous source."""
    if candidate.is_position:
        return SourceType.REPORTED
    if candidate.how == How.ROLE and speaker_id is None:
        return SourceType.ANONYMOUS
    return SourceType.ON_THE_RECORD


def _create(
    args: dict[str, Any], candidate: Candidate, passages: list[Passage], context: Context
) -> Accepted:
    quotation = run_stored(
        name="create_quotation", op_version=1, args={"quotation_id": uuid4(), **args}, context=context
    )
    assert isinstance(quotation, Quotation)  # noqa: S101  the operation's type is lost in the registry
    run_stored(
        name="add_carrier", op_version=1, args=_carrier(quotation, candidate, passages), context=context
    )
    return Accepted(quotation, joined=False, needs_draft=False)


def _join(quotation: Quotation, candidate: Candidate, passages: list[Passage], context: Context) -> Accepted:
    """Make the article a further carrier of the quotation, at once or, where it is public, for a draft to do."""
    if quotation.carriers.filter(article=candidate.article_id).exists():
        return Accepted(quotation, joined=True, needs_draft=False)
    carrier = _carrier(quotation, candidate, passages)
    if quotation.published_in is not None:
        return Accepted(quotation, joined=True, needs_draft=True, carrier=carrier)
    run_stored(name="add_carrier", op_version=1, args=carrier, context=context)
    return Accepted(quotation, joined=True, needs_draft=False)


def _carrier(quotation: Quotation, candidate: Candidate, passages: list[Passage]) -> dict[str, Any]:
    """Return the arguments of `add_carrier` as JSON values."""
    return {
        "carrier_id": str(uuid4()),
        "quotation_id": str(quotation.pk),
        "article_id": str(candidate.article_id),
        "spans": [dict(passage) for passage in passages],
    }
