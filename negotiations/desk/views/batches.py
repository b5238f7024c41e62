"""One batch: watched while it is read, every file with its answer; taken back, gone on with, tried again."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from negotiations.common.http import page_or_fragment, wants_fragment
from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import STALE, Missing, refused, went_well
from negotiations.desk.shell import QUEUE_CHANGED, Shell
from negotiations.intake.failed_part import failed_part
from negotiations.intake.limits import KEPT_DAYS
from negotiations.intake.models import Batch
from negotiations.intake.operations import (
    confirm_trial,
    discard_trial,
    resume_batch,
    retry_failed,
    undo_batch,
)
from negotiations.intake.queries import ReviewWork, batch_progress, review_work, waiting_of
from negotiations.intake.queries.batch_items import batch_items as page_of_items
from negotiations.record.models import Role

TEMPLATE = "desk/batch_detail.html"
LOSES_WORK = "Not taken back yet. Reviewers have meanwhile worked on its quotations, which would go:"
OVER = "batch-read"  # tells the page that the rows have changed


@require_safe
@desk(needs=Role.ADMIN)
def batch_detail(request: DeskRequest, number: int) -> HttpResponse:
    """The batch; its head is asked again every second while it is being read, with how many were done when it was shown."""
    context = _context(request, number)
    progress = context["progress"]
    response = page_or_fragment(request, TEMPLATE, "batch-progress", context)
    if wants_fragment(request) and progress.is_over:
        response.headers["HX-Trigger"] = f"{OVER}, {QUEUE_CHANGED}"
    elif wants_fragment(request) and request.GET.get("done", "0") != str(progress.done):
        response.headers["HX-Trigger"] = QUEUE_CHANGED
    return response


@require_safe
@desk(needs=Role.ADMIN)
def batch_items(request: DeskRequest, number: int) -> HttpResponse:
    """The files of the batch with their answers, a page at a time."""
    return page_or_fragment(request, TEMPLATE, "batch-items", _context(request, number))


@require_safe
@desk(needs=Role.ADMIN)
def batch_failed(request: DeskRequest, number: int) -> StreamingHttpResponse:
    """What failed, as a ZIP."""
    batch = find_batch(request, number)
    if not batch_progress(batch.pk).failed:
        raise Missing(f"Nothing failed in batch {number}.")
    name = f"{request.negotiation.slug}-batch-{number}-failed.zip"
    return StreamingHttpResponse(
        failed_part(batch),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@require_POST
@desk(needs=Role.ADMIN)
def batch_undo(request: DeskRequest, number: int) -> HttpResponse:
    """Take the batch back: what nobody uses yet goes, the rest stays and says why.

    Where reviewers' work would go with it, the page has said so and asks for `sure`.
    """
    batch = find_batch(request, number)
    now = timezone.now()
    work = review_work(batch, by=request.user, at=now)
    if work.is_any and "sure" not in request.POST:
        return refused(request, f"{LOSES_WORK} {work.in_words}. Go back to the batch to decide.", STALE)
    undone = undo_batch(batch_id=batch.pk, by=request.user, at=now)
    kept = _kept_in_words(len(undone.kept))
    mended = f", {undone.mended} as they were before" if undone.mended else ""
    said = f"Batch {number} is taken back: {undone.removed} removed{mended}.{kept}"
    return went_well(request, said, batch_address(request, number))


def _kept_in_words(kept: int) -> str:
    if not kept:
        return ""
    return (
        " 1 stays, because something uses it: see below."
        if kept == 1
        else f" {kept} stay, because something uses them: see below."
    )


@require_POST
@desk(needs=Role.ADMIN)
def batch_retry(request: DeskRequest, number: int) -> HttpResponse:
    """Hand in again what failed, as a batch of its own."""
    made = _act(request, number, retry_failed)
    said = f"What failed of batch {number} is handed in again as batch {made.number}."
    return went_well(request, said, batch_address(request, made.number))


@require_POST
@desk(needs=Role.ADMIN)
def batch_resumption(request: DeskRequest, number: int) -> HttpResponse:
    """Go on with a batch that stopped."""
    _act(request, number, resume_batch)
    return went_well(request, f"Batch {number} goes on where it stopped.", batch_address(request, number))


@require_POST
@desk(needs=Role.ADMIN)
def batch_confirmation(request: DeskRequest, number: int) -> HttpResponse:
    """After a dry run: import in earnest."""
    _act(request, number, confirm_trial)
    return went_well(request, f"Batch {number} is handed in to be imported.", batch_address(request, number))


@require_POST
@desk(needs=Role.ADMIN)
def batch_discard(request: DeskRequest, number: int) -> HttpResponse:
    """After a dry run: let it go."""
    _act(request, number, discard_trial)
    return went_well(
        request, f"Dry run {number} is discarded.", reverse("desk:imports", args=[_slug(request)])
    )


def find_batch(request: DeskRequest, number: int) -> Batch:
    batch = Batch.objects.filter(negotiation=request.negotiation, number=number).first()
    if batch is None:
        raise Missing(f"There is no batch {number} in this negotiation.")
    return batch


def batch_address(request: DeskRequest, number: int) -> str:
    return reverse("desk:batch_detail", args=[_slug(request), number])


def page_number(request: DeskRequest) -> int:
    """Return the page asked for, the first when that is no number."""
    asked = request.GET.get("page", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 8 else 1


def _act(request: DeskRequest, number: int, operation: Callable[..., Batch]) -> Batch:
    batch = find_batch(request, number)
    return operation(batch_id=batch.pk, by=request.user, at=timezone.now())


def _slug(request: DeskRequest) -> str:
    return request.negotiation.slug


def _context(request: DeskRequest, number: int) -> dict[str, Any]:
    batch = find_batch(request, number)
    progress = batch_progress(batch.pk)
    work = review_work(batch, by=request.user, at=timezone.now()) if progress.can_undo else ReviewWork()
    return {
        "desk": Shell(request, here="imports"),
        "negotiation": request.negotiation,
        "progress": progress,
        "work": work,
        "to_review": waiting_of(batch) if progress.is_over else 0,
        "items": page_of_items(progress, show=request.GET.get("show", ""), page=page_number(request)),
        "kept_days": KEPT_DAYS,
    }
