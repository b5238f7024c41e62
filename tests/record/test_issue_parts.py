"""What hangs on an issue: figures, terms, links, standings, statements, match terms."""

from typing import Any
from uuid import uuid4

import pytest

from negotiations.record.models import Figure, Issue, IssueLink, MatchTerms, Standing, Statement
from negotiations.record.operations import Clash
from negotiations.record.operations.terms import TermNotRunning
from tests.factories import make_negotiation, make_quotation, run
from tests.record.applying import apply, new_issue, new_party

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue() -> Issue:
    return new_issue(make_negotiation())


def _on(issue: Issue, operation: str, **args: Any) -> Any:
    return apply(negotiation=issue.negotiation, operation=operation, **args)


def _figure(issue: Issue, **fields: Any) -> Figure:
    values = {"value": "3 m", "label": "Level", "claimant": "The upper valley", **fields}
    figure: Figure = _on(issue, "add_figure", figure_id=uuid4(), issue_id=issue.pk, **values)
    return figure


def test_a_figure_stands_with_its_claimant_and_who_disputes_it(issue: Issue) -> None:
    upper, lower = new_party(issue.negotiation), new_party(issue.negotiation, slug="downstream")
    figure = _figure(issue, claimed_by_id=upper.pk, disputed_by_id=lower.pk, disputed="2 m at most")
    assert (figure.claimed_by, figure.disputed_by, figure.disputed) == (upper, lower, "2 m at most")


def test_a_figure_changes_field_by_field(issue: Issue) -> None:
    figure = _figure(issue)
    _on(issue, "edit_figure", figure_id=figure.pk, changes={"value": {"base": "3 m", "to": "4 m"}})
    _on(issue, "edit_figure", figure_id=figure.pk, changes={"note": {"base": "", "to": "At noon."}})
    with pytest.raises(Clash) as clash:
        _on(issue, "edit_figure", figure_id=figure.pk, changes={"value": {"base": "3 m", "to": "5 m"}})
    assert [(told.base, told.yours, told.theirs) for told in clash.value.clashes] == [("3 m", "5 m", "4 m")]
    figure.refresh_from_db()
    assert (figure.value, figure.note) == ("4 m", "At noon.")


def test_what_somebody_else_set_to_the_same_is_no_clash(issue: Issue) -> None:
    figure = _figure(issue, value="4 m")
    _on(issue, "edit_figure", figure_id=figure.pk, changes={"value": {"base": "3 m", "to": "4 m"}})
    figure.refresh_from_db()
    assert figure.value == "4 m"


def test_one_clashing_field_keeps_the_others_from_being_set(issue: Issue) -> None:
    figure = _figure(issue)
    changes = {"value": {"base": "1 m", "to": "5 m"}, "note": {"base": "", "to": "At noon."}}
    with pytest.raises(Clash):
        _on(issue, "edit_figure", figure_id=figure.pk, changes=changes)
    figure.refresh_from_db()
    assert figure.note == ""


def test_a_figure_is_removed_once_and_from_its_own_issue_only(issue: Issue) -> None:
    figure, other = _figure(issue), new_issue(issue.negotiation, slug="harbour")
    _on(issue, "remove_figure", issue_id=other.pk, figure_id=figure.pk)
    assert Figure.objects.count() == 1
    for _ in range(2):
        _on(issue, "remove_figure", issue_id=issue.pk, figure_id=figure.pk)
    assert Figure.objects.count() == 0


def _term(issue: Issue, **fields: Any) -> Any:
    return _on(issue, "add_term", term_id=uuid4(), issue_id=issue.pk, label="30 days", **fields)


def test_a_running_term_ends_once(issue: Issue) -> None:
    term = _term(issue, state="running", ends_at="2025-07-01T00:00:00Z")
    assert _on(issue, "end_term", term_id=term.pk).state == "ended"
    with pytest.raises(TermNotRunning, match="ended, being checked") as refused:
        _on(issue, "end_term", term_id=term.pk)
    assert refused.value.field == "term_id"
    assert Issue.objects.get(pk=issue.pk).status == issue.status


