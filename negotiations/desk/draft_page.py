"""The page of one draft: its operations in words, what readers will see, what stands in the way, what may be done."""

import datetime
import json
from dataclasses import dataclass, field
from typing import Any

from negotiations.accounts.models import User
from negotiations.desk.difference import Piece, difference
from negotiations.desk.overlay import overlay
from negotiations.desk.sentences import OperationInWords, in_words
from negotiations.desk.sheet import Sheet, sheet_of
from negotiations.editions.models import Draft, DraftState, Preview
from negotiations.editions.operations import preview_draft
from negotiations.editions.policies import can_publish
from negotiations.editions.replay import NothingToTell, ReplayRefused
from negotiations.record.models import Status
from negotiations.record.operations import FieldClash, OperationError


@dataclass(frozen=True, slots=True)
class ClashShown:
    """One field that somebody else changed: what was seen, yours, theirs, and the words that differ."""

    seq: int
    key: str
    clash: FieldClash
    base: str
    yours: list[Piece]
    theirs: list[Piece]
    yours_text: str
    can_write: bool

    @property
    def as_json(self) -> str:
        return json.dumps(self.clash.as_json())

    @property
    def field_name(self) -> str:
        return self.clash.field.replace("_", " ")


@dataclass(slots=True)
class DraftPage:
    draft: Draft
    operations: list[OperationInWords]
    is_mine: bool
    may_change: bool
    may_publish: bool
    why_not: str
    preview: Preview | None = None
    sheet: Sheet | None = None
    clashes: list[ClashShown] = field(default_factory=list)
    untold: bool = False
    refused: str = ""
    newer_edition: int = 0

    @property
    def missing(self) -> list[OperationInWords]:
        return [operation for operation in self.operations if operation.missing]

    @property
    def is_ready(self) -> bool:
        """Whether it could be published as it stands."""
        return self.sheet is not None

    @property
    def publish_words(self) -> str:
        """What the button will do."""
        if self.sheet is None:
            return "Publish"
        return f"Publish edition {self.sheet.edition_number} now: {self.sheet.summary}"

    @property
    def has_evidence_everywhere(self) -> bool:
        moves = [operation for operation in self.operations if operation.name == "move_status"]
        return bool(moves) and not any(operation.missing for operation in moves)


def draft_page(draft: Draft, *, user: User, now: datetime.datetime) -> DraftPage:
    """Return the page; an open and complete draft is previewed, a preview that still holds is read as it was kept."""
    stored = list(draft.operations.select_related("draft"))
    editor = can_publish(user, draft.negotiation)
    mine = draft.author_id == user.pk
    page = DraftPage(
        draft=draft,
        operations=in_words(stored, slug=draft.negotiation.slug),
        is_mine=mine,
        may_change=draft.is_open and (mine or (editor and draft.state != DraftState.OPEN)),
        may_publish=draft.is_open and editor and (mine or draft.state != DraftState.OPEN),
        why_not=_why_not(draft, mine=mine, editor=editor),
    )
    if page.may_publish and draft.negotiation.second_pair_of_eyes and mine:
        page.may_publish = False
    if draft.is_open and stored and not page.missing:
        _look_ahead(page, user=user, now=now)
    return page


def _why_not(draft: Draft, *, mine: bool, editor: bool) -> str:
    if not editor:
        return "Publishing is for editors: submit the draft, and they will see it."
    if draft.negotiation.second_pair_of_eyes and mine:
        return "This negotiation asks for a second pair of eyes: submit it, and another editor publishes it."
    return ""


def _look_ahead(page: DraftPage, *, user: User, now: datetime.datetime) -> None:
    draft = page.draft
    try:
        page.preview = fresh_preview(draft, user=user, now=now)
        page.sheet = sheet_of(overlay(draft.negotiation, page.preview))
        if draft.base_edition < page.preview.over_edition:
            page.newer_edition = page.preview.over_edition
    except ReplayRefused as refusal:
        page.clashes = [
            _clash(seq, place, clash)
            for seq, clashes in refusal.clashes.items()
            for place, clash in enumerate(clashes)
        ]
        for operation in page.operations:
            operation.refused = refusal.problems.get(operation.seq, "")
    except NothingToTell:
        page.untold = True
    except OperationError as error:
        page.refused = error.message


def fresh_preview(draft: Draft, *, user: User, now: datetime.datetime) -> Preview:
    """Return the kept preview when it is of this revision over the newest edition, else make it anew."""
    kept = Preview.objects.filter(draft=draft).first()
    draft.negotiation.refresh_from_db(fields=["head_number"])
    if kept and kept.revision == draft.revision and kept.over_edition == draft.negotiation.head_number:
        return kept
    return preview_draft(draft_id=draft.pk, by=user, at=now)


def _clash(seq: int, place: int, clash: FieldClash) -> ClashShown:
    base, yours, theirs = (shown_value(value) for value in (clash.base, clash.yours, clash.theirs))
    return ClashShown(
        seq=seq,
        key=f"{seq}-{place}",
        clash=clash,
        base=base or "nothing",
        yours=difference(base, yours) or [Piece("gone", base)],
        theirs=difference(base, theirs) or [Piece("gone", base)],
        yours_text=yours,
        can_write=isinstance(clash.yours, str)
        and clash.field != "status"
        and not clash.field.startswith("position of "),
    )


def shown_value(value: Any) -> str:
    """Return a clashing value as words: a status by its name, yes and no, nothing for empty."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value in Status.values:
        return str(Status(value).label)
    return " […] ".join(str(item) for item in value) if isinstance(value, list) else str(value)
