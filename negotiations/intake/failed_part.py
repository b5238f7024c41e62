"""What failed of a batch as a ZIP, made while it is sent: files as they came, rows of tables as CSV, a list of why.

Mended, the ZIP can be handed in again as it is: the list is passed over, and so is the column that says why.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby

from django.db.models import QuerySet

from negotiations.intake.limits import LIST_OF_FAILED
from negotiations.intake.models import Batch, BatchItem, Holds, ItemStatus
from negotiations.intake.readers import RawArticle
from negotiations.intake.readers.members import unpacked
from negotiations.intake.spreadsheet import BOM, harmless

NOT_IN_NAMES = re.compile(r'[\\:*?"<>|]')
READ_AT_ONCE = 20

Failed = tuple[BatchItem, RawArticle | None]


def failed_part(batch: Batch) -> Iterator[bytes]:
    """Yield the ZIP piece by piece; only the contents of one file are in memory at a time."""
    sink, names = _Sink(), set[str]()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(LIST_OF_FAILED, _list_of(_failed(batch).defer("content")))
        items = _failed(batch).filter(content__isnull=False).iterator(chunk_size=READ_AT_ONCE)
        for (_, file, kind), group in groupby(map(_opened, items), key=_group_of):
            if kind == Holds.FILE:
                for item, _ in group:
                    archive.writestr(_free(file, names), bytes(item.content or b""))
                    yield sink.taken()
            elif isinstance(kind, tuple):
                archive.writestr(_free(file, names, ".csv"), _rows(kind, list(group)))
            elif lines := _lines(group):
                archive.writestr(_free(file, names, ".jsonl"), lines)
            yield sink.taken()
    yield sink.taken()


def _failed(batch: Batch) -> QuerySet[BatchItem]:
    return batch.items.filter(status=ItemStatus.FAILED).order_by("seq", "id")


def _opened(item: BatchItem) -> Failed:
    """Unpack an article that was taken out of a file."""
    return item, unpacked(bytes(item.content or b"")) if item.holds == Holds.ARTICLE else None


def _group_of(failed: Failed) -> tuple[int, str, str | tuple[str, ...]]:
    """Tell what goes together: the rows of one table, the articles of one file."""
    item, article = failed
    kind = tuple(article.headings) if article and article.headings else item.holds
    return item.seq, item.file, kind


def _list_of(items: QuerySet[BatchItem]) -> str:
    """Return a CSV of what failed and why; no cell of it can be taken for a formula."""
    rows = ((item.file, item.member, item.message) for item in items.iterator(chunk_size=500))
    return _csv([("file", "place", "reason"), *([harmless(cell) for cell in row] for row in rows)])


def _rows(headings: tuple[str, ...], rows: list[Failed]) -> str:
    """Return rows of a table as they came, with their places and what is wrong with them."""
    cells = [list(article.cells if article else ()) for _, article in rows]
    width = max(len(headings), *map(len, cells))
    table = [[*headings, *[""] * (width - len(headings)), "place", "reason"]]
    for row, (item, _) in zip(cells, rows, strict=True):
        table.append([*row, *[""] * (width - len(row)), item.member, item.message])
    return _csv(table)


def _lines(articles: Iterable[Failed]) -> str:
    """Return articles of another file as JSON lines; one that could not be read at all is in the list only."""
    return "".join(
        json.dumps(_fields(article) | {"place": item.member, "reason": item.message}, ensure_ascii=False)
        + "\n"
        for item, article in articles
        if article is not None and article.text
    )


def _fields(article: RawArticle) -> dict[str, str]:
    return {
        "title": article.title or "",
        "byline": article.byline,
        "published": article.date.isoformat() if article.date else "",
        "publisher": article.publisher,
        "url": article.url,
        "id": article.guid,
        "language": article.language,
        "text": article.text,
    }


def _csv(rows: Iterable[Iterable[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return (BOM + text.getvalue()).encode("utf-8", "replace").decode()


def _free(file: str, names: set[str], ending: str = "") -> str:
    """Return a name inside the archive that leads nowhere else and that no other file has."""
    parts = [part for part in NOT_IN_NAMES.sub("_", file).split("/") if part not in ("", ".", "..")]
    path = "/".join(parts) or "file"
    stem, dot, own = path.rpartition(".")
    stem, own = (path, "") if not dot or "/" in own else (stem, f".{own}")
    if ending:
        stem, own = f"{stem}-failed", ending
    name, number = f"{stem}{own}", 1
    while name.casefold() in names:
        number += 1
        name = f"{stem} ({number}){own}"
    names.add(name.casefold())
    return name


class _Sink(io.RawIOBase):
    """Takes what the archive writes, until it is sent. It cannot be set back, so the archive never tries."""

    def __init__(self) -> None:
        self._held = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]
        self._held += piece
        return len(piece)

    def taken(self) -> bytes:
        held = bytes(self._held)
        self._held.clear()
        return held
