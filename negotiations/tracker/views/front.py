"""The index of negotiations and the front page of each."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from negotiations.editions.queries import published_negotiations
from negotiations.tracker.front import front_of
from negotiations.tracker.views.answers import answer, answers_missing, origin_of, standing


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """List the negotiations; with exactly one its front page stands here."""
    published = published_negotiations()
    if len(published) == 1:
        return tracker(request, negotiation=published[0].slug)
    return answer("index", {"negotiations": published, "canonical": f"{origin_of(request)}/"})


@require_safe
@answers_missing
def tracker(request: HttpRequest, negotiation: str, moment: str | None = None) -> HttpResponse:
    place = standing(request, "tracker", negotiation, moment)
    return answer("tracker", {"place": place, "front": front_of(place.state, request.GET)})
