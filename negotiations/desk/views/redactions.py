"""Taking something out for good (court order, privacy): found and asked for by one admin, carried out by another."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import NOT_VALID, Missing, went_well
from negotiations.desk.forms.redactions import RedactionForm, WordsForm
from negotiations.desk.operations.approve_redaction import approve_redaction
from negotiations.desk.queries.redactions import decided_redactions, waiting_redactions
from negotiations.desk.shell import Shell
from negotiations.editions.models import RedactionRequest
from negotiations.editions.operations.redaction_requests import ask_for_redaction, turn_down_redaction
from negotiations.editions.redaction import targets_holding
from negotiations.record.models import Role
from negotiations.record.operations import OperationError

OK = 200


@require_http_methods(["GET", "HEAD", "POST"])
@desk(needs=Role.ADMIN)
def redactions(request: DeskRequest) -> HttpResponse:
    """What waits and what was done; a POST looks for words, or asks for one place of those found."""
    words = WordsForm(request.POST if request.method == "POST" else None)
    asks = request.method == "POST" and request.POST.get("do") == "ask"
    form = RedactionForm(request.POST if asks else None)
    if asks and form.is_valid():
        kind, key, field = form.cleaned_data["place"]
        try:
            ask_for_redaction(
                negotiation=request.negotiation,
                kind=kind,
                object_id=key,
                field=field,
                reason=form.cleaned_data["reason"],
                public_note=form.cleaned_data["public_note"],
                by=request.user,
                at=timezone.now(),
            )
        except OperationError as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
        else:
            return went_well(request, "Asked for; a second admin has to carry it out.", _address(request))
    searched = request.method == "POST" and words.is_valid()
    context = {
        "desk": Shell(request, here="redactions"),
        "negotiation": request.negotiation,
        "words": words,
        "form": form,
        "searched": searched,
        "found": targets_holding(request.negotiation, words.cleaned_data["words"]) if searched else [],
        "waiting": waiting_redactions(request.negotiation, person=request.user),
        "decided": decided_redactions(request.negotiation),
    }
    wrong = bool(form.errors) or (request.method == "POST" and not searched)
    return render(request, "desk/redactions.html", context, status=NOT_VALID if wrong else OK)


@require_POST
@desk(needs=Role.ADMIN)
def redaction_approval(request: DeskRequest, redaction: UUID) -> HttpResponse:
    """Take it out, everywhere, in one act that is published."""
    asked = _find(request, redaction)
    done = approve_redaction(request_id=asked.pk, by=request.user, at=timezone.now())
    said = (
        f"Taken out; edition {done.redaction.edition_number} says so. Of what was imported, {done.cleared.candidates}"
        f" found quotations were cleared, {done.cleared.copies} kept pages and {done.cleared.contents} files removed."
    )
    return went_well(request, said, _address(request))


@require_POST
@desk(needs=Role.ADMIN)
def redaction_refusal(request: DeskRequest, redaction: UUID) -> HttpResponse:
    """Withdraw one's own request, or decline another's."""
    asked = turn_down_redaction(request_id=_find(request, redaction).pk, by=request.user, at=timezone.now())
    return went_well(request, f"{asked.get_state_display()}; nothing was taken out.", _address(request))


def _address(request: DeskRequest) -> str:
    return reverse("desk:redactions", args=[request.negotiation.slug])


def _find(request: DeskRequest, key: UUID) -> RedactionRequest:
    found = RedactionRequest.objects.filter(negotiation=request.negotiation, pk=key).first()
    if found is None:
        raise Missing("There is no such request in this negotiation.")
    return found
