"""Takes a value out of the record's rows, of drafts and of previews; histories are the owner's function's work."""

from django.apps import apps

from negotiations.common.taking_out import blocks, take_out
from negotiations.editions.models import Draft, DraftOperation, Preview
from negotiations.editions.redaction.payloads import followed_values, without
from negotiations.editions.redaction.targets import Target
from negotiations.record.models import Article, Negotiation, Quotation, QuotationSpan, Update
from negotiations.record.operations.articles import text_hash


def clear_record(target: Target, *, negotiation: Negotiation, values: set[str], marker: str) -> None:
    """Replace the target's own field, then the same words in every other text of the record."""
    if target.kind != "update":
        current = getattr(target.row, target.field)
        new = [marker] if isinstance(current, list) else marker if current else current
        type(target.row)._default_manager.filter(pk=target.row.pk).update(**{target.field: new})
    if isinstance(target.row, Quotation) and target.field == "words":
        spans = QuotationSpan.objects.filter(carrier__quotation=target.row)
        spans.update(exact=marker, prefix="", suffix="")
    needles = followed_values(values)
    for model in apps.get_app_config("record").get_models():
        if model in {Article, Update} or model.__name__.endswith("Event"):
            continue
        take_out(model._default_manager.all(), needles, lambda _: marker)
    clear_articles(negotiation, needles, marker=marker)


def clear_articles(negotiation: Negotiation, needles: list[str], *, marker: str) -> None:
    """Black the words out in held texts, letter for letter, so that every other passage keeps its offsets."""
    articles = Article.objects.filter(negotiation=negotiation)
    changed = take_out(articles, needles, blocks, fields=["text"])
    for key, text in articles.filter(pk__in=changed).values_list("pk", "text"):
        Article.objects.filter(pk=key).update(content_hash=text_hash(text or ""))
    take_out(articles, needles, blocks, fields=["dropped"])
    take_out(articles, needles, lambda _: marker, fields=["title", "publisher", "byline", "url", "note"])


def clear_drafts(target: Target, *, negotiation: Negotiation, values: set[str], marker: str) -> None:
    """Replace the words in every draft of the negotiation and in what was previewed of them."""
    key, field = str(target.key), target.field
    drafts = Draft.objects.filter(negotiation=negotiation)
    for stored in DraftOperation.objects.filter(draft__in=drafts).iterator(chunk_size=500):
        args = without(stored.args, key=key, field=field, values=values, marker=marker)
        base = without(stored.base, key=key, field=field, values=values, marker=marker)
        if (args, base) != (stored.args, stored.base):
            DraftOperation.objects.filter(pk=stored.pk).update(args=args, base=base)
    needles = followed_values(values)
    take_out(DraftOperation.objects.filter(draft__in=drafts), needles, lambda _: marker)
    take_out(drafts, needles, lambda _: marker)
    Preview.objects.filter(draft__in=drafts).delete()
