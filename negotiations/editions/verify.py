"""Walks the chain of editions and compares the record with the newest one. The first fault names where it is."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Min
from pydantic import ValidationError

from negotiations.editions.freeze import (
    freeze_frame,
    freeze_issues,
    freeze_quotations,
    freeze_talks,
    freeze_update,
)
from negotiations.editions.hashing import digest, edition_hash, redaction_hash, salted, snapshot_hash
from negotiations.editions.models import CurrentObject, Edition, Head, Redaction, Snapshot
from negotiations.editions.schema import SHAPE_OF, AnyShape, UpdateShape
from negotiations.record.models import Article, Negotiation, Quotation, Update
from negotiations.record.operations.articles import text_hash


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was published: `where` names the edition or the object."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def faults_of(negotiation: Negotiation) -> Iterator[Fault]:
    """Yield every fault of one negotiation: chain first, then what stands beside it."""
    editions = list(Edition.objects.filter(negotiation=negotiation).order_by("number"))
    redactions = list(Redaction.objects.filter(negotiation=negotiation))
    yield from _chain(negotiation, editions, redactions)
    yield from _updates(negotiation, editions, redactions)
    yield from _record(negotiation, redactions)
    yield from _rebuildable(negotiation, editions)


def _chain(negotiation: Negotiation, editions: list[Edition], redactions: list[Redaction]) -> Iterator[Fault]:
    """Check numbers, times, hashes, snapshots and redactions of every edition, and the head."""
    replaced = {row_id: found for row in redactions for row_id, found in row.replaced.items()}
    before: Edition | None = None
    for number, edition in enumerate(editions, start=1):
        where = f"{negotiation.slug}, edition {number}"
        if edition.number != number:
            yield Fault(where, f"is missing; the next one is edition {edition.number}")
            return
        if edition.previous_hash != (before.hash if before else ""):
            yield Fault(where, "does not follow from the edition before it")
        if before and edition.published_at <= before.published_at:
            yield Fault(where, "is dated before the edition before it")
        own = [row for row in redactions if row.edition_number == number]
        for redaction in own:
            if redaction.hash != redaction_hash(redaction):
                yield Fault(where, f"redaction {redaction.pk} was altered")
        yield from _edition(where, edition, own, replaced)
        before = edition
    head = (before.number, before.hash) if before else (0, "")
    if (negotiation.head_number, negotiation.head_hash) != head:
        yield Fault(
            f"{negotiation.slug}, edition {negotiation.head_number}",
            f"is the head by the negotiation’s row, but the newest edition here is {head[0]}",
        )
    numbers = {edition.number for edition in editions}
    for redaction in redactions:
        if redaction.edition_number not in numbers:
            yield Fault(f"{negotiation.slug}, redaction {redaction.pk}", "belongs to no edition")


def _edition(
    where: str, edition: Edition, redactions: list[Redaction], replaced: dict[str, str]
) -> Iterator[Fault]:
    """Check one edition: its own columns, its updates, and each of its snapshots."""
    hashes = []
    for snapshot in Snapshot.objects.filter(edition=edition).iterator(chunk_size=500):
        hashes.append(snapshot.hash)
        if snapshot.number != edition.number or snapshot.negotiation_id != edition.negotiation_id:
            yield Fault(where, f"the snapshot of {snapshot.kind} {snapshot.object_id} names another edition")
        if not _stands(
            snapshot.payload, snapshot.salt, snapshot_hash(snapshot), snapshot.hash, replaced, snapshot.pk
        ):
            yield Fault(where, f"the snapshot of {snapshot.kind} {snapshot.object_id} was altered")
    updates_hash = salted(edition.updates, salt=edition.updates_salt)
    if not _stands(
        edition.updates, edition.updates_salt, updates_hash, edition.updates_hash, replaced, edition.pk
    ):
        yield Fault(where, "its updates were altered")
    expected = edition_hash(
        edition, snapshot_hashes=hashes, redaction_hashes=[redaction.hash for redaction in redactions]
    )
    if expected != edition.hash:
        yield Fault(where, "was altered: its hash does not cover what stands here")


def _stands(text: str, salt: str, computed: str, held: str, replaced: dict[str, str], key: UUID) -> bool:
    """Say whether a text is what was published, or what a redaction on record put in its place."""
    if str(key) in replaced:
        return salt == "" and digest(text) == replaced[str(key)]
    return computed == held


def _updates(
    negotiation: Negotiation, editions: list[Edition], redactions: list[Redaction]
) -> Iterator[Fault]:
    """Check that the updates of the record are those that the editions carry."""
    rows = Update.objects.filter(negotiation=negotiation).prefetch_related("evidence", "sources")
    record = {update.pk: update for update in rows}
    redacted = {row_id for row in redactions for row_id in row.replaced}
    for edition in editions:
        where = f"{negotiation.slug}, edition {edition.number}"
        for carried in _carried(edition):
            update = record.pop(carried.id, None)
            if update is None:
                yield Fault(where, f"update {carried.id} is missing from the record")
            elif update.edition_number != edition.number:
                yield Fault(where, f"update {carried.id} names edition {update.edition_number} in the record")
            elif str(edition.pk) not in redacted and _told(carried) != _told(freeze_update(update)):
                yield Fault(where, f"update {carried.id} was altered in the record")
    for update in record.values():
        yield Fault(f"{negotiation.slug}, update {update.pk}", "stands in the record and in no edition")


def _told(update: UpdateShape) -> dict[str, object]:
    """Return what an update itself says; the articles it names may be completed later."""
    told = update.model_dump(exclude={"sources"})
    told["quotation_ids"] = sorted(str(key) for key in update.quotation_ids)
    told["sources"] = sorted(str(source.id) for source in update.sources)
    return told


def _carried(edition: Edition) -> list[UpdateShape]:
    try:
        return [UpdateShape.model_validate_json(json.dumps(item)) for item in json.loads(edition.updates)]
    except (ValueError, ValidationError):
        return []


def _record(negotiation: Negotiation, redactions: list[Redaction]) -> Iterator[Fault]:
    """Compare every public object of the record with its newest snapshot."""
    if negotiation.head_number == 0:
        return
    frozen: dict[tuple[str, UUID], AnyShape] = {("frame", negotiation.pk): freeze_frame(negotiation)}
    frozen |= {("issue", shape.id): shape for shape in freeze_issues(negotiation)}
    frozen |= {("talks", shape.id): shape for shape in freeze_talks(negotiation)}
    frozen |= {("quotation", shape.id): shape for shape in freeze_quotations(negotiation)}
    newest = (
        Snapshot.objects.filter(negotiation=negotiation)
        .order_by("kind", "object_id", "-number")
        .distinct("kind", "object_id")
    )
    for snapshot in newest:
        where = f"{negotiation.slug}, {snapshot.kind} {snapshot.object_id}"
        now = frozen.pop((snapshot.kind, snapshot.object_id), None)
        if now is None:
            yield Fault(where, f"is published in edition {snapshot.number} and missing from the record")
            continue
        try:
            published = SHAPE_OF[snapshot.kind].model_validate_json(snapshot.payload)
        except (KeyError, ValidationError):
            yield Fault(where, f"edition {snapshot.number} holds something that cannot be read")
            continue
        if published != now:
            yield Fault(
                where, f"differs from edition {snapshot.number} in {', '.join(_differences(published, now))}"
            )
    for kind, key in frozen:
        yield Fault(f"{negotiation.slug}, {kind} {key}", "stands in the record and in no edition")
    yield from _first_published(negotiation)
    for article in Article.objects.filter(negotiation=negotiation, text__isnull=False).iterator(
        chunk_size=50
    ):
        if article.text is not None and text_hash(article.text) != article.content_hash:
            yield Fault(f"{negotiation.slug}, article {article.pk}", "its text was altered")


def _first_published(negotiation: Negotiation) -> Iterator[Fault]:
    """Check that each quotation names the edition that published it first."""
    first = dict(
        Snapshot.objects.filter(negotiation=negotiation, kind="quotation")
        .values_list("object_id")
        .annotate(first=Min("number"))
    )
    rows = Quotation.objects.filter(negotiation=negotiation, published_in__isnull=False)
    for key, published_in in rows.values_list("pk", "published_in"):
        if first.get(key) != published_in:
            yield Fault(
                f"{negotiation.slug}, quotation {key}",
                f"names edition {published_in} as its first, the editions {first.get(key)}",
            )


def _differences(published: AnyShape, now: AnyShape) -> list[str]:
    return [name for name in type(now).model_fields if getattr(published, name) != getattr(now, name)]


def _rebuildable(negotiation: Negotiation, editions: list[Edition]) -> Iterator[Fault]:
    """Check the tables that can be rebuilt: head and current objects."""
    if not editions:
        return
    head = Head.objects.filter(negotiation=negotiation).first()
    where = f"{negotiation.slug}, edition {editions[-1].number}"
    if head is None or (head.slug, head.number) != (negotiation.slug, editions[-1].number):
        yield Fault(where, "the table of heads does not name it; run rebuild_current")
    newest = {
        (row.kind, row.object_id): row.pk
        for row in Snapshot.objects.filter(negotiation=negotiation)
        .order_by("kind", "object_id", "-number")
        .distinct("kind", "object_id")
        .only("kind", "object_id")
    }
    current = {
        (row.kind, row.object_id): row.snapshot_id
        for row in CurrentObject.objects.filter(negotiation=negotiation)
    }
    if newest != current:
        yield Fault(where, "the table of current objects does not match its snapshots; run rebuild_current")
