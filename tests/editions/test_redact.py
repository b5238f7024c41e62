"""Redaction: out of everything, the chain whole, the act itself on record."""

import datetime

import pytest
from django.db import DatabaseError, connection, transaction

from negotiations.editions.models import Edition, Redaction, Snapshot
from negotiations.editions.queries import newest_state, state_as_of
from negotiations.editions.redaction import RedactionRefused, redact
from negotiations.editions.redaction.targets import NothingToRedact
from negotiations.editions.verify import faults_of
from negotiations.record.models import Article, Negotiation, Quotation, Role
from tests.factories import (
    NOON,
    make_draft,
    make_issue,
    make_member,
    make_negotiation,
    make_quotation,
    publish,
    status_move,
)

pytestmark = pytest.mark.django_db

SECRET = "The name of a protected witness stands here."


def _published_secret() -> tuple[Negotiation, Quotation]:
    """Publish words that are quoted again in a reason and in somebody's draft."""
    negotiation = make_negotiation()
    issue = make_issue(negotiation=negotiation)
    quotation = make_quotation(negotiation=negotiation, words=SECRET)
    move = status_move(issue=issue, to="raised", evidence_ids=[quotation.pk], reason=f"He said: “{SECRET}”")
    publish(negotiation=negotiation, operations=[move])
    changes = {"sticking_point": {"base": "", "to": f"As said: {SECRET}"}}
    make_draft(
        negotiation=negotiation, operations=[("edit_issue", {"issue_id": issue.pk, "changes": changes})]
    )
    return negotiation, quotation


def _redact(negotiation: Negotiation, quotation: Quotation) -> Redaction:
    asked, approved = (make_member(negotiation=negotiation, role=Role.ADMIN) for _ in range(2))
    redaction, _ = redact(
        negotiation_id=negotiation.pk,
        kind="quotation",
        object_id=quotation.pk,
        field="words",
        reason="Order of a court.",
        public_note="Removed by order of a court.",
        asked_by=asked,
        approved_by=approved,
        at=NOON + datetime.timedelta(days=1),
    )
    negotiation.refresh_from_db()
    return redaction


def _everything_stored() -> str:
    """Return the text of every row of every table of the rooms that hold the record."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'"
            " AND (table_name LIKE 'record\\_%' OR table_name LIKE 'editions\\_%' OR table_name LIKE 'accounts\\_%')"
        )
        found = []
        for (name,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{name}" t')
            found += [row for (row,) in cursor.fetchall()]
    return "\n".join(found)


def test_the_words_stand_nowhere_any_more() -> None:
    negotiation, quotation = _published_secret()
    assert SECRET in _everything_stored()
    _redact(negotiation, quotation)
    assert SECRET not in _everything_stored()


def test_the_chain_stays_whole_and_original_hashes_stay() -> None:
    negotiation, quotation = _published_secret()
    before = dict(Snapshot.objects.values_list("pk", "hash")), dict(Edition.objects.values_list("pk", "hash"))
    _redact(negotiation, quotation)
    assert {key: Snapshot.objects.get(pk=key).hash for key in before[0]} == before[0]
    assert {key: Edition.objects.get(pk=key).hash for key in before[1]} == before[1]
    assert list(faults_of(negotiation)) == []


def test_every_edition_says_that_something_was_removed() -> None:
    negotiation, quotation = _published_secret()
    redaction = _redact(negotiation, quotation)
    marker = "[removed on 2025-06-02]"
    for state in (state_as_of(negotiation.slug, "2"), newest_state(negotiation.slug)):
        assert state.quotations[quotation.pk].words == [marker]
        assert [row.object_id for row in state.redactions] == [redaction.object_id]
    assert newest_state(negotiation.slug).edition.updates[0].kind == "redaction"
    assert SECRET not in state_as_of(negotiation.slug, "2").edition.updates[0].reason


def test_salts_of_what_was_changed_are_destroyed() -> None:
    negotiation, quotation = _published_secret()
    redaction = _redact(negotiation, quotation)
    changed = Snapshot.objects.filter(pk__in=list(redaction.replaced))
    assert changed.exists()
    assert set(changed.values_list("salt", flat=True)) == {""}


def test_a_held_article_keeps_its_offsets() -> None:
    negotiation, quotation = _published_secret()
    length = len(Article.objects.get(carried__quotation=quotation).text or "")
    _redact(negotiation, quotation)
    assert len(Article.objects.get(carried__quotation=quotation).text or "") == length


def test_altering_a_redacted_snapshot_afterwards_is_found(superuser_connection: object) -> None:
    negotiation, quotation = _published_secret()
    redaction = _redact(negotiation, quotation)
    key = next(iter(Snapshot.objects.filter(pk__in=list(redaction.replaced)).values_list("pk", flat=True)))
    superuser_connection.execute(  # type: ignore[attr-defined]
        "SET session_replication_role = replica;"
        f" UPDATE editions_snapshot SET payload = payload || ' ' WHERE id = '{key}'"
    )
    assert any("was altered" in fault.what for fault in faults_of(negotiation))


def test_it_takes_two_admins() -> None:
    negotiation, quotation = _published_secret()
    admin, editor = (make_member(negotiation=negotiation, role=role) for role in (Role.ADMIN, Role.EDITOR))
    for second in (admin, editor):
        with pytest.raises(RedactionRefused):
            redact(
                negotiation_id=negotiation.pk,
                kind="quotation",
                object_id=quotation.pk,
                field="words",
                reason="Order of a court.",
                public_note="Removed.",
                asked_by=admin,
                approved_by=second,
                at=NOON,
            )
    assert SECRET in _everything_stored()


def test_a_field_that_is_no_text_is_refused() -> None:
    negotiation, quotation = _published_secret()
    admins = [make_member(negotiation=negotiation, role=Role.ADMIN) for _ in range(2)]
    with pytest.raises(NothingToRedact, match="words"):
        redact(
            negotiation_id=negotiation.pk,
            kind="quotation",
            object_id=quotation.pk,
            field="said_on",
            reason="Order.",
            public_note="Removed.",
            asked_by=admins[0],
            approved_by=admins[1],
            at=NOON,
        )


def test_a_published_redaction_opens_nothing_a_second_time() -> None:
    negotiation, quotation = _published_secret()
    redaction = _redact(negotiation, quotation)
    with (
        pytest.raises(DatabaseError, match="already published"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "SELECT editions_redact(%s, '[]', '{}', 'x', 'record_update', 'reason', %s)",
            [redaction.pk, redaction.pk],
        )
