"""Changing which words a candidate holds: moving ends, cutting, joining, and taking each back."""

from typing import Any

import pytest

from negotiations.accounts.models import Act
from negotiations.intake.models import Candidate
from negotiations.intake.operations import (
    AlreadyDecided,
    NothingToUndo,
    NotNeighbours,
    ReservedByAnother,
    accept_candidate,
    change_spans,
    merge_candidates,
    reject_candidate,
    split_candidate,
    undo_passages,
)
from negotiations.intake.passages import Passage, PassageNotUsable
from negotiations.intake.queries import next_candidate
from negotiations.intake.spans import cut, joined, likely_cut, moved, places_to_cut
from negotiations.record.models import Negotiation, QuotationSpan
from tests.factories import NOON, make_member
from tests.intake.batches import candidate, import_texts
from tests.intake.river import FIRST, issue, make_river_talks

pytestmark = pytest.mark.django_db

TEXT = "He said: “We go, we stay. We wait.” Then he left."
WEIR = "We will open the gates for forty days"
QUOTED: Passage = {"start": 10, "end": 34}


def words(passage: Passage) -> str:
    return TEXT[passage["start"] : passage["end"]]


@pytest.mark.parametrize(
    ("edge", "by", "expected"),
    [
        ("start", 1, "go, we stay. We wait."),
        ("start", 2, "we stay. We wait."),
        ("start", -1, "said: “We go, we stay. We wait."),
        ("end", -1, "We go, we stay. We"),
        ("end", 1, "We go, we stay. We wait.” Then"),
    ],
)
def test_an_end_moves_by_words(edge: Any, by: int, expected: str) -> None:
    assert words(moved(TEXT, QUOTED, edge=edge, by=by)) == expected


@pytest.mark.parametrize(("edge", "by"), [("start", -9), ("start", 6), ("end", -6), ("end", 9)])
def test_an_end_does_not_move_beyond_the_words(edge: Any, by: int) -> None:
    with pytest.raises(PassageNotUsable):
        moved(TEXT, QUOTED, edge=edge, by=by)


def test_cuts_are_offered_behind_pauses_and_else_before_any_word() -> None:
    assert [opening for _, opening in places_to_cut(TEXT, [QUOTED])] == ["we stay. We wait.", "We wait."]
    place = TEXT.index("we stay")
    assert [opening for _, opening in places_to_cut(TEXT, [{"start": place, "end": place + 7}])] == ["stay"]


@pytest.mark.parametrize(
    ("text", "passages", "likely"),
    [
        ("We stay here, and we wait. Then we go. Soon.", [(0, 44)], "Then we go. Soon."),
        ("Yes, we stay here and we wait.", [(0, 30)], None),
        ("“We stay.” He paused. “We wait. We go.”", [(1, 9), (23, 38)], "We wait. We go.”"),
    ],
)
def test_a_cut_is_proposed_only_between_passages_or_sentences(
    text: str, passages: list[tuple[int, int]], likely: str | None
) -> None:
    place = likely_cut(text, [{"start": start, "end": end} for start, end in passages])
    assert (None if place is None else text[place:]) == likely


def test_cut_and_joined_are_each_other_s_contrary() -> None:
    for place, _ in places_to_cut(TEXT, [QUOTED]):
        before, behind = cut([QUOTED], place)
        assert joined(TEXT, [*behind, *before]) == [QUOTED]


@pytest.fixture
def talks() -> Negotiation:
    negotiation = make_river_talks()
    import_texts(negotiation, {"first.txt": FIRST.read_bytes()})
    return negotiation


def reread(found: Candidate) -> Candidate:
    return Candidate.objects.get(pk=found.pk)


def shortened(found: Candidate, by: int = 9) -> list[Passage]:
    spans: list[Passage] = [{"start": span["start"], "end": span["end"]} for span in found.spans]
    spans[0]["end"] -= by
    return spans


def test_changed_spans_give_the_words_of_the_held_text(talks: Negotiation) -> None:
    found = candidate(talks, "Nobody reads our gauges but us")
    changed = change_spans(candidate_id=found.pk, spans=shortened(found, 8), by=None, at=NOON)
    assert changed.words == ["Nobody reads our gauges"]
    assert changed.kind == "fragment"
    assert Act.objects.filter(verb="changed passages", object_id=str(found.pk)).exists()
    quotation = accept_candidate(candidate_id=found.pk, by=None, at=NOON).quotation
    span = QuotationSpan.objects.get(carrier__quotation=quotation)
    assert (found.article.text or "")[span.start : span.end] == "Nobody reads our gauges"


def test_changed_spans_are_put_back_one_by_one(talks: Negotiation) -> None:
    found = candidate(talks, WEIR)
    change_spans(candidate_id=found.pk, spans=shortened(found), by=None, at=NOON)
    change_spans(candidate_id=found.pk, spans=shortened(found, 17), by=None, at=NOON)
    undo_passages(candidate_id=found.pk, by=None, at=NOON)
    assert reread(found).spans == shortened(found)
    undo_passages(candidate_id=found.pk, by=None, at=NOON)
    assert (reread(found).spans, reread(found).words, reread(found).kind) == (
        found.spans,
        found.words,
        found.kind,
    )
    with pytest.raises(NothingToUndo):
        undo_passages(candidate_id=found.pk, by=None, at=NOON)


