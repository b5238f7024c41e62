"""Takes a value out of the record's rows, of drafts and of previews; histories are the owner's function's work."""

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models

from negotiations.editions.models import Draft, DraftOperation, Preview
from negotiations.editions.redaction.payloads import followed_values, without
from negotiations.editions.redaction.targets import Target
from negotiations.record.models import Article, Negotiation, Quotation, QuotationSpan, Update
from negotiations.record.operations.articles import text_hash

BLOCK = "█"


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
        for needle in needles:
            _replace_in(model, needle, marker)
    for needle in needles:
        _block_in_articles(negotiation, needle)


def clear_drafts(target: Target, *, negotiation: Negotiation, values: set[str], marker: str) -> None:
    """Replace the words in every draft of the negotiation and in what was previewed of them."""
    key, field = str(target.key), target.field
    drafts = Draft.objects.filter(negotiation=negotiation)
    for stored in DraftOperation.objects.filter(draft__in=drafts).iterator(chunk_size=500):
        args = without(stored.args, key=key, field=field, values=values, marker=marker)
        base = without(stored.base, key=key, field=field, values=values, marker=marker)
        if (args, base) != (stored.args, stored.base):
            DraftOperation.objects.filter(pk=stored.pk).update(args=args, base=base)
    Preview.objects.filter(draft__in=drafts).delete()


def _replace_in(model: type[models.Model], needle: str, marker: str) -> None:
    for field in model._meta.get_fields():
        if isinstance(field, models.CharField | models.TextField) and not field.choices:
            rows = model._default_manager.filter(**{f"{field.name}__contains": needle})
            for row in rows:
                text = getattr(row, field.name).replace(needle, marker)
                model._default_manager.filter(pk=row.pk).update(**{field.name: text})
        elif isinstance(field, ArrayField):
            for row in model._default_manager.filter(**{f"{field.name}__contains": [needle]}):
                texts = [text.replace(needle, marker) for text in getattr(row, field.name)]
                model._default_manager.filter(pk=row.pk).update(**{field.name: texts})


def _block_in_articles(negotiation: Negotiation, needle: str) -> None:
    """Black the words out in held texts, letter for letter, so that every other passage keeps its offsets."""
    for article in Article.objects.filter(negotiation=negotiation, text__contains=needle):
        text = (article.text or "").replace(needle, BLOCK * len(needle))
        Article.objects.filter(pk=article.pk).update(text=text, content_hash=text_hash(text))
