"""Talks and readouts: who took part, and where the readouts differ, are sets."""

from typing import Any
from uuid import uuid4

import pytest

from negotiations.record.models import Negotiation, Readout, Talks
from tests.factories import make_article, make_negotiation, make_person, make_quotation
from tests.record.applying import DAY, apply, new_party

pytestmark = pytest.mark.django_db


@pytest.fixture
def negotiation() -> Negotiation:
    return make_negotiation()


def _talks(negotiation: Negotiation, **fields: Any) -> Talks:
    values = {
        "slug": "weir-talks",
        "title": "Weir talks",
        "kind": "meeting",
        "starts_at": "2025-06-01T12:00:00Z",
        **fields,
    }
    talks: Talks = apply(negotiation=negotiation, operation="create_talks", talks_id=uuid4(), **values)
    return talks


def test_talks_are_numbered_and_hold_who_took_part(negotiation: Negotiation) -> None:
    party, person = new_party(negotiation), make_person(negotiation=negotiation)
    article = make_article(negotiation=negotiation)
    talks = _talks(negotiation, party_ids=[party.pk], person_ids=[person.pk], source_ids=[article.pk])
    assert (talks.number, talks.parties.get(), talks.people.get(), talks.sources.get()) == (
        1,
        party,
        person,
        article,
    )
    assert _talks(negotiation, slug="again").number == 2


def test_who_took_part_changes_by_adding_and_removing(negotiation: Negotiation) -> None:
    upper, lower = new_party(negotiation), new_party(negotiation, slug="downstream")
    person, article = make_person(negotiation=negotiation), make_article(negotiation=negotiation)
    talks = _talks(negotiation, party_ids=[upper.pk])
    for _ in range(2):
        apply(
            negotiation=negotiation,
            operation="edit_talks",
            talks_id=talks.pk,
            add_party_ids=[lower.pk],
            remove_party_ids=[upper.pk],
            add_person_ids=[person.pk],
            add_source_ids=[article.pk],
        )
    assert (talks.parties.get(), talks.people.get(), talks.sources.get()) == (lower, person, article)
    apply(negotiation=negotiation, operation="edit_talks", talks_id=talks.pk, remove_person_ids=[person.pk])
    assert not talks.people.exists()


def test_differences_keep_their_order_and_stand_once(negotiation: Negotiation) -> None:
    talks = _talks(negotiation, differences=["The date.", "The hour."])
    changed = apply(
        negotiation=negotiation,
        operation="edit_talks",
        talks_id=talks.pk,
        add_differences=["The place.", "The date.", "The place."],
        remove_differences=["The hour.", "The weather."],
    )
    assert changed.differences == ["The date.", "The place."]


def test_announced_talks_are_held_or_cancelled_later(negotiation: Negotiation) -> None:
    talks = _talks(negotiation, state="announced")
    changes = {"state": {"base": "announced", "to": "cancelled"}}
    assert (
        apply(negotiation=negotiation, operation="edit_talks", talks_id=talks.pk, changes=changes).state
        == "cancelled"
    )


def test_each_side_gives_its_own_readout(negotiation: Negotiation) -> None:
    talks, quotation = _talks(negotiation), make_quotation(negotiation=negotiation)
    sides = [new_party(negotiation, slug=slug) for slug in ("upstream", "downstream")]
    for side in sides:
        apply(
            negotiation=negotiation,
            operation="add_readout",
            readout_id=uuid4(),
            talks_id=talks.pk,
            party_id=side.pk,
            text="All went well.",
            said_on=DAY,
            evidence_ids=[quotation.pk],
        )
    assert {readout.party for readout in talks.readouts.all()} == set(sides)
    readout = Readout.objects.filter(party=sides[0]).get()
    assert readout.evidence.get() == quotation
    changes = {"text": {"base": "All went well.", "to": "It went."}}
    apply(negotiation=negotiation, operation="edit_readout", readout_id=readout.pk, changes=changes)
    assert sorted(talks.readouts.values_list("text", flat=True)) == ["All went well.", "It went."]
