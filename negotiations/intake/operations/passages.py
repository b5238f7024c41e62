"""Changing which words a candidate holds: moving its ends, cutting it in two, joining two; each can be undone.

Candidates are working data: what they were before is kept on them only as far as an undo needs it.
"""

import copy
import datetime
import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID, uuid4

from django.core import serializers
from django.db import transaction

from negotiations.accounts.models import User
from negotiations.intake.kinds import kind_of
from negotiations.intake.models import Candidate, CandidateState, FoundAs
from negotiations.intake.operations.decide import lock_open, note
from negotiations.intake.passages import (
    Marked,
    Passage,
    PassageNotUsable,
    checked_passages,
    words_key,
    words_of,
)
from negotiations.intake.spans import cut, joined
from negotiations.record.errors import OperationError

MOST_KEPT = 20  # changes that can be undone


class NotNeighbours(OperationError):
    """Two candidates cannot be one quotation: another stands between them, or they are of different articles."""


class NothingToUndo(OperationError):
    """The passages are as they were found, or what was made of them has changed since."""


def change_spans(
    *, candidate_id: UUID, spans: Sequence[Marked], by: User | None, at: datetime.datetime
) -> Candidate:
    """Let an open candidate hold other words of its article.

    Raises PassageNotUsable for nonsense and for words that are another candidate's, AlreadyDecided, ReservedByAnother.
    """
    with transaction.atomic():
        candidate = lock_open(candidate_id, by=by, at=at)
        passages = checked_passages(candidate.article, spans)
        if passages == candidate.spans:
            return candidate
        others = Candidate.objects.filter(article=candidate.article, found_as=candidate.found_as)
        if not candidate.is_position and others.filter(spans=passages).exists():
            raise PassageNotUsable("Exactly these words are another quotation of this list.", field="spans")
        _put(candidate, passages, past={"act": "spans"})
        note(candidate, verb="changed passages", by=by, at=at, detail={"spans": candidate.spans})
        return candidate


def split_candidate(
    *, candidate_id: UUID, at_offset: int, by: User | None, at: datetime.datetime
) -> tuple[Candidate, Candidate]:
    """Make two candidates of one: the words before a place in the text, and those behind it, said by the same.

    Raises PassageNotUsable unless words stand on both sides, AlreadyDecided, ReservedByAnother.
    """
    with transaction.atomic():
        candidate = lock_open(candidate_id, by=by, at=at)
        before, behind = cut(candidate.spans, at_offset)
        if candidate.is_position:
            raise PassageNotUsable(
                "A reported position is a sentence of its own; it stays whole.", field="at"
            )
        if not before or not behind:
            raise PassageNotUsable(
                "Split it between two of its words, so that words stand on both sides.", field="at"
            )
        first, second = (checked_passages(candidate.article, part) for part in (before, behind))
        other = _copy_of(candidate)
        _put(other, second, past={"act": "half", "of": str(candidate.pk)})
        other.suggested_issues.set(candidate.suggested_issues.all())
        _put(candidate, first, past={"act": "split", "made": str(other.pk)})
        note(candidate, verb="split candidate", by=by, at=at, detail={"made": str(other.pk)})
        return candidate, other


def merge_candidates(
    *, candidate_id: UUID, other_id: UUID, by: User | None, at: datetime.datetime
) -> Candidate:
    """Join a neighbour of the same article to a candidate, which keeps its own speaker, day and issues.

    Raises NotNeighbours, PassageNotUsable, AlreadyDecided, ReservedByAnother.
    """
    with transaction.atomic():
        candidate, other = _lock_both(candidate_id, other_id, by=by, at=at)
        _check_neighbours(candidate, other)
        text = candidate.article.text or ""
        passages = checked_passages(candidate.article, joined(text, [*candidate.spans, *other.spans]))
        stored = json.loads(serializers.serialize("json", [other]))
        _put(candidate, passages, past={"act": "merge", "other": stored})
        other.delete()
        note(candidate, verb="joined candidates", by=by, at=at, detail={"other": str(other_id)})
        return candidate


