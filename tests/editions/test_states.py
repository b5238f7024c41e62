"""As it stood: by number, by time, by day; and how many questions it asks the database."""

import datetime
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from negotiations.editions.models import CurrentObject, Edition, Head
from negotiations.editions.operations import publish_draft
from negotiations.editions.operations.rebuild import rebuild_current
from negotiations.editions.queries import (
    BeforeFirstEdition,
    MomentNotUnderstood,
    NegotiationNotFound,
    compare_states,
    edition_at,
    newest_state,
    published_negotiations,
    state_as_of,
    state_at,
    states,
)
from negotiations.record.models import Negotiation
from tests.factories import add, make_draft, make_issue, make_negotiation, publish, status_move

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_read_before() -> Iterator[None]:
    states._load.cache_clear()
    yield
    states._load.cache_clear()


def _at(negotiation: Negotiation, *moments: str) -> None:
    """Publish an edition at each of these times."""
    for moment in moments:
        publish(
            negotiation=negotiation,
            operations=[("refile", {"update_id": uuid4(), "reason": "A comma."})],
            at=datetime.datetime.fromisoformat(moment),
        )


def test_a_number_names_its_edition() -> None:
    negotiation = make_negotiation()
    _at(negotiation, "2025-06-01T10:00:00Z", "2025-06-01T11:00:00Z", "2025-06-01T12:00:00Z")
    for number in (1, 2, 3):
        assert state_as_of(negotiation.slug, str(number)).edition.number == number
        assert state_at(negotiation.slug, number).edition.number == number
    assert [state_at(negotiation.slug, number).is_newest for number in (1, 2, 3)] == [False, False, True]


@pytest.mark.parametrize("number", ["0", "4", "999999999"])
def test_a_number_that_no_edition_has_is_told_apart(number: str) -> None:
    negotiation = make_negotiation()
    _at(negotiation, "2025-06-01T10:00:00Z")
    with pytest.raises(BeforeFirstEdition):
        state_as_of(negotiation.slug, number)
    with pytest.raises(BeforeFirstEdition):
        state_at(negotiation.slug, int(number))


@pytest.mark.parametrize(
    ("moment", "number"),
    [
        ("2025-06-01T10:00:00Z", 1),
        ("2025-06-01T10:59:59.999999Z", 1),
        ("2025-06-01T11:00:00Z", 2),
        ("2025-06-01T13:00:00+02:00", 2),
        ("2025-06-01T12:59:59+02:00", 1),
        ("2025-06-01T13:00:00 02:00", 2),
        ("2025-06-01T06:00:00-05:00", 2),
        ("20250601T110000Z", 2),
        ("2025-06-01 11:00:00Z", 2),
        ("2025-06-01 13:00:00+02:00", 2),
        ("2031-01-01T00:00:00Z", 2),
        ("9999-12-31T23:59:59-14:00", None),
        ("2025-06-01T09:59:59Z", 0),
    ],
)
def test_a_time_names_the_edition_that_stood_then(moment: str, number: int | None) -> None:
    negotiation = make_negotiation()
    _at(negotiation, "2025-06-01T10:00:00Z", "2025-06-01T11:00:00Z")
    if number is None:
        with pytest.raises(MomentNotUnderstood):
            state_as_of(negotiation.slug, moment)
    elif number == 0:
        with pytest.raises(BeforeFirstEdition):
            state_as_of(negotiation.slug, moment)
    else:
        assert state_as_of(negotiation.slug, moment).edition.number == number


@pytest.mark.parametrize(
    "moment",
    [
        "",
        "yesterday",
        "2025-06",
        "2025-13-01",
        "2025-02-30",
        "2025-06-01T11:00:00",
        "2025-06-01T11:00",
        "-1",
        "1.5",
        "１",
        "２０２５-06-01",
        "1234567890",
        "2025-06-01T11:00:00Z; DROP TABLE",
        "\ud800T",
        "\x00",
        "T",
        " ",
    ],
)
def test_nonsense_is_refused_in_words(moment: str) -> None:
    negotiation = make_negotiation()
    _at(negotiation, "2025-06-01T10:00:00Z")
    with pytest.raises(MomentNotUnderstood, match="no edition number, no day"):
        state_as_of(negotiation.slug, moment)


