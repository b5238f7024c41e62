"""What readers are told: developments, small fixes, corrections, withdrawals; and that none of it is ever changed."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from negotiations.record.models import Issue, Negotiation, Update
from negotiations.record.operations import Clash
from negotiations.record.operations.updates import (
    AnotherIssue,
    IssueNotNamed,
    NothingToWithdraw,
    ReasonNotProven,
)
from negotiations.record.policies import AgreementNotConfirmed
from negotiations.record.queries.updates import newest_move
from tests.factories import NOON, make_negotiation, make_quotation, make_talks
from tests.record.applying import apply, move, must_agree, new_issue, new_party, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def issue() -> Issue:
    return new_issue(make_negotiation())


def _tell(issue: Issue, operation: str, **args: Any) -> Update:
    update: Update = apply(
        negotiation=issue.negotiation,
        operation=operation,
        update_id=uuid4(),
        reason="We looked again.",
        **args,
    )
    return update


def _correct(issue: Issue, **args: Any) -> Update:
    return _tell(issue, "correct", issue_id=issue.pk, headline="Correction", **args)


def _withdraw(update: Update) -> Update:
    return _tell(update.issue, "withdraw", withdraws_id=update.pk, headline="Withdrawn")  # type: ignore[arg-type]


def _status(issue: Issue) -> str:
    return Issue.objects.get(pk=issue.pk).status


def test_a_development_changes_no_status(issue: Issue) -> None:
    told = _tell(issue, "log_update", issue_id=issue.pk, headline="A call", happened_at=NOON)
    assert (told.kind, told.from_status, told.to_status) == ("update", "", "")
    assert _status(issue) == "not_on_the_table"


def test_a_development_may_speak_of_the_whole_negotiation_with_its_talks_and_evidence() -> None:
    negotiation = make_negotiation()
    talks, quotation = make_talks(negotiation=negotiation), make_quotation(negotiation=negotiation)
    article = quotation.carriers.get().article
    told = apply(
        negotiation=negotiation,
        operation="log_update",
        update_id=uuid4(),
        headline="They met",
        reason="They met by the weir.",
        happened_at=NOON,
        talks_id=talks.pk,
        evidence_ids=[quotation.pk],
        source_ids=[article.pk],
    )
    assert (told.issue, told.talks) == (None, talks)
    assert (list(told.evidence.all()), list(told.sources.all())) == ([quotation], [article])


def test_updates_are_counted_without_gaps_and_carry_their_edition(issue: Issue) -> None:
    first = move(issue, "raised")
    _tell(issue, "refile", issue_id=issue.pk)
    move(issue, "stalled", after=first.pk)
    rows = Update.objects.filter(negotiation=issue.negotiation).values_list(
        "sequence", "kind", "edition_number"
    )
    assert list(rows) == [(1, "update", 1), (2, "refile", 1), (3, "update", 1)]


def test_a_refused_operation_leaves_no_gap_in_the_count(issue: Issue) -> None:
    with pytest.raises(Clash):
        move(issue, "raised", after=uuid4())
    assert move(issue, "raised").sequence == 1


def test_a_small_fix_is_dated_to_its_publication(issue: Issue) -> None:
    fix = _tell(issue, "refile", issue_id=issue.pk)
    assert (fix.kind, fix.happened_at, fix.precision, fix.to_status) == ("refile", NOON, "minute", "")


def test_a_correction_names_what_it_corrects_and_leaves_the_status(issue: Issue) -> None:
    wrong = move(issue, "raised")
    correction = _correct(issue, corrects_id=wrong.pk)
    assert (correction.kind, correction.corrects, correction.to_status) == ("correction", wrong, "")
    assert _status(issue) == "raised"


def test_a_correction_sets_the_status_right_even_where_no_move_could(issue: Issue) -> None:
    wrong = move(issue, "raised")
    correction = _correct(issue, corrects_id=wrong.pk, to="expired", after_update_id=wrong.pk, judgement=True)
    assert (correction.from_status, correction.to_status) == ("raised", "expired")
    assert _status(issue) == "expired"


def test_a_correction_to_the_status_that_stands_moves_nothing(issue: Issue) -> None:
    wrong = move(issue, "raised")
    correction = _correct(issue, to="raised", after_update_id=wrong.pk, judgement=True)
    assert (correction.from_status, correction.to_status) == ("", "")


def test_a_correction_of_the_status_clashes_when_it_moved_meanwhile(issue: Issue) -> None:
    wrong = move(issue, "raised")
    move(issue, "stalled", after=wrong.pk)
    with pytest.raises(Clash):
        _correct(issue, to="rejected", after_update_id=wrong.pk, judgement=True)


def test_a_correction_that_moves_the_status_needs_a_quotation_or_judgement(issue: Issue) -> None:
    wrong = move(issue, "raised")
    with pytest.raises(ReasonNotProven) as refused:
        _correct(issue, to="rejected", after_update_id=wrong.pk)
    assert refused.value.field == "evidence_ids"
    assert _status(issue) == "raised"


def test_a_correction_to_agreed_needs_every_partys_word(issue: Issue) -> None:
    party = new_party(issue.negotiation)
    must_agree(issue, party)
    wrong = move(issue, "raised")
    with pytest.raises(AgreementNotConfirmed):
        _correct(issue, to="agreed", after_update_id=wrong.pk, judgement=True)
    say(issue, party, "confirms")
    assert _correct(issue, to="agreed", after_update_id=wrong.pk, judgement=True).to_status == "agreed"


def test_a_correction_of_a_status_names_its_issue(issue: Issue) -> None:
    with pytest.raises(IssueNotNamed) as refused:
        _tell(issue, "correct", headline="Correction", to="raised", judgement=True)
    assert refused.value.field == "issue_id"


def test_withdrawing_the_last_move_moves_the_status_back(issue: Issue) -> None:
    first = move(issue, "raised")
    second = move(issue, "stalled", after=first.pk)
    withdrawal = _withdraw(second)
    assert (withdrawal.kind, withdrawal.corrects) == ("withdrawal", second)
    assert (withdrawal.from_status, withdrawal.to_status) == ("stalled", "raised")
    assert _status(issue) == "raised"


def test_withdrawing_an_older_move_leaves_the_status(issue: Issue) -> None:
    first = move(issue, "raised")
    move(issue, "stalled", after=first.pk)
    withdrawal = _withdraw(first)
    assert (withdrawal.from_status, withdrawal.to_status) == ("", "")
    assert _status(issue) == "stalled"


def test_withdrawing_every_move_goes_back_to_where_it_began_in_either_order(issue: Issue) -> None:
    first = move(issue, "raised")
    second = move(issue, "stalled", after=first.pk)
    _withdraw(first)
    assert _withdraw(second).to_status == "not_on_the_table"
    third = move(issue, "raised", after=newest_move(issue).pk)  # type: ignore[union-attr]
    fourth = move(issue, "stalled", after=third.pk)
    _withdraw(fourth)
    _withdraw(third)
    assert _status(issue) == "not_on_the_table"


def test_withdrawing_a_withdrawal_brings_the_move_back(issue: Issue) -> None:
    first = move(issue, "raised")
    assert _withdraw(_withdraw(first)).to_status == "raised"


def test_a_correction_names_an_update_of_its_own_issue(issue: Issue) -> None:
    other = new_issue(issue.negotiation, slug="lock")
    with pytest.raises(AnotherIssue) as refused:
        _correct(issue, corrects_id=move(other, "raised").pk)
    assert refused.value.field == "corrects_id"


def test_withdrawing_a_development_leaves_the_status(issue: Issue) -> None:
    move(issue, "raised")
    told = _tell(issue, "log_update", issue_id=issue.pk, headline="A call", happened_at=NOON)
    assert _withdraw(told).to_status == ""
    assert _status(issue) == "raised"


def test_an_update_is_withdrawn_once(issue: Issue) -> None:
    first = move(issue, "raised")
    _withdraw(first)
    with pytest.raises(NothingToWithdraw) as refused:
        _withdraw(first)
    assert refused.value.field == "withdraws_id"


def test_a_move_after_a_withdrawal_builds_on_the_withdrawal(issue: Issue) -> None:
    first = move(issue, "raised")
    back = _withdraw(first)
    with pytest.raises(Clash):
        move(issue, "stalled", after=first.pk)
    assert move(issue, "stalled", after=back.pk).from_status == "not_on_the_table"


@pytest.mark.parametrize("table", ["record_update", "record_update_evidence", "record_update_sources"])
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_app_role_may_not_change_what_was_told(table: str, change: str) -> None:
    negotiation = make_negotiation()
    issue, quotation = new_issue(negotiation), make_quotation(negotiation=negotiation)
    move(issue, "raised", evidence_ids=[quotation.pk], source_ids=[quotation.carriers.get().article_id])
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change.format(table))
    assert Update.objects.get(issue=issue).evidence.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_owner_may_not_either(owner_connection: Any, change: str) -> None:
    with transaction.atomic():
        move(new_issue(make_negotiation()), "raised")
    with pytest.raises(Exception, match="rows are only ever added there"):
        owner_connection.execute(change.format("record_update") + (" CASCADE" if "TRUNC" in change else ""))
    assert Negotiation.objects.get().update_count == Update.objects.count() == 1
