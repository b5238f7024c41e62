"""The page of one party."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from negotiations.tracker.party_page import party_page
from negotiations.tracker.views.answers import NotOnRecord, answer, answers_missing, standing


@require_safe
@answers_missing
def party_detail(
    request: HttpRequest, negotiation: str, party: str, moment: str | None = None
) -> HttpResponse:
    place = standing(request, "party_detail", negotiation, moment, party=party)
    found = place.state.party_by_slug(party)
    if found is None:
        raise NotOnRecord("No party of this name is on record in this edition.")
    return answer("party_detail", {"place": place, "page": party_page(place.state, found)})
