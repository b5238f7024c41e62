"""Drafts: the lists, the page of one, and what may be done with it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from negotiations.common.http import page_or_fragment, wants_fragment
from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import STALE
from negotiations.desk.draft_page import draft_page
from negotiations.desk.forms.part import Subject
from negotiations.desk.forms.updates import SmallFixForm
from negotiations.desk.queries.drafts import find_draft
from negotiations.desk.queries.lists import draft_list
from negotiations.desk.shell import Shell
from negotiations.editions.models import Draft
from negotiations.editions.operations import (
    StaleDraft,
    add_operation,
    discard_draft,
    publish_draft,
    remove_operation,
    reopen_draft,
    submit_draft,
)
from negotiations.editions.replay import NothingToTell, ReplayRefused
from negotiations.record.operations import ArgumentsIncomplete, OperationError

OK = 200


@require_safe
@desk()
def drafts(request: DeskRequest) -> HttpResponse:
    shown = draft_list(request.negotiation, user=request.user, show=request.GET.get("show", ""))
    here = "waiting" if shown.show == "waiting" else "mine"
    context = {"desk": Shell(request, here=here), "negotiation": request.negotiation, "list": shown}
    return render(request, "desk/drafts.html", context)


@require_safe
@desk()
def draft_detail(request: DeskRequest, number: int) -> HttpResponse:
    return show_draft(request, find_draft(request.negotiation, number, user=request.user))


def show_draft(request: DeskRequest, draft: Draft, *, status: int = OK, **more: Any) -> HttpResponse:
    """Answer with the draft's page or its fragment, previewed as it stands now."""
    page = draft_page(draft, user=request.user, now=timezone.now())
    context = {"desk": Shell(request, here="mine"), "negotiation": request.negotiation, "page": page, **more}
    if page.untold:
        context["fix"] = SmallFixForm(subject=Subject(request.negotiation), part="fix")
    return page_or_fragment(request, "desk/draft_detail.html", "draft", context, status=status)


@require_POST
@desk()
def draft_operation(request: DeskRequest, number: int, seq: int) -> HttpResponse:
    """Take one operation out of the draft."""
    draft = find_draft(request.negotiation, number, user=request.user)
    try:
        remove_operation(
            draft_id=draft.pk, seq=seq, by=request.user, at=timezone.now(), revision=_revision(request)
        )
    except StaleDraft as stale:
        return _after(request, draft, problem=stale.message, status=STALE)
    return _after(request, draft, said="Taken out of the draft.")


@require_POST
@desk()
def draft_fix(request: DeskRequest, number: int) -> HttpResponse:
    """Say that the draft is a small fix, told to nobody."""
    draft = find_draft(request.negotiation, number, user=request.user)
    form = SmallFixForm(request.POST, subject=Subject(request.negotiation), part="fix")
    form.full_clean()
    args = {**form.args(), "issue_id": draft.operations.values_list("args__issue_id", flat=True).first()}
    add_operation(draft_id=draft.pk, name="refile", args=args, by=request.user, at=timezone.now())
    return _after(request, draft, said="It will be logged as a small fix.")


@require_POST
@desk()
def draft_submission(request: DeskRequest, number: int) -> HttpResponse:
    draft = find_draft(request.negotiation, number, user=request.user)
    try:
        submit_draft(draft_id=draft.pk, by=request.user, at=timezone.now())
    except ArgumentsIncomplete:
        return _after(
            request, draft, problem="Not submitted: something is still missing, see below.", status=STALE
        )
    return _after(
        request,
        draft,
        said="Submitted. The editors see it under “Waiting for me”; you can take it back until one publishes it.",
    )


@require_POST
@desk()
def draft_reopening(request: DeskRequest, number: int) -> HttpResponse:
    """Take a submitted draft back to work on it, or a discarded one out of the bin."""
    draft = find_draft(request.negotiation, number, user=request.user)
    reopen_draft(draft_id=draft.pk, by=request.user, at=timezone.now())
    return _after(request, draft, said=f"Draft {draft.number} is open again, as it was.")


@require_POST
@desk()
def draft_discard(request: DeskRequest, number: int) -> HttpResponse:
    draft = find_draft(request.negotiation, number, user=request.user)
    discard_draft(draft_id=draft.pk, by=request.user, at=timezone.now())
    return _after(request, draft, said=f"Draft {draft.number} is discarded. Nothing of it is public.")


@require_POST
@desk()
def draft_publication(request: DeskRequest, number: int) -> HttpResponse:
    """Publish the draft as the next edition; on a clash nothing is published and the fields are shown."""
    draft = find_draft(request.negotiation, number, user=request.user)
    revision = _revision(request)
    if revision is not None and revision != draft.revision:
        stale = "Not published: the draft changed since you read it. This is how it stands now; publish it if it is right."
        return _after(request, draft, problem=stale, status=STALE)
    try:
        edition = publish_draft(draft_id=draft.pk, by=request.user, at=timezone.now())
    except (ReplayRefused, NothingToTell, ArgumentsIncomplete) as refusal:
        return _after(request, draft, problem=_not_published(refusal), status=STALE)
    address = reverse("tracker:tracker", args=[request.negotiation.slug])
    return _after(
        request,
        draft,
        said=f"Edition {edition.number} is published; readers see it now at {request.build_absolute_uri(address)}",
    )


def _not_published(refusal: OperationError) -> str:
    if isinstance(refusal, ReplayRefused) and refusal.clashes:
        return "Not published: somebody else changed the same field meanwhile. Decide each one; nothing of yours is lost."
    return "Not published: see below what stands in the way. Nothing is lost."


def _revision(request: DeskRequest) -> int | None:
    value = request.POST.get("revision", "")
    return int(value) if value.isdigit() else None


def _after(
    request: DeskRequest, draft: Draft, *, said: str = "", problem: str = "", status: int = OK
) -> HttpResponse:
    """After a POST: the fresh fragment for htmx; else the page with what went wrong, or on to the page by GET."""
    if not wants_fragment(request) and not problem:
        messages.success(request, said)
        return redirect("desk:draft_detail", request.negotiation.slug, draft.number)
    fresh = find_draft(request.negotiation, draft.number, user=request.user)
    return show_draft(request, fresh, status=status, said=said, problem=problem)