def undo_passages(*, candidate_id: UUID, by: User | None, at: datetime.datetime) -> Candidate | None:
    """Take the last change of an open candidate's passages back; return the candidate that holds the words then.

    One that was marked by hand goes when its marking is taken back: then what it was marked from is returned, or another
    of the article, or None. Raises NothingToUndo, AlreadyDecided, ReservedByAnother.
    """
    with transaction.atomic():
        candidate = lock_open(candidate_id, by=by, at=at)
        if not candidate.past:
            raise NothingToUndo("The passages are as they were found.")
        last: dict[str, Any] = candidate.past[-1]
        if candidate.is_as_marked:
            return _unmake(candidate, last["from"], by=by, at=at)
        if last["act"] == "half":
            return _undo_from_the_half(candidate, UUID(last["of"]), by=by, at=at)
        if last["act"] == "split":
            _drop_half(candidate, UUID(last["made"]), by=by, at=at)
        if last["act"] == "merge":
            _bring_back(last["other"])
        candidate.spans, candidate.kind = last["spans"], last["kind"]
        candidate.past = candidate.past[:-1]
        _save(candidate)
        note(candidate, verb="undid passages", by=by, at=at, detail={"was": last["act"]})
        return candidate


def _put(candidate: Candidate, passages: list[Passage], *, past: dict[str, Any]) -> None:
    """Give the candidate its passages, and keep what it had."""
    kept = {"spans": candidate.spans, "kind": candidate.kind, **past}
    candidate.past = [*candidate.past, kept][-MOST_KEPT:]
    candidate.spans = [dict(passage) for passage in passages]
    _save(candidate)
    if not candidate.is_position:
        candidate.kind = kind_of(candidate.words)
        candidate.save(update_fields=["kind"])


def _copy_of(candidate: Candidate) -> Candidate:
    """Return a candidate like this one, not stored yet, before nobody and without a past."""
    other = copy.copy(candidate)
    other.pk, other._state.adding = uuid4(), True
    other.past, other.reserved_by, other.reserved_until = [], None, None
    return other


def _save(candidate: Candidate) -> None:
    """Save it with its words and its place, which follow from the offsets."""
    passages: list[Passage] = [{"start": span["start"], "end": span["end"]} for span in candidate.spans]
    candidate.words = words_of(candidate.article, passages)
    candidate.words_key = words_key(candidate.words)
    candidate.seq = passages[0]["start"]
    candidate.save()


def _lock_both(
    candidate_id: UUID, other_id: UUID, *, by: User | None, at: datetime.datetime
) -> tuple[Candidate, Candidate]:
    """Lock both, always in the same order, so that two who join the same pair do not wait in a ring."""
    if candidate_id == other_id:
        raise NotNeighbours("A quotation cannot be joined to itself.")
    locked = {key: lock_open(key, by=by, at=at) for key in sorted((candidate_id, other_id))}
    return locked[candidate_id], locked[other_id]


def _check_neighbours(candidate: Candidate, other: Candidate) -> None:
    if candidate.article_id != other.article_id:
        raise NotNeighbours("Only quotations of the same article can be joined.")
    if candidate.is_position or other.is_position:
        raise NotNeighbours("A reported position is a sentence of its own; it cannot be joined.")
    low, high = sorted((candidate.seq, other.seq))
    between = Candidate.objects.filter(
        article=candidate.article, found_as=FoundAs.QUOTATION, seq__gt=low, seq__lt=high
    )
    if between.exclude(pk__in=[candidate.pk, other.pk]).exclude(state=CandidateState.REJECTED).exists():
        raise NotNeighbours("Another quotation stands between the two.")


def _unmake(
    candidate: Candidate, from_id: str, *, by: User | None, at: datetime.datetime
) -> Candidate | None:
    note(candidate, verb="unmarked passage", by=by, at=at, detail={"spans": candidate.spans})
    others = Candidate.objects.filter(article=candidate.article).exclude(pk=candidate.pk)
    back = others.filter(pk=from_id).first() if from_id else None
    back = back or others.first()
    candidate.delete()
    return back


def _undo_from_the_half(
    half: Candidate, whole_id: UUID, *, by: User | None, at: datetime.datetime
) -> Candidate | None:
    whole = Candidate.objects.filter(pk=whole_id).first()
    if whole is None or not whole.past or whole.past[-1].get("made") != str(half.pk):
        raise NothingToUndo("The other part was changed since it was split off: undo that first.")
    return undo_passages(candidate_id=whole_id, by=by, at=at)


def _drop_half(candidate: Candidate, made: UUID, *, by: User | None, at: datetime.datetime) -> None:
    """Delete the second part of a split, if it is still as the split made it."""
    if not Candidate.objects.filter(pk=made).exists():
        raise NothingToUndo("The other part is not there any more: undo what became of it first.")
    half = lock_open(made, by=by, at=at)
    if len(half.past) != 1 or half.past[0].get("of") != str(candidate.pk):
        raise NothingToUndo("The other part was changed since it was split off: undo that first.")
    half.delete()


def _bring_back(stored: list[dict[str, Any]]) -> None:
    """Put a candidate back that was joined to another, as it was."""
    for row in serializers.deserialize("json", json.dumps(stored)):
        row.save()
