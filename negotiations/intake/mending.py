"""A table of held articles that comes back: each row mends what is known of its article, and says what it changed."""

import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from negotiations.intake.models import Batch, ItemStatus
from negotiations.intake.pipeline import WEB_ADDRESS, Outcome
from negotiations.intake.readers import RawArticle
from negotiations.intake.readers.fields import fields_of
from negotiations.intake.spreadsheet import as_meant
from negotiations.record.errors import OperationError
from negotiations.record.models import Article, Precision
from negotiations.record.operations import Context, run_stored

# Our columns of the table, in its order: heading, field of the article, field of what the reader gives.
COLUMNS = (
    ("title", "title", "title"),
    ("byline", "byline", "byline"),
    ("published", "published_on", "date"),
    ("publisher", "publisher", "publisher"),
    ("url", "url", "url"),
    ("language", "language", "language"),
)


def mend_article(
    raw: RawArticle, *, label: str, batch: Batch, at: datetime.datetime, is_trial: bool
) -> Outcome:
    """Change what a row states otherwise than the record; an empty cell changes nothing. `is_trial`: only say it.

    An article that readers see is left alone, with the reason. Call it in a transaction.
    """
    article = _find(raw.guid, batch)
    if article is None:
        return Outcome(
            ItemStatus.FAILED, f"{label}: no article of this negotiation has the id “{raw.guid[:60]}”."
        )
    problem = _unclear(raw)
    if problem:
        return Outcome(ItemStatus.FAILED, f"{label}: {problem}", article.pk)
    changes = _changes(raw, article)
    if not changes:
        return Outcome(ItemStatus.SKIPPED, "Nothing differs.", article.pk)
    told = "; ".join(
        _in_words(name, change) for name, change in changes.items() if name != "published_precision"
    )
    try:
        with transaction.atomic():
            change_article(article.pk, changes, Context(negotiation=batch.negotiation, by=batch.by, at=at))
            transaction.set_rollback(is_trial)
    except OperationError as refusal:
        return Outcome(ItemStatus.FAILED, f"{label}: {told}. Left as it is: {refusal.message}", article.pk)
    verb = "Would change" if is_trial else "Changed"
    return Outcome(ItemStatus.DUPLICATE, f"{verb} {told}.", article.pk, changes=changes)


def change_article(article_id: UUID, changes: dict[str, Any], context: Context) -> None:
    """Run the record's own operation. Raises OperationError."""
    args = {"article_id": str(article_id), "changes": changes}
    run_stored(name="edit_article", op_version=1, args=args, context=context)


def reversed_changes(changes: dict[str, Any]) -> dict[str, Any]:
    """Return what takes changes back."""
    return {name: {"base": change["to"], "to": change["base"]} for name, change in changes.items()}


def _find(key: str, batch: Batch) -> Article | None:
    try:
        return Article.objects.defer("text", "dropped").get(
            pk=UUID(key.strip()), negotiation=batch.negotiation
        )
    except (ValueError, Article.DoesNotExist):
        return None


def _unclear(raw: RawArticle) -> str:
    """Say which cell cannot be read, so that it is not passed over in silence."""
    places = fields_of(raw.headings)
    day = raw.cells[places["date"]].strip() if "date" in places else ""
    if day and raw.date is None:
        return f"the day “{day[:40]}” is not clear; write it like 2025-03-18."
    if raw.url and not WEB_ADDRESS.match(raw.url):
        return f"“{raw.url[:80]}” is no web address."
    return ""


def _changes(raw: RawArticle, article: Article) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for _, name, given in COLUMNS:
        stated, held = getattr(raw, given), getattr(article, name)
        if isinstance(stated, str):
            stated = as_meant(stated)
        if stated and stated != held:
            changes[name] = {"base": _json(held), "to": _json(stated)}
    if "published_on" in changes and article.published_precision != Precision.DAY:
        changes["published_precision"] = {"base": article.published_precision, "to": Precision.DAY.value}
    return changes


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _in_words(name: str, change: dict[str, Any]) -> str:
    heading = next(heading for heading, field, _ in COLUMNS if field == name)
    return f"{heading}: “{change['base'] or ''}” → “{change['to']}”"
