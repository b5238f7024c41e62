"""What failed of a batch as a ZIP, made while it is sent: files as they came, rows of tables as CSV, lines of JSON,
and a list of what failed, why, and as what it is kept.

Mended, the ZIP can be handed in again as it is: the list is passed over, and so is the column that says why.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from django.db.models import QuerySet

from negotiations.intake.limits import LIST_OF_FAILED
from negotiations.intake.models import FETCHED, Batch, BatchItem, Holds, ItemStatus
from negotiations.intake.readers import RawArticle
from negotiations.intake.readers.members import file_of, unpacked
from negotiations.intake.spreadsheet import BOM, harmless

NOT_IN_NAMES = re.compile(r'[\\:*?"<>|]')
READ_AT_ONCE = 20
PACKED_IN = "a file of an archive"

Failed = tuple[BatchItem, RawArticle | None]


def failed_part(batch: Batch) -> Iterator[bytes]:
    """Yield the ZIP piece by piece; only the contents of one file are in memory at a time."""
    sink, names, places = _Sink(), set[str](), dict[int, str]()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        items = _failed(batch).filter(content__isnull=False).iterator(chunk_size=READ_AT_ONCE)
        for (_, file, kind), group in groupby(map(_opened, items), key=_group_of):
            if kind in (Holds.FILE, PACKED_IN):
                for item, article in group:
                    name = places[item.pk] = _free(_path(item), names)
                    archive.writestr(name, file_of(article) if article else bytes(item.content or b""))
                    yield sink.taken()
                continue
            held = [failed for failed in group if isinstance(kind, tuple) or _line(*failed)]
            if held:
                name = _free(file, names, ".csv" if isinstance(kind, tuple) else ".jsonl")
                archive.writestr(name, _rows(kind, held) if isinstance(kind, tuple) else _lines(held))
                places |= {item.pk: name for item, _ in held}
            yield sink.taken()
        archive.writestr(LIST_OF_FAILED, _list_of(_failed(batch).defer("content"), places))
    yield sink.taken()


def _failed(batch: Batch) -> QuerySet[BatchItem]:
    return batch.items.filter(status=ItemStatus.FAILED).order_by("seq", "id")


def _opened(item: BatchItem) -> Failed:
    """Unpack an article that was taken out of a file."""
    return item, unpacked(bytes(item.content or b"")) if item.holds == Holds.ARTICLE else None


def _group_of(failed: Failed) -> tuple[int, str, str | tuple[str, ...]]:
    """Tell what goes together: the rows of one table, the articles of one file; a file of an archive stands alone."""
    item, article = failed
    if article and article.original:
        return item.seq, item.file, PACKED_IN
    kind = tuple(article.headings) if article and article.headings else item.holds
    return item.seq, item.file, kind


def _path(item: BatchItem) -> str:
    """Return where a file goes: one of an archive into a folder of that name."""
    return f"{item.file.removesuffix('.zip')}/{item.member}" if item.member else item.file


def _list_of(items: QuerySet[BatchItem], places: Mapping[int, str]) -> str:
    """Return a CSV of what failed, why, and what of it is in the ZIP; no cell of it can be taken for a formula."""
    rows = (
        (item.file, item.member, item.message, places.get(item.pk) or _why_not(item))
        for item in items.iterator(chunk_size=500)
    )
    head = ("file", "place", "reason", "kept as")
    return _csv([head, *([harmless(cell) for cell in row] for row in rows)])


def _why_not(item: BatchItem) -> str:
    if item.holds in FETCHED:
        return "not kept: hand the address in again"
    return "not kept: the reason says what is wrong with it; hand it in again when it is mended"


def _rows(headings: tuple[str, ...], rows: list[Failed]) -> str:
    """Return rows of a table as they came, with their places and what is wrong with them."""
    cells = [list(article.cells if article else ()) for _, article in rows]
    width = max(len(headings), *map(len, cells))
    table = [[*headings, *[""] * (width - len(headings)), "place", "reason"]]
    for row, (item, _) in zip(cells, rows, strict=True):
        table.append([*row, *[""] * (width - len(row)), item.member, item.message])
    return _csv(table)


def _lines(articles: Iterable[Failed]) -> bytes:
    """Return articles of another file as JSON lines; a broken line comes as it is."""
    return "".join(f"{_line(item, article)}\n" for item, article in articles).encode("utf-8", "replace")


def _line(item: BatchItem, article: RawArticle | None) -> str:
    """Return an article as a line of JSON with its place and what is wrong with it; empty when nothing of it is kept."""
    told = {"place": item.member, "reason": item.message}
    if article is None or not (article.text or article.source):
        return ""
    if article.text:
        return json.dumps(_fields(article) | told, ensure_ascii=False)
    try:
        stated = json.loads(article.source)
    except (ValueError, RecursionError):
        return article.source
    return json.dumps(stated | told, ensure_ascii=False) if isinstance(stated, dict) else article.source


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
