"""What a quotation is evidence for, everywhere in the state."""

from dataclasses import dataclass
from uuid import UUID

from negotiations.editions.schema import EvidenceShape, IssueShape, StatusWording
from negotiations.editions.state import State
from negotiations.tracker.stances import STANCES, Stance


@dataclass(frozen=True, slots=True)
class Use:
    """One use on an issue: whose stance it carries, or in words what it stands for."""

    issue: IssueShape
    wording: StatusWording
    whose: str
    stance: Stance | None
    words: str


def uses_of(state: State, quotation_id: UUID) -> list[Use]:
    """Return every use of a quotation, issue by issue; an issue where it is only filed says so."""
    uses = []
    for issue in state.ordered_issues:
        found = _uses_in(state, issue, quotation_id)
        if not found and quotation_id in issue.statement_ids:
            found = [_use(state, issue, words="Filed here as a statement")]
        uses.extend(found)
    return uses


def _uses_in(state: State, issue: IssueShape, quotation_id: UUID) -> list[Use]:
    def rests(shape: EvidenceShape) -> bool:
        return quotation_id in shape.quotation_ids

    uses = []
    for position in filter(rests, issue.positions):
        party = state.parties[position.party_id]
        uses.append(_use(state, issue, whose=party.name, stance=STANCES[position.stance]))
    for voice in filter(rests, issue.voices):
        person = state.people[voice.person_id]
        uses.append(_use(state, issue, whose=f"{person.name} (voice)", stance=STANCES[voice.stance]))
    for confirmation in filter(rests, issue.confirmations):
        party = state.parties[confirmation.party_id]
        uses.append(_use(state, issue, words=f"{party.name} {confirmation.says}: {confirmation.of}"))
    for figure in filter(rests, issue.figures):
        uses.append(_use(state, issue, words=f"Figure: {figure.value} {figure.label}"))
    for term in filter(rests, issue.terms):
        uses.append(_use(state, issue, words=f"Term: {term.label}"))
    for told in state.told_of(issue.id):
        if quotation_id in told.update.quotation_ids:
            uses.append(_use(state, issue, words=told.update.headline))
    return uses


def _use(
    state: State, issue: IssueShape, *, whose: str = "", stance: Stance | None = None, words: str = ""
) -> Use:
    return Use(issue, state.wording[issue.status], whose, stance, words)
