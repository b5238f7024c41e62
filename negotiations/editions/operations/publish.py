"""Publishing: replay one draft and freeze what changed as the next edition, in one transaction."""

import datetime
from uuid import UUID

import pghistory
from django.db import transaction

from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act
from negotiations.editions.hashing import (
    canonical,
    canonical_shape,
    edition_hash,
    new_salt,
    salted,
    snapshot_hash,
)
from negotiations.editions.locks import lock_negotiation
from negotiations.editions.models import CurrentObject, Draft, DraftState, Edition, Head, Redaction, Snapshot
from negotiations.editions.operations.drafts import check_complete
from negotiations.editions.policies import check_may_publish, check_open
from negotiations.editions.replay import Replayed, replay
from negotiations.editions.schema import SCHEMA_VERSION
from negotiations.editions.signals import edition_published
from negotiations.record.errors import OperationError
from negotiations.record.models import Negotiation
from negotiations.record.operations import ArgumentsIncomplete, Context

A_MICROSECOND = datetime.timedelta(microseconds=1)


class DraftIncomplete(ArgumentsIncomplete):
    """The draft still lacks something; `problems` says what."""


class NotBeforeLastEdition(OperationError):
    """A reconstructed edition must be dated after the one before it and come before any live one, itself in the past."""


def publish_draft(*, draft_id: UUID, by: User | None, at: datetime.datetime) -> Edition:
    """Publish a draft as the next edition. `by` None is the system.

    Raises NotAllowed, DraftClosed, ArgumentsIncomplete, ReplayRefused (with every clash), NothingToTell.
    """
    with transaction.atomic():
        draft, negotiation = _lock(draft_id)
        if by is not None:
            check_may_publish(by, draft, negotiation)
        newest = Edition.objects.filter(negotiation=negotiation).order_by("-number").first()
        published_at = max(at, newest.published_at + A_MICROSECOND) if newest else at
        return _publish(
            draft,
            negotiation,
            newest=newest,
            by=by,
            published_at=published_at,
            recorded_at=at,
            reconstructed=False,
        )


def publish_reconstructed(
    *, draft_id: UUID, dated_at: datetime.datetime, recorded_at: datetime.datetime
) -> Edition:
    """Publish history from files as an edition dated `dated_at`. Raises NotBeforeLastEdition."""
    with transaction.atomic():
        draft, negotiation = _lock(draft_id)
        newest = Edition.objects.filter(negotiation=negotiation).order_by("-number").first()
        if newest and (not newest.reconstructed or newest.published_at >= dated_at):
            raise NotBeforeLastEdition(
                f"Edition {newest.number} is live, or dated {newest.published_at:%Y-%m-%d}."
            )
        if dated_at > recorded_at:
            raise NotBeforeLastEdition(
                f"{dated_at:%Y-%m-%d} is still to come: no history can be dated to it."
            )
        return _publish(
            draft,
            negotiation,
            newest=newest,
            by=None,
            published_at=dated_at,
            recorded_at=recorded_at,
            reconstructed=True,
        )


def _lock(draft_id: UUID) -> tuple[Draft, Negotiation]:
    negotiation_id = Draft.objects.values_list("negotiation_id", flat=True).get(pk=draft_id)
    negotiation = lock_negotiation(negotiation_id)
    draft = Draft.objects.select_for_update().get(pk=draft_id)
    check_open(draft)
    check_complete(draft)
    return draft, negotiation


def _publish(
    draft: Draft,
    negotiation: Negotiation,
    *,
    newest: Edition | None,
    by: User | None,
    published_at: datetime.datetime,
    recorded_at: datetime.datetime,
    reconstructed: bool,
) -> Edition:
    number = negotiation.head_number + 1
    context = Context(negotiation=negotiation, by=by, at=published_at, edition_number=number)
    with pghistory.context(edition=number, **({"user": str(by.pk)} if by else {})):
        replayed = replay(list(draft.operations.all()), context=context)
    edition = Edition(
        negotiation=negotiation,
        number=number,
        published_at=published_at,
        recorded_at=recorded_at,
        reconstructed=reconstructed,
        published_by_id=by.pk if by else None,
        draft_id=draft.pk,
        schema_version=SCHEMA_VERSION,
        previous_hash=newest.hash if newest else "",
    )
    write_edition(edition, replayed, redactions=[])
    draft.state = DraftState.PUBLISHED
    draft.published_edition = number
    draft.published_by = by
    draft.save(update_fields=["state", "published_edition", "published_by"])
    record_act(
        by=by,
        at=recorded_at,
        verb="published edition",
        negotiation_id=negotiation.pk,
        object_kind="edition",
        object_id=edition.pk,
        detail={"number": number, "draft": draft.number},
    )
    return edition


def write_edition(edition: Edition, replayed: Replayed, *, redactions: list[Redaction]) -> None:
    """Insert the edition with its snapshots under hash, and raise the head; readers see it at commit."""
    negotiation = edition.negotiation
    edition.updates = canonical([update.model_dump(mode="json") for update in replayed.updates])
    edition.updates_salt = new_salt()
    edition.updates_hash = salted(edition.updates, salt=edition.updates_salt)
    snapshots = [
        Snapshot(
            edition=edition,
            negotiation=negotiation,
            number=edition.number,
            kind=kind,
            object_id=key,
            schema_version=SCHEMA_VERSION,
            payload=canonical_shape(shape),
            salt=new_salt(),
        )
        for kind, key, shape in replayed.changed
    ]
    for snapshot in snapshots:
        snapshot.hash = snapshot_hash(snapshot)
    edition.hash = edition_hash(
        edition,
        snapshot_hashes=[snapshot.hash for snapshot in snapshots],
        redaction_hashes=[redaction.hash for redaction in redactions],
    )
    edition.save(force_insert=True)
    Snapshot.objects.bulk_create(snapshots)
    CurrentObject.objects.bulk_create(
        [
            CurrentObject(
                negotiation=negotiation, kind=snapshot.kind, object_id=snapshot.object_id, snapshot=snapshot
            )
            for snapshot in snapshots
        ],
        update_conflicts=True,
        unique_fields=["negotiation", "kind", "object_id"],
        update_fields=["snapshot"],
    )
    _raise_head(negotiation, edition)


def _raise_head(negotiation: Negotiation, edition: Edition) -> None:
    negotiation.head_number = edition.number
    negotiation.head_hash = edition.hash
    negotiation.save(update_fields=["head_number", "head_hash"])
    Head.objects.update_or_create(
        negotiation=negotiation,
        defaults={
            "slug": negotiation.slug,
            "code": negotiation.code,
            "title": negotiation.title,
            "number": edition.number,
            "published_at": edition.published_at,
        },
    )
    slug, number = negotiation.slug, edition.number
    transaction.on_commit(lambda: edition_published.send(sender=Edition, slug=slug, number=number))
