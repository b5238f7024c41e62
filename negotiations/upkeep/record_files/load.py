"""Publishes a plan day by day: one draft, one reconstructed edition, all in one transaction."""

import datetime
import hashlib
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from django.db import transaction

from negotiations.editions.models import DraftOperation
from negotiations.editions.operations import add_operations, publish_reconstructed, start_draft
from negotiations.record.models import Negotiation, Precision
from negotiations.record.operations import Context, OperationError
from negotiations.record.operations.articles import create_article
from negotiations.record.operations.negotiations import create_negotiation
from negotiations.upkeep.record_files.days import Plan, Step
from negotiations.upkeep.record_files.files import FilesNotUsable, RecordFiles, read_files
from negotiations.upkeep.record_files.keys import Keys
from negotiations.upkeep.record_files.plan import make_plan

# A reconstructed edition is dated to the last minute of its day in the negotiation's zone.
END_OF_DAY = datetime.time(23, 59)


@transaction.atomic
def load_record(
    folder: Path, *, at: datetime.datetime, tell: Callable[[str], None] = lambda line: None
) -> Negotiation:
    """Load the record in `folder` as a new negotiation; `tell` is called with a line for every edition.

    All of it or nothing. Raises FilesNotUsable naming the day and the operation at fault.
    """
    files = read_files(folder)
    plan = make_plan(files)
    head = files.negotiation
    negotiation = create_negotiation(
        negotiation_id=UUID(plan.keys.key("negotiation")),
        slug=head["slug"],
        code=head["code"],
        title=head["title"],
        zone=head["zone"],
        languages=head["languages"],
    )
    _load_sources(files, plan.keys, negotiation, at=at)
    editions = plan.editions()
    for number, (day, steps) in enumerate(editions, start=1):
        _publish_day(plan, negotiation, day, steps, at=at)
        tell(f"edition {number} of {len(editions)}, {day}")
    negotiation.refresh_from_db()
    return negotiation


def _load_sources(files: RecordFiles, keys: Keys, negotiation: Negotiation, *, at: datetime.datetime) -> None:
    context = Context(negotiation=negotiation, by=None, at=at)
    for source in files.sources:
        published = source.get("published")
        create_article(
            context=context,
            article_id=UUID(keys.key("source", source["id"])),
            title=source["title"],
            publisher=source.get("publisher", ""),
            byline=source.get("byline", ""),
            published_on=published,
            published_precision=Precision.DAY if published else Precision.UNKNOWN,
            url=source.get("url", ""),
            language=source.get("language", ""),
            note=source.get("note", ""),
        )


def _publish_day(
    plan: Plan, negotiation: Negotiation, day: datetime.date, steps: list[Step], *, at: datetime.datetime
) -> None:
    draft_id = UUID(plan.keys.key("draft", day))
    start_draft(negotiation=negotiation, by=None, at=at, title=f"Reconstructed: {day}", draft_id=draft_id)
    dated_at = datetime.datetime.combine(day, END_OF_DAY, tzinfo=plan.zone)
    try:
        stored = add_operations(draft_id=draft_id, steps=steps, by=None, at=at)
        _check_complete(stored)
        publish_reconstructed(draft_id=draft_id, dated_at=dated_at, recorded_at=at)
    except OperationError as refused:
        raise FilesNotUsable(f"{plan.files.folder}, {day}: {refused.message}") from refused


def _check_complete(stored: list[DraftOperation]) -> None:
    for operation in stored:
        if operation.problems:
            words = ", ".join(f"{name} {text}" for name, text in operation.problems.items())
            raise OperationError(f"{operation.name} {_named(operation)}: {words}")


def _named(operation: DraftOperation) -> str:
    for key in ("slug", "headline", "label", "summary", "ours", "name"):
        if operation.args.get(key):
            return f"“{operation.args[key]}”"
    return hashlib.sha256(str(operation.args).encode()).hexdigest()[:8]
