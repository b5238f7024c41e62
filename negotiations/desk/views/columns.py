"""Naming the columns of a table that no reader understood, and reading it again."""

import io

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import NOT_VALID, Missing, went_well
from negotiations.desk.forms.columns import ColumnsForm
from negotiations.desk.shell import Shell
from negotiations.desk.views.batches import batch_address, find_batch
from negotiations.intake.models import BatchItem
from negotiations.intake.operations import name_columns
from negotiations.intake.readers import NotReadable, first_rows
from negotiations.intake.readers.stated import line
from negotiations.record.models import Role

SHOWN = 5
MOST_SHOWN = 60  # characters of a cell
OK = 200


@require_http_methods(["GET", "HEAD", "POST"])
@desk(needs=Role.ADMIN)
def batch_columns(request: DeskRequest, number: int, item: int) -> HttpResponse:
    """Show the table's first rows and ask what each column holds; then read the file again."""
    batch = find_batch(request, number)
    found = batch.items.filter(pk=item).first()
    if found is None or not found.asks_for_columns or found.content is None:
        raise Missing("The columns of this file cannot be named now.")
    headings, rows = _table(found)
    form = ColumnsForm(
        request.POST if request.method == "POST" else None,
        headings=headings,
        named=found.columns,
        rows=rows,
    )
    if request.method == "POST" and form.is_valid():
        name_columns(
            batch_id=batch.pk,
            item_id=found.pk,
            columns=form.cleaned_data,
            by=request.user,
            at=timezone.now(),
        )
        return went_well(request, f"{found.file} is read again.", batch_address(request, number))
    context = {
        "desk": Shell(request, here="imports"),
        "negotiation": request.negotiation,
        "batch": batch,
        "item": found,
        "headings": headings,
        "rows": [[_shown(cell) for cell in row] for row in rows],
        "form": form,
    }
    return render(request, "desk/batch_columns.html", context, status=NOT_VALID if form.errors else OK)


def _table(item: BatchItem) -> tuple[list[str], list[list[str]]]:
    """Return the headings and the first rows' cells, each in one line."""
    try:
        header, *rows = first_rows(io.BytesIO(bytes(item.content or b"")), item.file, SHOWN)
    except (NotReadable, ValueError) as refusal:
        raise Missing(str(refusal)) from refusal
    return [line(cell) for cell in header.cells], [[line(cell) for cell in row.cells] for row in rows]


def _shown(cell: str) -> str:
    """Return a cell as the page has room for it; one that goes on ends with "…"."""
    return cell if len(cell) <= MOST_SHOWN else f"{cell[:MOST_SHOWN].rstrip()}…"
