"""One act of redaction: record, history, drafts and every snapshot, published as an edition of its own."""

import datetime
import json
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import F

from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act
from negotiations.editions.freeze import freeze_update
from negotiations.editions.hashing import canonical, digest, redaction_hash
from negotiations.editions.locks import lock_negotiation
from negotiations.editions.models import Edition, Head, Redaction, Snapshot
from negotiations.editions.operations.publish import A_MICROSECOND, write_edition
from negotiations.editions.policies import role_in
from negotiations.editions.redaction.payloads import followed_values, values_of, without
from negotiations.editions.redaction.rows import clear_drafts, clear_record
from negotiations.editions.redaction.targets import Target, find_target
from negotiations.editions.replay import Replayed, changed_objects
from negotiations.editions.schema import SCHEMA_VERSION
from negotiations.editions.touched import Touched
from negotiations.record.errors import OperationError
from negotiations.record.models import (
    Issue,
    Negotiation,
    Precision,
    Quotation,
    Role,
    Talks,
    Update,
    UpdateKind,
)


class RedactionRefused(OperationError):
    """A redaction needs two different admins and a reason."""


def redact(
    *,
    negotiation_id: UUID,
    kind: str,
    object_id: UUID,
    field: str,
    reason: str,
    public_note: str,
    asked_by: User,
    approved_by: User,
    at: datetime.datetime,
) -> tuple[Redaction, set[str]]:
    """Take one text field of one public row out of everything, and publish an edition that says so.

    `reason` is kept for the newsroom, `public_note` is what readers are told. Original hashes stay, so that the chain
    verifies and lists the gap. Returns the redaction and the values taken out, for rooms above that hold copies.
    Raises RedactionRefused or NothingToRedact.
    """
    with transaction.atomic():
        negotiation = lock_negotiation(negotiation_id)
        _check_two_admins(negotiation, asked_by, approved_by, reason, public_note)
        target = find_target(negotiation=negotiation, kind=kind, object_id=object_id, field=field)
        marker = f"[removed on {at:%Y-%m-%d}]"
        values = _values_ever_held(negotiation, target)
        clear_record(target, negotiation=negotiation, values=values, marker=marker)
        clear_drafts(target, negotiation=negotiation, values=values, marker=marker)
        rows = _rewritten(negotiation, target, values, marker)
        redaction = _record_redaction(
            negotiation, target, rows, reason=reason, asked_by=asked_by, approved_by=approved_by, at=at
        )
        _rewrite(redaction, target, rows, values, marker)
        _publish(negotiation, redaction, target, public_note=public_note, by=approved_by, at=at)
        return redaction, values


def _check_two_admins(
    negotiation: Negotiation, asked_by: User, approved_by: User, reason: str, public_note: str
) -> None:
    if asked_by.pk == approved_by.pk:
        raise RedactionRefused("A redaction needs a second person.", field="approved_by")
    for person in (asked_by, approved_by):
        if role_in(person, negotiation) != Role.ADMIN:
            raise RedactionRefused(f"{person} is no admin of “{negotiation.title}”.", field="approved_by")
    if not reason.strip() or not public_note.strip():
        raise RedactionRefused("Give the reason, and what readers are told.", field="reason")


def _values_ever_held(negotiation: Negotiation, target: Target) -> set[str]:
    """Return every text that the field has had in any edition, and has now."""
    key = str(target.key)
    current = getattr(target.row, target.field)
    values = {current} if isinstance(current, str) else set(current)
    for payload in Snapshot.objects.filter(negotiation=negotiation, payload__contains=key).values_list(
        "payload", flat=True
    ):
        values |= values_of(json.loads(payload), key=key, field=target.field)
    for updates in Edition.objects.filter(negotiation=negotiation, updates__contains=key).values_list(
        "updates", flat=True
    ):
        values |= values_of(json.loads(updates), key=key, field=target.field)
    return {value for value in values if value and not value.startswith("[removed on ")}


