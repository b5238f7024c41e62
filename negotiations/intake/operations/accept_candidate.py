"""Accepting a candidate: its words enter the record as a quotation, or join the one that has the same words."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.common.text import clean_line
from negotiations.intake.models import Candidate, CandidateState, How
from negotiations.intake.operations.decide import close, lock_open, note
from negotiations.intake.operations.join_quotation import (
    Choice,
    Difference,
    Joined,
    Values,
    carrier_of,
    join_quotation,
)
from negotiations.intake.operations.new_speaker import NewPerson, create_speaker
from negotiations.intake.passages import Marked, Passage, checked_passages, words_of
from negotiations.intake.queries.same_quotation import same_quotation
from negotiations.record.models import Issue, Negotiation, Precision, Quotation, SourceType
from negotiations.record.operations import Context, run_stored


@dataclass(frozen=True)
class Accepted:
    """What accepting did.

    `joined`: the record had the quotation, and this article is a further carrier of it; `filled`, `changed` and `issues`
    are what the quotation got by it, `kept` where the record says something else and was left so. `needs_draft`: that
    quotation is public; `carrier` and `edit` then hold the arguments of `add_carrier` and `edit_quotation` for a draft,
    which alone may change it. `new_person`: the speaker was added to the record.
    """

    quotation: Quotation
    joined: bool
    needs_draft: bool
    carrier: dict[str, Any] | None = None
    edit: dict[str, Any] | None = None
    filled: Sequence[Difference] = ()
    changed: Sequence[Difference] = ()
    kept: Sequence[Difference] = ()
    issues: Sequence[Issue] = ()
    new_person: bool = False


@dataclass(frozen=True)
class _Stated:
    """What an editor states of the words; None for `kind` and `source_type` is what was found."""

    said_on: datetime.date | None
    precision: str
    said_where: str
    kind: str | None
    source_type: str | None

    def of(self, candidate: Candidate) -> dict[str, Values]:
        """Return it by field for a quotation of the record; what is left as it was suggested states nothing."""
        given: dict[str, Values] = {}
        if self.said_on is not None:
            given["said_on"] = {"said_on": self.said_on.isoformat(), "precision": str(self.precision)}
        if clean_line(self.said_where):
            given["context"] = {"context": clean_line(self.said_where)}
        if self.kind and self.kind != candidate.kind:
            given["kind"] = {"kind": str(self.kind)}
        if self.source_type and self.source_type != _source_type(candidate, candidate.speaker_id):
            given["source_type"] = {"source_type": str(self.source_type)}
        return given

    def completed(self, candidate: Candidate, speaker_id: UUID | None) -> dict[str, Any]:
        """Return it as arguments of a new quotation, with what the candidate suggests."""
        return {
            "said_on": self.said_on,
            "precision": self.precision,
            "said_where": self.said_where,
            "kind": self.kind or candidate.kind,
            "source_type": self.source_type or _source_type(candidate, speaker_id),
            "language": candidate.article.language or "en",
        }


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
    choices: Mapping[str, Choice] | None = None,
    new_person: NewPerson | None = None,
) -> Accepted:
    """Accept a candidate as it is, or as corrected by the arguments.

    `new_person` is added to the record as the speaker. Without one, and with neither `speaker_id` nor `speaker_text`, the
    suggested speaker stands. None for `kind`, `issue_ids`, `spans` and `source_type` leaves what was found. Where the
    record has the words already, it is given what it lacks; `choices` say what becomes of what differs, by field, and None
    keeps it as the record has it. Raises AlreadyDecided, ReservedByAnother, PassageNotUsable, PersonKnown, RecordDiffers,
    and the refusals of the record's operations (OperationError, `field` names the argument).
    """
    with transaction.atomic():
        context = _context(candidate_id, by=by, at=at)
        candidate = lock_open(candidate_id, by=by, at=at)
        passages = checked_passages(candidate.article, candidate.spans if spans is None else spans)
        words = words_of(candidate.article, passages)
        if new_person is None:
            speaker = _speaker(candidate, speaker_id, speaker_text)
        else:
            speaker = _speaker(candidate, create_speaker(new_person, context).pk, "")
            candidate.added = {"person": str(speaker["speaker_id"])}
        existing = same_quotation(context.negotiation, words=words, **speaker)
        if issue_ids is None:
            issue_ids = list(candidate.suggested_issues.values_list("pk", flat=True))
        stated = _Stated(said_on, precision, said_where, kind, source_type)
        if existing is not None:
            joined = join_quotation(
                existing,
                candidate,
                passages,
                given=stated.of(candidate),
                issue_ids=issue_ids,
                choices=choices,
                context=context,
            )
            result = _joined(existing, joined)
            candidate.added = {**candidate.added, **joined.stored}
        else:
            args = {
                "words": words,
                "issue_ids": list(issue_ids),
                **speaker,
                **stated.completed(candidate, speaker["speaker_id"]),
            }
            result = _create(args, candidate, passages, context)
        result = replace(result, new_person=new_person is not None)
        candidate.quotation = result.quotation
        candidate.joined, candidate.needs_draft = result.joined, result.needs_draft
        close(candidate, state=CandidateState.ACCEPTED, by=by, at=at)
        detail = {"quotation": str(result.quotation.pk), "joined": result.joined, **candidate.added}
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
        name="add_carrier", op_version=1, args=carrier_of(quotation, candidate, passages), context=context
    )
    return Accepted(quotation, joined=False, needs_draft=False)


def _joined(quotation: Quotation, joined: Joined) -> Accepted:
    return Accepted(
        quotation,
        joined=True,
        needs_draft=joined.needs_draft,
        carrier=joined.carrier if joined.needs_draft else None,
        edit=joined.edit if joined.needs_draft else None,
        filled=joined.filled,
        changed=joined.changed,
        kept=joined.kept,
        issues=joined.issues,
    )
