"""Reconstructed editions: dated history, before any live edition, in the order of its days."""

import datetime
from uuid import uuid4

import pytest

from negotiations.editions.models import Edition
from negotiations.editions.operations import publish_reconstructed
from negotiations.editions.operations.publish import NotBeforeLastEdition
from negotiations.editions.queries import newest_state, state_as_of
from negotiations.editions.verify import faults_of
from negotiations.record.models import Negotiation, Update
from tests.factories import NOON, add, make_draft, make_negotiation, publish

pytestmark = pytest.mark.django_db

FIRST = datetime.datetime(2025, 3, 11, 20, tzinfo=datetime.UTC)
NEXT = FIRST + datetime.timedelta(days=1)


def _reconstruct(
    negotiation: Negotiation, dated_at: datetime.datetime, recorded_at: datetime.datetime = NOON
) -> Edition:
    draft = make_draft(negotiation=negotiation)
    add(draft, "refile", update_id=uuid4(), reason="From the files.")
    return publish_reconstructed(draft_id=draft.pk, dated_at=dated_at, recorded_at=recorded_at)


def test_it_is_dated_to_its_day_and_says_when_it_was_written() -> None:
    negotiation = make_negotiation()
    edition = _reconstruct(negotiation, FIRST)
    assert (edition.published_at, edition.recorded_at, edition.reconstructed) == (FIRST, NOON, True)
    assert edition.published_by_id is None
    assert Update.objects.get().happened_at == FIRST
    assert newest_state(negotiation.slug).edition.reconstructed


def test_as_of_reads_it_on_its_own_day() -> None:
    negotiation = make_negotiation()
    _reconstruct(negotiation, FIRST)
    _reconstruct(negotiation, NEXT)
    assert state_as_of(negotiation.slug, "2025-03-11").edition.number == 1
    assert state_as_of(negotiation.slug, "2025-03-12T20:00:00Z").edition.number == 2


@pytest.mark.parametrize("earlier", [datetime.timedelta(0), datetime.timedelta(microseconds=1)])
def test_it_comes_after_the_one_before_it(earlier: datetime.timedelta) -> None:
    negotiation = make_negotiation()
    _reconstruct(negotiation, FIRST)
    with pytest.raises(NotBeforeLastEdition):
        _reconstruct(negotiation, FIRST - earlier)
    assert _reconstruct(negotiation, NEXT).number == 2


def test_none_comes_after_a_live_edition() -> None:
    negotiation = make_negotiation()
    _reconstruct(negotiation, FIRST)
    live = publish(negotiation=negotiation, operations=[("refile", {"update_id": uuid4(), "reason": "x"})])
    assert not live.reconstructed
    with pytest.raises(NotBeforeLastEdition):
        _reconstruct(negotiation, live.published_at + datetime.timedelta(days=1))


def test_history_is_not_dated_after_it_is_written() -> None:
    negotiation = make_negotiation()
    with pytest.raises(NotBeforeLastEdition):
        _reconstruct(negotiation, NEXT, recorded_at=FIRST)
    assert not Edition.objects.exists()


def test_a_live_edition_after_history_is_dated_when_it_is_published() -> None:
    negotiation = make_negotiation()
    _reconstruct(negotiation, FIRST)
    live = publish(
        negotiation=negotiation, operations=[("refile", {"update_id": uuid4(), "reason": "x"})], at=NOON
    )
    assert (live.published_at, live.recorded_at) == (NOON, NOON)
    assert list(faults_of(negotiation)) == []
