"""Deciding a clash: field by field keep mine, take theirs, write another."""

import json
from typing import Any, Literal, cast

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from negotiations.common.http import wants_fragment
from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import NOT_VALID, STALE
from negotiations.desk.draft_page import draft_page
from negotiations.desk.queries.drafts import find_draft
from negotiations.desk.views.drafts import show_draft
from negotiations.editions.models import Draft
from negotiations.editions.operations import StaleDraft, merge_draft
from negotiations.editions.operations.merge import Resolution
from negotiations.record.operations import FieldClash

CHOICES = {"mine", "theirs", "other"}


@require_POST
@desk()
def draft_merge(request: DeskRequest, number: int) -> HttpResponse:
    draft = find_draft(request.negotiation, number, user=request.user)
    resolutions = _resolutions(request)
    if not resolutions:
        return show_draft(
            request, draft, status=NOT_VALID, problem="Choose for every field: mine, theirs, or another."
        )
    if not _still_so(request, draft, resolutions):
        again = "It changed once more while you decided. This is how it stands now; your choices were not applied."
        return show_draft(request, draft, status=STALE, problem=again)
    revision = request.POST.get("revision", "")
    try:
        merge_draft(
            draft_id=draft.pk,
            resolutions=resolutions,
            by=request.user,
            at=timezone.now(),
            revision=int(revision) if revision.isdigit() else None,
        )
    except StaleDraft as stale:
        return show_draft(request, draft, status=STALE, problem=stale.message)
    said = "Decided. Nothing is published yet: read on the right what readers will see, then publish."
    if wants_fragment(request):
        fresh = find_draft(request.negotiation, number, user=request.user)
        return show_draft(request, fresh, said=said)
    messages.success(request, said)
    return redirect("desk:draft_detail", request.negotiation.slug, number)


def _resolutions(request: DeskRequest) -> list[Resolution]:
    """Return the choices with the clashes as they were shown; an undecided or unreadable one makes it no choice at all."""
    found = []
    for key in request.POST.getlist("clash"):
        choice = request.POST.get(f"choice-{key}", "")
        shown = _clash(request.POST.get(f"shown-{key}", ""))
        seq = key.partition("-")[0]
        if choice not in CHOICES or shown is None or not seq.isdigit():
            return []
        value = request.POST.get(f"other-{key}", "").replace("\r\n", "\n").strip()
        found.append(
            Resolution(
                seq=int(seq),
                clash=shown,
                choice=cast(Literal["mine", "theirs", "other"], choice),
                value=value,
            )
        )
    return found


def _clash(text: str) -> FieldClash | None:
    try:
        values: Any = json.loads(text)
        return FieldClash(**values)
    except (ValueError, TypeError):
        return None


def _still_so(request: DeskRequest, draft: Draft, resolutions: list[Resolution]) -> bool:
    """Whether the clashes stand as they were shown: a third change in between must be seen before it is decided."""
    page = draft_page(draft, user=request.user, now=timezone.now())
    now = {(shown.seq, shown.clash.field): shown.clash.theirs for shown in page.clashes}
    return all(
        (row.seq, row.clash.field) in now and now[row.seq, row.clash.field] == row.clash.theirs
        for row in resolutions
    )
