"""The frame: setting up a negotiation, its texts, wordings, parties and glossary."""

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import get_resolver

from negotiations.editions.queries import newest_state
from negotiations.editions.verify import faults_of
from negotiations.record.models import GlossaryEntry, Membership, Negotiation, Party, Role, Wording
from negotiations.record.operations import Clash
from negotiations.record.operations.negotiations import (
    RESERVED_SLUGS,
    SlugReserved,
    create_negotiation,
    set_membership,
)
from tests.factories import (
    make_issue,
    make_negotiation,
    make_party,
    make_quotation,
    make_user,
    publish,
    status_move,
)
from tests.record.applying import apply, new_party

pytestmark = pytest.mark.django_db


def _create(**fields: Any) -> Negotiation:
    values: dict[str, Any] = {
        "slug": "river-talks",
        "code": "RIV",
        "title": "River talks",
        "zone": "Europe/Berlin",
        "languages": ["en"],
        **fields,
    }
    return create_negotiation(negotiation_id=uuid4(), **values)


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_the_names_of_fixed_addresses_are_reserved(slug: str) -> None:
    with pytest.raises(SlugReserved) as refused:
        _create(slug=slug)
    assert refused.value.field == "slug"


def test_every_first_part_of_a_fixed_address_is_reserved() -> None:
    routes = [str(getattr(pattern.pattern, "_route", "")) for pattern in get_resolver().url_patterns]
    first_parts = {route.partition("/")[0] for route in routes} - {""}
    assert {"desk", "admin", "healthz"} <= first_parts <= RESERVED_SLUGS


@pytest.mark.parametrize("code", ["", "R", "riv", "RIV1", "RIV TALKS", "RIVERTALKS"])
def test_a_code_is_two_to_eight_capital_letters(code: str) -> None:
    with pytest.raises(ValidationError):
        _create(code=code)


@pytest.mark.parametrize("field", [{"slug": "river-talks", "code": "TWO"}, {"slug": "two", "code": "RIV"}])
def test_slug_and_code_are_its_own(field: dict[str, str]) -> None:
    _create()
    with pytest.raises(ValidationError):
        _create(**field)


