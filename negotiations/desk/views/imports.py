"""Importing articles from the browser: paste or upload, or try what would happen; the batches so far."""

from django.conf import settings
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from negotiations.common.http import wants_fragment
from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import NOT_VALID, refused, went_well
from negotiations.desk.forms.imports import ImportForm
from negotiations.desk.shell import Shell
from negotiations.intake.limits import MOST_ARCHIVE_BYTES, MOST_FILE_BYTES, MOST_FILES, in_megabytes
from negotiations.intake.models import BROUGHT_IN, Batch, BatchItem, ItemStatus
from negotiations.intake.operations import NothingToImport, TooManyFiles, start_batch
from negotiations.intake.queries.articles_table import articles_table as table_of_articles
from negotiations.record.models import Role

SHOWN = 20
OK = 200


@require_http_methods(["GET", "HEAD", "POST"])
@desk(needs=Role.ADMIN)
def imports(request: DeskRequest) -> HttpResponse:
    form = ImportForm(request.POST if request.method == "POST" else None)
    problem = ""
    if request.method == "POST" and not form.is_valid():
        problem = " ".join(
            f"{form.fields[name].label}: {said}" for name, errors in form.errors.items() for said in errors
        )
    elif request.method == "POST":
        try:
            batch = start_batch(
                negotiation=request.negotiation,
                files=form.texts(request.FILES.getlist("files"), request.POST.getlist("paths")),
                by=request.user,
                at=timezone.now(),
                is_trial=form.cleaned_data["is_trial"],
            )
        except (NothingToImport, TooManyFiles) as refusal:
            problem = refusal.message
        else:
            address = reverse("desk:batch_detail", args=[request.negotiation.slug, batch.number])
            # Said once and left standing while the batch goes on: it stays true.
            what = " to be tried: nothing is stored by it" if batch.is_trial else ""
            return went_well(request, f"Batch {batch.number} is handed in{what}.", address)
    if problem and wants_fragment(request):
        # The page's script sent it: what was chosen and typed stays where it is.
        return refused(request, problem, NOT_VALID)
    context = {
        "desk": Shell(request, here="imports"),
        "negotiation": request.negotiation,
        "form": form,
        "problem": problem,
        "batches": Paginator(_batches(request), SHOWN).get_page(request.GET.get("page")),
        "limits": _limits(),
    }
    return render(request, "desk/imports.html", context, status=NOT_VALID if problem else OK)


@require_safe
@desk(needs=Role.ADMIN)
def articles_table(request: DeskRequest) -> StreamingHttpResponse:
    """What is known of the held articles, as a CSV that can be mended and handed in again."""
    name = f"{request.negotiation.slug}-articles.csv"
    return StreamingHttpResponse(
        table_of_articles(request.negotiation),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _batches(request: DeskRequest) -> QuerySet[Batch]:
    rows = Batch.objects.filter(negotiation=request.negotiation).select_related("by", "feed")
    failed = Count("items", filter=Q(items__status=ItemStatus.FAILED))
    quotes = Sum("items__quote_count", filter=Q(items__status__in=BROUGHT_IN))
    first = BatchItem.objects.filter(batch=OuterRef("pk")).order_by("seq", "id").values("file")[:1]
    return rows.annotate(
        articles=Count("items"),
        failed=failed,
        quotes=quotes,
        files=Count("items__seq", distinct=True),
        first_file=Subquery(first),
    ).order_by("-number")


def _limits() -> dict[str, int | str]:
    """What may be handed in at once: for the page's words, and for its script in bytes."""
    sizes = {
        "one": MOST_FILE_BYTES,
        "packed": MOST_ARCHIVE_BYTES,
        "together": settings.MAX_REQUEST_BYTES,
    }
    in_words = {f"{name}_words": in_megabytes(size) for name, size in sizes.items()}
    return {"files": MOST_FILES, **sizes, **in_words}
