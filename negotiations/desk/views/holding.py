"""A quotation stays with the reviewer whose page is open: the page asks for it again and again."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from negotiations.common.http import wants_fragment
from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.queries.review import find_candidate
from negotiations.desk.queries.review_queue import asked_of
from negotiations.desk.views.candidate import HOLD, address_of
from negotiations.intake.models import CandidateState
from negotiations.intake.queries import hold_candidate


@require_POST
@desk()
def candidate_hold(request: DeskRequest, candidate: UUID) -> HttpResponse:
    """Hold the quotation for this reviewer anew; say so when somebody else has it, or has decided meanwhile."""
    found = find_candidate(request.negotiation, candidate)
    is_open = found.state == CandidateState.OPEN
    held_by = hold_candidate(found, request.user, at=timezone.now()) if is_open else None
    if not wants_fragment(request):
        return redirect(address_of(request, found))
    context = {
        "negotiation": request.negotiation,
        "queue": asked_of(request.negotiation, request.GET),
        "candidate": found,
        "held_by": held_by,
        "hold": HOLD,
        "meanwhile": not is_open,
    }
    return render(request, "desk/_held.html", context)
