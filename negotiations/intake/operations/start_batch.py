"""Takes files in: keeps them as they came and queues the job that reads them, in one transaction."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import Max

from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act
from negotiations.common.database.bulk import copy_values
from negotiations.common.text import clean_line, visible_line
from negotiations.intake.limits import MOST_FILES, MOST_NAME, in_megabytes, most_bytes
from negotiations.intake.models import Batch, BatchItem, Feed, Holds, ItemState, ItemStatus
from negotiations.intake.queue import queue_batch
from negotiations.record.errors import OperationError
from negotiations.record.models import Negotiation

# What the values of an item may be.
GIVEN = frozenset(
    ("batch_id", "seq", "file", "size", "holds", "columns", "content", "state", "status", "message")
)
ROUNDED = 105_000  # bytes that show in megabytes with one decimal
NUMBERING_LOCK = 7_241_530_612  # any number that no other lock of ours uses


class NothingToImport(OperationError):
    """No file and no text was handed in."""


class TooManyFiles(OperationError):
    """More files than one batch takes."""


@dataclass(frozen=True)
class UploadedText:
    """A file as it was handed in, or pasted text under a name of its own.

    `problem`: why it could not be opened. `size`: its bytes, when `content` is only the beginning of a file too large.
    """

    name: str
    content: bytes
    problem: str = ""
    holds: Holds = Holds.FILE
    size: int = 0


def uploaded_address(address: str) -> UploadedText:
    """Return the address of a page; the worker fetches it."""
    address = address.strip()
    return UploadedText(address, address.encode("utf-8", "replace"), holds=Holds.ADDRESS)


def start_batch(
    *,
    negotiation: Negotiation,
    files: Iterable[UploadedText],
    by: User | None,
    at: datetime.datetime,
    note: str = "",
    most_files: int | None = MOST_FILES,
    queue: bool = True,
    feed: Feed | None = None,
    is_trial: bool = False,
    columns: Mapping[str, str] | None = None,
) -> Batch:
    """Keep the files as a batch and, with `queue`, leave it to the worker; else the caller runs it.

    `is_trial`: a dry run. `columns`: the headings of a table's columns for our fields, as a person names them.

    A file beyond the limit of size is listed with its message, the others go in. Raises NothingToImport, TooManyFiles;
    then nothing is kept.
    """
    with transaction.atomic():
        batch = Batch.objects.create(
            negotiation=negotiation,
            number=next_number(negotiation),
            by=by,
            created_at=at,
            note=clean_line(note)[:500],
            feed=feed,
            is_trial=is_trial,
        )
        count = _keep(batch, _counted(files, most_files), dict(columns or {}))
        if not count:
            raise NothingToImport(
                "Choose at least one file, paste the text of an article, or give an address.", field="files"
            )
        record_act(
            by=by,
            at=at,
            verb="tried import" if is_trial else "started import",
            negotiation_id=negotiation.pk,
            object_kind="batch",
            object_id=batch.pk,
            detail={"number": batch.number, "files": count},
        )
        if queue:
            queue_batch(batch.pk)
        return batch


def next_number(negotiation: Negotiation) -> int:
    """Count the negotiation's batches; a lock keeps two uploads apart without stopping a publication."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [str(negotiation.pk), NUMBERING_LOCK]
        )
    last = Batch.objects.filter(negotiation=negotiation).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _counted(files: Iterable[UploadedText], most: int | None) -> Iterator[tuple[int, UploadedText]]:
    for seq, file in enumerate(files, start=1):
        if most is not None and seq > most:
            raise TooManyFiles(
                f"One batch takes {most} files at most; hand the rest in as another batch.", field="files"
            )
        yield seq, file


def _keep(batch: Batch, files: Iterator[tuple[int, UploadedText]], columns: dict[str, str]) -> int:
    """Store the items, each while the next file is read; return how many there are."""
    count = 0

    def items() -> Iterator[dict[str, Any]]:
        nonlocal count
        for seq, file in files:
            count += 1
            yield _item(batch, seq, file, columns)

    copy_values(BatchItem, items(), given=GIVEN)
    return count


def _item(batch: Batch, seq: int, file: UploadedText, columns: dict[str, str]) -> dict[str, Any]:
    """Return the values of a file's item: it waits with its content, or is done with what is wrong with it."""
    name = visible_line(file.name)[:MOST_NAME] or f"text {seq}"
    values = {
        "batch_id": str(batch.pk),
        "seq": seq,
        "file": name,
        "size": len(file.content),
        "holds": file.holds,
        "columns": columns,
    }
    problem = visible_line(file.problem)
    most = most_bytes(file.content)
    if max(file.size, len(file.content)) > most:
        # Rounded up, so that a file a little too large is not said to have what it may have.
        size = in_megabytes(max(file.size, len(file.content), most + ROUNDED))
        problem = f"{name} has {size}; one file may have {in_megabytes(most)}."
    if problem:
        return values | {"state": ItemState.DONE, "status": ItemStatus.FAILED, "message": problem[:1000]}
    return values | {"content": file.content}
