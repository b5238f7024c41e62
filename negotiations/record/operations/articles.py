"""Operations on articles. An article is working data until a published object cites it."""

import datetime
import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from negotiations.common.database.bulk import copy_values
from negotiations.record.models import (
    Article,
    Confirmation,
    Figure,
    GlossaryWording,
    Negotiation,
    Position,
    Precision,
    Quotation,
    Readout,
    Talks,
    Term,
    Update,
    Voice,
)
from negotiations.record.operations.changes import Changes, apply_changes
from negotiations.record.operations.context import Context, find, require_replay
from negotiations.record.operations.evidence import check_date
from negotiations.record.operations.registry import OPERATIONS, operation
from negotiations.record.operations.types import (
    Day,
    ExactText,
    Line12,
    Line160,
    Line300,
    Line400,
    Line500,
    Line2000,
    adapter,
)

ARTICLE_FIELDS = {
    "publisher": adapter(Line160),
    "title": adapter(Line400),
    "byline": adapter(Line300),
    "published_on": adapter(Day | None),
    "published_precision": adapter(Precision),
    "url": adapter(Line2000),
    "language": adapter(Line12),
    "note": adapter(Line500),
}

CITING_MODELS = (Position, Voice, Confirmation, Figure, Term, Readout, Talks, Update, GlossaryWording)


def text_hash(text: str) -> str:
    """Return the SHA-256 of an article's clean text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@operation(public=False)
def create_article(
    *,
    context: Context,
    article_id: UUID,
    title: Line400,
    publisher: Line160 = "",
    byline: Line300 = "",
    published_on: Day | None = None,
    published_precision: Precision = Precision.UNKNOWN,
    url: Line2000 = "",
    language: Line12 = "",
    text: ExactText | None = None,
    dropped: list[dict[str, Any]] = [],  # noqa: B006  read by pydantic, never changed
    note: Line500 = "",
) -> Article:
    """Keep an article. `text` is the clean text that offsets index, or None: text not held."""
    article = Article(**_values(**locals()))
    article.save(force_insert=True)
    return article


def create_articles(*, context: Context, articles: Sequence[dict[str, Any]]) -> None:
    """Keep several articles in one statement, each given by the arguments of `create_article`. Call it in a transaction."""
    parse = OPERATIONS["create_article"].parse
    now = {"created_at": timezone.now()}
    copy_values(Article, [now | _values(context=context, **parse(args)) for args in articles])


def _values(
    *,
    context: Context,
    article_id: UUID,
    published_on: datetime.date | None,
    published_precision: Precision,
    text: str | None,
    **others: Any,
) -> dict[str, Any]:
    """Return an article's values by its columns' attributes."""
    check_date(day=published_on, precision=published_precision, field="published_on")
    return {
        "id": article_id,
        "negotiation_id": context.negotiation.pk,
        "published_on": published_on,
        "published_precision": published_precision,
        "text": text,
        "content_hash": text_hash(text) if text is not None else "",
        **others,
    }


@operation(public=False, editable=ARTICLE_FIELDS)
def edit_article(*, context: Context, article_id: UUID, changes: Changes) -> Article:
    """Complete or mend what is known of an article. Refused outside a draft once a published object cites it."""
    # A publication that begins to cite the article touches other rows only: keep it out until this is done.
    Negotiation.objects.select_for_update(no_key=True).get(pk=context.negotiation.pk)
    article = find(Article, article_id, context=context, field="article_id")
    if is_article_public(article):
        require_replay(article.title)
    apply_changes(article, changes, editable=ARTICLE_FIELDS, label=article.title, check=_check_day)
    return article


def _check_day(article: Article) -> None:
    check_date(day=article.published_on, precision=article.published_precision, field="published_on")


def is_article_public(article: Article) -> bool:
    """Say whether a public row names the article: a published quotation, or a row that rests on it."""
    if Quotation.objects.filter(published_in__isnull=False, carriers__article=article).exists():
        return True
    return any(model._default_manager.filter(Q(sources=article)).exists() for model in CITING_MODELS)
