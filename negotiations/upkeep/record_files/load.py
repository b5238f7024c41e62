"""Publishes a plan day by day: one draft, one reconstructed edition, all in one transaction."""

import datetime
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction

from negotiations.editions.models import DraftOperation
from negotiations.editions.operations import add_operations, publish_reconstructed, start_draft
from negotiations.editions.replay import ReplayRefused
from negotiations.record.models import Negotiation, Precision
from negotiations.record.operations import Context, OperationError, run_stored
from negotiations.record.operations.negotiations import create_negotiation
from negotiations.upkeep.record_files.days import Plan, Step
from negotiations.upkeep.record_files.files import FilesNotUsable, RecordFiles, Table, read_files
from negotiations.upkeep.record_files.keys import Keys
from negotiations.upkeep.record_files.plan import make_plan

# A reconstructed edition is dated to the last minute of its day in the negotiation's zone.
END_OF_DAY = datetime.time(23, 59)


@transaction.atomic
def load_record(
    folder: Path, *, at: datetime.datetime, tell: Callable[[str], None] = lambda line: None
) -> Negotiation:
    """Load the record in `folder` as a new negotiation; `tell` is called with a line for every edition.

    All of it or nothing. Raises FilesNotUsable naming the file, the day and what is at fault.
    """
    files = read_files(folder)
    plan = make_plan(files)
    negotiation = _create(files, plan.keys)
    _load_sources(files, plan.keys, negotiation, at=at)
    editions = plan.editions()
    for number, (day, steps) in enumerate(editions, start=1):
        _publish_day(plan, negotiation, day, steps, at=at)
        tell(f"edition {number} of {len(editions)}, {day}")
    negotiation.refresh_from_db()
    return negotiation


def _create(files: RecordFiles, keys: Keys) -> Negotiation:
    head = files.negotiation
    try:
        return create_negotiation(
            negotiation_id=UUID(keys.key("negotiation")),
            slug=head["slug"],
            code=head["code"],
            title=head["title"],
            zone=head["zone"],
            languages=head["languages"],
        )
    except (OperationError, ValidationError) as refused:
        raise FilesNotUsable(f"{files.folder / 'negotiation.toml'}: {refused}") from refused


def _load_sources(files: RecordFiles, keys: Keys, negotiation: Negotiation, *, at: datetime.datetime) -> None:
    context = Context(negotiation=negotiation, by=None, at=at)
    path = files.folder / "sources.toml"
    for source in files.sources:
        try:
            args = _article(source, keys)
            run_stored(name="create_article", op_version=1, args=args, context=context)
        except KeyError as error:
            raise FilesNotUsable(f"{path}: “{error.args[0]}” of a source is missing.") from error
        except OperationError as refused:
            raise FilesNotUsable(f"{path}, {source['id']}: {refused}") from refused


def _article(source: Table, keys: Keys) -> dict[str, Any]:
    published = source.get("published")
    return {
        "article_id": keys.key("source", source["id"]),
        "title": source["title"],
        "publisher": source.get("publisher", ""),
        "byline": source.get("byline", ""),
        "published_on": published,
        "published_precision": Precision.DAY if published else Precision.UNKNOWN,
        "url": source.get("url", ""),
        "language": source.get("language", ""),
        "note": source.get("note", ""),
    }


def _publish_day(
    plan: Plan, negotiation: Negotiation, day: datetime.date, steps: list[Step], *, at: datetime.datetime
) -> None:
    draft_id = UUID(plan.keys.key("draft", day))
    start_draft(negotiation=negotiation, by=None, at=at, title=f"Reconstructed: {day}", draft_id=draft_id)
    dated_at = datetime.datetime.combine(day, END_OF_DAY, tzinfo=plan.zone)
    file = plan.files.folder
    try:
        given = [(step.operation, step.args) for step in steps]
        stored = add_operations(draft_id=draft_id, steps=given, by=None, at=at)
        asked_by = {operation.seq: step.file for operation, step in zip(stored, steps, strict=True)}
        for operation in stored:
            file = asked_by[operation.seq]
            _check_complete(operation)
        publish_reconstructed(draft_id=draft_id, dated_at=dated_at, recorded_at=at)
    except OperationError as refused:
        if isinstance(refused, ReplayRefused):
            file = asked_by[min([*refused.problems, *refused.clashes])]
        raise FilesNotUsable(f"{file}, {day}: {plan.keys.in_words(refused.message)}") from refused


def _check_complete(operation: DraftOperation) -> None:
    if operation.problems:
        words = ", ".join(f"{name} {text}" for name, text in operation.problems.items())
        raise OperationError(f"{operation.name} {_named(operation)}: {words}")


def _named(operation: DraftOperation) -> str:
    for key in ("slug", "headline", "label", "summary", "ours", "name"):
        if operation.args.get(key):
            return f"“{operation.args[key]}”"
    return hashlib.sha256(str(operation.args).encode()).hexdigest()[:8]
