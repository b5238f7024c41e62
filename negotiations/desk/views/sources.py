"""Where words come from: two articles side by side, and the sentence of a quotation in the articles that carry it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.queries import beside
from negotiations.desk.queries import quotation_source as source
from negotiations.desk.shell import Shell


@require_safe
@desk()
def articles_beside(request: DeskRequest, article: UUID, other: UUID) -> HttpResponse:
    context = {
        "desk": Shell(request, here="review"),
        "negotiation": request.negotiation,
        "page": beside.beside(request.negotiation, article, other),
    }
    return render(request, "desk/articles_beside.html", context)


@require_safe
@desk()
def quotation_source(request: DeskRequest, quotation: UUID) -> HttpResponse:
    """Where is this from? The sentence, marked, in each article that carries it."""
    context = {
        "desk": Shell(request, here="review"),
        "negotiation": request.negotiation,
        "page": source.quotation_source(request.negotiation, quotation),
    }
    return render(request, "desk/quotation_source.html", context)
