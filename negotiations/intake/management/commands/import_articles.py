"""manage.py import_articles: brings files, folders and addresses of articles in, to the end, in this process."""

import csv
import json
import os
import stat
import time
from argparse import ArgumentTypeError
from collections.abc import Iterable, Iterator
from io import FileIO
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError
from django.db.models import Sum
from django.utils import timezone

from negotiations.intake.limits import in_megabytes, most_bytes
from negotiations.intake.models import Batch, BatchState
from negotiations.intake.operations import (
    NothingToImport,
    UploadedText,
    run_batch,
    start_batch,
    uploaded_address,
)
from negotiations.intake.operations.run_batch import stop_batch
from negotiations.intake.readers.fields import field_of
from negotiations.record.queries.negotiations import NegotiationNotNamed, negotiation_named

# Bytes read at once. Room is made for as many: for the largest file, that would take longer than to read a usual one.
PORTION = 64 * 1024
FIELDS = "text, title, byline, published, publisher, url, language, id"


class Command(BaseCommand):
    help = "Import articles from files, folders and web addresses into a negotiation's review queue."
    requires_system_checks: list[str] = []  # they look at every page of the site, which this does not need

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "paths", nargs="+", metavar="PATH", help="a file, a folder that is walked, or https://…"
        )
        parser.add_argument("--negotiation", metavar="SLUG", help="needed when there are several")
        parser.add_argument(
            "--columns",
            type=columns,
            default={},
            metavar="FIELD=HEADING,...",
            help=f"what a table's columns hold, such as text=Story,title=Headline; fields: {FIELDS}",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would happen and keep nothing")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import and print the answers; raises CommandError (exit 1) when the batch could not run."""
        paths = options["paths"]
        for path in paths:
            if not is_address(path) and not Path(path).exists():
                raise CommandError(f"{path}: no such file or folder.")
        try:
            self._import(paths, options)
        except (NegotiationNotNamed, NothingToImport) as refusal:
            raise CommandError(refusal.message) from refusal
        except DatabaseError as fault:
            raise CommandError(f"The batch could not run: {fault}") from fault

    def _import(self, paths: list[str], options: dict[str, Any]) -> None:
        batch = start_batch(
            negotiation=negotiation_named(options["negotiation"]),
            files=read_files(paths),
            by=None,
            at=timezone.now(),
            note=", ".join(path if is_address(path) else Path(path).resolve().name for path in paths),
            most_files=None,
            queue=False,
            is_trial=options["dry_run"],
            columns=options["columns"],
        )
        try:
            batch = _run_to_the_end(batch)
            if options["format"] == "json":
                self._print_json(batch)
            else:
                self._print(batch)
        finally:
            if batch.is_trial:
                batch.delete()

    def _print_json(self, batch: Batch) -> None:
        """Print one object, item by item: of a large batch, the answers together would fill the memory."""
        key = None if batch.is_trial else str(batch.pk)
        self.stdout.write(f'{{"batch": {json.dumps(key)}, "items": [', ending="")
        for number, answer in enumerate(answers_of(batch)):
            line = json.dumps(answer, ensure_ascii=False)
            self.stdout.write(f", {line}" if number else line, ending="")
        self.stdout.write("]}")

    def _print(self, batch: Batch) -> None:
        articles = found = 0
        for item in answers_of(batch):
            name = f"{item['file']}, {item['member']}" if item["member"] else item["file"]
            message = f": {item['message']}" if item["message"] else ""
            self.stdout.write(f"{item['status']:<14} {item['quotes']:>4}  {name}{message}")
            articles += 1
            found += item["quotes"]
        reported = batch.items.aggregate(number=Sum("position_count"))["number"] or 0
        positions = f" and {reported} reported position{'' if reported == 1 else 's'}" if reported else ""
        kept = " Nothing was kept: this was a dry run." if batch.is_trial else ""
        self.stdout.write(f"{articles} articles, {found} quotations{positions} to review.{kept}")


def columns(value: str) -> dict[str, str]:
    """Read `text=Story,title=Headline`; a pair with a comma stands in quotation marks, as in a CSV."""
    found: dict[str, str] = {}
    for pair in next(csv.reader([value], skipinitialspace=True), []):
        name, equals, heading = (part.strip() for part in pair.partition("="))
        field = field_of(name)
        if not equals or field is None:
            raise ArgumentTypeError(f"“{pair}” is not FIELD=HEADING; the fields are {FIELDS}.")
        found[field] = heading
    return found


def _run_to_the_end(batch: Batch) -> Batch:
    """Run the batch; where the worker helps along, wait for what it holds. A break leaves the batch marked."""
    try:
        batch = run_batch(batch_id=batch.pk, at=timezone.now())
        while batch.state == BatchState.RUNNING:
            time.sleep(0.2)
            batch = run_batch(batch_id=batch.pk, at=timezone.now())
    except KeyboardInterrupt:
        stop_batch(batch_id=batch.pk)
        raise
    return batch


def is_address(path: str) -> bool:
    return path.lower().startswith(("http://", "https://"))


def read_files(paths: Iterable[str]) -> Iterator[UploadedText]:
    """Yield every address and every regular file, folders walked in the order of their names, one at a time."""
    for path in paths:
        if is_address(path):
            yield uploaded_address(path)
            continue
        place = str(Path(path))
        for file in _walk(place) if os.path.isdir(place) else [place]:
            yield _read(file)


def _walk(folder: str) -> Iterator[str]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files.sort()
        # No Path of each: those would keep all names in memory.
        yield from (os.path.join(root, name) for name in files if not name.startswith("."))


def _read(name: str) -> UploadedText:
    try:
        status = os.stat(name)
        if not stat.S_ISREG(status.st_mode):
            return UploadedText(name, b"", f"{name}: no regular file.")
        with open(name, "rb", buffering=0) as stream:
            head = stream.read(8)
            most = most_bytes(head)
            if status.st_size > most:
                size = in_megabytes(status.st_size)
                return UploadedText(name, b"", f"{name} has {size}; one file may have {in_megabytes(most)}.")
            return UploadedText(name, head + _rest(stream, most))
    except OSError as problem:
        return UploadedText(name, b"", f"{name}: {problem.strerror or problem}.")


def _rest(stream: FileIO, most: int) -> bytes:
    """Read on to the end of a file, or until it has more than `most` bytes: it may have grown since it was looked at."""
    parts: list[bytes] = []
    held = 0
    while held <= most and (part := stream.read(PORTION)):
        parts.append(part)
        held += len(part)
    return b"".join(parts)


def answers_of(batch: Batch) -> Iterator[dict[str, Any]]:
    """Yield what became of each item as JSON values; after a dry run there is no article to name."""
    rows = batch.items.order_by("seq", "id").values_list(
        "file", "member", "status", "message", "article_id", "quote_count"
    )
    for file, member, status, message, article, quotes in rows.iterator(chunk_size=500):
        yield {
            "file": file,
            "member": member,
            "status": status,
            "message": message,
            "article": str(article) if article and not batch.is_trial else None,
            "quotes": quotes,
        }
