"""One quotation of the queue to decide about, beside its article: the page, and how every act on it answers."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from negotiations.common.http import page_or_fragment, wants_fragment
from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.forms.new_person import NewPersonForm
from negotiations.desk.forms.review import AcceptForm
from negotiations.desk.queries.copies import CopiesShown, copies_shown
from negotiations.desk.queries.people_alike import people_alike
from negotiations.desk.queries.review import find_candidate, people_of, review_page
from negotiations.desk.queries.review_queue import Asked, asked_of
from negotiations.desk.shell import Shell
from negotiations.intake.models import Candidate, CandidateState
from negotiations.intake.queries import RESERVED_FOR, coming_candidate, counts, hold_candidate
from negotiations.record.models import Issue, Party

OK = 200
# In minutes: how long a quotation stays held for who has it open, and how long a page that nobody uses goes on renewing it.
HOLD = {"minutes": RESERVED_FOR.seconds // 60, "idle": 30}


@require_safe
@desk()
def candidate_detail(request: DeskRequest, candidate: UUID) -> HttpResponse:
    return show_candidate(request, find_candidate(request.negotiation, candidate))


def show_candidate(
    request: DeskRequest,
    candidate: Candidate,
    *,
    form: AcceptForm | None = None,
    status: int = OK,
    **more: Any,
) -> HttpResponse:
    """Answer with the review page or its fragment, with this candidate to decide about.

    What is shown is held for the reviewer, except to a page that only looks ahead (?ahead=1): it may never be reached.
    """
    now = timezone.now()
    asked = asked_of(request.negotiation, request.GET)
    is_ahead = "ahead" in request.GET
    held_by = None
    if candidate.state == CandidateState.OPEN and not is_ahead:
        held_by = hold_candidate(candidate, request.user, at=now)
    form = form or accept_form(request, candidate)
    copies = copies_shown(candidate, request.user, at=now)
    context = {
        "desk": Shell(request, here="review"),
        "negotiation": request.negotiation,
        "page": review_page(request.negotiation, candidate, picked=form.picked),
        "form": form,
        "queue": asked,
        "held_by": held_by,
        "new_person": person_form(request) if form.offers_person else None,
        "alike": people_alike(form.name, form.people) if form.offers_person else [],
        "copies": copies,
        "takes_copies": not form.is_bound or "copies" in request.POST,
        "hold": HOLD,
        "coming": None if is_ahead else _coming(request, candidate, asked, copies),
        "waiting": counts(request.negotiation),
        **more,
    }
    # An act's answer brings what became of it too, into the line that is always in sight.
    part = "answer" if request.method == "POST" else "review"
    response = page_or_fragment(request, "desk/candidate_detail.html", part, context, status=status)
    address = address_of(request, candidate)
    # An act that stays at the candidate adds no step to go back through.
    stays = request.headers.get("HX-Current-URL", "").endswith(address)
    if wants_fragment(request) and not is_ahead and not stays:
        response.headers["HX-Push-Url"] = address
    return response


def accept_form(
    request: DeskRequest, candidate: Candidate, data: Any = None, *, typed: dict[str, Any] | None = None
) -> AcceptForm:
    issues = list(Issue.objects.filter(negotiation=request.negotiation))
    people = people_of(request.negotiation)
    return AcceptForm(
        data, candidate=candidate, people=people, issues=issues, today=timezone.localdate(), typed=typed
    )


def person_form(request: DeskRequest, data: Any = None) -> NewPersonForm:
    parties = Party.objects.filter(negotiation=request.negotiation).order_by("rank", "name")
    return NewPersonForm(data, parties=list(parties))


def address_of(request: DeskRequest, candidate: Candidate) -> str:
    """The candidate's address, in the part of the queue that is being reviewed."""
    asked = asked_of(request.negotiation, request.GET)
    return reverse("desk:candidate_detail", args=[request.negotiation.slug, candidate.pk]) + asked.query


def done(request: DeskRequest, candidate: Candidate, said: str, **more: Any) -> HttpResponse:
    """After an act that stays at a candidate: its fresh fragment, or a redirect to its page."""
    if not wants_fragment(request):
        messages.success(request, said)
        return redirect(address_of(request, candidate))
    return show_candidate(request, find_candidate(request.negotiation, candidate.pk), said=said, **more)


def _coming(
    request: DeskRequest, candidate: Candidate, asked: Asked, copies: CopiesShown | None
) -> Candidate | None:
    if candidate.state != CandidateState.OPEN:
        return None
    return coming_candidate(
        request.negotiation,
        request.user,
        at=timezone.now(),
        after=candidate.pk,
        but_not=[copy.pk for copy in copies.copies.free] if copies else [],
        filters=asked.filters,
    )
