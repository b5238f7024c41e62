"""Closes a batch's items: what became of each, and its content gone, in one statement."""

import json
from collections.abc import Sequence

from django.db import connection

from negotiations.intake.models import BatchItem, ItemState, ItemStatus
from negotiations.intake.pipeline import Outcome

# Only what has changed is sent; a content that stays is not sent back.
CLOSE = f"""
UPDATE "{BatchItem._meta.db_table}" AS item
SET state = %s, status = done.status, message = done.message, article_id = done.article, similar_to_id = done.similar_to,
    quote_count = done.quotes, position_count = done.positions, columns = done.columns, changes = done.changes,
    content = CASE WHEN done.keeps THEN item.content END
FROM jsonb_to_recordset(%s::jsonb) AS done(
    id bigint, status text, message text, article uuid, similar_to uuid, quotes integer,
    positions integer,    columns jsonb, changes jsonb, keeps boolean)
WHERE item.id = done.id
"""  # noqa: S608


def close_items(done: Sequence[tuple[BatchItem, Outcome]], *, keep_all: bool) -> None:
    """Save what became of the items; what failed keeps its content, after a dry run everything does."""
    if not done:
        return
    rows = [
        {
            "id": item.pk,
            "status": outcome.status,
            "message": outcome.message[:1000],
            "article": str(outcome.article_id) if outcome.article_id else None,
            "similar_to": str(outcome.similar_to_id) if outcome.similar_to_id else None,
            "quotes": outcome.quotes,
            "positions": outcome.positions,
            "columns": item.columns,
            "changes": outcome.changes,
            "keeps": keep_all or outcome.status == ItemStatus.FAILED,
        }
        for item, outcome in done
    ]
    with connection.cursor() as cursor:
        cursor.execute(CLOSE, [ItemState.DONE, json.dumps(rows)])
