"""Importing articles from the browser: paste or upload, watch the batch being read, take it back."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from negotiations.common.http import page_or_fragment
from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import NOT_VALID, Missing, went_well
from negotiations.desk.forms.imports import ImportForm
from negotiations.desk.shell import Shell
from negotiations.intake.limits import MOST_FILE_BYTES, MOST_FILES, in_megabytes
from negotiations.intake.models import Batch
from negotiations.intake.operations import NothingToImport, TooManyFiles, start_batch, undo_batch
from negotiations.intake.queries import batch_progress
from negotiations.record.models import Role

SHOWN = 20
OK = 200


@require_http_methods(["GET", "HEAD", "POST"])
@desk(needs=Role.ADMIN)
def imports(request: DeskRequest) -> HttpResponse:
    form = ImportForm(request.POST if request.method == "POST" else None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            batch = start_batch(
                negotiation=request.negotiation,
                files=form.texts(request.FILES.getlist("files")),
                by=request.user,
                at=timezone.now(),
            )
        except (NothingToImport, TooManyFiles) as refusal:
            problem = refusal.message
        else:
            address = reverse("desk:batch_detail", args=[request.negotiation.slug, batch.number])
            return went_well(request, f"Batch {batch.number} is handed in and being read.", address)
    context = {
        "desk": Shell(request, here="imports"),
        "negotiation": request.negotiation,
        "form": form,
        "problem": problem,
        "batches": Batch.objects.filter(negotiation=request.negotiation).select_related("by")[:SHOWN],
        "most_files": MOST_FILES,
        "most_bytes": in_megabytes(MOST_FILE_BYTES),
    }
    refused = bool(problem or form.errors)
    return render(request, "desk/imports.html", context, status=NOT_VALID if refused else OK)


@require_safe
@desk(needs=Role.ADMIN)
def batch_detail(request: DeskRequest, number: int) -> HttpResponse:
    """The batch, file by file; asked again every second while it is being read."""
    batch = _find(request, number)
    items = batch.items.select_related("article", "similar_to").order_by("seq", "member")
    context = {
        "desk": Shell(request, here="imports"),
        "negotiation": request.negotiation,
        "progress": batch_progress(batch.pk),
        "items": items,
    }
    return page_or_fragment(request, "desk/batch_detail.html", "batch-progress", context)


@require_POST
@desk(needs=Role.ADMIN)
def batch_undo(request: DeskRequest, number: int) -> HttpResponse:
    """Take the batch back: what nobody uses yet goes, the rest stays and says why."""
    batch = _find(request, number)
    undone = undo_batch(batch_id=batch.pk, by=request.user, at=timezone.now())
    kept = f" {len(undone.kept)} stay, because something uses them: see below." if undone.kept else ""
    address = reverse("desk:batch_detail", args=[request.negotiation.slug, number])
    return went_well(request, f"Batch {number} is taken back: {undone.removed} removed.{kept}", address)


def _find(request: DeskRequest, number: int) -> Batch:
    batch = Batch.objects.filter(negotiation=request.negotiation, number=number).first()
    if batch is None:
        raise Missing(f"There is no batch {number} in this negotiation.")
    return batch