def test_the_same_spans_again_change_nothing(talks: Negotiation) -> None:
    found = candidate(talks, WEIR)
    assert change_spans(candidate_id=found.pk, spans=found.spans, by=None, at=NOON).past == []


def test_nonsense_and_the_words_of_another_are_refused(talks: Negotiation) -> None:
    found, other = candidate(talks, WEIR), candidate(talks, "Nobody reads")
    for spans in ([], [{"start": 5, "end": 4}], [{"start": 0, "end": 10**7}], other.spans):
        with pytest.raises(PassageNotUsable):
            change_spans(candidate_id=found.pk, spans=spans, by=None, at=NOON)
    assert reread(found).spans == found.spans


def test_a_decided_or_reserved_candidate_keeps_its_words(talks: Negotiation) -> None:
    ruth, ivan = make_member(negotiation=talks), make_member(negotiation=talks)
    theirs = next_candidate(talks, ruth, at=NOON)
    assert theirs is not None
    with pytest.raises(ReservedByAnother):
        change_spans(candidate_id=theirs.pk, spans=shortened(theirs), by=ivan, at=NOON)
    found = candidate(talks, WEIR)
    reject_candidate(candidate_id=found.pk, reason="x", by=None, at=NOON)
    with pytest.raises(AlreadyDecided):
        change_spans(candidate_id=found.pk, spans=shortened(found), by=None, at=NOON)


def split(found: Candidate, before: str) -> tuple[Candidate, Candidate]:
    place = (found.article.text or "").index(before)
    return split_candidate(candidate_id=found.pk, at_offset=place, by=None, at=NOON)


def test_a_split_makes_two_by_the_same_speaker(talks: Negotiation) -> None:
    found = candidate(talks, WEIR)
    issues = set(found.suggested_issues.all())
    first, second = split(found, "forty days and")
    assert first.pk == found.pk
    assert first.words == ["We will open the gates for"]
    assert second.words[0].startswith("forty days and")
    assert len(second.words) == 2
    assert (second.speaker, second.cue, second.how) == (found.speaker, found.cue, found.how)
    assert set(second.suggested_issues.all()) == issues
    assert second.seq == second.spans[0]["start"]


@pytest.mark.parametrize("from_half", [False, True])
def test_a_split_is_taken_back_from_either_part(talks: Negotiation, from_half: bool) -> None:
    found = candidate(talks, WEIR)
    before = Candidate.objects.count()
    first, second = split(found, "forty days and")
    whole = undo_passages(candidate_id=(second if from_half else first).pk, by=None, at=NOON)
    assert whole == found
    assert (reread(found).spans, reread(found).past) == (found.spans, [])
    assert Candidate.objects.count() == before


def test_a_split_stays_when_its_other_part_was_decided_or_changed(talks: Negotiation) -> None:
    first, second = split(candidate(talks, WEIR), "forty days and")
    accept_candidate(candidate_id=second.pk, by=None, at=NOON)
    with pytest.raises(AlreadyDecided):
        undo_passages(candidate_id=first.pk, by=None, at=NOON)
    third, fourth = split(candidate(talks, "Nobody reads"), "gauges but")
    change_spans(candidate_id=fourth.pk, spans=shortened(fourth, 3), by=None, at=NOON)
    with pytest.raises(NothingToUndo):
        undo_passages(candidate_id=third.pk, by=None, at=NOON)


def test_a_split_needs_words_on_both_sides(talks: Negotiation) -> None:
    found = candidate(talks, WEIR)
    for place in (0, found.spans[0]["start"], found.spans[-1]["end"], 10**6):
        with pytest.raises(PassageNotUsable):
            split_candidate(candidate_id=found.pk, at_offset=place, by=None, at=NOON)
    assert not Candidate.objects.exclude(past=[]).exists()


def test_two_parts_joined_are_the_whole_again(talks: Negotiation) -> None:
    found = candidate(talks, WEIR)
    first, second = split(found, "forty days and")
    merged = merge_candidates(candidate_id=first.pk, other_id=second.pk, by=None, at=NOON)
    assert (merged.spans, merged.words) == (found.spans, found.words)


def test_neighbours_are_joined_as_several_passages_and_parted_again(talks: Negotiation) -> None:
    found, other = candidate(talks, "Nobody reads"), candidate(talks, "A gauge is a flag")
    gauges = list(other.suggested_issues.all())
    merged = merge_candidates(candidate_id=found.pk, other_id=other.pk, by=None, at=NOON)
    assert merged.words == [*found.words, *other.words]
    assert merged.how == found.how
    assert not Candidate.objects.filter(pk=other.pk).exists()
    undo_passages(candidate_id=found.pk, by=None, at=NOON)
    assert reread(found).words == found.words
    again = reread(other)
    assert (again.words, again.speaker, again.how) == (other.words, other.speaker, other.how)
    assert list(again.suggested_issues.all()) == gauges
    assert issue(talks, "gauges") in gauges


def test_only_neighbours_are_joined(talks: Negotiation) -> None:
    found, far = candidate(talks, WEIR), candidate(talks, "A gauge is a flag")
    for other in (far.pk, found.pk, candidate(talks, "Quillmark’s President").pk):
        with pytest.raises(NotNeighbours):
            merge_candidates(candidate_id=found.pk, other_id=other, by=None, at=NOON)
