"""Publishing: one draft becomes one edition; nobody else's work goes with it."""

import datetime
from uuid import uuid4

import pytest

from negotiations.editions.models import Draft, DraftState, Edition, Snapshot
from negotiations.editions.operations import publish_draft
from negotiations.editions.policies import DraftClosed, NotAllowed
from negotiations.editions.queries import newest_state, state_as_of
from negotiations.editions.replay import NothingToTell, ReplayRefused
from negotiations.editions.verify import faults_of
from negotiations.record.models import Issue, Role, Status
from negotiations.record.operations import ArgumentsIncomplete
from tests.factories import (
    NOON,
    add,
    make_draft,
    make_issue,
    make_member,
    make_negotiation,
    make_party,
    make_person,
    make_quotation,
    publish,
    status_move,
)

pytestmark = pytest.mark.django_db


def test_a_published_move_is_what_readers_see() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation, title="Weir in summer")
    edition = publish(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")])
    state = newest_state(negotiation.slug)
    assert state.edition.number == edition.number == 2
    assert state.issues[issue.pk].status == "raised"
    assert [update.headline for update in edition_updates(negotiation.slug)] == ["Weir in summer: raised"]


def edition_updates(slug: str) -> list:  # type: ignore[type-arg]
    return newest_state(slug).edition.updates


def test_the_edition_before_keeps_what_it_said() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    publish(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")])
    before = state_as_of(negotiation.slug, "1")
    assert before.issues[issue.pk].status == "not_on_the_table"
    assert before.told_of(issue.pk) == []


def test_an_edition_holds_snapshots_only_of_what_changed() -> None:
    negotiation = make_negotiation()
    first, _second = make_issue(negotiation=negotiation), make_issue(negotiation=negotiation)
    edition = publish(negotiation=negotiation, operations=[status_move(issue=first, to="raised")])
    assert [(row.kind, row.object_id) for row in Snapshot.objects.filter(edition=edition)] == [
        ("issue", first.pk)
    ]


def test_evidence_becomes_public_with_its_speaker_and_a_code() -> None:
    negotiation = make_negotiation()
    issue, party = make_issue(negotiation=negotiation), make_party(negotiation=negotiation)
    person = make_person(negotiation=negotiation, party=party)
    used = make_quotation(negotiation=negotiation, speaker=person)
    unused = make_quotation(negotiation=negotiation, speaker=person, words="Nobody used this.")
    publish(
        negotiation=negotiation, operations=[status_move(issue=issue, to="raised", evidence_ids=[used.pk])]
    )
    state = newest_state(negotiation.slug)
    assert state.quotations[used.pk].code == f"{negotiation.code}-Q1"
    assert state.quotations[used.pk].verbatim
    assert unused.pk not in state.quotations
    assert state.people[person.pk].name == person.name
    assert state.issues[issue.pk].statement_ids == [used.pk]


def test_several_issues_move_in_one_edition() -> None:
    negotiation = make_negotiation()
    issues = [make_issue(negotiation=negotiation) for _ in range(4)]
    moves = [status_move(issue=issue, to="raised") for issue in issues]
    edition = publish(negotiation=negotiation, operations=moves)
    assert len(newest_state(negotiation.slug).edition.updates) == 4
    assert Snapshot.objects.filter(edition=edition, kind="issue").count() == 4


def test_a_reporters_unfinished_draft_stays_private_when_an_editor_publishes() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    reporter = make_member(negotiation=negotiation, role=Role.REPORTER)
    editor = make_member(negotiation=negotiation, role=Role.EDITOR)
    unfinished = make_draft(negotiation=negotiation, by=reporter)
    add(
        unfinished,
        "edit_issue",
        by=reporter,
        issue_id=issue.pk,
        changes={"sticking_point": {"base": "", "to": "A secret of the reporter’s."}},
    )
    publish(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")], by=editor)
    assert newest_state(negotiation.slug).issues[issue.pk].sticking_point == ""
    unfinished.refresh_from_db()
    assert unfinished.state == DraftState.OPEN
    assert not any("secret" in row.payload for row in Snapshot.objects.all())


def test_a_draft_creates_a_position_and_attaches_evidence_to_it() -> None:
    negotiation = make_negotiation()
    issue, party = make_issue(negotiation=negotiation), make_party(negotiation=negotiation)
    person = make_person(negotiation=negotiation, party=party)
    quotation = make_quotation(negotiation=negotiation, speaker=person)
    position = {
        "position_id": uuid4(),
        "issue_id": issue.pk,
        "party_id": party.pk,
        "stance": 2,
        "summary": "Wants it.",
        "basis": "quoted",
        "supersedes_id": None,
        "said_on": datetime.date(2025, 5, 30),
        "evidence_ids": [quotation.pk],
    }
    publish(negotiation=negotiation, operations=[("record_position", position)])
    held = newest_state(negotiation.slug).issues[issue.pk].position_of(party.pk)
    assert held is not None
    assert (held.stance, held.quotation_ids) == (2, [quotation.pk])


def test_a_clash_is_told_field_by_field_and_nothing_is_published() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation, title="Weir")
    mine = make_draft(negotiation=negotiation)
    changes = {
        "title": {"base": "Weir", "to": "My title"},
        "sticking_point": {"base": "", "to": "Mine."},
        "why_it_matters": {"base": "", "to": "Because."},
    }
    add(mine, "edit_issue", issue_id=issue.pk, changes=changes)
    add(mine, "refile", update_id=uuid4(), reason="Wording.")
    theirs = {"sticking_point": {"base": "", "to": "Theirs."}, "title": {"base": "Weir", "to": "Their title"}}
    publish(negotiation=negotiation, operations=[("edit_issue", {"issue_id": issue.pk, "changes": theirs})])
    with pytest.raises(ReplayRefused) as refused:
        publish_draft(draft_id=mine.pk, by=None, at=NOON)
    clashes = [(clash.field, clash.base, clash.yours, clash.theirs) for clash in refused.value.clashes[1]]
    assert clashes == [
        ("title", "Weir", "My title", "Their title"),
        ("sticking_point", "", "Mine.", "Theirs."),
    ]
    assert newest_state(negotiation.slug).issues[issue.pk].why_it_matters == ""


def test_changes_to_different_fields_do_not_clash() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    mine = make_draft(negotiation=negotiation)
    add(mine, "edit_issue", issue_id=issue.pk, changes={"what_it_is": {"base": "", "to": "Mine."}})
    add(mine, "refile", update_id=uuid4(), reason="Wording.")
    theirs = {"why_it_matters": {"base": "", "to": "Theirs."}}
    publish(negotiation=negotiation, operations=[("edit_issue", {"issue_id": issue.pk, "changes": theirs})])
    publish_draft(draft_id=mine.pk, by=None, at=NOON)
    shape = newest_state(negotiation.slug).issues[issue.pk]
    assert (shape.what_it_is, shape.why_it_matters) == ("Mine.", "Theirs.")


def test_a_move_that_came_and_went_still_clashes() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    first = status_move(issue=issue, to="raised")
    publish(negotiation=negotiation, operations=[first])
    seen = first[1]["update_id"]
    mine = make_draft(
        negotiation=negotiation, operations=[status_move(issue=issue, to="stalled", after=seen)]
    )
    away = status_move(issue=issue, to="rejected", after=seen)
    publish(negotiation=negotiation, operations=[away])
    publish(
        negotiation=negotiation,
        operations=[status_move(issue=issue, to="raised", after=away[1]["update_id"])],
    )
    with pytest.raises(ReplayRefused) as refused:
        publish_draft(draft_id=mine.pk, by=None, at=NOON)
    assert [clash.field for clash in refused.value.clashes[1]] == ["status"]


def test_a_reporter_cannot_publish() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    reporter = make_member(negotiation=negotiation, role=Role.REPORTER)
    draft = make_draft(
        negotiation=negotiation, operations=[status_move(issue=issue, to="raised")], by=reporter
    )
    with pytest.raises(NotAllowed):
        publish_draft(draft_id=draft.pk, by=reporter, at=NOON)
    assert Issue.objects.get(pk=issue.pk).status == Status.NOT_ON_THE_TABLE


def test_a_second_pair_of_eyes_is_asked_for_when_the_negotiation_says_so() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    negotiation.second_pair_of_eyes = True
    negotiation.save()
    author, other = (make_member(negotiation=negotiation) for _ in range(2))
    draft = make_draft(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")], by=author)
    with pytest.raises(NotAllowed):
        publish_draft(draft_id=draft.pk, by=author, at=NOON)
    Draft.objects.filter(pk=draft.pk).update(state=DraftState.SUBMITTED)
    assert publish_draft(draft_id=draft.pk, by=other, at=NOON).number == 2


def test_a_draft_is_published_once() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    draft = make_draft(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")])
    publish_draft(draft_id=draft.pk, by=None, at=NOON)
    with pytest.raises(DraftClosed):
        publish_draft(draft_id=draft.pk, by=None, at=NOON)
    assert Edition.objects.filter(negotiation=negotiation).count() == 2


def test_an_incomplete_draft_says_what_is_missing() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    name, args = status_move(issue=issue, to="raised")
    draft = make_draft(negotiation=negotiation, operations=[(name, {**args, "reason": ""})])
    with pytest.raises(ArgumentsIncomplete) as incomplete:
        publish_draft(draft_id=draft.pk, by=None, at=NOON)
    assert incomplete.value.problems == {"1. move_status": "reason is missing"}


def test_a_change_that_tells_readers_nothing_is_refused() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    changes = {"what_it_is": {"base": "", "to": "A weir."}}
    draft = make_draft(
        negotiation=negotiation, operations=[("edit_issue", {"issue_id": issue.pk, "changes": changes})]
    )
    with pytest.raises(NothingToTell):
        publish_draft(draft_id=draft.pk, by=None, at=NOON)
    assert Issue.objects.get(pk=issue.pk).what_it_is == ""


def test_published_at_rises_even_when_the_clock_does_not() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    first, second = status_move(issue=issue, to="raised"), uuid4()
    publish(negotiation=negotiation, operations=[first], at=NOON)
    note = {"update_id": second, "reason": "A comma."}
    publish(negotiation=negotiation, operations=[("refile", note)], at=NOON - datetime.timedelta(days=1))
    times = list(
        Edition.objects.filter(negotiation=negotiation)
        .order_by("number")
        .values_list("published_at", flat=True)
    )
    assert times == sorted(set(times))


def test_a_code_skips_no_number_when_a_publication_is_refused() -> None:
    negotiation = make_negotiation()
    make_issue(negotiation=negotiation)
    twice = {"issue_id": uuid4(), "slug": "same", "title": "Same", "proposition": "One."}
    draft = make_draft(
        negotiation=negotiation,
        operations=[("create_issue", twice), ("create_issue", {**twice, "issue_id": uuid4()})],
    )
    add(draft, "refile", update_id=uuid4(), reason="Two at once.")
    with pytest.raises(ReplayRefused):
        publish_draft(draft_id=draft.pk, by=None, at=NOON)
    assert make_issue(negotiation=negotiation).number == 2


def test_verification_finds_the_published_record_whole() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    publish(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")])
    assert list(faults_of(negotiation)) == []