@pytest.mark.parametrize("fields", [{"zone": "Atlantis"}, {"title": ""}, {"slug": "River talks"}])
def test_what_cannot_be_shown_is_refused(fields: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        _create(**fields)


def test_nobody_sees_it_before_its_first_edition(client: Client) -> None:
    negotiation = _create()
    assert client.get(f"/{negotiation.slug}/").status_code == 404


def test_a_person_has_one_role_in_a_negotiation() -> None:
    negotiation, user = _create(), make_user()
    for role in (Role.REPORTER, Role.EDITOR):
        set_membership(user=user, negotiation=negotiation, role=role)
    assert Membership.objects.get(user=user).role == Role.EDITOR


def test_the_frame_changes_field_by_field() -> None:
    negotiation = make_negotiation()
    apply(
        negotiation=negotiation,
        operation="edit_frame",
        changes={"method": {"base": "", "to": "We listen."}, "scope": {"base": "", "to": "The river."}},
    )
    with pytest.raises(Clash) as clash:
        apply(
            negotiation=negotiation,
            operation="edit_frame",
            changes={
                "method": {"base": "", "to": "We read."},
                "title": {"base": "River talks", "to": "Talks"},
            },
        )
    assert [(told.field, told.theirs) for told in clash.value.clashes] == [("method", "We listen.")]
    negotiation.refresh_from_db()
    assert negotiation.title == "River talks"


def _word(negotiation: Negotiation, label: str) -> tuple[str, dict[str, Any]]:
    return (
        "set_wording",
        {"wording_id": uuid4(), "status": "raised", "label": label, "test": "Somebody named it."},
    )


def test_a_wording_changes_the_frame_and_the_pages(client: Client) -> None:
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    publish(negotiation=negotiation, operations=[status_move(issue=issue, to="raised")])
    address = f"/{negotiation.slug}/issues/{issue.slug}/"
    assert b"Put on the table" not in client.get(address).content
    edition = publish(negotiation=negotiation, operations=[_word(negotiation, "Put on the table")])
    assert [(row.kind, row.object_id) for row in edition.snapshots.all()] == [("frame", negotiation.pk)]
    assert newest_state(negotiation.slug).wording["raised"].label == "Put on the table"
    assert b"Put on the table" in client.get(address).content
    assert b"Put on the table" not in client.get(f"/{negotiation.slug}/as-of/2/issues/{issue.slug}/").content


def test_a_wording_is_set_once_per_status() -> None:
    negotiation = make_negotiation()
    for label in ("Named", "Put forward"):
        name, args = _word(negotiation, label)
        apply(negotiation=negotiation, operation=name, **args)
    assert Wording.objects.get().label == "Put forward"


def test_a_partys_aliases_are_a_set() -> None:
    negotiation = make_negotiation()
    party = new_party(negotiation, aliases=["Up", "Upper", "Up"])
    changed = apply(
        negotiation=negotiation,
        operation="edit_party",
        party_id=party.pk,
        add_aliases=["Hill", "Up"],
        remove_aliases=["Upper", "Lower"],
    )
    assert changed.aliases == ["Up", "Hill"]


def test_renaming_a_party_is_one_frame_snapshot() -> None:
    negotiation = make_negotiation()
    party = make_party(negotiation=negotiation)
    make_issue(negotiation=negotiation)
    rename = {"name": {"base": "Upstream", "to": "The upper valley"}}
    edition = publish(
        negotiation=negotiation, operations=[("edit_party", {"party_id": party.pk, "changes": rename})]
    )
    assert [row.kind for row in edition.snapshots.all()] == ["frame"]
    assert Party.objects.get().name == "The upper valley"


def test_a_partys_new_place_among_others_is_published_where_it_is_listed() -> None:
    negotiation = make_negotiation()
    first, second = (make_party(negotiation=negotiation, slug=slug) for slug in ("alder", "birch"))
    issue, untouched = make_issue(negotiation=negotiation), make_issue(negotiation=negotiation)
    standings = [
        (
            "set_standing",
            {"standing_id": uuid4(), "issue_id": issue.pk, "party_id": party.pk, "kind": "must_agree"},
        )
        for party in (first, second)
    ]
    publish(negotiation=negotiation, operations=standings)
    rename = {"name": {"base": "Alder", "to": "Yew"}}
    edition = publish(
        negotiation=negotiation, operations=[("edit_party", {"party_id": first.pk, "changes": rename})]
    )
    assert {row.object_id for row in edition.snapshots.all()} == {negotiation.pk, issue.pk}
    assert newest_state(negotiation.slug).issues[issue.pk].must_agree() == [second.pk, first.pk]
    assert newest_state(negotiation.slug).issues[untouched.pk].standings == []
    assert list(faults_of(negotiation)) == []


def test_the_glossary_holds_our_word_and_each_partys_with_its_source() -> None:
    negotiation = make_negotiation()
    party, quotation = make_party(negotiation=negotiation), make_quotation(negotiation=negotiation)
    entry = uuid4()
    publish(
        negotiation=negotiation,
        operations=[
            ("add_glossary_entry", {"entry_id": entry, "ours": "weir", "why": "Plain."}),
            (
                "add_glossary_wording",
                {
                    "wording_id": uuid4(),
                    "entry_id": entry,
                    "party_id": party.pk,
                    "wording": "barrage",
                    "evidence_ids": [quotation.pk],
                },
            ),
        ],
    )
    state = newest_state(negotiation.slug)
    word = state.frame.glossary[0]
    assert (word.ours, word.theirs[0].wording, word.theirs[0].party_id) == ("weir", "barrage", party.pk)
    assert word.theirs[0].quotation_ids == [quotation.pk]
    assert quotation.pk in state.quotations
    changes = {"why": {"base": "Plain.", "to": "Plainest."}}
    publish(
        negotiation=negotiation,
        operations=[("edit_glossary_entry", {"entry_id": entry, "changes": changes})],
    )
    assert (
        GlossaryEntry.objects.get().why == newest_state(negotiation.slug).frame.glossary[0].why == "Plainest."
    )
