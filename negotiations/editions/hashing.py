"""Canonical bytes and the hashes of the chain. Canonical JSON follows RFC 8785; hashes are SHA-256, hexadecimal."""

import datetime
import hashlib
import secrets
from typing import Any

import rfc8785
from pydantic import BaseModel

from negotiations.editions.models import Edition, Redaction, Snapshot


def canonical(value: Any) -> str:
    """Return RFC 8785 text of a JSON value. Raises rfc8785.CanonicalizationError for what JSON cannot hold."""
    return rfc8785.dumps(value).decode("utf-8")


def canonical_shape(shape: BaseModel) -> str:
    """Return the canonical text of a public shape."""
    return canonical(shape.model_dump(mode="json"))


def digest(text: str) -> str:
    """Return the SHA-256 of `text` in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def new_salt() -> str:
    """Return 128 random bits, hexadecimal: without its salt, a removed value cannot be guessed from its hash."""
    return secrets.token_hex(16)


def salted(text: str, *, salt: str) -> str:
    """Return the hash of `text` under `salt`."""
    return digest(f"{salt}\n{text}")


def snapshot_hash(snapshot: Snapshot) -> str:
    """Return the hash that covers every column of a snapshot but `hash` itself."""
    return salted(
        canonical(
            {
                "id": str(snapshot.id),
                "edition": str(snapshot.edition_id),
                "negotiation": str(snapshot.negotiation_id),
                "number": snapshot.number,
                "kind": snapshot.kind,
                "object": str(snapshot.object_id),
                "schema": snapshot.schema_version,
                "payload": snapshot.payload,
            }
        ),
        salt=snapshot.salt,
    )


def redaction_hash(redaction: Redaction) -> str:
    """Return the hash that covers every column of a redaction but `hash` itself."""
    return digest(
        canonical(
            {
                "id": str(redaction.id),
                "negotiation": str(redaction.negotiation_id),
                "edition": redaction.edition_number,
                "kind": redaction.kind,
                "object": str(redaction.object_id),
                "field": redaction.field,
                "reason": redaction.reason,
                "asked_by": str(redaction.asked_by_id),
                "approved_by": str(redaction.approved_by_id),
                "redacted_at": moment(redaction.redacted_at),
                "replaced": redaction.replaced,
            }
        )
    )


def edition_hash(edition: Edition, *, snapshot_hashes: list[str], redaction_hashes: list[str]) -> str:
    """Return the hash of an edition: its columns, its snapshots and redactions, and the edition before."""
    return digest(
        canonical(
            {
                "id": str(edition.id),
                "negotiation": str(edition.negotiation_id),
                "number": edition.number,
                "published_at": moment(edition.published_at),
                "recorded_at": moment(edition.recorded_at),
                "reconstructed": edition.reconstructed,
                "published_by": str(edition.published_by_id) if edition.published_by_id else None,
                "draft": str(edition.draft_id) if edition.draft_id else None,
                "updates": edition.updates_hash,
                "schema": edition.schema_version,
                "previous": edition.previous_hash,
                "snapshots": sorted(snapshot_hashes),
                "redactions": sorted(redaction_hashes),
            }
        )
    )


def moment(value: datetime.datetime) -> str:
    """Return a time in UTC to the microsecond, the form that hashes use."""
    return value.astimezone(datetime.UTC).isoformat(timespec="microseconds")