def _rewritten(
    negotiation: Negotiation, target: Target, values: set[str], marker: str
) -> list[dict[str, str]]:
    """Return the id and the new text of every snapshot and edition that holds the value."""
    key = str(target.key)
    rows: list[dict[str, str]] = []
    texts: list[tuple[UUID, str]] = [
        *Snapshot.objects.filter(negotiation=negotiation).values_list("pk", "payload"),
        *Edition.objects.filter(negotiation=negotiation).values_list("pk", "updates"),
    ]
    for row_id, text in texts:
        before: Any = json.loads(text)
        after = without(json.loads(text), key=key, field=target.field, values=values, marker=marker)
        if after != before:
            rows.append({"id": str(row_id), "text": canonical(after)})
    return rows


def _record_redaction(
    negotiation: Negotiation,
    target: Target,
    rows: list[dict[str, str]],
    *,
    reason: str,
    asked_by: User,
    approved_by: User,
    at: datetime.datetime,
) -> Redaction:
    redaction = Redaction(
        negotiation=negotiation,
        edition_number=negotiation.head_number + 1,
        kind=target.kind,
        object_id=target.key,
        field=target.field,
        reason=reason,
        asked_by_id=asked_by.pk,
        approved_by_id=approved_by.pk,
        redacted_at=at,
        replaced={row["id"]: digest(row["text"]) for row in rows},
    )
    redaction.hash = redaction_hash(redaction)
    redaction.save(force_insert=True)
    return redaction


def _rewrite(
    redaction: Redaction, target: Target, rows: list[dict[str, str]], values: set[str], marker: str
) -> None:
    """Let the owner's function replace what stands in append-only tables."""
    table = target.table if target.kind == "update" else f"{target.table}event"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT editions_redact(%s, %s::jsonb, %s, %s, %s, %s, %s)",
            [
                redaction.pk,
                json.dumps(rows),
                followed_values(values),
                marker,
                table,
                target.field,
                target.key,
            ],
        )
        cursor.execute(
            "SELECT editions_redact_audit(%s, %s, %s)", [redaction.pk, followed_values(values), marker]
        )


def _publish(
    negotiation: Negotiation,
    redaction: Redaction,
    target: Target,
    *,
    public_note: str,
    by: User,
    at: datetime.datetime,
) -> None:
    """Publish the edition of the redaction: its update, and every object as it reads now."""
    newest = Edition.objects.filter(negotiation=negotiation).order_by("-number").first()
    if newest is None:
        raise RedactionRefused("Nothing is published yet.")
    number = negotiation.head_number + 1
    negotiation.update_count += 1
    negotiation.save(update_fields=["update_count"])
    issue_id = target.row.pk if target.kind == "issue" else getattr(target.row, "issue_id", None)
    update = Update.objects.create(
        id=uuid4(),
        negotiation=negotiation,
        sequence=negotiation.update_count,
        kind=UpdateKind.REDACTION,
        issue_id=issue_id,
        headline=f"Removed: {target.field.replace('_', ' ')} of a {target.kind.replace('_', ' ')}",
        reason=public_note,
        happened_at=at,
        precision=Precision.MINUTE,
        edition_number=number,
    )
    edition = Edition(
        negotiation=negotiation,
        number=number,
        published_at=max(at, newest.published_at + A_MICROSECOND),
        recorded_at=at,
        reconstructed=False,
        published_by_id=by.pk,
        schema_version=SCHEMA_VERSION,
        previous_hash=newest.hash,
    )
    changed = changed_objects(Negotiation.objects.get(pk=negotiation.pk), _everything(negotiation))
    write_edition(edition, Replayed(updates=[freeze_update(update)], changed=changed), redactions=[redaction])
    Head.objects.filter(negotiation=negotiation).update(redaction_count=F("redaction_count") + 1)
    record_act(
        by=by,
        at=at,
        verb="redacted",
        negotiation_id=negotiation.pk,
        object_kind=target.kind,
        object_id=target.key,
        detail={"field": target.field, "edition": number, "asked_by": str(redaction.asked_by_id)},
    )


def _everything(negotiation: Negotiation) -> set[Touched]:
    quotations = Quotation.objects.filter(negotiation=negotiation, published_in__isnull=False)
    touched: set[Touched] = {("frame", negotiation.pk)}
    touched |= {
        ("issue", key) for key in Issue.objects.filter(negotiation=negotiation).values_list("pk", flat=True)
    }
    touched |= {
        ("talks", key) for key in Talks.objects.filter(negotiation=negotiation).values_list("pk", flat=True)
    }
    touched |= {("quotation", key) for key in quotations.values_list("pk", flat=True)}
    return touched
