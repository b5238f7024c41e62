"""The filters of the grid: links with counts, the state in the query string; what is unknown is ignored."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from uuid import UUID

from negotiations.editions.schema import IssueShape
from negotiations.editions.state import State
from negotiations.tracker.dates import dated
from negotiations.tracker.distance import principals
from negotiations.tracker.moved import Moved
from negotiations.tracker.tally import FAMILIES

Test = Callable[[IssueShape], bool]


@dataclass(frozen=True, slots=True)
class Filter:
    """A link: `query` is empty for “all”, else what follows the question mark."""

    query: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Choice:
    filters: list[Filter]
    issues: list[IssueShape]
    label: str


def choose(state: State, moved: Moved, query: Mapping[str, str]) -> Choice:
    """Return the filters with their counts and the issues that the chosen one lets through.

    `query` is the request’s; the first filter that it names is taken.
    """
    offered = _offered(state, moved)
    chosen = next((key for key in offered if _named(key, query)), None)
    filters = [Filter("", "All issues", len(state.issues), chosen is None)]
    for key, (label, test) in offered.items():
        count = sum(1 for issue in state.ordered_issues if test(issue))
        if count or key == chosen:
            filters.append(Filter(key, label, count, key == chosen))
    if chosen is None:
        return Choice(filters, state.ordered_issues, "All issues")
    label, test = offered[chosen]
    return Choice(filters, [issue for issue in state.ordered_issues if test(issue)], label)


def _offered(state: State, moved: Moved) -> dict[str, tuple[str, Test]]:
    since = dated(moved.first_day, "day", "text")
    offered: dict[str, tuple[str, Test]] = {"moved": (f"Moved since {since}", _is_one_of(moved.issue_ids))}
    for code, label, _sign in FAMILIES:
        offered[f"family={code}"] = (label, _in_family(state, code))
    for party in principals(state):
        offered[f"none={party.slug}"] = (f"{party.name} not on record", _without(party.id))
    return offered


def _named(key: str, query: Mapping[str, str]) -> bool:
    name, equals, value = key.partition("=")
    return name in query and (not equals or query.get(name) == value)


def _is_one_of(ids: frozenset[UUID]) -> Test:
    return lambda issue: issue.id in ids


def _in_family(state: State, code: str) -> Test:
    return lambda issue: state.wording[issue.status].family == code


def _without(party_id: UUID) -> Test:
    return lambda issue: issue.position_of(party_id) is None and party_id not in issue.not_parties()
