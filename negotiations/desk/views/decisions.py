"""Deciding about a candidate: accept as corrected, reject, take a decision back; then on to the next."""

from urllib.parse import urlencode
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from negotiations.common.http import wants_fragment
from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import NOT_VALID, STALE, went_well
from negotiations.desk.forms.review import AcceptForm
from negotiations.desk.operations.carriers import add_carrier_to_draft
from negotiations.desk.queries.review import drafts_using, find_candidate
from negotiations.desk.queries.review_queue import asked_of
from negotiations.desk.views.candidate import accept_form, address_of, done, show_candidate
from negotiations.intake.models import Candidate
from negotiations.intake.operations import Accepted, accept_candidate, reject_candidate, reopen_candidate
from negotiations.intake.queries import next_candidate
from negotiations.record.models import Issue
from negotiations.record.operations import OperationError

NOT_READ = "Not accepted yet: see what is said at the fields."


@require_POST
@desk()
def candidate_acceptance(request: DeskRequest, candidate: UUID) -> HttpResponse:
    """Accept the words as corrected in the form, and go on; or start a draft with them as evidence."""
    found = find_candidate(request.negotiation, candidate)
    form = accept_form(request, found, request.POST)
    if not form.is_valid():
        return show_candidate(request, found, form=form, status=NOT_VALID, problem=NOT_READ)
    now = timezone.now()
    try:
        with transaction.atomic():
            accepted = accept_candidate(candidate_id=found.pk, by=request.user, at=now, **form.args())
            said = _said(request, found, accepted)
    except OperationError as refusal:
        fresh = find_candidate(request.negotiation, candidate)
        return show_candidate(request, fresh, form=form, status=STALE, problem=refusal.message)
    if request.POST.get("do") == "draft":
        return went_well(request, said, _draft_address(request, found, accepted, form))
    return _go_on(request, found, said)


@require_POST
@desk()
def candidate_rejection(request: DeskRequest, candidate: UUID) -> HttpResponse:
    found = find_candidate(request.negotiation, candidate)
    reason = request.POST.get("reason_other", "").strip() or request.POST.get("reason", "")
    try:
        reject_candidate(candidate_id=found.pk, reason=reason, by=request.user, at=timezone.now())
    except OperationError as refusal:
        return show_candidate(request, found, status=NOT_VALID, problem=refusal.message)
    return _go_on(request, found, f"Rejected: {found}"[:120])


@require_POST
@desk()
def candidate_reopening(request: DeskRequest, candidate: UUID) -> HttpResponse:
    """Undo a decision; refused, with where, when the quotation is in use."""
    found = find_candidate(request.negotiation, candidate)
    try:
        reopen_candidate(
            candidate_id=found.pk,
            by=request.user,
            at=timezone.now(),
            used_in=drafts_using(request.negotiation, found.quotation_id),
        )
    except OperationError as refusal:
        return show_candidate(request, found, status=STALE, problem=refusal.message)
    return done(request, found, "Open again.")


def _said(request: DeskRequest, candidate: Candidate, accepted: Accepted) -> str:
    if accepted.needs_draft and accepted.carrier is not None:
        draft = add_carrier_to_draft(
            negotiation=request.negotiation, carrier=accepted.carrier, by=request.user, at=timezone.now()
        )
        return f"These words are public already: draft {draft.number} adds this article as a further source."
    if accepted.joined:
        return "The record had these words already; this article now carries them too."
    what = "as reported words" if candidate.is_position else "into the record"
    return f"Accepted {what}. Nothing is public until a published draft uses it."


def _draft_address(request: DeskRequest, candidate: Candidate, accepted: Accepted, form: AcceptForm) -> str:
    """Where a draft with these words as evidence begins: the first ticked issue, else a development."""
    slug, key = request.negotiation.slug, accepted.quotation.pk
    first = next(iter(form.args()["issue_ids"]), None)
    issue = Issue.objects.filter(pk=first).first() if first else None
    if issue is None:
        return f"{reverse('desk:development', args=[slug])}?evidence={key}"
    if candidate.is_position and candidate.party is not None:
        query = {"edit": candidate.party.slug, "evidence": key, "found": candidate.pk}
        return f"{reverse('desk:issue_positions', args=[slug, issue.slug])}?{urlencode(query)}"
    return f"{reverse('desk:issue_status', args=[slug, issue.slug])}?edit=move&evidence={key}"


def _go_on(request: DeskRequest, decided: Candidate, said: str) -> HttpResponse:
    """After a decision: the next open one of this part of the queue, first of this article."""
    asked = asked_of(request.negotiation, request.GET)
    following = next_candidate(
        request.negotiation, request.user, at=timezone.now(), after=decided.pk, filters=asked.filters
    )
    if following is None:
        return went_well(request, said, reverse("desk:review", args=[request.negotiation.slug]) + asked.query)
    if not wants_fragment(request):
        return went_well(request, said, address_of(request, following))
    fresh = find_candidate(request.negotiation, following.pk)
    return show_candidate(request, fresh, said=said, undo=decided)