@pytest.mark.parametrize(
    ("zone", "day", "inside", "outside"),
    [
        ("Europe/Berlin", "2025-06-01", "2025-06-01T21:59:59.999999Z", "2025-06-01T22:00:00Z"),
        ("Europe/Berlin", "2025-03-30", "2025-03-30T21:59:59Z", "2025-03-30T22:00:00Z"),
        ("Europe/Berlin", "2025-10-26", "2025-10-26T22:59:59Z", "2025-10-26T23:00:00Z"),
        ("UTC", "2025-06-01", "2025-06-01T23:59:59Z", "2025-06-02T00:00:00Z"),
        ("America/New_York", "2025-06-01", "2025-06-02T03:59:59Z", "2025-06-02T04:00:00Z"),
        # Clocks go back at midnight, so that the day's last hour comes twice.
        ("Asia/Beirut", "2025-10-25", "2025-10-25T21:59:59Z", "2025-10-25T22:00:00Z"),
    ],
)
def test_a_day_means_its_end_in_the_zone(zone: str, day: str, inside: str, outside: str) -> None:
    negotiation = make_negotiation()
    _at(negotiation, "2025-01-01T00:00:00Z", inside, outside)
    assert edition_at(negotiation.pk, day, zone=zone) == 2


def test_a_day_is_read_in_the_negotiations_own_zone() -> None:
    negotiation = make_negotiation()
    _at(negotiation, "2025-06-01T21:59:00Z", "2025-06-01T22:01:00Z")
    assert newest_state(negotiation.slug).frame.zone == "Europe/Berlin"
    assert state_as_of(negotiation.slug, "2025-06-01").edition.number == 1
    assert state_as_of(negotiation.slug, "2025-06-02").edition.number == 2
    with pytest.raises(BeforeFirstEdition):
        state_as_of(negotiation.slug, "2025-05-31")


def test_what_publishes_nothing_is_not_found() -> None:
    negotiation = make_negotiation()
    for slug in (negotiation.slug, "no-such-talks"):
        for read in (newest_state, lambda slug: state_as_of(slug, "1"), lambda slug: state_at(slug, 1)):
            with pytest.raises(NegotiationNotFound):
                read(slug)


def test_negotiations_are_listed_by_title_once_they_publish() -> None:
    make_negotiation(title="Silent talks")
    for title in ("River talks", "Harbour talks"):
        make_issue(negotiation=make_negotiation(title=title))
    assert [one.title for one in published_negotiations()] == ["Harbour talks", "River talks"]


def _fill(negotiation: Negotiation, issues: int) -> None:
    draft = make_draft(negotiation=negotiation)
    for number in range(issues):
        words: dict[str, Any] = {
            "slug": f"stone-{number}",
            "title": f"Issue {number}",
            "proposition": "It opens.",
        }
        add(draft, "create_issue", issue_id=uuid4(), **words)
    add(draft, "refile", update_id=uuid4(), reason="Set up.")
    publish_draft(draft_id=draft.pk, by=None, at=datetime.datetime(2025, 6, 1, tzinfo=datetime.UTC))


@pytest.mark.parametrize("issues", [10, 200])
def test_reading_asks_the_same_few_questions_however_large_it_is(
    issues: int, django_assert_num_queries: Any
) -> None:
    negotiation = make_negotiation()
    _fill(negotiation, issues)
    with django_assert_num_queries(4):
        assert len(newest_state(negotiation.slug).issues) == issues
    with django_assert_num_queries(1):
        newest_state(negotiation.slug)
    with django_assert_num_queries(2):
        state_as_of(negotiation.slug, "1")
    with django_assert_num_queries(2):
        state_as_of(negotiation.slug, "2025-06-01")


def test_publishing_a_move_asks_the_same_however_many_issues_stand_beside_it() -> None:
    counts = []
    for issues in (2, 60):
        negotiation = make_negotiation()
        _fill(negotiation, issues)
        issue = make_issue(negotiation=negotiation)
        draft = make_draft(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")])
        with CaptureQueriesContext(
            connection,
        ) as asked:
            publish_draft(draft_id=draft.pk, by=None, at=datetime.datetime(2025, 7, 1, tzinfo=datetime.UTC))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_what_can_be_rebuilt_is_rebuilt_the_same() -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    make_issue(negotiation=negotiation)
    publish(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")])
    before = newest_state(negotiation.slug)
    rows = set(CurrentObject.objects.values_list("kind", "object_id", "snapshot_id"))
    head = Head.objects.values().get(negotiation=negotiation)
    CurrentObject.objects.all().delete()
    Head.objects.all().delete()
    assert rebuild_current(negotiation) == len(rows) == 3
    assert set(CurrentObject.objects.values_list("kind", "object_id", "snapshot_id")) == rows
    assert Head.objects.values().get(negotiation=negotiation) == head
    states._load.cache_clear()
    assert compare_states(before, newest_state(negotiation.slug)).changes == []


def test_rebuilding_what_was_never_published_leaves_nothing() -> None:
    negotiation = make_negotiation()
    assert rebuild_current(negotiation) == 0
    assert not Head.objects.filter(negotiation=negotiation).exists()
    assert not Edition.objects.exists()
