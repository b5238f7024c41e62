"""Writing drafts: autosave stores operations and never replays them."""

import datetime
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max

from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act
from negotiations.common.text import TextRefused, clean_json
from negotiations.editions.models import Draft, DraftOperation, DraftState, Preview
from negotiations.editions.policies import NotAllowed, can_publish, check_open, is_shared
from negotiations.record.errors import OperationError
from negotiations.record.models import Negotiation
from negotiations.record.operations import ArgumentsIncomplete, find_operation

# A draft is read and replayed as a whole; a longer one is several developments.
MOST_OPERATIONS = 5_000


class StaleDraft(OperationError):
    """The draft was saved in another tab since it was read."""


class ArgumentNotStorable(OperationError):
    """An argument holds a number that no JSON can hold."""


class DraftTooLong(OperationError):
    """The draft holds as many operations as a draft may."""


class NotYourDraft(OperationError):
    """Only the author, or an editor once it is submitted, may change a draft."""


def start_draft(
    *,
    negotiation: Negotiation,
    by: User | None,
    at: datetime.datetime,
    title: str = "",
    draft_id: UUID | None = None,
) -> Draft:
    """Open an empty draft over the newest edition."""
    with transaction.atomic():
        Negotiation.objects.filter(pk=negotiation.pk).update(draft_count=F("draft_count") + 1)
        counted = Negotiation.objects.values("draft_count", "head_number").get(pk=negotiation.pk)
        keys = {"id": draft_id} if draft_id else {}
        return Draft.objects.create(
            **keys,
            negotiation=negotiation,
            number=counted["draft_count"],
            title=title[:160],
            author=by,
            base_edition=counted["head_number"],
            created_at=at,
            saved_at=at,
        )


def add_operation(
    *,
    draft_id: UUID,
    name: str,
    args: dict[str, Any],
    by: User | None,
    at: datetime.datetime,
    base: dict[str, Any] | None = None,
    revision: int | None = None,
) -> DraftOperation:
    """Append an operation, or fold it into the one that edits the same object. Incomplete arguments are kept.

    `revision` is the one that the author's page was made from; None skips that check. Raises StaleDraft, NotYourDraft.
    """
    return add_operations(
        draft_id=draft_id, steps=[(name, args)], by=by, at=at, base=base, revision=revision
    )[0]


def add_operations(
    *,
    draft_id: UUID,
    steps: Sequence[tuple[str, dict[str, Any]]],
    by: User | None,
    at: datetime.datetime,
    base: dict[str, Any] | None = None,
    revision: int | None = None,
) -> list[DraftOperation]:
    """Append several operations (name, arguments) as one save; return the stored one of each. See `add_operation`."""
    with transaction.atomic():
        draft = draft_to_change(draft_id, by=by, revision=revision)
        editing = {name for name, _ in steps if find_operation(name).editable}
        edits = list(draft.operations.filter(name__in=editing)) if editing else []
        last, head = draft.operations.aggregate(last=Max("seq"))["last"] or 0, _head_of(draft)
        stored: list[DraftOperation] = []
        for name, given in steps:
            args = _cleaned(given)
            same = _same_edit(edits, name, args) if name in editing and _can_fold(args) else None
            if same is not None:
                same.args = _coalesced(same.args, args)
                stored.append(same)
                continue
            last += 1
            new = DraftOperation(
                draft=draft, seq=last, name=name, args=args, base_edition=head, base=base or {}
            )
            stored.append(new)
            if name in editing:
                edits.append(new)
        if last > MOST_OPERATIONS:
            raise DraftTooLong(
                f"A draft holds at most {MOST_OPERATIONS} changes; publish this one and go on."
            )
        _save_all(stored)
        mark_saved(draft, at=at)
        return stored


def replace_operation(
    *,
    draft_id: UUID,
    seq: int,
    args: dict[str, Any],
    by: User | None,
    at: datetime.datetime,
    revision: int | None = None,
) -> DraftOperation:
    """Store other arguments for one operation: an inline form autosaving."""
    with transaction.atomic():
        draft = draft_to_change(draft_id, by=by, revision=revision)
        stored = draft.operations.get(seq=seq)
        stored.args = _cleaned(args)
        check_and_save(stored)
        mark_saved(draft, at=at)
        return stored


def remove_operation(
    *, draft_id: UUID, seq: int, by: User | None, at: datetime.datetime, revision: int | None = None
) -> Draft:
    """Take one operation out of the draft; nothing happens when it is gone already."""
    with transaction.atomic():
        draft = draft_to_change(draft_id, by=by, revision=revision)
        draft.operations.filter(seq=seq).delete()
        mark_saved(draft, at=at)
        return draft


def submit_draft(*, draft_id: UUID, by: User | None, at: datetime.datetime) -> Draft:
    """Hand the draft to the editors. Raises ArgumentsIncomplete when something is still missing."""
    with transaction.atomic():
        draft = draft_to_change(draft_id, by=by, revision=None)
        check_complete(draft)
        draft.state = DraftState.SUBMITTED
        draft.submitted_at = at
        draft.save(update_fields=["state", "submitted_at"])
        _record(draft, verb="submitted", by=by, at=at)
        return draft


def reopen_draft(*, draft_id: UUID, by: User | None, at: datetime.datetime) -> Draft:
    """Give a submitted or held draft back to its author, or take a discarded one out of the bin."""
    with transaction.atomic():
        draft = draft_to_change(draft_id, by=by, revision=None, discarded_too=True)
        draft.state = DraftState.OPEN
        draft.hold_until = None
        draft.submitted_at = None
        draft.save(update_fields=["state", "hold_until", "submitted_at"])
        _record(draft, verb="reopened", by=by, at=at)
        return draft


