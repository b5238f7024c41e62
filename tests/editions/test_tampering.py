"""Tampering, as a superuser whom no trigger stops: verification fails and names the edition or the object."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import models

from negotiations.editions.models import Edition, Redaction, Snapshot
from negotiations.editions.redaction import redact
from negotiations.editions.verify import faults_of
from negotiations.record.models import Negotiation, Role
from tests.factories import (
    NOON,
    make_issue,
    make_member,
    make_negotiation,
    make_party,
    make_person,
    make_quotation,
    make_talks,
    publish,
    status_move,
)
from tests.harness.database import Connection

pytestmark = pytest.mark.django_db(transaction=True)

# Columns that no reader sees and no snapshot holds: when a row was made, and what only imports and editors use.
NOT_PUBLIC = {
    "record_negotiation": {
        "second_pair_of_eyes",
        "created_at",
        "issue_count",
        "quotation_count",
        "talks_count",
        "update_count",
        "draft_count",
    },
    "record_person": {"gender", "published_in"},
    "record_article": {"byline", "dropped", "created_at", "negotiation_id"},
    "record_quotation": {"created_at"},
}

# Inner keys and places in an order. They are found as soon as the order, or what hangs together, reads otherwise; with
# one row of each kind, as here, it cannot.
INNER = {
    "record_wording": {"id"},
    "record_office": {"id"},
    "record_quotationspan": {"id", "seq"},
    "record_statement": {"id", "issue_id"},
    "record_position": {"seq", "supersedes_id"},
    "record_voice": {"seq"},
    "record_confirmation": {"seq"},
    "record_figure": {"rank"},
    "record_term": {"rank"},
    "record_readout": {"rank"},
    "record_glossaryentry": {"rank"},
    "record_glossarywording": {"rank"},
}


@pytest.fixture
def published() -> Negotiation:
    """A negotiation with one of everything, five editions and a redaction."""
    negotiation = make_negotiation()
    party = make_party(negotiation=negotiation)
    person = make_person(negotiation=negotiation, party=party, description="Speaks for the upper valley.")
    quotation = make_quotation(negotiation=negotiation, speaker=person, note="As printed.")
    issue, other = (
        make_issue(negotiation=negotiation, what_it_is="A weir."),
        make_issue(negotiation=negotiation),
    )
    talks = make_talks(negotiation=negotiation, place="Lower town")
    hanging = [
        (
            "set_wording",
            {"wording_id": uuid4(), "status": "raised", "label": "Named", "test": "Somebody named it."},
        )
    ]
    hanging += _hanging_on(issue, other, party, person, quotation, talks)
    publish(negotiation=negotiation, operations=hanging)
    move = status_move(issue=issue, to="raised", evidence_ids=[quotation.pk], talks_id=talks.pk)
    publish(negotiation=negotiation, operations=[move])
    admins = [make_member(negotiation=negotiation, role=Role.ADMIN) for _ in range(2)]
    redact(
        negotiation_id=negotiation.pk,
        kind="issue",
        object_id=issue.pk,
        field="what_it_is",
        reason="Privacy.",
        public_note="Removed for privacy.",
        asked_by=admins[0],
        approved_by=admins[1],
        at=NOON,
    )
    negotiation.refresh_from_db()
    assert list(faults_of(negotiation)) == []
    return negotiation


def _hanging_on(
    issue: Any, other: Any, party: Any, person: Any, quotation: Any, talks: Any
) -> list[tuple[str, dict[str, Any]]]:
    on = {"issue_id": issue.pk, "evidence_ids": [quotation.pk]}
    stance = {"stance": 1, "summary": "If it rains.", "basis": "quoted", "said_on": "2025-05-30"}
    entry = uuid4()
    return [
        (
            "record_position",
            {**on, **stance, "position_id": uuid4(), "party_id": party.pk, "supersedes_id": None},
        ),
        ("record_voice", {**on, **stance, "voice_id": uuid4(), "person_id": person.pk}),
        (
            "record_confirmation",
            {
                **on,
                "confirmation_id": uuid4(),
                "party_id": party.pk,
                "says": "claims",
                "of": "it",
                "basis": "quoted",
                "said_on": "2025-05-30",
            },
        ),
        (
            "add_figure",
            {**on, "figure_id": uuid4(), "value": "3 m", "label": "Level", "claimant": "The upper valley"},
        ),
        ("add_term", {**on, "term_id": uuid4(), "label": "30 days", "ends_at": "2025-07-01T00:00:00Z"}),
        (
            "add_link",
            {
                "link_id": uuid4(),
                "issue_id": issue.pk,
                "other_id": other.pk,
                "kind": "blocks",
                "note": "For now.",
            },
        ),
        (
            "set_standing",
            {"standing_id": uuid4(), "issue_id": issue.pk, "party_id": party.pk, "kind": "must_agree"},
        ),
        ("file_statement", {"statement_id": uuid4(), "issue_id": issue.pk, "quotation_id": quotation.pk}),
        (
            "add_readout",
            {
                "readout_id": uuid4(),
                "talks_id": talks.pk,
                "party_id": party.pk,
                "text": "All went well.",
                "evidence_ids": [quotation.pk],
            },
        ),
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
    ]


def _another(field: models.Field[Any, Any], value: Any) -> str:
    """Return SQL for a value that differs from the one there."""
    kind = field.get_internal_type()
    column = f'"{field.column}"'
    if kind == "BooleanField":
        return f"NOT {column}"
    if kind == "UUIDField" or isinstance(field, models.ForeignKey):
        return f"'{uuid4()}'::uuid"
    if kind in {"DateTimeField", "DateField"}:
        return f"COALESCE({column}, '2025-01-01') + interval '1 day'"
    if "Integer" in kind:
        return f"COALESCE({column}, 0) + 1"
    if kind == "ArrayField":
        return f"array_append({column}, 'tampered')"
    if kind == "JSONField":
        return '\'{"tampered": "x"}\'::jsonb'
    length = getattr(field, "max_length", None)
    text = _other_choice(field, value) or "tampered" if not length or length >= 8 else "x"
    return f"'{text}'"


def _other_choice(field: models.Field[Any, Any], value: Any) -> str:
    choices = [str(choice[0]) for choice in field.choices or []]
    return next((choice for choice in choices if choice != value), "")


def _alter(connection: Connection, row: models.Model, field: models.Field[Any, Any]) -> None:
    value = _another(field, getattr(row, field.attname))
    key = row._meta.pk
    assert key is not None
    connection.execute(
        "SET session_replication_role = replica;"
        f' UPDATE "{row._meta.db_table}" SET "{field.column}" = {value} WHERE "{key.column}" = \'{row.pk}\''
    )


def _restored(connection: Connection, row: models.Model, change: Callable[[], None]) -> None:
    """Keep a row aside, run `change`, and put it back as it was."""
    table = row._meta.db_table
    connection.execute("SET session_replication_role = replica")
    connection.execute(
        f'DROP TABLE IF EXISTS pg_temp.kept; CREATE TEMP TABLE kept AS SELECT * FROM "{table}"'
    )
    connection.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT IF EXISTS nothing')
    change()
    connection.execute(f'DELETE FROM "{table}"; INSERT INTO "{table}" SELECT * FROM kept')


@pytest.mark.parametrize("model", [Edition, Snapshot, Redaction])
def test_any_altered_column_of_the_chain_is_found(
    published: Negotiation, superuser_connection: Connection, model: type[models.Model]
) -> None:
    superuser_connection.execute("SET session_replication_role = replica")
    _drop_checks(superuser_connection, model._meta.db_table)
    order = "number" if model is not Redaction else "edition_number"
    row = model._default_manager.order_by(order).first()
    assert row is not None
    unnoticed: list[str] = []
    for field in model._meta.concrete_fields:
        _restored(
            superuser_connection,
            row,
            lambda field=field: _try_column(superuser_connection, row, field, published, unnoticed),  # type: ignore[misc]
        )
    assert not unnoticed, "not noticed: " + ", ".join(unnoticed)
    assert list(faults_of(published)) == []


def _try_column(
    connection: Connection,
    row: models.Model,
    field: models.Field[Any, Any],
    negotiation: Negotiation,
    unnoticed: list[str],
) -> None:
    _alter(connection, row, field)
    faults = list(faults_of(negotiation))
    if not any("edition" in str(fault) or "redaction" in str(fault) for fault in faults):
        unnoticed.append(f"{row._meta.db_table}.{field.column}")


def _drop_checks(connection: Connection, table: str) -> None:
    """Take the table's check constraints off: a superuser could, and verification must not lean on them."""
    rows = connection.execute(
        "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('c', 'u')", [table]
    ).fetchall()
    for (name,) in rows:
        connection.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}"')


