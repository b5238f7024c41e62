"""Going back in time: the editions, the date form, and what differs between two of them."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.http import require_safe

from negotiations.editions.queries import MomentNotUnderstood, newest_state, state_as_of
from negotiations.tracker.compared import compared
from negotiations.tracker.place import Place
from negotiations.tracker.views.answers import answer, answers_missing, origin_of


@require_safe
@answers_missing
def as_of(request: HttpRequest, negotiation: str) -> HttpResponse:
    """List the editions; with `?as-of=` go to the page named in `page` as it stood then."""
    moment = request.GET.get("as-of", "").strip()
    if moment:
        return HttpResponseRedirect(_address_at(negotiation, moment, request.GET.get("page", "")))
    state = newest_state(negotiation)
    fixed = reverse("tracker:as_of", kwargs={"negotiation": negotiation})
    place = Place(state, origin_of(request), "tracker", fixed=fixed)
    return answer("as_of", {"place": place, "editions": list(reversed(state.editions))})


@require_safe
@answers_missing
def compare(request: HttpRequest, negotiation: str, older: str, newer: str) -> HttpResponse:
    """Show what differs between two moments; the earlier one always comes first, under the editions’ numbers."""
    first, second = state_as_of(negotiation, older), state_as_of(negotiation, newer)
    if first.edition.number > second.edition.number:
        first, second = second, first
    numbers = {"older": str(first.edition.number), "newer": str(second.edition.number)}
    fixed = reverse("tracker:compare", kwargs={"negotiation": negotiation, **numbers})
    moment = None if second.is_newest else numbers["newer"]
    place = Place(second, origin_of(request), "tracker", moment=moment, fixed=fixed)
    context = {"place": place, "older": first, "newer": second, "comparison": compared(first, second)}
    return answer("compare", context)


def _address_at(negotiation: str, moment: str, page: str) -> str:
    """Return the address of `page` (the part after the negotiation) as of a moment; unknown pages become the front."""
    if "/" in moment or ".." in moment:
        raise MomentNotUnderstood(moment)
    front = reverse("tracker:tracker", kwargs={"negotiation": negotiation, "moment": moment})
    try:
        match = resolve(front + page)
    except Resolver404:
        return front
    known = match.namespaces == ["tracker"] and match.kwargs.get("moment") == moment
    return reverse(f"tracker:{match.url_name}", kwargs=match.kwargs) if known else front
