"""Editing in place: show, edit, show. One part of a page, one address, its fragment or the whole page."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from negotiations.common.http import page_or_fragment, wants_fragment
from negotiations.desk.access import DeskRequest
from negotiations.desk.answers import NOT_VALID, STALE
from negotiations.desk.operations.saving import Kept, keep_form
from negotiations.desk.parts import OpenForm, open_form
from negotiations.desk.queries.issue import IssuePage
from negotiations.desk.sentences import in_words
from negotiations.desk.shell import Shell
from negotiations.editions.operations import StaleDraft

OK = 200


@dataclass(frozen=True)
class Page:
    """A page with parts: its template, its address, and how to read what it shows. `read` is called again after a save."""

    template: str
    address: str
    read: Callable[[], IssuePage | None]
    fragment: str
    title: str
    here: str = "board"


def answer_part(request: DeskRequest, page: Page, part: str) -> HttpResponse:
    """Show the part, open its form (?edit=key), or keep what was posted and show it again."""
    now = timezone.now()
    key = request.POST.get("edit") or request.GET.get("edit") or ""
    shown = page.read()
    if request.method != "POST":
        opened = open_form(request, part, key, shown, now=now) if key else None
        return _answer(request, page, shown, opened)
    opened = open_form(request, part, key, shown, now=now)
    try:
        kept = _keep(request, page, opened, now=now)
    except StaleDraft as stale:
        return _stale(request, page, shown, opened, stale)
    if request.POST.get("do") == "autosave":
        return _kept(request, opened, kept)
    if opened.form.errors:
        return _answer(request, page, shown, _reopened(opened, kept), status=NOT_VALID)
    return _saved(request, page, opened, kept)


def _keep(request: DeskRequest, page: Page, opened: OpenForm, *, now: datetime.datetime) -> Kept:
    opened.form.full_clean()
    seq = request.POST.get("seq", "")
    return keep_form(
        negotiation=request.negotiation,
        draft=opened.draft,
        title=page.title,
        operations=opened.form.operations(),
        seq=int(seq) if seq.isdigit() else None,
        mark=request.POST.get("mark", ""),
        token=opened.form.token,
        by=request.user,
        at=now,
    )


def _saved(request: DeskRequest, page: Page, opened: OpenForm, kept: Kept) -> HttpResponse:
    said = _said(kept)
    if request.POST.get("do") == "find":
        return redirect(_find_again(request, page, opened, kept))
    if not wants_fragment(request):
        messages.success(request, said)
        return redirect(f"{page.address}#{page.fragment}")
    response = _answer(request, page, page.read(), None, said=said, draft=kept.draft)
    response.headers["HX-Trigger"] = "draft-changed"
    return response


def _said(kept: Kept) -> str:
    if kept.operation is None:
        return f"Nothing differs from the record, so nothing was kept in draft {kept.draft.number}."
    lacks = in_words([kept.operation])[0].missing
    needed = f" Still needed before it can be published: {'; '.join(lacks)}." if lacks else ""
    return f"Kept in draft {kept.draft.number}; readers see nothing of it until it is published.{needed}"


def _find_again(request: DeskRequest, page: Page, opened: OpenForm, kept: Kept) -> str:
    """The address of the form with the search done, for browsers without scripts."""
    seq = kept.operation.seq if kept.operation else ""
    query = {"edit": opened.key, "draft": kept.draft.number, "seq": seq, "q": request.POST.get("q", "")}
    asked = request.GET.copy()
    for name, value in query.items():
        asked[name] = str(value)
    return f"{request.path}?{asked.urlencode()}"


def _reopened(opened: OpenForm, kept: Kept) -> OpenForm:
    opened.draft, opened.stored = kept.draft, kept.operation
    return opened


def _kept(request: DeskRequest, opened: OpenForm, kept: Kept) -> HttpResponse:
    """Answer an autosave: only the line that says it was saved, so that focus and typing stay where they are."""
    opened = _reopened(opened, kept)
    lacks = in_words([kept.operation])[0].missing if kept.operation else []
    return render(request, "desk/_kept.html", {"open": opened, "missing": lacks, "saved": True})


def _stale(
    request: DeskRequest, page: Page, shown: IssuePage | None, opened: OpenForm, stale: StaleDraft
) -> HttpResponse:
    if request.POST.get("do") == "autosave":
        context = {"open": opened, "problem": stale.message, "posted": request.POST}
        return render(request, "desk/_kept.html", context, status=STALE)
    return _answer(request, page, shown, opened, status=STALE, problem=stale.message, posted=request.POST)


def _answer(
    request: DeskRequest,
    page: Page,
    shown: IssuePage | None,
    opened: OpenForm | None,
    *,
    status: int = OK,
    **more: Any,
) -> HttpResponse:
    context = {
        "desk": Shell(request, here=page.here),
        "page": shown,
        "open": opened,
        "negotiation": request.negotiation,
        **more,
    }
    return page_or_fragment(request, page.template, page.fragment, context, status=status)
