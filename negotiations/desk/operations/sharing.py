"""Links that show a draft's preview to somebody without an account: for a day, and only until they are taken back."""

import datetime
import hashlib
import secrets

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act
from negotiations.editions.models import Draft, Preview

LASTS = datetime.timedelta(hours=24)


def share_draft(*, draft: Draft, by: User, at: datetime.datetime) -> str:
    """Make a new link, which ends an earlier one, and return its token; only its hash is kept."""
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(share_token_hash=hash_of(token), share_until=at + LASTS)
        _record(draft, verb="shared preview of draft", by=by, at=at)
    return token


def unshare_draft(*, draft: Draft, by: User, at: datetime.datetime) -> None:
    """Take the link back; whoever has it sees nothing from now on."""
    with transaction.atomic():
        Draft.objects.filter(pk=draft.pk).update(share_token_hash="", share_until=None)
        _record(draft, verb="took back the shared preview of draft", by=by, at=at)


def shared_preview(token: str, *, at: datetime.datetime) -> Preview | None:
    """Return the preview that a token opens, or None: unknown, past its time, taken back, or no longer unpublished."""
    preview = (
        Preview.objects.select_related("draft__negotiation")
        .filter(draft__share_token_hash=hash_of(token), draft__share_until__gt=at)
        .first()
    )
    return preview if preview is not None and preview.draft.is_open else None


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _record(draft: Draft, *, verb: str, by: User, at: datetime.datetime) -> None:
    record_act(
        by=by,
        at=at,
        verb=verb,
        negotiation_id=draft.negotiation_id,
        object_kind="draft",
        object_id=draft.pk,
        detail={"number": draft.number},
    )
