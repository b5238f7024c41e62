"""Merging a draft that clashed: mine, theirs or another value; then it is published over what stands."""

from typing import Any, Literal
from uuid import uuid4

import pytest

from negotiations.editions.models import Draft, Edition
from negotiations.editions.operations import StaleDraft, merge_draft, publish_draft
from negotiations.editions.operations.drafts import NotYourDraft
from negotiations.editions.operations.merge import Resolution
from negotiations.editions.queries import newest_state
from negotiations.editions.replay import ReplayRefused
from negotiations.record.models import Issue, Negotiation, Position
from tests.factories import (
    NOON,
    add,
    make_draft,
    make_issue,
    make_member,
    make_negotiation,
    make_party,
    publish,
    status_move,
)

pytestmark = pytest.mark.django_db

Choice = Literal["mine", "theirs", "other"]


@pytest.fixture
def negotiation() -> Negotiation:
    return make_negotiation()


def _changes(**fields: tuple[str, str]) -> dict[str, Any]:
    return {field: {"base": base, "to": to} for field, (base, to) in fields.items()}


def _own(negotiation: Negotiation, operations: list[tuple[str, dict[str, Any]]]) -> Draft:
    author = make_member(negotiation=negotiation)
    return make_draft(negotiation=negotiation, operations=operations, by=author)


def _clashing(negotiation: Negotiation, issue: Issue, *, refile: bool = True) -> Draft:
    """Return a draft whose title and sticking point somebody else has changed meanwhile."""
    draft = make_draft(negotiation=negotiation, by=make_member(negotiation=negotiation))
    mine = _changes(title=("Weir", "My weir"), sticking_point=("", "Mine."), what_it_is=("", "A weir."))
    add(draft, "edit_issue", by=draft.author, issue_id=issue.pk, changes=mine)
    if refile:
        add(draft, "refile", by=draft.author, update_id=uuid4(), reason="Wording.")
    theirs = _changes(title=("Weir", "Their weir"), sticking_point=("", "Theirs."))
    publish(negotiation=negotiation, operations=[("edit_issue", {"issue_id": issue.pk, "changes": theirs})])
    return draft


def _merge(draft: Draft, *choices: Choice, value: Any = None) -> None:
    """Decide the clashes in their order."""
    with pytest.raises(ReplayRefused) as refused:
        publish_draft(draft_id=draft.pk, by=draft.author, at=NOON)
    found = [(seq, clash) for seq, clashes in refused.value.clashes.items() for clash in clashes]
    assert len(found) == len(choices)
    resolutions = [
        Resolution(seq=seq, clash=clash, choice=choice, value=value)
        for (seq, clash), choice in zip(found, choices, strict=True)
    ]
    assert draft.author is not None
    merge_draft(draft_id=draft.pk, resolutions=resolutions, by=draft.author, at=NOON)


def _publish(draft: Draft) -> Edition:
    return publish_draft(draft_id=draft.pk, by=draft.author, at=NOON)


def test_each_field_is_decided_by_itself(negotiation: Negotiation) -> None:
    issue = make_issue(negotiation=negotiation, title="Weir")
    draft = _clashing(negotiation, issue)
    _merge(draft, "mine", "theirs")
    _publish(draft)
    shape = newest_state(negotiation.slug).issues[issue.pk]
    assert (shape.title, shape.sticking_point, shape.what_it_is) == ("My weir", "Theirs.", "A weir.")


def test_another_value_takes_the_place_of_both(negotiation: Negotiation) -> None:
    issue = make_issue(negotiation=negotiation, title="Weir")
    draft = _clashing(negotiation, issue)
    _merge(draft, "theirs", "other", value="Both.")
    _publish(draft)
    shape = newest_state(negotiation.slug).issues[issue.pk]
    assert (shape.title, shape.sticking_point) == ("Their weir", "Both.")


def test_what_changes_again_clashes_again(negotiation: Negotiation) -> None:
    issue = make_issue(negotiation=negotiation, title="Weir")
    draft = _clashing(negotiation, issue)
    _merge(draft, "mine", "theirs")
    once_more = _changes(title=("Their weir", "Their other weir"))
    publish(
        negotiation=negotiation, operations=[("edit_issue", {"issue_id": issue.pk, "changes": once_more})]
    )
    with pytest.raises(ReplayRefused) as refused:
        _publish(draft)
    clash = refused.value.clashes[1][0]
    assert (clash.base, clash.yours, clash.theirs) == ("Their weir", "My weir", "Their other weir")


def test_an_edit_of_which_nothing_is_left_goes(negotiation: Negotiation) -> None:
    issue = make_issue(negotiation=negotiation, title="Weir")
    draft = make_draft(negotiation=negotiation, by=make_member(negotiation=negotiation))
    add(draft, "edit_issue", by=draft.author, issue_id=issue.pk, changes=_changes(title=("Weir", "My weir")))
    add(draft, "refile", by=draft.author, update_id=uuid4(), reason="Wording.")
    theirs = _changes(title=("Weir", "Their weir"))
    publish(negotiation=negotiation, operations=[("edit_issue", {"issue_id": issue.pk, "changes": theirs})])
    _merge(draft, "theirs")
    assert [row.name for row in draft.operations.all()] == ["refile"]


