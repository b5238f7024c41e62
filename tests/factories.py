"""Makes rows for tests: keyword-only, each with sensible values of its own, public objects through real editions."""

import datetime
from collections.abc import Sequence
from itertools import count
from typing import Any
from uuid import UUID, uuid4

from negotiations.accounts.models import User
from negotiations.editions.models import Draft, Edition
from negotiations.editions.operations import add_operation, publish_draft, start_draft
from negotiations.record.models import (
    Article,
    Issue,
    Negotiation,
    Party,
    Person,
    Quotation,
    Role,
    Talks,
)
from negotiations.record.operations import Context, run_stored
from negotiations.record.operations.negotiations import create_negotiation, set_membership

_number = count(1)
NOON = datetime.datetime(2025, 6, 1, 12, tzinfo=datetime.UTC)


def make_user(*, name: str = "", password: str = "a long password", **fields: Any) -> User:
    """Make a person who can sign in."""
    name = name or f"person{next(_number)}"
    fields.setdefault("email", f"{name}@example.org")
    user: User = User.objects.create_user(username=name, password=password, **fields)
    return user


def make_member(*, negotiation: Negotiation, role: Role = Role.EDITOR, name: str = "", **fields: Any) -> User:
    """Make a person with a role in the negotiation."""
    user = make_user(name=name, **fields)
    set_membership(user=user, negotiation=negotiation, role=role)
    return user


def make_negotiation(*, slug: str = "", code: str = "", title: str = "River talks") -> Negotiation:
    """Make a negotiation that has published nothing."""
    number = next(_number)
    letters = "".join(chr(ord("A") + int(digit)) for digit in str(number))
    return create_negotiation(
        negotiation_id=uuid4(),
        slug=slug or f"river-talks-{number}",
        code=code or f"RV{letters}",
        title=title,
        zone="Europe/Berlin",
        languages=["en"],
    )


def publish(
    *,
    negotiation: Negotiation,
    operations: Sequence[tuple[str, dict[str, Any]]],
    by: User | None = None,
    at: datetime.datetime | None = None,
) -> Edition:
    """Publish operations as one edition; a small fix is logged when none of them tells readers anything."""
    at = at or NOON + datetime.timedelta(minutes=next(_number))
    draft = make_draft(negotiation=negotiation, operations=operations, by=by, at=at)
    telling = {"move_status", "log_update", "refile", "correct", "withdraw"}
    if not any(name in telling for name, _ in operations):
        add(draft, "refile", by=by, at=at, update_id=str(uuid4()), reason="Set up.")
    edition = publish_draft(draft_id=draft.pk, by=by, at=at)
    negotiation.refresh_from_db()
    return edition


def make_draft(
    *,
    negotiation: Negotiation,
    operations: Sequence[tuple[str, dict[str, Any]]] = (),
    by: User | None = None,
    at: datetime.datetime | None = None,
) -> Draft:
    """Make a draft that holds the operations."""
    draft = start_draft(negotiation=negotiation, by=by, at=at or NOON)
    for name, args in operations:
        add(draft, name, by=by, at=at, **args)
    draft.refresh_from_db()
    return draft


def add(
    draft: Draft,
    operation: str,
    /,
    *,
    by: User | None = None,
    at: datetime.datetime | None = None,
    **args: Any,
) -> None:
    """Store one operation in a draft; UUIDs and dates may be given as they are."""
    add_operation(draft_id=draft.pk, name=operation, args=as_json(args), by=by, at=at or NOON)


def as_json(value: Any) -> Any:
    """Return arguments as the JSON that a draft stores."""
    if isinstance(value, dict):
        return {key: as_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(item) for item in value]
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


def run(*, negotiation: Negotiation, operation: str, at: datetime.datetime = NOON, **args: Any) -> Any:
    """Run one operation on working data directly."""
    context = Context(negotiation=negotiation, by=None, at=at)
    return run_stored(name=operation, op_version=1, args=as_json(args), context=context)


