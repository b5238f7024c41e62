"""An article under review: what is known of it is corrected, and the review goes on where it was."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import NOT_VALID, STALE, Missing, went_well
from negotiations.desk.forms.article import ArticleForm
from negotiations.desk.shell import Shell
from negotiations.desk.views.candidate import address_of
from negotiations.intake.mending import change_article
from negotiations.intake.models import Candidate
from negotiations.record.models import Article
from negotiations.record.operations import Context, OperationError

OK = 200


@require_http_methods(["GET", "HEAD", "POST"])
@desk()
def article_facts(request: DeskRequest, article: UUID) -> HttpResponse:
    """Show what is known of the article, and correct it; refused where readers see it, and where it changed meanwhile."""
    held = Article.objects.defer("text").filter(negotiation=request.negotiation, pk=article).first()
    if held is None:
        raise Missing("There is no such article here.")
    data = request.POST if request.method == "POST" else None
    form = ArticleForm(data, article=held, today=timezone.localdate())
    back = _back(request, held)
    problem, status = "", OK
    if data is not None and form.is_valid():
        try:
            _change(request, form)
        except OperationError as refusal:
            problem, status = refusal.message, STALE
        else:
            return went_well(request, "What is known of the article is as you gave it.", back)
    context = {
        "desk": Shell(request, here="review"),
        "negotiation": request.negotiation,
        "article": held,
        "form": form,
        "problem": problem,
        "back": back,
    }
    return render(request, "desk/article_facts.html", context, status=NOT_VALID if form.errors else status)


def _change(request: DeskRequest, form: ArticleForm) -> None:
    changes = form.changes()
    if changes:
        context = Context(negotiation=request.negotiation, by=request.user, at=timezone.now())
        change_article(form.article.pk, changes, context)


def _back(request: DeskRequest, article: Article) -> str:
    """The quotation that the page was opened from, in its part of the queue; else the whole queue."""
    try:
        key = UUID(request.GET.get("from", ""))
    except ValueError:
        key = None
    found = Candidate.objects.filter(article=article, pk=key).first() if key else None
    if found is not None:
        return address_of(request, found)
    return f"{reverse('desk:review', args=[request.negotiation.slug])}?show=list"