@pytest.mark.parametrize("state", ["not_started", "met", "ended"])
def test_only_a_running_term_ends(issue: Issue, state: str) -> None:
    term = _term(issue, state=state)
    with pytest.raises(TermNotRunning):
        _on(issue, "end_term", term_id=term.pk)


def test_a_term_may_be_extended(issue: Issue) -> None:
    term = _term(issue, state="running", ends_at="2025-07-01T00:00:00Z")
    changes = {"ends_at": {"base": "2025-07-01T02:00:00+02:00", "to": "2025-08-01T00:00:00Z"}}
    assert _on(issue, "edit_term", term_id=term.pk, changes=changes).ends_at.month == 8


def test_a_link_is_made_once_however_often_it_is_added(issue: Issue) -> None:
    other = new_issue(issue.negotiation, slug="harbour")
    for _ in range(2):
        _on(issue, "add_link", link_id=uuid4(), issue_id=issue.pk, other_id=other.pk, kind="blocks")
    _on(issue, "add_link", link_id=uuid4(), issue_id=issue.pk, other_id=other.pk, kind="traded_for")
    assert sorted(IssueLink.objects.values_list("kind", flat=True)) == ["blocks", "traded_for"]


def test_a_link_is_removed_once_and_from_its_own_issue_only(issue: Issue) -> None:
    other = new_issue(issue.negotiation, slug="harbour")
    _on(issue, "add_link", link_id=uuid4(), issue_id=issue.pk, other_id=other.pk, kind="blocks")
    link = IssueLink.objects.get()
    _on(issue, "remove_link", issue_id=other.pk, link_id=link.pk)
    assert IssueLink.objects.exists()
    for _ in range(2):
        _on(issue, "remove_link", issue_id=issue.pk, link_id=link.pk)
    assert not IssueLink.objects.exists()


def test_a_party_has_one_standing_which_may_change_and_be_taken_back(issue: Issue) -> None:
    party = new_party(issue.negotiation)
    on = {"issue_id": issue.pk, "party_id": party.pk}
    for kind in ("must_agree", "not_a_party"):
        _on(issue, "set_standing", standing_id=uuid4(), kind=kind, **on)
    assert [standing.kind for standing in Standing.objects.all()] == ["not_a_party"]
    for _ in range(2):
        _on(issue, "remove_standing", **on)
    assert not Standing.objects.exists()


def test_a_statement_is_filed_once_and_may_be_taken_out(issue: Issue) -> None:
    quotation = make_quotation(negotiation=issue.negotiation)
    on = {"issue_id": issue.pk, "quotation_id": quotation.pk}
    for _ in range(2):
        _on(issue, "file_statement", statement_id=uuid4(), **on)
    assert Statement.objects.count() == 1
    for _ in range(2):
        _on(issue, "unfile_statement", **on)
    assert Statement.objects.count() == 0


def test_match_terms_are_working_data_and_set_as_a_whole(issue: Issue) -> None:
    for terms in (["weir"], ["weir", "sluice gate"]):
        run(
            negotiation=issue.negotiation,
            operation="set_match_terms",
            match_terms_id=uuid4(),
            issue_id=issue.pk,
            terms=terms,
        )
    assert MatchTerms.objects.get(issue=issue).terms == ["weir", "sluice gate"]


def test_issues_are_numbered_in_their_own_negotiation() -> None:
    here, there = make_negotiation(), make_negotiation()
    numbers = [new_issue(negotiation, slug=slug).number for negotiation in (here, there) for slug in "abc"]
    assert numbers == [1, 2, 3, 1, 2, 3]


def test_an_edit_reaches_no_field_that_another_operation_keeps(issue: Issue) -> None:
    for field in ("status", "number", "slug"):
        change = {field: {"base": getattr(issue, field), "to": "agreed"}}
        with pytest.raises(Exception, match="cannot be changed here"):
            _on(issue, "edit_issue", issue_id=issue.pk, changes=change)
