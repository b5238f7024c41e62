"""The review queue: the list of what waits, narrowed by its filters, and the way to the next."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from negotiations.common.http import page_or_fragment, wants_fragment
from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.queries.review_queue import Asked, asked_of, queue_page
from negotiations.desk.shell import QUEUE_CHANGED, Shell
from negotiations.desk.views.candidate import address_of
from negotiations.intake.models import Candidate
from negotiations.intake.queries import counts, next_candidate


@require_safe
@desk()
def review(request: DeskRequest) -> HttpResponse:
    """Go on with the next quotation that no other reviewer has; the list when it is asked for, narrowed, or empty."""
    asked = asked_of(request.negotiation, request.GET)
    if not asked.values and request.GET.get("show") != "list":
        found = _next(request, asked)
        if found is not None:
            return redirect(address_of(request, found))
    context = {
        "desk": Shell(request, here="review"),
        "negotiation": request.negotiation,
        "counts": counts(request.negotiation),
        "queue": asked,
        "list": queue_page(request.negotiation, asked, page=request.GET.get("page", "")),
        "now": timezone.now(),
    }
    response = page_or_fragment(request, "desk/review.html", "queue", context)
    if wants_fragment(request):
        response.headers["HX-Trigger"] = QUEUE_CHANGED
    return response


@require_safe
@desk()
def review_count(request: DeskRequest) -> HttpResponse:
    """How many wait, for the rail of a page that stays open; without htmx the list, which says it too."""
    if not wants_fragment(request):
        return redirect(reverse("desk:review", args=[request.negotiation.slug]) + "?show=list")
    return page_or_fragment(request, "desk/_rail.html", "to-review", {"desk": Shell(request)})


@require_safe
@desk()
def review_next(request: DeskRequest) -> HttpResponse:
    """Go to the next of this part of the queue; back to its list when none is free."""
    asked = asked_of(request.negotiation, request.GET)
    found = _next(request, asked)
    if found is not None:
        return redirect(address_of(request, found))
    messages.info(request, "Nothing waits here that no other reviewer has before them.")
    return redirect(reverse("desk:review", args=[request.negotiation.slug]) + asked.with_(show="list"))


def _next(request: DeskRequest, asked: Asked) -> Candidate | None:
    return next_candidate(request.negotiation, request.user, at=timezone.now(), filters=asked.filters)
