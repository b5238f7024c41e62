"""No word of a draft or of an unpublished row stands in any public answer; and none of their tables is even read."""

import datetime
import re
from collections.abc import Iterator
from itertools import count
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.test import Client
from django.test.utils import CaptureQueriesContext

from negotiations.accounts.models import User
from negotiations.editions.operations import add_operation, preview_draft, submit_draft
from negotiations.editions.queries import newest_state, state_at
from negotiations.editions.state import State
from negotiations.record.models import Negotiation
from negotiations.record.operations import OPERATIONS
from negotiations.tracker.pages import PAGES
from tests.factories import (
    NOON,
    make_article,
    make_draft,
    make_issue,
    make_member,
    make_negotiation,
    make_party,
    make_person,
    make_quotation,
    make_talks,
    publish,
    run,
    status_move,
)
from tests.harness.database import Connection

pytestmark = pytest.mark.django_db(transaction=True)

ROOMS = ("record", "editions", "intake", "accounts")
PUBLISHED_TABLES = {
    "editions_edition",
    "editions_snapshot",
    "editions_redaction",
    "editions_currentobject",
    "editions_head",
}

# Tables of which no row is ever public, however old; and columns that are not, of rows that are.
NEVER_PUBLIC = {
    "Draft",
    "DraftOperation",
    "Preview",
    "MatchTerms",
    "Candidate",
    "Batch",
    "BatchItem",
    "Act",
    "User",
}
NEVER_PUBLIC_COLUMNS = {"record_article": {"text", "byline", "dropped"}}


def _models() -> Iterator[type[models.Model]]:
    for room in ROOMS:
        yield from apps.get_app_config(room).get_models()


def _keys() -> dict[str, set[Any]]:
    return {model.__name__: set(model._default_manager.values_list("pk", flat=True)) for model in _models()}


def _published_record() -> Negotiation:
    """A record in which every kind of public object is published, over several editions."""
    negotiation = make_negotiation()
    party = make_party(negotiation=negotiation)
    person = make_person(negotiation=negotiation, party=party)
    quotation = make_quotation(negotiation=negotiation, speaker=person)
    issue, talks = make_issue(negotiation=negotiation), make_talks(negotiation=negotiation)
    run(
        negotiation=negotiation,
        operation="set_match_terms",
        match_terms_id=uuid4(),
        issue_id=issue.pk,
        terms=["weir"],
    )
    position = {
        "position_id": uuid4(),
        "issue_id": issue.pk,
        "party_id": party.pk,
        "stance": 2,
        "summary": "Wants it.",
        "basis": "quoted",
        "said_on": datetime.date(2025, 5, 30),
        "supersedes_id": None,
        "evidence_ids": [quotation.pk],
    }
    move = status_move(issue=issue, to="raised", evidence_ids=[quotation.pk], talks_id=talks.pk)
    publish(negotiation=negotiation, operations=[("record_position", position), move])
    return negotiation


def _unpublished_work(negotiation: Negotiation, editor: User) -> None:
    """Rows that nothing published uses, a submitted draft with a preview, and one with an operation of every kind."""
    person = make_person(negotiation=negotiation, name="Not Yet Named", description="Somebody.")
    article = make_article(
        negotiation=negotiation, text="Unused words stand here.", publisher="A paper", byline="By A"
    )
    make_quotation(negotiation=negotiation, speaker=person, words="Unused words", article=article)
    issue = next(iter(newest_state(negotiation.slug).issues))
    changes = {"what_it_is": {"base": "", "to": "Another weir."}}
    submitted = make_draft(negotiation=negotiation, by=editor)
    edit = {"issue_id": str(issue), "changes": changes}
    add_operation(draft_id=submitted.pk, name="edit_issue", args=edit, by=editor, at=NOON)
    small_fix = {"update_id": str(uuid4()), "reason": "Wording."}
    add_operation(draft_id=submitted.pk, name="refile", args=small_fix, by=editor, at=NOON)
    preview_draft(draft_id=submitted.pk, by=editor, at=NOON)
    submit_draft(draft_id=submitted.pk, by=editor, at=NOON)
    unfinished = make_draft(negotiation=negotiation, by=editor)
    for name, operation in OPERATIONS.items():
        args = dict.fromkeys(operation.arguments.model_fields, "words of an unfinished draft")
        add_operation(draft_id=unfinished.pk, name=name, args=args, by=editor, at=NOON)