def make_party(*, negotiation: Negotiation, slug: str = "upstream", name: str = "", **fields: Any) -> Party:
    """Publish a party."""
    key = uuid4()
    values = {
        "party_id": key,
        "slug": slug,
        "name": name or slug.replace("-", " ").title(),
        "short": slug[:2].upper(),
        "kind": "state",
        "role": "principal",
        **fields,
    }
    publish(negotiation=negotiation, operations=[("create_party", values)])
    return Party.objects.get(pk=key)


def make_issue(*, negotiation: Negotiation, slug: str = "", title: str = "", **fields: Any) -> Issue:
    """Publish an issue, not on the table."""
    key, number = uuid4(), next(_number)
    values = {
        "issue_id": key,
        "slug": slug or f"matter-{number}",
        "title": title or f"Issue {number}",
        "proposition": "The upper weir stays open in summer.",
        **fields,
    }
    publish(negotiation=negotiation, operations=[("create_issue", values)])
    return Issue.objects.get(pk=key)


def make_person(
    *,
    negotiation: Negotiation,
    name: str = "Ana Ribeira",
    party: Party | None = None,
    office: str = "Minister",
    **fields: Any,
) -> Person:
    """Make a person, in office for `party` when one is given; not public until an edition names them."""
    key = uuid4()
    slug = f"{name.lower().replace(' ', '-')}-{next(_number)}"
    run(negotiation=negotiation, operation="create_person", person_id=key, slug=slug, name=name, **fields)
    if party is not None:
        run(
            negotiation=negotiation,
            operation="add_office",
            office_id=uuid4(),
            person_id=key,
            title=office,
            party_id=party.pk,
            rank=1,
        )
    return Person.objects.get(pk=key)


def make_article(
    *, negotiation: Negotiation, text: str | None = None, title: str = "A report", **fields: Any
) -> Article:
    """Keep an article; with `text`, its words can be checked."""
    key = uuid4()
    run(negotiation=negotiation, operation="create_article", article_id=key, title=title, text=text, **fields)
    return Article.objects.get(pk=key)


def make_quotation(
    *,
    negotiation: Negotiation,
    speaker: Person | None = None,
    words: str = "The weir stays open.",
    article: Article | None = None,
    said_on: datetime.date | None = datetime.date(2025, 5, 30),
    **fields: Any,
) -> Quotation:
    """Put a quotation in the record, not public yet, carried by `article` (made to hold the words when none is given)."""
    key = uuid4()
    run(
        negotiation=negotiation,
        operation="create_quotation",
        quotation_id=key,
        words=[words],
        speaker_id=speaker.pk if speaker else None,
        speaker_text="" if speaker else "an official",
        said_on=said_on,
        precision="day" if said_on else "unknown",
        **fields,
    )
    article = article or make_article(negotiation=negotiation, text=f"“{words}” it was said ({key}).")
    start = (article.text or "").find(words)
    passage = {"start": start, "end": start + len(words)} if start >= 0 else {"exact": words}
    run(
        negotiation=negotiation,
        operation="add_carrier",
        carrier_id=uuid4(),
        quotation_id=key,
        article_id=article.pk,
        spans=[passage],
    )
    return Quotation.objects.get(pk=key)


def make_talks(
    *, negotiation: Negotiation, slug: str = "", title: str = "Weir talks", **fields: Any
) -> Talks:
    """Publish talks."""
    key = uuid4()
    values = {
        "talks_id": key,
        "slug": slug or f"talks-{next(_number)}",
        "title": title,
        "kind": "meeting",
        "starts_at": NOON,
        **fields,
    }
    publish(negotiation=negotiation, operations=[("create_talks", values)])
    return Talks.objects.get(pk=key)


def status_move(
    *, issue: Issue, to: str, after: UUID | str | None = None, **fields: Any
) -> tuple[str, dict[str, Any]]:
    """Return a stored move of status, on the editor's judgement unless evidence is given."""
    return (
        "move_status",
        {
            "update_id": uuid4(),
            "issue_id": issue.pk,
            "to": to,
            "headline": f"{issue.title}: {to}",
            "reason": "Both sides said so.",
            "judgement": not fields.get("evidence_ids"),
            "after_update_id": after,
            "happened_at": NOON,
            **fields,
        },
    )
