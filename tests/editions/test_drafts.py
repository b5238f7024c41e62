"""Writing drafts: autosave keeps what is typed, folds edits of the same thing, and notices other tabs and people."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import connections

from negotiations.editions.models import Draft, DraftOperation, DraftState, Preview
from negotiations.editions.operations import (
    StaleDraft,
    add_operation,
    discard_draft,
    drafts,
    preview_draft,
    remove_operation,
    reopen_draft,
    replace_operation,
    submit_draft,
)
from negotiations.editions.operations.drafts import ArgumentNotStorable, DraftTooLong, NotYourDraft
from negotiations.editions.policies import DraftClosed, NotAllowed, can_see
from negotiations.record.models import Issue, Negotiation, Role
from negotiations.record.operations import ArgumentsIncomplete, OperationError
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
from tests.harness.database import connect_strongly

pytestmark = pytest.mark.django_db

KEY = UUID("00000000-0000-4000-8000-000000000001")


@pytest.fixture
def negotiation() -> Negotiation:
    return make_negotiation()


def _edit(draft: Draft, *, key: UUID = KEY, **changes: tuple[Any, Any]) -> None:
    told = {field: {"base": base, "to": to} for field, (base, to) in changes.items()}
    add(draft, "edit_issue", issue_id=key, changes=told)


def _only(draft: Draft) -> DraftOperation:
    return draft.operations.get()


def test_drafts_are_counted_in_their_own_negotiation(negotiation: Negotiation) -> None:
    assert [make_draft(negotiation=negotiation).number for _ in range(3)] == [1, 2, 3]
    assert make_draft(negotiation=make_negotiation()).number == 1


def test_a_draft_remembers_the_edition_it_was_begun_over(negotiation: Negotiation) -> None:
    make_issue(negotiation=negotiation)
    draft = make_draft(negotiation=negotiation)
    make_issue(negotiation=negotiation)
    add(draft, "refile", update_id=uuid4(), reason="x")
    assert (draft.base_edition, _only(draft).base_edition) == (1, 2)


def test_editing_the_same_field_again_keeps_what_was_seen_first(negotiation: Negotiation) -> None:
    draft = make_draft(negotiation=negotiation)
    _edit(draft, title=("Weir", "The weir"))
    _edit(draft, title=("The weir", "Our weir"), what_it_is=("", "A weir."))
    assert _only(draft).args["changes"] == {
        "title": {"base": "Weir", "to": "Our weir"},
        "what_it_is": {"base": "", "to": "A weir."},
    }


def test_an_edit_back_drops_out(negotiation: Negotiation) -> None:
    draft = make_draft(negotiation=negotiation)
    _edit(draft, title=("Weir", "The weir"), what_it_is=("", "A weir."))
    _edit(draft, title=("The weir", "Weir"))
    assert _only(draft).args["changes"] == {"what_it_is": {"base": "", "to": "A weir."}}


def test_edits_of_different_things_stay_apart(negotiation: Negotiation) -> None:
    draft = make_draft(negotiation=negotiation)
    _edit(draft, title=("Weir", "The weir"))
    _edit(draft, key=uuid4(), title=("Weir", "The weir"))
    add(draft, "edit_frame", changes={"title": {"base": "River talks", "to": "Talks"}})
    add(draft, "edit_frame", changes={"method": {"base": "", "to": "We listen."}})
    assert [row.name for row in draft.operations.all()] == ["edit_issue", "edit_issue", "edit_frame"]


def test_what_makes_a_new_row_never_folds(negotiation: Negotiation) -> None:
    draft = make_draft(negotiation=negotiation)
    for _ in range(2):
        add(draft, "refile", update_id=KEY, reason="A comma.")
    assert [row.seq for row in draft.operations.all()] == [1, 2]


@pytest.mark.parametrize(
    ("steps", "add_aliases", "remove_aliases"),
    [
        ([("add", "Up"), ("add", "Hill")], ["Up", "Hill"], []),
        ([("add", "Up"), ("remove", "Up")], [], ["Up"]),
        ([("remove", "Up"), ("add", "Up")], ["Up"], []),
        ([("remove", "Up"), ("remove", "Hill"), ("add", "Hill")], ["Hill"], ["Up"]),
    ],
)
def test_the_last_word_on_a_member_of_a_set_counts(
    negotiation: Negotiation, steps: list[tuple[str, str]], add_aliases: list[str], remove_aliases: list[str]
) -> None:
    draft = make_draft(negotiation=negotiation)
    for verb, alias in steps:
        change: dict[str, Any] = {f"{verb}_aliases": [alias]}
        add(draft, "edit_party", party_id=KEY, **change)
    args = _only(draft).args
    assert args.get("add_aliases", []) == add_aliases
    assert args.get("remove_aliases", []) == remove_aliases


def test_an_alias_taken_away_and_put_back_is_there_after_publication(negotiation: Negotiation) -> None:
    party = make_party(negotiation=negotiation, aliases=["Up"])
    draft = make_draft(negotiation=negotiation)
    add(draft, "edit_party", party_id=party.pk, remove_aliases=["Up"])
    add(draft, "edit_party", party_id=party.pk, add_aliases=["Up"])
    publish(negotiation=negotiation, operations=[(row.name, row.args) for row in draft.operations.all()])
    party.refresh_from_db()
    assert party.aliases == ["Up"]


@pytest.mark.parametrize(
    "changes", ["nonsense", None, [], {"title": "x"}, {"title": {"to": "x"}}, {"title": {"base": "x"}}]
)
def test_changes_of_no_use_are_kept_with_what_is_wrong_with_them(
    negotiation: Negotiation, changes: Any
) -> None:
    draft = make_draft(negotiation=negotiation)
    _edit(draft, title=("Weir", "The weir"))
    for _ in range(2):
        add(draft, "edit_issue", issue_id=KEY, changes=changes)
    assert draft.operations.get(seq=1).args["changes"] == {"title": {"base": "Weir", "to": "The weir"}}
    for kept in draft.operations.filter(seq__gt=1):
        assert all(name.startswith("changes") for name in kept.problems)
        assert kept.problems


@pytest.mark.parametrize("aliases", ["Up", None, [{}], [["Up"]], 7])
def test_sets_of_no_use_are_kept_with_what_is_wrong_with_them(negotiation: Negotiation, aliases: Any) -> None:
    draft = make_draft(negotiation=negotiation)
    for _ in range(2):
        add(draft, "edit_party", party_id=KEY, add_aliases=["Hill"])
        add(draft, "edit_party", party_id=KEY, add_aliases=aliases)
    wrong = [row for row in draft.operations.all() if row.problems]
    assert wrong
    assert all(name.startswith("add_aliases") for row in wrong for name in row.problems)


def test_incomplete_arguments_are_kept_and_named(negotiation: Negotiation) -> None:
    draft = make_draft(negotiation=negotiation)
    add(draft, "move_status", to="nowhere", headline="", issue_id="x")
    stored = _only(draft)
    assert stored.args == {"to": "nowhere", "headline": "", "issue_id": "x"}
    assert {"update_id", "to", "headline", "reason", "issue_id"} <= set(stored.problems)
    assert stored.problems["headline"] == stored.problems["reason"] == "is missing"
    assert not stored.is_complete
    with pytest.raises(ArgumentsIncomplete) as incomplete:
        submit_draft(draft_id=draft.pk, by=None, at=NOON)
    assert list(incomplete.value.problems) == ["1. move_status"]


def test_completing_it_takes_the_problems_away(negotiation: Negotiation) -> None:
    draft = make_draft(negotiation=negotiation)
    add(draft, "refile", update_id=KEY, reason="")
    args = {"update_id": str(KEY), "reason": "A comma."}
    stored = replace_operation(draft_id=draft.pk, seq=1, args=args, by=None, at=NOON)
    assert (stored.problems, stored.args["reason"]) == ({}, "A comma.")


def test_an_empty_draft_is_not_submitted(negotiation: Negotiation) -> None:
    draft = make_draft(negotiation=negotiation)
    with pytest.raises(ArgumentsIncomplete, match="holds no change yet"):
        submit_draft(draft_id=draft.pk, by=None, at=NOON)


def test_text_is_cleaned_at_the_door(negotiation: Negotiation) -> None:
    draft = make_draft(negotiation=negotiation)
    add(draft, "refile", update_id=KEY, reason="A\x00 comma\ud800.\r\nTwo.")
    assert _only(draft).args["reason"] == "A comma\ufffd.\nTwo."


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 2**60])
def test_a_number_that_no_hash_can_hold_is_refused_by_name(negotiation: Negotiation, number: float) -> None:
    draft = make_draft(negotiation=negotiation)
    with pytest.raises(ArgumentNotStorable) as refused:
        add(draft, "record_voice", summary="x", stance=number)
    assert refused.value.field == "stance"
    add(draft, "refile", reason="x")
    with pytest.raises(ArgumentNotStorable):
        replace_operation(draft_id=draft.pk, seq=1, args={"reason": [number]}, by=None, at=NOON)


def test_an_operation_that_there_is_not_is_refused(negotiation: Negotiation) -> None:
    draft = make_draft(negotiation=negotiation)
    with pytest.raises(OperationError, match="no operation “drain_river”"):
        add(draft, "drain_river")


def test_two_tabs_notice_each_other(negotiation: Negotiation) -> None:
    draft = make_draft(negotiation=negotiation)
    seen = draft.revision
    args = {"update_id": str(KEY), "reason": "A comma."}
    add_operation(draft_id=draft.pk, name="refile", args=args, by=None, at=NOON, revision=seen)
    with pytest.raises(StaleDraft):
        add_operation(draft_id=draft.pk, name="refile", args=args, by=None, at=NOON, revision=seen)
    with pytest.raises(StaleDraft):
        replace_operation(draft_id=draft.pk, seq=1, args=args, by=None, at=NOON, revision=seen)
    with pytest.raises(StaleDraft):
        remove_operation(draft_id=draft.pk, seq=1, by=None, at=NOON, revision=seen)
    draft.refresh_from_db()
    assert draft.revision == seen + 1
    remove_operation(draft_id=draft.pk, seq=1, by=None, at=NOON, revision=seen + 1)
    remove_operation(draft_id=draft.pk, seq=1, by=None, at=NOON)
    assert not draft.operations.exists()


def test_another_persons_draft_is_theirs_until_it_is_submitted(negotiation: Negotiation) -> None:
    reporter = make_member(negotiation=negotiation, role=Role.REPORTER)
    other = make_member(negotiation=negotiation, role=Role.REPORTER)
    editor = make_member(negotiation=negotiation, role=Role.EDITOR)
    draft = make_draft(negotiation=negotiation, by=reporter)
    add(draft, "refile", by=reporter, update_id=KEY, reason="A comma.")
    for stranger in (other, editor):
        with pytest.raises(NotYourDraft):
            add(draft, "refile", by=stranger, update_id=uuid4(), reason="Mine.")
        with pytest.raises(NotYourDraft):
            discard_draft(draft_id=draft.pk, by=stranger, at=NOON)
    submit_draft(draft_id=draft.pk, by=reporter, at=NOON)
    with pytest.raises(NotAllowed):
        add(draft, "refile", by=other, update_id=uuid4(), reason="Mine.")
    add(draft, "refile", by=editor, update_id=uuid4(), reason="The editor’s.")
    assert draft.operations.count() == 2


def test_an_editor_gives_a_submitted_draft_back(negotiation: Negotiation) -> None:
    reporter = make_member(negotiation=negotiation, role=Role.REPORTER)
    editor = make_member(negotiation=negotiation, role=Role.EDITOR)
    draft = make_draft(negotiation=negotiation, by=reporter)
    add(draft, "refile", by=reporter, update_id=KEY, reason="A comma.")
    assert submit_draft(draft_id=draft.pk, by=reporter, at=NOON).submitted_at == NOON
    assert reopen_draft(draft_id=draft.pk, by=editor, at=NOON).state == DraftState.OPEN
    with pytest.raises(NotYourDraft):
        add(draft, "refile", by=editor, update_id=uuid4(), reason="Mine.")


def test_a_discarded_draft_is_closed_and_keeps_its_operations(negotiation: Negotiation) -> None:
    issue, editor = make_issue(negotiation=negotiation), make_member(negotiation=negotiation)
    draft = make_draft(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")], by=editor)
    preview_draft(draft_id=draft.pk, by=editor, at=NOON)
    assert discard_draft(draft_id=draft.pk, by=editor, at=NOON).state == DraftState.DISCARDED
    assert (draft.operations.count(), Preview.objects.count()) == (1, 0)
    with pytest.raises(DraftClosed):
        add(draft, "refile", by=editor, update_id=KEY, reason="x")
    with pytest.raises(DraftClosed):
        preview_draft(draft_id=draft.pk, by=editor, at=NOON)


def test_a_discarded_draft_can_be_taken_out_of_the_bin(negotiation: Negotiation) -> None:
    author = make_member(negotiation=negotiation, role=Role.REPORTER)
    draft = make_draft(negotiation=negotiation, by=author)
    add(draft, "refile", by=author, update_id=KEY, reason="A comma.")
    discard_draft(draft_id=draft.pk, by=author, at=NOON)
    assert reopen_draft(draft_id=draft.pk, by=author, at=NOON).state == DraftState.OPEN
    submit_draft(draft_id=draft.pk, by=author, at=NOON)


def test_what_was_thrown_away_unsubmitted_stays_its_authors(negotiation: Negotiation) -> None:
    author = make_member(negotiation=negotiation, role=Role.REPORTER)
    editor = make_member(negotiation=negotiation, role=Role.EDITOR)
    draft = make_draft(negotiation=negotiation, by=author)
    add(draft, "refile", by=author, update_id=KEY, reason="A comma.")
    discarded = discard_draft(draft_id=draft.pk, by=author, at=NOON)
    assert can_see(author, discarded)
    assert not can_see(editor, discarded)
    with pytest.raises(NotYourDraft):
        reopen_draft(draft_id=draft.pk, by=editor, at=NOON)
    reopen_draft(draft_id=draft.pk, by=author, at=NOON)
    submit_draft(draft_id=draft.pk, by=author, at=NOON)
    assert can_see(editor, discard_draft(draft_id=draft.pk, by=author, at=NOON))


def test_a_draft_holds_so_many_changes_and_no_more(
    negotiation: Negotiation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "MOST_OPERATIONS", 3)
    draft = make_draft(negotiation=negotiation)
    _edit(draft, title=("Weir", "The weir"))
    for _ in range(2):
        add(draft, "refile", update_id=uuid4(), reason="x")
    with pytest.raises(DraftTooLong, match="at most 3 changes"):
        add(draft, "refile", update_id=uuid4(), reason="x")
    _edit(draft, title=("The weir", "Our weir"))
    assert draft.operations.count() == 3


def test_autosave_replays_nothing(negotiation: Negotiation) -> None:
    issue = make_issue(negotiation=negotiation, title="Weir")
    draft = make_draft(negotiation=negotiation)
    _edit(draft, key=issue.pk, title=("Weir", "Our weir"))
    assert Issue.objects.get(pk=issue.pk).title == "Weir"


@pytest.mark.django_db(transaction=True)
def test_autosave_does_not_wait_for_a_publication() -> None:
    negotiation = make_negotiation()
    draft = make_draft(negotiation=negotiation)
    name = str(connections["default"].settings_dict["NAME"])
    with connect_strongly(name) as publisher, publisher.transaction():
        publisher.execute("SELECT 1 FROM record_negotiation FOR NO KEY UPDATE")
        with connections["default"].cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        add(draft, "refile", update_id=KEY, reason="A comma.")
    with connections["default"].cursor() as cursor:
        cursor.execute("RESET lock_timeout")
    assert draft.operations.count() == 1
