"""Freezes what a row rests on: ids of quotations, and articles as readers see them."""

from uuid import UUID

from django.db.models import Prefetch

from negotiations.editions.schema import SourceShape
from negotiations.record.models import Article, Quotation
from negotiations.record.models.base import EvidencedRow

# The article's text is long and never public: only whether it is held, which its hash tells.
ARTICLES = Article.objects.defer("text", "dropped").order_by("published_on", "title", "id")
QUOTATIONS = Quotation.objects.only("id").order_by("number", "id")


def with_evidence(*prefix: str) -> list[Prefetch[str]]:
    """Return the prefetches of evidence and sources under a relation path."""
    path = "".join(f"{part}__" for part in prefix)
    return [
        Prefetch(f"{path}evidence", queryset=QUOTATIONS),
        Prefetch(f"{path}sources", queryset=ARTICLES),
    ]


def freeze_article(article: Article) -> SourceShape:
    """Return an article as readers see it."""
    return SourceShape.model_validate(
        {
            "id": article.pk,
            "publisher": article.publisher,
            "title": article.title,
            "url": article.url,
            "published_on": article.published_on,
            "published_precision": article.published_precision,
            "language": article.language,
            "text_held": bool(article.content_hash),
            "content_hash": article.content_hash,
            "note": article.note,
        }
    )


def quotation_ids(row: EvidencedRow) -> list[UUID]:
    """Return the ids of the quotations that a row rests on, in the order of their codes."""
    return [quotation.pk for quotation in row.evidence.all()]


def sources(row: EvidencedRow) -> list[SourceShape]:
    """Return the articles that a row rests on."""
    return [freeze_article(article) for article in row.sources.all()]