def discard_draft(*, draft_id: UUID, by: User | None, at: datetime.datetime) -> Draft:
    """Put a draft away unpublished. Its operations stay readable to its author."""
    with transaction.atomic():
        draft = draft_to_change(draft_id, by=by, revision=None)
        draft.state = DraftState.DISCARDED
        draft.save(update_fields=["state"])
        Preview.objects.filter(draft=draft).delete()
        _record(draft, verb="discarded", by=by, at=at)
        return draft


def check_complete(draft: Draft) -> None:
    """Raise ArgumentsIncomplete naming every operation that still lacks something, or when there is none."""
    problems = {
        f"{stored.seq}. {stored.name}": "; ".join(f"{name} {text}" for name, text in stored.problems.items())
        for stored in draft.operations.all()
        if stored.problems
    }
    if problems:
        raise ArgumentsIncomplete(problems)
    if not draft.operations.exists():
        raise ArgumentsIncomplete({"draft": "holds no change yet"})


def draft_to_change(
    draft_id: UUID, *, by: User | None, revision: int | None, discarded_too: bool = False
) -> Draft:
    # Only the draft's own row: the negotiation's is held by whoever publishes, and that one waits for the draft.
    rows = Draft.objects.select_for_update(of=("self",)).select_related("negotiation")
    draft = rows.get(pk=draft_id)
    if not (discarded_too and draft.state == DraftState.DISCARDED):
        check_open(draft)
    if by is not None and draft.author_id != by.pk:
        if not is_shared(draft):
            raise NotYourDraft("This draft is its author’s until it is submitted.")
        if not can_publish(by, draft.negotiation):
            raise NotAllowed("Changing a submitted draft is for editors.")
    if revision is not None and revision != draft.revision:
        raise StaleDraft(
            "This draft was saved in another tab or by someone else. Reload it to see what is there now."
        )
    return draft


def _head_of(draft: Draft) -> int:
    return int(Negotiation.objects.values_list("head_number", flat=True).get(pk=draft.negotiation_id))


def _save_all(stored: list[DraftOperation]) -> None:
    """Save operations, new ones together."""
    for operation in stored:
        _check(operation)
    known = [operation for operation in stored if operation.pk is not None]
    new = {operation.seq: operation for operation in stored if operation.pk is None}
    DraftOperation.objects.bulk_create(list(new.values()))
    for operation in known:
        operation.save()


def check_and_save(stored: DraftOperation) -> None:
    """Keep the arguments with what is wrong with them; a later release upgrades them by `op_version`."""
    _check(stored)
    stored.save()


def _check(stored: DraftOperation) -> None:
    found = find_operation(stored.name)
    stored.op_version = found.version
    try:
        found.parse(stored.args)
        stored.problems = {}
    except ArgumentsIncomplete as incomplete:
        stored.problems = incomplete.problems


def mark_saved(draft: Draft, *, at: datetime.datetime) -> None:
    draft.revision += 1
    draft.saved_at = at
    draft.save(update_fields=["revision", "saved_at"])


def _same_edit(edits: list[DraftOperation], name: str, args: dict[str, Any]) -> DraftOperation | None:
    """Return the stored edit of the same object: the one whose arguments of identity are the same."""
    identity = {key: value for key, value in args.items() if key.endswith("_id")}
    for stored in edits:
        if stored.name != name or not _can_fold(stored.args):
            continue
        if identity == {key: value for key, value in stored.args.items() if key.endswith("_id")}:
            return stored
    return None


def _cleaned(args: dict[str, Any]) -> dict[str, Any]:
    """Return arguments that can be stored and hashed; raise ArgumentNotStorable naming the one that cannot."""
    cleaned: dict[str, Any] = {}
    for name, value in args.items():
        try:
            cleaned |= clean_json({name: value})
        except TextRefused as refused:
            raise ArgumentNotStorable(str(refused), field=name) from refused
    return cleaned


def _can_fold(args: dict[str, Any]) -> bool:
    """Say whether changes and sets have the form that folding reads; what has not is kept apart, as incomplete."""
    changes = args.get("changes", {})
    if not isinstance(changes, dict):
        return False
    if any(not isinstance(change, dict) or not {"base", "to"} <= set(change) for change in changes.values()):
        return False
    sets = [value for name, value in args.items() if name.startswith(("add_", "remove_"))]
    return all(isinstance(items, list) and all(isinstance(item, str) for item in items) for items in sets)


def _coalesced(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Fold a later edit into an earlier one: the first `base` is kept, an edit back to it drops out.

    Of a member of a set that was added and removed, the later word counts.
    """
    folded = {**old, **{key: value for key, value in new.items() if key != "changes"}}
    for key in [key for key in {**old, **new} if key.startswith(("add_", "remove_"))]:
        verb, _, members = key.partition("_")
        undone = new.get(f"remove_{members}" if verb == "add" else f"add_{members}", [])
        kept = [member for member in old.get(key, []) if member not in undone]
        folded[key] = list(dict.fromkeys([*kept, *new.get(key, [])]))
    changes = dict(old.get("changes", {}))
    for field, change in new.get("changes", {}).items():
        base = changes[field]["base"] if field in changes else change["base"]
        changes[field] = {"base": base, "to": change["to"]}
    if changes or "changes" in new:
        folded["changes"] = {
            field: change for field, change in changes.items() if change["base"] != change["to"]
        }
    return folded


def _record(draft: Draft, *, verb: str, by: User | None, at: datetime.datetime) -> None:
    record_act(
        by=by,
        at=at,
        verb=f"{verb} draft",
        negotiation_id=draft.negotiation_id,
        object_kind="draft",
        object_id=draft.pk,
        detail={"number": draft.number},
    )
