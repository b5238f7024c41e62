"""The review queue: an article beside the quotations found in it; accept, correct, reject, undo, mark by hand."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from negotiations.common.http import page_or_fragment, wants_fragment
from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import NOT_VALID, STALE, Missing, went_well
from negotiations.desk.forms.review import AcceptForm
from negotiations.desk.operations.carriers import add_carrier_to_draft
from negotiations.desk.queries.review import drafts_using, find_candidate, people_of, review_page
from negotiations.desk.shell import Shell
from negotiations.intake.models import Candidate, CandidateState
from negotiations.intake.operations import (
    Accepted,
    accept_candidate,
    make_candidate,
    reject_candidate,
    reopen_candidate,
)
from negotiations.intake.passages import PassageNotUsable
from negotiations.intake.queries import counts, next_candidate
from negotiations.record.models import Article, Issue
from negotiations.record.operations import OperationError

OK = 200


@require_safe
@desk()
def review(request: DeskRequest) -> HttpResponse:
    """Go on with the next quotation that no other reviewer has; or say that nothing waits."""
    found = next_candidate(request.negotiation, request.user, at=timezone.now())
    if found is not None:
        return redirect("desk:candidate_detail", request.negotiation.slug, found.pk)
    context = {
        "desk": Shell(request, here="review"),
        "negotiation": request.negotiation,
        "counts": counts(request.negotiation),
    }
    return render(request, "desk/review.html", context)


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
    """Answer with the review page or its fragment, with this candidate to decide about."""
    picked = list(form["issue_ids"].value() or []) if form else None
    page = review_page(request.negotiation, candidate, picked=picked)
    context = {
        "desk": Shell(request, here="review"),
        "negotiation": request.negotiation,
        "page": page,
        "form": form or _form(request, candidate, None),
        "waiting": counts(request.negotiation).open,
        **more,
    }
    response = page_or_fragment(request, "desk/candidate_detail.html", "review", context, status=status)
    if wants_fragment(request):
        response.headers["HX-Push-Url"] = _address(request, candidate)
    return response


@require_POST
@desk()
def candidate_acceptance(request: DeskRequest, candidate: UUID) -> HttpResponse:
    """Accept the quotation as corrected in the form, and go on; or start a draft with it as evidence."""
    found = find_candidate(request.negotiation, candidate)
    form = _form(request, found, request.POST)
    if not form.is_valid():
        return show_candidate(request, found, form=form, status=NOT_VALID)
    now = timezone.now()
    try:
        with transaction.atomic():
            accepted = accept_candidate(candidate_id=found.pk, by=request.user, at=now, **form.args())
            said = _said(request, accepted)
    except OperationError as refusal:
        return show_candidate(request, found, form=form, status=STALE, problem=refusal.message)
    if request.POST.get("do") == "draft":
        return went_well(request, said, _draft_address(request, accepted, form))
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
    fresh = find_candidate(request.negotiation, candidate)
    if not wants_fragment(request):
        messages.success(request, "Open again.")
        return redirect(_address(request, fresh))
    return show_candidate(request, fresh, said="Open again.")


@require_POST
@desk()
def passages(request: DeskRequest, article: UUID) -> HttpResponse:
    """Make words that a reviewer marked or pasted a quotation to review."""
    held = Article.objects.filter(negotiation=request.negotiation, pk=article).first()
    beside = Candidate.objects.filter(article=held).first() if held else None
    if held is None:
        raise Missing("There is no such article here.")
    try:
        spans = _marked(request, held.text or "")
        made = make_candidate(article_id=held.pk, spans=spans, by=request.user, at=timezone.now())
    except OperationError as refusal:
        if beside is None:
            raise
        return show_candidate(request, beside, status=NOT_VALID, problem=refusal.message)
    if not wants_fragment(request):
        return redirect(_address(request, made))
    return show_candidate(
        request, find_candidate(request.negotiation, made.pk), said="Marked: say who said it."
    )


def _marked(request: DeskRequest, text: str) -> list[dict[str, Any]]:
    """Return the offsets that were marked, or those of the words that were pasted; nonsense is refused below."""
    words = " ".join(request.POST.get("words", "").split())
    if words and not request.POST.get("start"):
        start = text.find(words)
        if start < 0:
            raise PassageNotUsable(
                "These words do not stand in the article as you pasted them.", field="words"
            )
        return [{"start": start, "end": start + len(words)}]
    return [{"start": request.POST.get("start", ""), "end": request.POST.get("end", "")}]


def _form(request: DeskRequest, candidate: Candidate, data: Any) -> AcceptForm:
    issues = list(Issue.objects.filter(negotiation=request.negotiation))
    return AcceptForm(data, candidate=candidate, people=people_of(request.negotiation), issues=issues)


def _address(request: DeskRequest, candidate: Candidate) -> str:
    return reverse("desk:candidate_detail", args=[request.negotiation.slug, candidate.pk])


def _said(request: DeskRequest, accepted: Accepted) -> str:
    if accepted.needs_draft and accepted.carrier is not None:
        draft = add_carrier_to_draft(
            negotiation=request.negotiation, carrier=accepted.carrier, by=request.user, at=timezone.now()
        )
        return f"These words are public already: draft {draft.number} adds this article as a further source."
    if accepted.joined:
        return "The record had these words already; this article now carries them too."
    return "Accepted into the record. Nothing is public until a published draft uses it."


def _draft_address(request: DeskRequest, accepted: Accepted, form: AcceptForm) -> str:
    """Where a draft with these words as evidence begins: the first ticked issue, else a development."""
    slug, key = request.negotiation.slug, accepted.quotation.pk
    first = next(iter(form.args()["issue_ids"]), None)
    issue = Issue.objects.filter(pk=first).first() if first else None
    if issue is None:
        return f"{reverse('desk:development', args=[slug])}?evidence={key}"
    return f"{reverse('desk:issue_status', args=[slug, issue.slug])}?edit=move&evidence={key}"


def _go_on(request: DeskRequest, decided: Candidate, said: str) -> HttpResponse:
    """After a decision: the next open quotation, first of this article, then of the queue."""
    following = next_candidate(request.negotiation, request.user, at=timezone.now(), after=decided.pk)
    if following is None or not wants_fragment(request):
        address = reverse("desk:review", args=[request.negotiation.slug])
        return went_well(request, said, address if following is None else _address(request, following))
    undo = (
        decided if decided.state != CandidateState.OPEN else find_candidate(request.negotiation, decided.pk)
    )
    return show_candidate(request, find_candidate(request.negotiation, following.pk), said=said, undo=undo)
