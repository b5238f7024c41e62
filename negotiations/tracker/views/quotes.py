"""The page of one quotation."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from negotiations.tracker.evidence import uses_of
from negotiations.tracker.redactions import removals_of
from negotiations.tracker.statements import statement_of
from negotiations.tracker.views.answers import NotOnRecord, answer, answers_missing, standing


@require_safe
@answers_missing
def quote_detail(
    request: HttpRequest, negotiation: str, code: str, moment: str | None = None
) -> HttpResponse:
    place = standing(request, "quote_detail", negotiation, moment, code=code)
    found = place.state.quotation_by_code(code)
    if found is None:
        raise NotOnRecord("No quotation of this number is on record in this edition.")
    context = {
        "place": place,
        "quotation": found,
        "statement": statement_of(place.state, found),
        "uses": uses_of(place.state, found.id),
        "removals": removals_of(place.state, "quote_detail", code),
    }
    return answer("quote_detail", context)
