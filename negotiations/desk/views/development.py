"""Log a development: one screen, one headline, as many issues as it moves; kept as a new draft."""

import json

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import NOT_VALID, went_well
from negotiations.desk.forms.development import SeveralMovesForm
from negotiations.desk.forms.part import IdList, Subject
from negotiations.desk.operations.saving import keep_form
from negotiations.desk.queries.board import record_day
from negotiations.desk.queries.evidence import Picker, picker_for
from negotiations.desk.queries.moves import issues_to_move
from negotiations.desk.shell import Shell
from negotiations.record.models import Talks

OK = 200


@require_http_methods(["GET", "HEAD", "POST"])
@desk()
def development(request: DeskRequest) -> HttpResponse:
    now = timezone.now()
    rows = issues_to_move(request.negotiation)
    subject = Subject(
        negotiation=request.negotiation,
        talks=list(Talks.objects.filter(negotiation=request.negotiation).order_by("-starts_at")),
        today=record_day(request.negotiation, now=now),
    )
    newest = {str(row.issue.pk): row.newest_move_id for row in rows}
    form = SeveralMovesForm(
        request.POST if request.method == "POST" else None,
        subject=subject,
        part="development",
        issues=[row.issue for row in rows],
        newest=newest,
    )
    if request.method == "POST" and request.POST.get("do") != "find" and form.is_valid():
        kept = keep_form(
            negotiation=request.negotiation,
            draft=None,
            title=form.cleaned_data["headline"],
            operations=form.operations(),
            seq=None,
            mark="",
            token=form.token,
            by=request.user,
            at=now,
        )
        address = reverse("desk:draft_detail", args=[request.negotiation.slug, kept.draft.number])
        said = f"Kept as draft {kept.draft.number}. Read on this page what readers will see, then submit or publish it."
        return went_well(request, said, address)
    context = {
        "desk": Shell(request, here="development"),
        "negotiation": request.negotiation,
        "form": form,
        "rows": [(row, request.POST.get(f"to-{row.issue.slug}", "")) for row in rows],
        "seen": request.POST.get("seen") or json.dumps(newest),
        "picker": _picker(request, form),
    }
    refused = form.is_bound and form.errors
    return render(request, "desk/development.html", context, status=NOT_VALID if refused else OK)


def _picker(request: DeskRequest, form: SeveralMovesForm) -> Picker:
    asked = request.POST if request.method == "POST" else request.GET
    attached = IdList().to_python(request.GET.getlist("evidence"))
    return picker_for(
        request.negotiation,
        name="development",
        issue=None,
        query=str(asked.get("q", "")).strip()[:200],
        picked=form.picked() + attached,
        picked_sources=form.picked_sources(),
    )
