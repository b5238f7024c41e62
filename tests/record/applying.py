"""Runs operations in tests as the replay of a draft does, without publishing."""

import datetime
from typing import Any
from uuid import UUID, uuid4

from negotiations.accounts.models import User
from negotiations.record.models import Issue, Negotiation, Party, Status
from negotiations.record.operations import OPERATIONS, Context, replaying, run_stored
from tests.factories import NOON, as_json

DAY = datetime.date(2025, 5, 30)


def apply(*, negotiation: Negotiation, operation: str, by: User | None = None, **args: Any) -> Any:
    """Run one operation inside a replay; return its row."""
    with replaying():
        return run_stored(
            name=operation,
            op_version=OPERATIONS[operation].version,
            args=as_json(args),
            context=context_of(negotiation, by=by),
        )


def context_of(negotiation: Negotiation, *, by: User | None = None) -> Context:
    """Return what the replay of the next edition would be given."""
    negotiation.refresh_from_db()
    return Context(negotiation=negotiation, by=by, at=NOON, edition_number=negotiation.head_number + 1)


def new_issue(negotiation: Negotiation, *, slug: str = "weir", **fields: Any) -> Issue:
    """Add an issue, not on the table."""
    values = {"title": slug.title(), "proposition": "The upper weir stays open in summer.", **fields}
    issue: Issue = apply(
        negotiation=negotiation, operation="create_issue", issue_id=uuid4(), slug=slug, **values
    )
    return issue


def new_party(negotiation: Negotiation, *, slug: str = "upstream", **fields: Any) -> Party:
    """Add a party."""
    values = {"name": slug.title(), "short": slug[:2].upper(), "kind": "state", "role": "principal", **fields}
    party: Party = apply(
        negotiation=negotiation, operation="create_party", party_id=uuid4(), slug=slug, **values
    )
    return party


def say(issue: Issue, party: Party, says: str, **fields: Any) -> Any:
    """Put a party's word on an issue on record, on the editor's judgement."""
    values = {
        "confirmation_id": uuid4(),
        "issue_id": issue.pk,
        "party_id": party.pk,
        "says": says,
        "of": "the weir",
        "basis": "judgement",
        "said_on": DAY,
        **fields,
    }
    return apply(negotiation=issue.negotiation, operation="record_confirmation", **values)


def must_agree(issue: Issue, *parties: Party) -> None:
    """Name the parties that must agree."""
    for party in parties:
        apply(
            negotiation=issue.negotiation,
            operation="set_standing",
            standing_id=uuid4(),
            issue_id=issue.pk,
            party_id=party.pk,
            kind="must_agree",
        )


def move(issue: Issue, to: Status | str, *, after: UUID | None = None, **fields: Any) -> Any:
    """Move an issue's status, on the editor's judgement unless evidence is given."""
    values = {
        "update_id": uuid4(),
        "issue_id": issue.pk,
        "to": str(to),
        "headline": f"Now {to}",
        "reason": "Both sides said so.",
        "judgement": not fields.get("evidence_ids"),
        "after_update_id": after,
        "happened_at": NOON,
        **fields,
    }
    return apply(negotiation=issue.negotiation, operation="move_status", **values)
