"""“As readers will see it”: what a draft changes, object by object, old to new."""

from dataclasses import dataclass, field
from uuid import UUID

from negotiations.desk.difference import Piece, difference
from negotiations.desk.overlay import Overlay
from negotiations.editions.queries import Change, compare_states
from negotiations.editions.schema import IssueShape, StatusWording, UpdateShape
from negotiations.editions.state import State
from negotiations.tracker.agreement import agreement_of, verdict

KINDS = {
    "update": "",
    "correction": "correction",
    "withdrawal": "withdrawal",
    "refile": "small fix, told to nobody",
    "redaction": "redaction",
}
# What the sheet says in its own way: the shift of the status.
SAID_ALREADY = {("issue", "status")}


@dataclass(frozen=True, slots=True)
class Line:
    label: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Note:
    """An update that readers will be told: its headline, its reason, what it rests on."""

    kind: str
    headline: str
    reason: str
    rests_on: str
    is_told: bool


@dataclass(slots=True)
class Block:
    """One object that changes. `slug` leads to the full preview page of an issue."""

    kind: str
    title: str
    slug: str = ""
    was: StatusWording | None = None
    becomes: StatusWording | None = None
    notes: list[Note] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    edition_number: int
    blocks: list[Block]
    moves: int
    others: int

    @property
    def summary(self) -> str:
        """Return what will change in a few words, for the button and the headings."""
        told = []
        if self.moves:
            told.append(
                f"{self.moves} issue{'s' if self.moves > 1 else ''} move{'s' if self.moves == 1 else ''}"
            )
        if self.others:
            told.append(f"{self.others} other change{'s' if self.others > 1 else ''}")
        return ", ".join(told) or "nothing readers would notice"


def sheet_of(laid: Overlay) -> Sheet:
    """Return the sheet; the order is the tracker's: the whole negotiation first, then the issues."""
    older, newer = laid.older, laid.newer
    blocks: dict[UUID, Block] = {}
    for update in laid.updates:
        block = _block(blocks, update.issue_id or newer.frame.id, newer)
        block.notes.append(_note(update, newer))
        if update.to_status and update.from_status:
            block.was = block.was or newer.wording[update.from_status]
            block.becomes = newer.wording[update.to_status]
    changes = [
        row for row in compare_states(older, newer).changes if (row.kind, row.part) not in SAID_ALREADY
    ]
    for change in changes:
        _block(blocks, change.object_id, newer, change).lines.append(
            Line(change.label, difference(change.before, change.after))
        )
    moved = [block for block in blocks.values() if block.becomes]
    return Sheet(
        edition_number=newer.edition.number,
        blocks=sorted(blocks.values(), key=lambda block: ORDER.index(block.kind)),
        moves=len(moved),
        others=len(changes),
    )


ORDER = ["frame", "issue", "talks", "quotation"]


def _block(blocks: dict[UUID, Block], key: UUID, newer: State, change: Change | None = None) -> Block:
    if key in blocks:
        return blocks[key]
    issue = newer.issues.get(key)
    if issue is not None:
        said = verdict(agreement_of(issue, newer.frame.parties))
        blocks[key] = Block(kind="issue", title=issue.title, slug=issue.slug, verdict=_sentence(issue, said))
    elif change is not None and change.kind != "frame":
        blocks[key] = Block(kind=change.kind, title=f"{change.kind.capitalize()} {change.code}")
    else:
        blocks[key] = Block(kind="frame", title="The whole negotiation")
    return blocks[key]


def _sentence(issue: IssueShape, said: str) -> str:
    return said if issue.status == "agreed_in_principle" or said else ""


def _note(update: UpdateShape, newer: State) -> Note:
    count = len(update.quotation_ids)
    rests = [f"{count} quotation{'s' if count > 1 else ''}"] if count else []
    if update.sources:
        rests.append(f"{len(update.sources)} source{'s' if len(update.sources) > 1 else ''}")
    if update.judgement:
        rests.append("editor’s judgement")
    return Note(
        kind=KINDS[update.kind],
        headline=update.headline,
        reason=update.reason,
        rests_on=", ".join(rests),
        is_told=update.kind != "refile",
    )
