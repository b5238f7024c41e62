"""Freezes quotations. *Verbatim* is computed here, against the text we hold; nobody types it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Prefetch

from negotiations.editions.freeze.evidence import freeze_article
from negotiations.editions.schema import QuotationShape
from negotiations.record.models import Negotiation, Quotation, QuotationSource, QuotationSpan


def freeze_quotations(negotiation: Negotiation, ids: Iterable[UUID] | None = None) -> list[QuotationShape]:
    """Return the shapes of the published quotations, or of those with the given ids."""
    rows = Quotation.objects.filter(negotiation=negotiation, published_in__isnull=False)
    if ids is not None:
        rows = rows.filter(pk__in=list(ids))
    carriers = QuotationSource.objects.select_related("article").prefetch_related(
        Prefetch("spans", queryset=QuotationSpan.objects.order_by("seq"))
    )
    rows = rows.prefetch_related(Prefetch("carriers", queryset=carriers)).order_by("number")
    return [_freeze_quotation(row, negotiation.code) for row in rows]


def _freeze_quotation(row: Quotation, code: str) -> QuotationShape:
    carriers = sorted(row.carriers.all(), key=lambda carrier: (carrier.article.title, str(carrier.pk)))
    return QuotationShape.model_validate(
        {
            "id": row.pk,
            "code": f"{code}-Q{row.number}",
            "number": row.number,
            "words": row.words,
            "speaker_id": row.speaker_id,
            "speaker_text": row.speaker_text,
            "said_on": row.said_on,
            "precision": row.precision,
            "context": row.context,
            "source_type": row.source_type,
            "kind": row.kind,
            "language": row.language,
            "original_language": row.original_language,
            "original_words": row.original_words,
            "translator": row.translator,
            "note": row.note,
            "carriers": [_carrier(carrier, row.words) for carrier in carriers],
        }
    )


def _carrier(carrier: QuotationSource, words: list[str]) -> dict[str, Any]:
    spans = list(carrier.spans.all())
    return {
        "source": freeze_article(carrier.article),
        "spans": [
            {
                "exact": span.exact,
                "prefix": span.prefix,
                "suffix": span.suffix,
                "start": span.start,
                "end": span.end,
            }
            for span in spans
        ],
        "verbatim": _is_verbatim(carrier.article.text, spans, words),
    }


def _is_verbatim(text: str | None, spans: list[QuotationSpan], words: list[str]) -> bool | None:
    """Say whether every span of words stands letter for letter at its offsets; None when the text is not held."""
    if text is None:
        return None
    found = [text[span.start : span.end] for span in spans if span.start is not None and span.end is not None]
    return found == words
