"""What the system publishes by itself: held drafts at their time, and the end of terms."""

import datetime
from uuid import uuid4

import pytest

from negotiations.editions.models import Draft, DraftState
from negotiations.editions.operations import end_due_terms, hold_draft, publish_held_drafts
from negotiations.editions.operations.hold import HoldInThePast
from negotiations.editions.policies import NotAllowed
from negotiations.editions.queries import newest_state
from negotiations.record.models import Issue, Negotiation, Role
from tests.factories import NOON, make_draft, make_issue, make_member, make_negotiation, publish, status_move

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


def _running_term(*, ends_at: datetime.datetime) -> tuple[Negotiation, Issue]:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation, title="Truce")
    term = {
        "term_id": uuid4(),
        "issue_id": issue.pk,
        "label": "30 days",
        "ends_at": ends_at,
        "state": "running",
    }
    publish(negotiation=negotiation, operations=[("add_term", term)])
    return negotiation, issue


def test_a_held_draft_is_published_at_its_time_and_not_before() -> None:
    negotiation = make_negotiation()
    issue, editor = make_issue(negotiation=negotiation), make_member(negotiation=negotiation)
    draft = make_draft(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")], by=editor)
    hold_draft(draft_id=draft.pk, until=NOON + HOUR, by=editor, at=NOON)
    assert publish_held_drafts(at=NOON + HOUR - datetime.timedelta(seconds=1)) == []
    assert [edition.number for edition in publish_held_drafts(at=NOON + HOUR)] == [2]
    assert newest_state(negotiation.slug).issues[issue.pk].status == "raised"
    assert publish_held_drafts(at=NOON + HOUR) == []


def test_a_held_draft_that_clashes_goes_back_to_the_desk_unpublished() -> None:
    negotiation = make_negotiation()
    issue, editor = make_issue(negotiation=negotiation), make_member(negotiation=negotiation)
    draft = make_draft(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")], by=editor)
    hold_draft(draft_id=draft.pk, until=NOON + HOUR, by=editor, at=NOON)
    publish(negotiation=negotiation, operations=[status_move(issue=issue, to="rejected")])
    assert publish_held_drafts(at=NOON + HOUR) == []
    draft = Draft.objects.get(pk=draft.pk)
    assert draft.state == DraftState.SUBMITTED
    assert "status: changed meanwhile" in draft.problem
    assert newest_state(negotiation.slug).issues[issue.pk].status == "rejected"


def test_only_who_may_publish_may_hold() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    reporter = make_member(negotiation=negotiation, role=Role.REPORTER)
    draft = make_draft(
        negotiation=negotiation, operations=[status_move(issue=issue, to="raised")], by=reporter
    )
    with pytest.raises(NotAllowed):
        hold_draft(draft_id=draft.pk, until=NOON + HOUR, by=reporter, at=NOON)


def test_an_embargo_ends_in_the_future() -> None:
    negotiation = make_negotiation()
    issue, editor = make_issue(negotiation=negotiation), make_member(negotiation=negotiation)
    draft = make_draft(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")], by=editor)
    with pytest.raises(HoldInThePast):
        hold_draft(draft_id=draft.pk, until=NOON, by=editor, at=NOON)


def test_a_term_ends_at_its_hour_and_the_status_stays() -> None:
    negotiation, issue = _running_term(ends_at=NOON + HOUR)
    assert end_due_terms(at=NOON) == []
    assert len(end_due_terms(at=NOON + HOUR)) == 1
    state = newest_state(negotiation.slug)
    assert state.issues[issue.pk].terms[0].state == "ended"
    assert state.issues[issue.pk].status == issue.status
    assert state.edition.updates[0].headline == "Truce: 30 days ended, being checked"
    assert end_due_terms(at=NOON + 2 * HOUR) == []


def test_nothing_ends_after_the_coverage_has_ended() -> None:
    negotiation, issue = _running_term(ends_at=NOON + 2 * HOUR)
    changes = {"coverage_ends_at": {"base": None, "to": (NOON + HOUR).isoformat()}}
    publish(negotiation=negotiation, operations=[("edit_frame", {"changes": changes})])
    assert end_due_terms(at=NOON + 3 * HOUR) == []
    assert newest_state(negotiation.slug).issues[issue.pk].terms[0].state == "running"