def _public_tables() -> list[type[models.Model]]:
    skipped = {"MatchTerms", "Membership"}
    return [
        model
        for model in apps.get_app_config("record").get_models()
        if not model.__name__.endswith("Event") and model.__name__ not in skipped
    ]


def test_any_altered_column_of_a_public_record_row_is_found(
    published: Negotiation, superuser_connection: Connection
) -> None:
    unnoticed: list[str] = []
    for model in _public_tables():
        row = model._default_manager.order_by("pk").first()
        assert row is not None, f"the fixture holds no {model.__name__}"
        _drop_checks(superuser_connection, model._meta.db_table)
        for field in model._meta.concrete_fields:
            table = model._meta.db_table
            if field.column in NOT_PUBLIC.get(table, set()) | INNER.get(table, set()):
                continue
            _restored(
                superuser_connection,
                row,
                lambda field=field, row=row: _try_record(
                    superuser_connection, row, field, published, unnoticed
                ),  # type: ignore[misc]
            )
    assert not unnoticed, "not noticed: " + ", ".join(unnoticed)


def _try_record(
    connection: Connection,
    row: models.Model,
    field: models.Field[Any, Any],
    negotiation: Negotiation,
    unnoticed: list[str],
) -> None:
    _alter(connection, row, field)
    if not _faulty(negotiation):
        unnoticed.append(f"{row._meta.db_table}.{field.column}")


