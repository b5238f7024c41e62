"""The page of one issue, put together."""

from dataclasses import dataclass

from negotiations.editions.schema import (
    ConfirmationShape,
    FigureShape,
    GlossaryShape,
    IssueShape,
    LinkShape,
    PartyShape,
    StatusWording,
)
from negotiations.editions.state import State
from negotiations.tracker.agreement import Agreement, agreement_of, verdict
from negotiations.tracker.course import Step, course_of
from negotiations.tracker.distance import Distance, distance_of
from negotiations.tracker.grid import Cell, cell_of
from negotiations.tracker.history import Entry, corrections_in, entries_of
from negotiations.tracker.redactions import Removal, removals_of
from negotiations.tracker.statements import Log, log_of
from negotiations.tracker.steps import StepOnTheWay, steps_of
from negotiations.tracker.voices import Choir, choirs_of

SAYS = {
    "claims": ("Claims it", "yes", "tick"),
    "confirms": ("Confirms it", "yes", "tick"),
    "denies": ("Denies it", "no", "cross"),
    "silent": ("Silent", "nil", "silent"),
    "": ("Not confirmed", "nil", "silent"),
}
LINK_WORDS = {
    "blocks": ("Blocks it", "Blocked by it"),
    "traded_for": ("Traded for it", "Traded for it"),
    "only_together_with": ("Only together with it", "Only together with it"),
    "part_of": ("A part of it", "Contains it"),
    "first_step_to": ("A first step to it", "Its first step"),
    "related": ("Related", "Related"),
}


@dataclass(frozen=True, slots=True)
class Word:
    """What one party says on the proposition; without `confirmation` nothing is on record."""

    party: PartyShape
    confirmation: ConfirmationShape | None
    required: bool
    label: str
    tone: str
    sign: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A link to another issue, read from this one’s side."""

    issue: IssueShape
    wording: StatusWording
    words: str
    note: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with the words for who gives it and who disputes it."""

    figure: FigureShape
    claimant: str
    disputer: str


@dataclass(frozen=True, slots=True)
class IssuePage:
    issue: IssueShape
    wording: StatusWording
    agreement: Agreement
    verdict: str
    denied_later: bool
    words: list[Word]
    other_words: list[Word]
    steps: list[StepOnTheWay]
    gates: list[tuple[str, Step]]
    distance: Distance
    sides: list[Cell]
    log: Log
    choirs: list[Choir]
    figures: list[Figure]
    ties: list[Tie]
    history: list[Entry]
    corrections: int
    removals: list[Removal]
    glossary: list[GlossaryShape]

    @property
    def is_talkative(self) -> bool:
        """Enough was said to fill a column; otherwise the history stands under the statements."""
        return len(self.log.open) + sum(len(choir.voices) for choir in self.choirs) > 3


def issue_page(state: State, issue: IssueShape) -> IssuePage:
    """Build the page of one issue from the state."""
    told = state.told_of(issue.id)
    course = course_of(issue, told)
    agreement = agreement_of(issue, state.frame.parties)
    words = _words(state, issue)
    shown = {word.confirmation.id for word in words if word.confirmation}
    rest = [one for one in reversed(issue.confirmations) if one.id not in shown]
    return IssuePage(
        issue=issue,
        wording=state.wording[issue.status],
        agreement=agreement,
        verdict=verdict(agreement),
        denied_later=state.wording[issue.status].family == "settled" and bool(agreement.denied_by),
        words=words,
        other_words=[_word(state.parties[one.party_id], one, required=False) for one in rest],
        steps=steps_of(state, issue, course),
        gates=course.gates,
        distance=distance_of(issue, state),
        sides=[cell_of(state, issue, party) for party in _side_parties(state, issue)],
        log=log_of(state, issue.statement_ids),
        choirs=choirs_of(state, issue),
        figures=[_figure(state, figure) for figure in issue.figures],
        ties=_ties(state, issue),
        history=entries_of(state, told),
        corrections=len(corrections_in(told)),
        removals=removals_of(state, "issue_detail", issue.slug),
        glossary=_glossary(state, issue),
    )


def _words(state: State, issue: IssueShape) -> list[Word]:
    """Return one row for each party that must agree, then for others that spoke of the proposition."""
    required = set(issue.must_agree())
    rows = []
    for party in sorted(state.frame.parties, key=lambda one: (one.id not in required, one.rank, one.name)):
        said = issue.confirmation_of(party.id)
        if said or party.id in required:
            rows.append(_word(party, said, required=party.id in required))
    return rows


def _word(party: PartyShape, said: ConfirmationShape | None, *, required: bool) -> Word:
    label, tone, sign = SAYS[said.says if said else ""]
    return Word(party, said, required, label, tone, sign)


def _side_parties(state: State, issue: IssueShape) -> list[PartyShape]:
    named = set(issue.must_agree()) | {position.party_id for position in issue.positions}
    return [party for party in state.frame.parties if party.in_grid or party.id in named]


def _figure(state: State, figure: FigureShape) -> Figure:
    claimed = state.parties.get(figure.claimed_by_id) if figure.claimed_by_id else None
    disputed = state.parties.get(figure.disputed_by_id) if figure.disputed_by_id else None
    return Figure(
        figure,
        claimant=figure.claimant or (claimed.name if claimed else "Claimant not stated"),
        disputer=figure.disputed or (disputed.name if disputed else "Nobody on record"),
    )


def _ties(state: State, issue: IssueShape) -> list[Tie]:
    """Return the links that the issue has and those that others have to it, each issue and kind once."""
    own = [(link, link.issue_id, 0) for link in issue.links]
    others = [
        (link, other.id, 1)
        for other in state.ordered_issues
        for link in other.links
        if link.issue_id == issue.id
    ]
    ties: dict[tuple[object, str], Tie] = {}
    for link, issue_id, side in [*own, *others]:
        if issue_id in state.issues and issue_id != issue.id:
            tie = _tie(state, link, state.issues[issue_id], side)
            ties.setdefault((issue_id, tie.words), tie)
    return list(ties.values())


def _tie(state: State, link: LinkShape, issue: IssueShape, side: int) -> Tie:
    return Tie(issue, state.wording[issue.status], LINK_WORDS[link.kind][side], link.note)


def _glossary(state: State, issue: IssueShape) -> list[GlossaryShape]:
    """Return the wordings that the issue’s own texts use."""
    text = " ".join([issue.title, issue.proposition, issue.what_it_is]).lower()
    return [entry for entry in state.frame.glossary if entry.ours.lower() in text]
