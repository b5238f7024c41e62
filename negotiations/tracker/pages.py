"""Every public page: its address, the edition that it depends on, and all its addresses in a state."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.http import HttpResponse
from django.urls import reverse

from negotiations.editions.state import State
from negotiations.tracker.views.front import index, tracker
from negotiations.tracker.views.issues import issue_detail, issues
from negotiations.tracker.views.moments import as_of, compare
from negotiations.tracker.views.parties import party_detail
from negotiations.tracker.views.quotes import quote_detail
from negotiations.tracker.views.record import corrections, method, timeline
from negotiations.tracker.views.talks import talks, talks_detail

Depends = Literal["installation", "newest", "as_of", "pair"]
"""installation: the newest edition of every negotiation; newest: of this one; as_of: one edition; pair: two."""

Arguments = dict[str, str]
NEGOTIATION = "<slug:negotiation>/"
AS_OF = "<slug:negotiation>/as-of/<moment:moment>/"


@dataclass(frozen=True, slots=True)
class Page:
    """`name` is the URL's name, the view's and the template's; `addresses` gives every path of it for a state."""

    name: str
    pattern: str
    depends_on: Depends
    view: Callable[..., HttpResponse]
    addresses: Callable[[State], Iterator[str]]


def _once(_state: State) -> Iterator[Arguments]:
    yield {}


def _issues(state: State) -> Iterator[Arguments]:
    return ({"issue": issue.slug} for issue in state.ordered_issues)


def _parties(state: State) -> Iterator[Arguments]:
    return ({"party": party.slug} for party in state.frame.parties)


def _talks(state: State) -> Iterator[Arguments]:
    return ({"talks": event.slug} for event in state.ordered_talks)


def _quotations(state: State) -> Iterator[Arguments]:
    return ({"code": quotation.code} for quotation in state.quotations.values())


def _pairs(state: State) -> Iterator[Arguments]:
    numbers = [edition.number for edition in state.editions]
    for older, newer in itertools.pairwise(numbers):
        yield {"older": str(older), "newer": str(newer)}
    if len(numbers) > 2:
        yield {"older": str(numbers[0]), "newer": str(numbers[-1])}


STANDING: tuple[tuple[str, str, Callable[..., HttpResponse], Callable[[State], Iterator[Arguments]]], ...] = (
    ("tracker", "", tracker, _once),
    ("issues", "issues/", issues, _once),
    ("issue_detail", "issues/<slug:issue>/", issue_detail, _issues),
    ("party_detail", "parties/<slug:party>/", party_detail, _parties),
    ("talks", "talks/", talks, _once),
    ("talks_detail", "talks/<slug:talks>/", talks_detail, _talks),
    ("quote_detail", "quotes/<slug:code>/", quote_detail, _quotations),
    ("timeline", "timeline/", timeline, _once),
    ("corrections", "corrections/", corrections, _once),
    ("method", "method/", method, _once),
)
"""The pages that stand under the newest address and under every as-of address."""


def _addresses(
    name: str, arguments: Callable[[State], Iterator[Arguments]], *, as_of_edition: bool = False
) -> Callable[[State], Iterator[str]]:
    def addresses(state: State) -> Iterator[str]:
        fixed = {"negotiation": state.frame.slug}
        if as_of_edition:
            fixed["moment"] = str(state.edition.number)
        for one in arguments(state):
            yield reverse(f"tracker:{name}", kwargs={**fixed, **one})

    return addresses


def _index(_state: State) -> Iterator[str]:
    yield reverse("tracker:index")


PAGES: tuple[Page, ...] = (
    Page("index", "", "installation", index, _index),
    *(
        Page(name, NEGOTIATION + tail, "newest", view, _addresses(name, arguments))
        for name, tail, view, arguments in STANDING
    ),
    Page("as_of", NEGOTIATION + "as-of/", "newest", as_of, _addresses("as_of", _once)),
    Page(
        "compare",
        NEGOTIATION + "compare/<moment:older>..<moment:newer>/",
        "pair",
        compare,
        _addresses("compare", _pairs),
    ),
    *(
        Page(name, AS_OF + tail, "as_of", view, _addresses(name, arguments, as_of_edition=True))
        for name, tail, view, arguments in STANDING
    ),
)
