"""Moves of status: which may follow which, with what reason, and the rule that the database keeps."""

from contextlib import suppress
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from negotiations.record.models import FAMILY_OF, PUBLIC_TEST, Issue, Status, Update
from negotiations.record.operations import ArgumentsIncomplete, Clash
from negotiations.record.operations.updates import ReasonNotProven
from negotiations.record.policies import StatusNotAllowed
from tests.factories import make_negotiation, make_quotation
from tests.record.applying import apply, move, must_agree, new_issue, new_party, say

pytestmark = pytest.mark.django_db

CODES = {
    "N": Status.NOT_ON_THE_TABLE,
    "R": Status.RAISED,
    "U": Status.UNDER_NEGOTIATION,
    "P": Status.AGREED_IN_PRINCIPLE,
    "A": Status.AGREED,
    "I": Status.IN_FORCE,
    "F": Status.FULFILLED,
    "S": Status.STALLED,
    "J": Status.REJECTED,
    "B": Status.BROKEN,
    "E": Status.EXPIRED,
}
# From each status, the statuses that may follow. Any talk may turn any way; only what was agreed can be in force,
# carried out, broken or run out.
MAY_FOLLOW = {
    "N": "RUPASJ",
    "R": "NUPASJ",
    "U": "NRPASJ",
    "P": "NRUASJIB",
    "A": "NRUPSJIFBE",
    "I": "UAFSBE",
    "F": "IBRU",
    "S": "NRUPAJ",
    "J": "NRUPAS",
    "B": "RUPASJI",
    "E": "RUPASJI",
}


def test_the_table_names_every_status() -> None:
    assert set(CODES.values()) == set(Status) == set(FAMILY_OF) == set(PUBLIC_TEST)
    assert set(MAY_FOLLOW) == set(CODES)


@pytest.mark.parametrize("before", list(CODES))
def test_a_status_moves_to_those_that_may_follow_and_to_no_other(before: str) -> None:
    negotiation = make_negotiation()
    issue, party = new_issue(negotiation), new_party(negotiation)
    must_agree(issue, party)
    say(issue, party, "confirms")
    Issue.objects.filter(pk=issue.pk).update(status=CODES[before])
    allowed = ""
    for letter, status in CODES.items():
        point = transaction.savepoint()
        with suppress(StatusNotAllowed):
            update = move(issue, status)
            assert (update.from_status, update.to_status) == (CODES[before], status)
            assert Issue.objects.get(pk=issue.pk).status == status
            allowed += letter
        transaction.savepoint_rollback(point)
    Issue.objects.filter(pk=issue.pk).update(status=Status.NOT_ON_THE_TABLE)
    assert set(allowed) == set(MAY_FOLLOW[before])


def test_a_move_needs_a_quotation_or_the_editors_judgement() -> None:
    negotiation = make_negotiation()
    issue, quotation = new_issue(negotiation), make_quotation(negotiation=negotiation)
    with pytest.raises(ReasonNotProven) as refused:
        move(issue, "raised", judgement=False)
    assert refused.value.field == "evidence_ids"
    update = move(issue, "raised", evidence_ids=[quotation.pk])
    assert (list(update.evidence.all()), update.judgement) == ([quotation], False)


def test_an_articles_word_alone_does_not_move_a_status() -> None:
    negotiation = make_negotiation()
    issue, quotation = new_issue(negotiation), make_quotation(negotiation=negotiation)
    article = quotation.carriers.get().article
    with pytest.raises(ReasonNotProven):
        move(issue, "raised", judgement=False, source_ids=[article.pk])


@pytest.mark.parametrize("name", ["reason", "headline"])
@pytest.mark.parametrize("text", ["", "  \n "])
def test_a_move_says_why_in_words(name: str, text: str) -> None:
    issue = new_issue(make_negotiation())
    given: dict[str, Any] = {name: text}
    with pytest.raises(ArgumentsIncomplete) as incomplete:
        move(issue, "raised", **given)
    assert incomplete.value.problems == {name: "is missing"}


def test_a_move_takes_the_status_it_came_from_from_the_record() -> None:
    issue = new_issue(make_negotiation())
    first = move(issue, "raised")
    second = move(issue, "stalled", after=first.pk)
    assert (second.from_status, second.to_status) == ("raised", "stalled")
    assert [update.sequence for update in Update.objects.all()] == [1, 2]


@pytest.mark.parametrize("seen", ["nothing", "older"])
def test_a_move_made_on_an_older_view_clashes(seen: str) -> None:
    issue = new_issue(make_negotiation())
    first = move(issue, "raised")
    move(issue, "stalled", after=first.pk)
    with pytest.raises(Clash) as clash:
        move(issue, "rejected", after=first.pk if seen == "older" else None)
    told = clash.value.clashes[0]
    base = "raised" if seen == "older" else "not_on_the_table"
    assert (told.field, told.base, told.yours, told.theirs) == ("status", base, "rejected", "stalled")


def test_a_development_without_a_move_does_not_stand_in_the_way_of_one() -> None:
    negotiation = make_negotiation()
    issue = new_issue(negotiation)
    first = move(issue, "raised")
    told: dict[str, Any] = {
        "headline": "A call",
        "reason": "They spoke.",
        "happened_at": "2025-06-01T12:00:00Z",
    }
    apply(negotiation=negotiation, operation="log_update", update_id=issue.pk, issue_id=issue.pk, **told)
    assert move(issue, "stalled", after=first.pk).from_status == "raised"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE record_issue SET status = 'agreed' WHERE id = %(issue)s",
        "INSERT INTO record_update (id, negotiation_id, sequence, kind, issue_id, from_status, to_status, headline,"
        " reason, judgement, happened_at, precision, edition_number) VALUES (gen_random_uuid(), %(negotiation)s, 9,"
        " 'update', %(issue)s, 'not_on_the_table', 'agreed', 'x', 'x', true, now(), 'day', 2)",
    ],
    ids=["status without update", "update without status"],
)
def test_the_database_refuses_a_status_that_no_update_bears_out(statement: str) -> None:
    negotiation = make_negotiation()
    issue = new_issue(negotiation)
    with connection.cursor() as cursor:
        cursor.execute(statement, {"issue": issue.pk, "negotiation": negotiation.pk})
        with pytest.raises(IntegrityError, match="its newest update says"):
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.django_db(transaction=True)
def test_the_database_refuses_it_at_commit() -> None:
    with transaction.atomic():
        issue = new_issue(make_negotiation())
    with pytest.raises(IntegrityError, match="holds status"), transaction.atomic():
        Issue.objects.filter(pk=issue.pk).update(status="agreed")
    assert Issue.objects.get(pk=issue.pk).status == Status.NOT_ON_THE_TABLE


@pytest.mark.parametrize(
    "pair", [("", "raised"), ("raised", ""), ("raised", "raised")], ids=["from nowhere", "to nowhere", "same"]
)
def test_the_database_refuses_an_update_that_moves_from_nowhere_or_to_nowhere(pair: tuple[str, str]) -> None:
    issue = new_issue(make_negotiation())
    update = Update(
        negotiation=issue.negotiation,
        sequence=1,
        issue=issue,
        from_status=pair[0],
        to_status=pair[1],
        headline="x",
        reason="x",
        happened_at="2025-06-01T12:00:00Z",
        edition_number=1,
    )
    with pytest.raises(IntegrityError, match="update_moves_from_one_status_to_another"):
        update.save(force_insert=True)