def _fill(connection: Connection, before: dict[str, set[Any]]) -> dict[str, int]:
    """Fill every text of every unpublished row with a sentinel of its own; return how many each table got."""
    connection.execute("SET session_replication_role = replica")
    number = count(1)
    filled: dict[str, int] = {}
    for model in _models():
        history = model.__name__.endswith("Event")
        everything = history or model.__name__ in NEVER_PUBLIC
        columns = NEVER_PUBLIC_COLUMNS.get(model._meta.db_table, set())
        for row in model._default_manager.all():
            hidden = everything or row.pk not in before[model.__name__]
            for field in model._meta.concrete_fields:
                if (hidden or field.column in columns) and _set(
                    connection, row, field, f"SENTINEL{next(number)}"
                ):
                    filled[model.__name__] = filled.get(model.__name__, 0) + 1
    return filled


def _set(connection: Connection, row: models.Model, field: models.Field[Any, Any], sentinel: str) -> bool:
    if field.primary_key or field.choices or field.name in {"password", "hash", "content_hash"}:
        return False
    if isinstance(field, models.JSONField):
        value = f'\'{{"value": "{sentinel}"}}\'::jsonb'
    elif isinstance(field, ArrayField):
        value = f"ARRAY['{sentinel}']"
    elif isinstance(field, models.CharField | models.TextField):
        value = f"'{sentinel}'"
    else:
        return False
    key = row._meta.pk
    assert key is not None
    try:
        connection.execute(
            f'UPDATE "{row._meta.db_table}" SET "{field.column}" = {value} WHERE "{key.column}" = %s',
            [row.pk if isinstance(row.pk, UUID | int) else str(row.pk)],
        )
    except (
        psycopg.errors.StringDataRightTruncation,
        psycopg.errors.CheckViolation,
        psycopg.errors.UniqueViolation,
    ):
        return False  # a code of two letters, a choice: no place for words
    return True


def _every_address(slug: str) -> list[str]:
    """Every address of every page: of the newest edition, and of each edition before it."""
    newest = newest_state(slug)
    states: list[State] = [newest, *(state_at(slug, number) for number in range(1, newest.head_number))]
    found: dict[str, None] = {}
    for page in PAGES:
        for state in states if page.depends_on == "as_of" else [newest]:
            found.update(dict.fromkeys(page.addresses(state)))
    return list(found)


def test_no_sentinel_of_anything_unpublished_stands_in_a_public_answer(
    superuser_connection: Connection, client: Client
) -> None:
    negotiation = _published_record()
    editor = make_member(negotiation=negotiation)
    before = _keys()
    _unpublished_work(negotiation, editor)
    filled = _fill(superuser_connection, before)
    needed = {
        "Draft",
        "DraftOperation",
        "Preview",
        "Article",
        "Quotation",
        "QuotationSpan",
        "Person",
        "MatchTerms",
        "Act",
    }
    assert needed <= {name for name, number in filled.items() if number}
    assert filled["DraftOperation"] > 2 * len(OPERATIONS)
    addresses = _every_address(negotiation.slug)
    assert len(addresses) >= 50
    for address in addresses:
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        assert "SENTINEL" not in answer.content.decode(), address
        assert "words of an unfinished draft" not in answer.content.decode(), address


def test_public_answers_read_published_tables_only(client: Client) -> None:
    negotiation = _published_record()
    for address in _every_address(negotiation.slug):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(address)
        read = {
            table
            for query in captured.captured_queries
            for table in re.findall(r'(?:FROM|JOIN|INTO|UPDATE)\s+"(\w+)"', query["sql"])
        }
        assert read <= PUBLISHED_TABLES, address


def test_every_page_is_listed_with_an_address() -> None:
    negotiation = _published_record()
    state = newest_state(negotiation.slug)
    without = [page.name for page in PAGES if not list(page.addresses(state))]
    assert without == []
