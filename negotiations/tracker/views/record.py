"""Pages over the whole record: timeline, corrections, method."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from negotiations.tracker.course import courses
from negotiations.tracker.history import corrections_in, entries_of
from negotiations.tracker.redactions import removals_of
from negotiations.tracker.ribbon import letters, ribbon_of
from negotiations.tracker.sources import sources_of
from negotiations.tracker.stances import STANCES
from negotiations.tracker.timeline import timeline_of
from negotiations.tracker.views.answers import answer, answers_missing, standing


@require_safe
@answers_missing
def timeline(request: HttpRequest, negotiation: str, moment: str | None = None) -> HttpResponse:
    place = standing(request, "timeline", negotiation, moment)
    ribbon = ribbon_of(place.state, courses(place.state))
    context = {
        "place": place,
        "days": timeline_of(place.state),
        "ribbon": ribbon,
        "letters": letters(place.state),
    }
    return answer("timeline", context)


@require_safe
@answers_missing
def corrections(request: HttpRequest, negotiation: str, moment: str | None = None) -> HttpResponse:
    place = standing(request, "corrections", negotiation, moment)
    entries = entries_of(place.state, corrections_in(place.state.told))
    context = {"place": place, "entries": entries, "removals": removals_of(place.state)}
    return answer("corrections", context)


@require_safe
@answers_missing
def method(request: HttpRequest, negotiation: str, moment: str | None = None) -> HttpResponse:
    place = standing(request, "method", negotiation, moment)
    context = {
        "place": place,
        "stances": list(STANCES.values()),
        "sources": sources_of(place.state),
        "parties": place.state.parties,
        "removals": removals_of(place.state, "method", ""),
    }
    return answer("method", context)
