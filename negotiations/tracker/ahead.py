"""What is next: announced talks and terms that have not ended; and what is claimed but not confirmed."""

from dataclasses import dataclass

from negotiations.editions.schema import IssueShape, TalksShape, TermShape
from negotiations.editions.state import State
from negotiations.tracker.agreement import agreement_of, claim_line


@dataclass(frozen=True, slots=True)
class IssueTerm:
    issue: IssueShape
    term: TermShape


@dataclass(frozen=True, slots=True)
class Claim:
    issue: IssueShape
    line: str


@dataclass(frozen=True, slots=True)
class Ahead:
    talks: list[TalksShape]
    terms: list[IssueTerm]
    unconfirmed: list[Claim]


def ahead_of(state: State) -> Ahead:
    """Collect what the record announces, soonest first; terms without an end come last."""
    terms = [
        IssueTerm(issue, term)
        for issue in state.ordered_issues
        for term in issue.terms
        if term.state in ("not_started", "running", "ended")
    ]
    # A day, not an hour, stands before “no end” so that the undated sort behind the dated.
    terms.sort(
        key=lambda one: (one.term.ends_at is None, one.term.ends_at.isoformat() if one.term.ends_at else "")
    )
    claims = [
        Claim(issue, claim_line(agreement_of(issue, state.frame.parties))) for issue in state.ordered_issues
    ]
    return Ahead(
        talks=[talks for talks in state.ordered_talks if talks.state == "announced"],
        terms=terms,
        unconfirmed=[claim for claim in claims if claim.line],
    )