def test_a_merge_in_a_stale_tab_is_refused(negotiation: Negotiation) -> None:
    draft = _clashing(negotiation, make_issue(negotiation=negotiation, title="Weir"))
    assert draft.author is not None
    with pytest.raises(StaleDraft):
        merge_draft(draft_id=draft.pk, resolutions=[], by=draft.author, at=NOON, revision=0)
    stranger = make_member(negotiation=negotiation)
    with pytest.raises(NotYourDraft):
        merge_draft(draft_id=draft.pk, resolutions=[], by=stranger, at=NOON)


def _clashing_move(negotiation: Negotiation, *, to: str = "stalled") -> tuple[Draft, Issue]:
    issue = make_issue(negotiation=negotiation)
    draft = _own(negotiation, [status_move(issue=issue, to=to)])
    publish(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")])
    return draft, issue


def test_my_move_is_put_on_top_of_theirs(negotiation: Negotiation) -> None:
    draft, issue = _clashing_move(negotiation)
    _merge(draft, "mine")
    update = newest_state(negotiation.slug).editions[-1].updates[0]
    published = _publish(draft)
    told = newest_state(negotiation.slug).edition.updates[0]
    assert (told.from_status, told.to_status, published.number) == ("raised", "stalled", 3)
    assert told.id != update.id
    assert Issue.objects.get(pk=issue.pk).status == "stalled"


def test_their_move_takes_mine_out(negotiation: Negotiation) -> None:
    draft, _ = _clashing_move(negotiation)
    _merge(draft, "theirs")
    assert not draft.operations.exists()


def test_another_status_takes_the_place_of_mine(negotiation: Negotiation) -> None:
    draft, issue = _clashing_move(negotiation)
    _merge(draft, "other", value="rejected")
    _publish(draft)
    assert Issue.objects.get(pk=issue.pk).status == "rejected"


def test_a_move_that_is_no_longer_allowed_says_so_after_the_merge(negotiation: Negotiation) -> None:
    draft, _ = _clashing_move(negotiation, to="raised")
    _merge(draft, "mine")
    with pytest.raises(ReplayRefused, match="cannot follow"):
        _publish(draft)


def test_two_moves_of_one_draft_keep_their_order_through_a_merge(negotiation: Negotiation) -> None:
    issue = make_issue(negotiation=negotiation)
    first = status_move(issue=issue, to="under_negotiation")
    second = status_move(issue=issue, to="stalled", after=first[1]["update_id"])
    draft = _own(negotiation, [first, second])
    publish(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")])
    _merge(draft, "mine", "mine")
    _publish(draft)
    moves = [(told.from_status, told.to_status) for told in newest_state(negotiation.slug).edition.updates]
    assert moves == [("raised", "under_negotiation"), ("under_negotiation", "stalled")]


def test_a_second_move_follows_theirs_when_the_first_is_given_up(negotiation: Negotiation) -> None:
    issue = make_issue(negotiation=negotiation)
    first = status_move(issue=issue, to="under_negotiation")
    second = status_move(issue=issue, to="stalled", after=first[1]["update_id"])
    draft = _own(negotiation, [first, second])
    publish(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")])
    _merge(draft, "theirs", "mine")
    _publish(draft)
    moves = [(told.from_status, told.to_status) for told in newest_state(negotiation.slug).edition.updates]
    assert moves == [("raised", "stalled")]


def _position(issue: Issue, party: Any, stance: int, *, after: Any = None) -> tuple[str, dict[str, Any]]:
    return (
        "record_position",
        {
            "position_id": uuid4(),
            "issue_id": issue.pk,
            "party_id": party.pk,
            "stance": stance,
            "summary": "Says so.",
            "basis": "judgement",
            "supersedes_id": after,
            "said_on": "2025-05-30",
        },
    )


def test_my_positions_are_put_on_top_of_theirs_in_their_order(negotiation: Negotiation) -> None:
    issue, party = make_issue(negotiation=negotiation), make_party(negotiation=negotiation)
    first = _position(issue, party, 1)
    second = _position(issue, party, 2, after=first[1]["position_id"])
    draft = _own(negotiation, [first, second])
    add(draft, "refile", by=draft.author, update_id=uuid4(), reason="Positions.")
    publish(negotiation=negotiation, operations=[_position(issue, party, -3)])
    _merge(draft, "mine", "mine")
    _publish(draft)
    assert list(Position.objects.order_by("seq").values_list("stance", flat=True)) == [-3, 1, 2]
    held = newest_state(negotiation.slug).issues[issue.pk].position_of(party.pk)
    assert held is not None
    assert held.was is not None
    assert (held.stance, held.was.stance) == (2, 1)
