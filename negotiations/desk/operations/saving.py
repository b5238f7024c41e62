"""Saves an inline form into a draft of its author, and notices when another tab saved the same thing meanwhile."""

import datetime
import hashlib
import json
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from negotiations.accounts.models import User
from negotiations.desk.forms.part import NewOperation
from negotiations.editions.models import Draft, DraftOperation
from negotiations.editions.operations import (
    StaleDraft,
    add_operation,
    remove_operation,
    replace_operation,
    start_draft,
)
from negotiations.record.models import Negotiation

# The argument that names the row an operation makes.
NEW_ROWS = ("update_id", "position_id", "confirmation_id", "statement_id")
# What leans on a confirmation must be replayed after it.
LEANS_ON_CONFIRMATIONS = ("move_status", "correct")


@dataclass(frozen=True)
class Kept:
    """Where a form was kept: the draft, and the operation unless there was nothing to keep."""

    draft: Draft
    operation: DraftOperation | None


def mark_of(operation: DraftOperation) -> str:
    """Return a short mark of what an operation says; a form carries it, so that two tabs notice each other."""
    text = json.dumps([operation.name, operation.args], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def keep_form(
    *,
    negotiation: Negotiation,
    draft: Draft | None,
    title: str,
    operations: list[NewOperation],
    seq: int | None,
    mark: str,
    token: str,
    by: User,
    at: datetime.datetime,
) -> Kept:
    """Keep what a form says in `draft`, or in a new one; `seq` names the operation that the form was opened on.

    `token` is the form's own: sent twice (a double click, an autosave that crosses a save), it makes one draft and one
    operation. Incomplete arguments are kept. Raises StaleDraft when the operation is gone, or says something else
    than `mark`.
    """
    with transaction.atomic():
        draft = draft or _draft_of_form(negotiation, token=token, title=title, by=by, at=at)
        # Taking the row first makes two tabs take turns.
        draft = Draft.objects.select_for_update().get(pk=draft.pk)
        if seq is not None:
            _check_unchanged(draft, seq=seq, mark=mark)
            stored = replace_operation(
                draft_id=draft.pk, seq=seq, args=operations[0].args, by=by, at=at, revision=draft.revision
            )
        else:
            added = [_add_once(draft, new, by=by, at=at) for new in operations]
            if not added:
                return Kept(draft, None)
            stored = added[-1]
        if "changes" in stored.args and not stored.args["changes"]:
            remove_operation(draft_id=draft.pk, seq=stored.seq, by=by, at=at)
            return Kept(_fresh(draft), None)
        if stored.name == "record_confirmation":
            _move_behind(draft, stored, by=by, at=at)
        return Kept(_fresh(draft), stored)


def _draft_of_form(
    negotiation: Negotiation, *, token: str, title: str, by: User, at: datetime.datetime
) -> Draft:
    """Return the draft that this very form has started already, or start it."""
    # The same form sent twice at once takes turns here.
    Negotiation.objects.select_for_update(no_key=True).get(pk=negotiation.pk)
    started = Draft.objects.filter(pk=token).first()
    if started is not None and started.author_id == by.pk and started.is_open:
        return started
    key = None if started else UUID(token)
    return start_draft(negotiation=negotiation, by=by, at=at, title=title, draft_id=key)


def _add_once(draft: Draft, new: NewOperation, *, by: User, at: datetime.datetime) -> DraftOperation:
    """Add the operation, or write it again when the same form has added it before."""
    for name in NEW_ROWS:
        if name in new.args:
            own = {f"args__{name}": new.args[name]}
            same = draft.operations.filter(name=new.name, **own).first()
            if same is not None:
                return replace_operation(draft_id=draft.pk, seq=same.seq, args=new.args, by=by, at=at)
    return add_operation(draft_id=draft.pk, name=new.name, args=new.args, by=by, at=at)


def _check_unchanged(draft: Draft, *, seq: int, mark: str) -> None:
    stored = draft.operations.filter(seq=seq).first()
    if stored is None:
        raise StaleDraft(
            "This change was taken out of the draft in another tab. Copy what you typed, then reload the page."
        )
    if mark_of(stored) != mark:
        raise StaleDraft(
            "This was saved in another tab, or by someone else, since you opened it. Nothing of theirs was"
            " overwritten. Copy what you typed, then reload the page to see what is there now."
        )


def _move_behind(draft: Draft, confirmation: DraftOperation, *, by: User, at: datetime.datetime) -> None:
    """Put the moves on the same issue behind the confirmation that they may need."""
    earlier = draft.operations.filter(
        seq__lt=confirmation.seq,
        name__in=LEANS_ON_CONFIRMATIONS,
        args__issue_id=confirmation.args.get("issue_id"),
    )
    for move in list(earlier):
        remove_operation(draft_id=draft.pk, seq=move.seq, by=by, at=at)
        add_operation(draft_id=draft.pk, name=move.name, args=move.args, by=by, at=at, base=move.base)


def _fresh(draft: Draft) -> Draft:
    return Draft.objects.select_related("negotiation", "author").get(pk=draft.pk)
