"""How every readers' page answers: the same bytes for everyone, and a kind page where something is missing."""

import functools
from collections.abc import Callable, Mapping
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from negotiations.editions.queries import (
    BeforeFirstEdition,
    MomentNotUnderstood,
    NegotiationNotFound,
    newest_state,
    state_as_of,
)
from negotiations.tracker.place import Place

Arguments = ParamSpec("Arguments")
View = Callable[Concatenate[HttpRequest, Arguments], HttpResponse]


class NotOnRecord(LookupError):
    """The negotiation, as it stands at this moment, has no such object; says it in words for readers."""


def standing(
    request: HttpRequest, name: str, negotiation: str, moment: str | None, **arguments: str
) -> Place:
    """Read the state that a request asks for; errors of the queries pass through."""
    state = newest_state(negotiation) if moment is None else state_as_of(negotiation, moment)
    return Place(state, origin_of(request), name, arguments, moment)


def origin_of(request: HttpRequest) -> str:
    """Return scheme and host, for addresses that are quoted outside."""
    return f"{request.scheme}://{request.get_host()}"


def answer(template: str, context: Mapping[str, object], status: int = 200) -> HttpResponse:
    """Render without the request, so that no cookie, session or token can reach a public page."""
    return HttpResponse(render_to_string(f"tracker/{template}.html", dict(context)), status=status)


def missing(title: str, message: str, *, way_out: str = "/", status: int = 404) -> HttpResponse:
    """Answer with a page that says what is not there and where to go on."""
    return answer("missing", {"title": title, "message": message, "way_out": way_out}, status)


def answers_missing(view: View[Arguments]) -> View[Arguments]:
    """Turn the errors of reading a state into pages a reader understands."""

    @functools.wraps(view)
    def wrapped(request: HttpRequest, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> HttpResponse:
        way_out = f"/{kwargs.get('negotiation', '')}/"
        try:
            return view(request, *args, **kwargs)
        except NegotiationNotFound:
            return missing("Nothing here", "No negotiation is published at this address.")
        except BeforeFirstEdition:
            return missing(
                "Before the record begins", "The first edition is later than this.", way_out=way_out
            )
        except MomentNotUnderstood:
            return missing("Moment not understood", MOMENT_HELP, way_out=way_out)
        except NotOnRecord as error:
            return missing("Not on record", str(error), way_out=way_out)

    return wrapped


MOMENT_HELP = (
    "After “as-of” stands an edition’s number (14), a day (2025-03-18), or a time with its zone "
    "(2025-03-18T20:00Z or 2025-03-18T20:00+02:00)."
)
