"""The comparison marks the words that changed and leaves alone what stands against nothing."""

from uuid import uuid4

from negotiations.editions.queries import Change
from negotiations.tracker.compared import blocks_of, compared, marked
from tests.tracker.factories import edition, issue, state, update


def _only(pieces: list[object]) -> list[str]:
    return [piece.text for piece in pieces if piece.kind == "only"]  # type: ignore[attr-defined]


def test_only_the_words_that_differ_are_marked() -> None:
    before, after = marked("The weir stays open in summer.", "The weir stays shut in summer.")
    assert (_only(list(before)), _only(list(after))) == (["open"], ["shut"])
    assert "".join(piece.text for piece in after) == "The weir stays shut in summer."


def test_texts_with_little_in_common_are_marked_whole() -> None:
    before, after = marked("One thing only.", "Quite another matter altogether, and longer.")
    assert (len(before), len(after)) == (1, 1)


def test_what_is_new_stands_without_marks() -> None:
    before, after = marked(None, "A figure")
    assert before == []
    assert [(piece.kind, piece.text) for piece in after] == [("same", "A figure")]


def test_changes_are_grouped_by_object_and_bare_dates_are_put_into_words() -> None:
    one = uuid4()
    changes = [
        Change("issue", one, "RIV-1", "Weir", "title", "Title", "Weirs", "Weir"),
        Change("issue", one, "RIV-1", "Weir", "review_by", "Review by", None, "2025-07-01"),
        Change("talks", uuid4(), "RIV-T1", "Talks", "starts_at", "When", "2025-06-01T12:00:00+00:00", None),
    ]
    issue_block, talks_block = blocks_of(changes, zone="Europe/Berlin")
    assert [line.label for line in issue_block.lines] == ["Title", "Review by"]
    assert issue_block.lines[1].after[0].text == "1 July 2025"
    assert talks_block.lines[0].before[0].text == "1 June 2025, 14:00 CEST"


def test_statuses_that_moved_and_the_updates_between_are_listed() -> None:
    before = issue(title="Weir", status="raised")
    after = before.model_copy(update={"status": "agreed"})
    first = edition(number=1)
    older = state(issues=[before], editions=[first])
    move = update(on=after, from_="raised", to="agreed")
    newer = state(issues=[after], editions=[first, edition(move, number=2)])
    found = compared(older, newer)
    assert [(shift.before and shift.before.status, shift.after.status) for shift in found.moved] == [
        ("raised", "agreed")
    ]
    assert [entry.told.edition.number for entry in found.entries] == [2]
