"""A draft as readers would see it: the readers' own pages over the previewed state, and a link for somebody outside."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_POST, require_safe

from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import Missing, missing
from negotiations.desk.draft_page import fresh_preview
from negotiations.desk.operations.sharing import share_draft, shared_preview, unshare_draft
from negotiations.desk.overlay import Overlay, overlay
from negotiations.desk.queries.drafts import find_draft
from negotiations.desk.sheet import sheet_of
from negotiations.desk.views.drafts import show_draft
from negotiations.tracker.front import front_of
from negotiations.tracker.issue_page import issue_page
from negotiations.tracker.place import Place


@require_safe
@desk()
def draft_preview(request: DeskRequest, number: int) -> HttpResponse:
    """The front page as it would stand."""
    laid = _laid(request, number)
    place = Place(state=laid.newer, origin=f"{request.scheme}://{request.get_host()}", name="tracker")
    context = {
        "place": place,
        "number": number,
        "negotiation": request.negotiation,
        "front": front_of(laid.newer, {}),
    }
    return render(request, "desk/draft_preview.html", context)


@require_safe
@desk()
def draft_preview_issue(request: DeskRequest, number: int, issue: str) -> HttpResponse:
    """The page of one issue as it would stand."""
    laid = _laid(request, number)
    found = laid.newer.issue_by_slug(issue)
    if found is None:
        raise Missing("This draft leaves no issue of that name.")
    origin = f"{request.scheme}://{request.get_host()}"
    place = Place(state=laid.newer, origin=origin, name="issue_detail", arguments={"issue": issue})
    context = {
        "place": place,
        "number": number,
        "negotiation": request.negotiation,
        "page": issue_page(laid.newer, found),
    }
    return render(request, "desk/draft_preview_issue.html", context)


def _laid(request: DeskRequest, number: int) -> Overlay:
    draft = find_draft(request.negotiation, number, user=request.user)
    if not draft.is_open:
        raise Missing(f"Draft {number} is {draft.get_state_display().lower()}: there is nothing to preview.")
    return overlay(request.negotiation, fresh_preview(draft, user=request.user, now=timezone.now()))


@require_POST
@desk()
def draft_share(request: DeskRequest, number: int) -> HttpResponse:
    """Make a link for somebody without an account, or take it back."""
    draft = find_draft(request.negotiation, number, user=request.user)
    now = timezone.now()
    if request.POST.get("do") == "take-back":
        unshare_draft(draft=draft, by=request.user, at=now)
        fresh = find_draft(request.negotiation, number, user=request.user)
        return show_draft(request, fresh, said="The link is taken back: it opens nothing any more.")
    fresh_preview(draft, user=request.user, now=now)
    token = share_draft(draft=draft, by=request.user, at=now)
    fresh = find_draft(request.negotiation, number, user=request.user)
    link = request.build_absolute_uri(reverse("desk:shared_draft", args=[token]))
    return show_draft(request, fresh, link=link)


@require_safe
def shared_draft(request: HttpRequest, token: str) -> HttpResponse:
    """What the link opens, without an account: the sheet of what would change. Never stored, never indexed."""
    preview = shared_preview(token, at=timezone.now())
    if preview is None:
        response = missing(
            request, "This link has ended, or was taken back. Ask whoever sent it for a new one."
        )
    else:
        draft = preview.draft
        context = {
            "sheet": sheet_of(overlay(draft.negotiation, preview)),
            "preview": preview,
            "negotiation": draft.negotiation,
            "until": draft.share_until,
        }
        response = render(request, "desk/shared_draft.html", context)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Referrer-Policy"] = "no-referrer"
    add_never_cache_headers(response)
    return response
