"""People: working data until an edition names them, then they change through drafts only."""

import datetime
from typing import Any
from uuid import uuid4

import pytest

from negotiations.editions.operations import publish_draft
from negotiations.record.models import Negotiation, Office, Person
from negotiations.record.operations import OperationError, OutsideReplay
from tests.factories import NOON, add, make_draft, make_negotiation, make_party, make_person, publish, run

pytestmark = pytest.mark.django_db


def _rename(person: Person, to: str) -> dict[str, Any]:
    return {"person_id": person.pk, "changes": {"name": {"base": person.name, "to": to}}}


def _made_public(negotiation: Negotiation, person: Person) -> None:
    talks = {"talks_id": uuid4(), "slug": "talks", "title": "Talks", "kind": "call", "starts_at": NOON}
    publish(negotiation=negotiation, operations=[("create_talks", {**talks, "person_ids": [person.pk]})])
    person.refresh_from_db()
    assert person.published_in == 1


def test_a_person_whom_nothing_names_changes_directly() -> None:
    negotiation = make_negotiation()
    person = make_person(negotiation=negotiation)
    run(negotiation=negotiation, operation="edit_person", **_rename(person, "Ana Sund"))
    run(
        negotiation=negotiation,
        operation="edit_person",
        person_id=person.pk,
        add_aliases=["Sund", "A. Sund", "Sund"],
        remove_aliases=["Nobody"],
    )
    person.refresh_from_db()
    assert (person.name, person.aliases) == ("Ana Sund", ["Sund", "A. Sund"])


@pytest.mark.parametrize("operation", ["edit_person", "add_office", "edit_office"])
def test_a_person_whom_an_edition_names_changes_by_a_draft_only(operation: str) -> None:
    negotiation = make_negotiation()
    party = make_party(negotiation=negotiation)
    person = make_person(negotiation=negotiation, party=party)
    Person.objects.filter(pk=person.pk).update(published_in=1)
    args: dict[str, dict[str, Any]] = {
        "edit_person": _rename(person, "Ana Sund"),
        "add_office": {"office_id": uuid4(), "person_id": person.pk, "title": "Envoy"},
        "edit_office": {
            "office_id": person.offices.get().pk,
            "changes": {"title": {"base": "Minister", "to": "Envoy"}},
        },
    }
    with pytest.raises(OutsideReplay, match="Ana Ribeira is public"):
        run(negotiation=negotiation, operation=operation, **args[operation])
    Person.objects.filter(pk=person.pk).update(published_in=None)


def test_a_draft_renames_a_public_person() -> None:
    negotiation = make_negotiation()
    person = make_person(negotiation=negotiation)
    _made_public(negotiation, person)
    with pytest.raises(OutsideReplay):
        run(negotiation=negotiation, operation="edit_person", **_rename(person, "Ana Sund"))
    draft = make_draft(negotiation=negotiation, operations=[("edit_person", _rename(person, "Ana Sund"))])
    add(draft, "refile", update_id=uuid4(), reason="Her name.")
    publish_draft(draft_id=draft.pk, by=None, at=NOON + datetime.timedelta(days=1))
    assert Person.objects.get(pk=person.pk).name == "Ana Sund"


@pytest.mark.parametrize(
    ("day", "held"),
    [("2025-01-31", False), ("2025-02-01", True), ("2025-03-01", True), ("2025-03-02", False)],
)
def test_an_office_is_held_on_both_its_ends(day: str, *, held: bool) -> None:
    office = Office(since=datetime.date(2025, 2, 1), until=datetime.date(2025, 3, 1))
    assert office.held_on(datetime.date.fromisoformat(day)) is held


def test_an_office_may_be_open_at_either_end() -> None:
    assert Office().held_on(datetime.date.min)
    assert not Office(since=datetime.date(2025, 2, 1)).held_on(datetime.date(2025, 1, 31))
    assert Office(since=datetime.date(2025, 2, 1)).held_on(datetime.date.max)


def test_an_office_that_ends_before_it_begins_is_refused_in_words() -> None:
    negotiation = make_negotiation()
    person = make_person(negotiation=negotiation)
    office: dict[str, Any] = {"office_id": uuid4(), "person_id": person.pk, "title": "Envoy"}
    with pytest.raises(OperationError, match="ends before it begins") as refused:
        run(
            negotiation=negotiation,
            operation="add_office",
            since="2025-03-01",
            until="2025-02-01",
            **office,
        )
    assert refused.value.field == "until"
    run(negotiation=negotiation, operation="add_office", since="2025-03-01", **office)
    changes = {"until": {"base": None, "to": "2025-02-01"}}
    with pytest.raises(OperationError, match="ends before it begins"):
        run(negotiation=negotiation, operation="edit_office", office_id=office["office_id"], changes=changes)
