"""The list of talks and the page of one event."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from negotiations.tracker.talks_page import talks_page, talks_rows
from negotiations.tracker.views.answers import NotOnRecord, answer, answers_missing, standing


@require_safe
@answers_missing
def talks(request: HttpRequest, negotiation: str, moment: str | None = None) -> HttpResponse:
    place = standing(request, "talks", negotiation, moment)
    return answer("talks", {"place": place, "rows": talks_rows(place.state)})


@require_safe
@answers_missing
def talks_detail(
    request: HttpRequest, negotiation: str, talks: str, moment: str | None = None
) -> HttpResponse:
    place = standing(request, "talks_detail", negotiation, moment, talks=talks)
    found = place.state.talks_by_slug(talks)
    if found is None:
        raise NotOnRecord("No talks of this name are on record in this edition.")
    return answer("talks_detail", {"place": place, "page": talks_page(place.state, found)})
