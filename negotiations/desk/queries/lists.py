"""The lists of drafts: mine, waiting for an editor, everything."""

from dataclasses import dataclass

from negotiations.accounts.models import User
from negotiations.desk.queries.drafts import UNFINISHED, visible_drafts
from negotiations.desk.sentences import OperationInWords, in_words
from negotiations.editions.models import Draft, DraftState
from negotiations.editions.policies import can_publish
from negotiations.record.models import Negotiation

SHOWN = 100
LABELS = {
    "": "Mine",
    "waiting": "Waiting for me",
    "submitted": "Submitted",
    "all": "All",
}


@dataclass(frozen=True, slots=True)
class DraftRow:
    draft: Draft
    operations: list[OperationInWords]

    @property
    def title(self) -> str:
        """What the draft is about: the issues and headlines it names."""
        headlines = [
            text for operation in self.operations for label, text in operation.lines if label == "Headline"
        ]
        about = [operation.about for operation in self.operations if operation.about]
        return "; ".join(dict.fromkeys(headlines or about)) or self.draft.title or "nothing in it yet"

    @property
    def missing(self) -> int:
        return sum(bool(operation.missing) for operation in self.operations)


@dataclass(frozen=True, slots=True)
class DraftList:
    show: str
    rows: list[DraftRow]
    choices: list[tuple[str, str]]

    @property
    def label(self) -> str:
        return LABELS[self.show]


def draft_list(negotiation: Negotiation, *, user: User, show: str) -> DraftList:
    """Return one list of drafts, newest first. What others have not submitted is in none of them."""
    editor = can_publish(user, negotiation)
    choices = LABELS if editor else {"": "Mine"}
    show = show if show in choices else ""
    found = visible_drafts(negotiation, user=user).prefetch_related("operations__draft")
    if show == "":
        found = found.filter(author=user)
    elif show == "waiting":
        found = found.filter(state=DraftState.SUBMITTED).exclude(author=user)
    elif show == "submitted":
        found = found.filter(state=DraftState.SUBMITTED)
    rows = [DraftRow(draft, in_words(list(draft.operations.all()))) for draft in found[:SHOWN]]
    rows.sort(key=lambda row: row.draft.state not in UNFINISHED)
    return DraftList(show=show, rows=rows, choices=list(choices.items()))
