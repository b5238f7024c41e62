"""Merging a draft that clashed: per field, mine over theirs, theirs kept, or another value."""

import datetime
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.editions.models import Draft, DraftOperation
from negotiations.editions.operations.drafts import check_and_save, draft_to_change, mark_saved
from negotiations.record.models import Issue, Party, Position, Update
from negotiations.record.operations import FieldClash


@dataclass(frozen=True)
class Resolution:
    """What to do about one clash: keep mine over what stands now, take theirs, or write another value."""

    seq: int
    clash: FieldClash
    choice: Literal["mine", "theirs", "other"]
    value: Any = None


def merge_draft(
    *,
    draft_id: UUID,
    resolutions: list[Resolution],
    by: User,
    at: datetime.datetime,
    revision: int | None = None,
) -> Draft:
    """Rewrite the clashing operations as chosen. A later replay checks again: nothing is overwritten unseen."""
    with transaction.atomic():
        draft = draft_to_change(draft_id, by=by, revision=revision)
        # In the order of the replay: a later operation may build on an earlier one, or on its being given up.
        for resolution in sorted(resolutions, key=lambda row: row.seq):
            stored = draft.operations.get(seq=resolution.seq)
            if "changes" in stored.args and resolution.clash.field in stored.args["changes"]:
                _merge_field(stored, resolution)
            elif resolution.choice == "theirs":
                stored.delete()
            else:
                if resolution.choice == "other":
                    stored.args["to" if "after_update_id" in stored.args else "stance"] = resolution.value
                _rebase(stored)
        mark_saved(draft, at=at)
        return draft


def _merge_field(stored: DraftOperation, resolution: Resolution) -> None:
    changes = stored.args["changes"]
    field = resolution.clash.field
    if resolution.choice == "theirs":
        del changes[field]
    else:
        to = changes[field]["to"] if resolution.choice == "mine" else resolution.value
        changes[field] = {"base": resolution.clash.theirs, "to": to}
    if changes or any(key.startswith(("add_", "remove_")) for key in stored.args):
        check_and_save(stored)
    else:
        stored.delete()


def _rebase(stored: DraftOperation) -> None:
    """Put a move or a position on top of what stands now, which the author has seen in the clash.

    One that builds on another operation of the same draft goes on doing so.
    """
    args = stored.args
    if "after_update_id" in args and not _is_made_before(stored, "update_id", args["after_update_id"]):
        newest = (
            Update.objects.filter(issue_id=args["issue_id"]).exclude(to_status="").order_by("sequence").last()
        )
        args["after_update_id"] = str(newest.pk) if newest else None
    if "supersedes_id" in args and not _is_made_before(stored, "position_id", args["supersedes_id"]):
        issue = Issue.objects.get(pk=args["issue_id"])
        party = Party.objects.get(pk=args["party_id"])
        current = Position.objects.filter(issue=issue, party=party, superseded_by__isnull=True).first()
        args["supersedes_id"] = str(current.pk) if current else None
    check_and_save(stored)


def _is_made_before(stored: DraftOperation, name: str, key: str | None) -> bool:
    """Say whether an earlier operation of the draft makes the row with that key."""
    earlier = stored.draft.operations.filter(seq__lt=stored.seq).values_list("args", flat=True)
    return key is not None and any(args.get(name) == key for args in earlier)