def _faulty(negotiation: Negotiation) -> bool:
    """Say whether verification finds anything; a row that cannot even be read is found, too."""
    try:
        current = Negotiation.objects.filter(slug=negotiation.slug).first()
        return current is None or any(faults_of(current))
    except (AttributeError, KeyError, ValueError, models.ObjectDoesNotExist):
        return True


@pytest.mark.parametrize("number", [2, "newest"])
def test_a_missing_edition_is_named(
    published: Negotiation, superuser_connection: Connection, number: int | str
) -> None:
    wanted = published.head_number if number == "newest" else int(number)
    superuser_connection.execute(
        "SET session_replication_role = replica;"
        f"DELETE FROM editions_snapshot WHERE number = {wanted}; DELETE FROM editions_edition WHERE number = {wanted}"
    )
    with pytest.raises(CommandError, match=f"edition {wanted}"):
        call_command("verify_editions")


def test_two_swapped_editions_are_named(published: Negotiation, superuser_connection: Connection) -> None:
    superuser_connection.execute(
        "SET session_replication_role = replica;"
        "UPDATE editions_edition SET number = number + 1000 WHERE number IN (2, 3);"
        "UPDATE editions_edition SET number = 3 WHERE number = 1002;"
        "UPDATE editions_edition SET number = 2 WHERE number = 1003;"
    )
    with pytest.raises(CommandError, match="edition 2"):
        call_command("verify_editions")


def test_a_missing_snapshot_is_named(published: Negotiation, superuser_connection: Connection) -> None:
    superuser_connection.execute(
        "SET session_replication_role = replica; DELETE FROM editions_snapshot WHERE number = 3"
    )
    with pytest.raises(CommandError, match="edition 3"):
        call_command("verify_editions")


def test_a_deleted_record_row_is_named(published: Negotiation, superuser_connection: Connection) -> None:
    superuser_connection.execute("SET session_replication_role = replica; DELETE FROM record_position")
    with pytest.raises(CommandError, match=r"issue .* differs .* positions"):
        call_command("verify_editions")


def test_an_altered_update_of_the_record_is_named(
    published: Negotiation, superuser_connection: Connection
) -> None:
    superuser_connection.execute(
        "SET session_replication_role = replica; UPDATE record_update SET reason = 'Another.' WHERE kind = 'update'"
    )
    with pytest.raises(CommandError, match="was altered in the record"):
        call_command("verify_editions")


def test_an_altered_text_of_an_article_is_named(
    published: Negotiation, superuser_connection: Connection
) -> None:
    superuser_connection.execute(
        "SET session_replication_role = replica; UPDATE record_article SET text = text || ' More.' WHERE text IS NOT NULL"
    )
    with pytest.raises(CommandError, match=r"article .* its text was altered"):
        call_command("verify_editions")


def test_an_untouched_record_verifies_and_lists_its_redactions(
    published: Negotiation, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("verify_editions")
    told = capsys.readouterr().out
    assert f"{published.slug}: {published.head_number} editions, whole." in told
    assert "redacted on 2025-06-01: what_it_is of issue" in told
