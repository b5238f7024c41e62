"""Articles from the rows of a table, whatever file it came in: the first row names the columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from negotiations.intake.readers import fields, stated
from negotiations.intake.readers.markup import MarkupRefused
from negotiations.intake.readers.raw import ColumnsUnknown, NotReadable, RawArticle

Columns = Mapping[str, str]  # our field -> the heading of its column; an empty heading is none
UNCHOSEN: Columns = {}
MOST_ROWS = 10_000
MOST_COLUMNS = 200
MOST_PROBLEMS = 100  # rows listed one by one; further ones are counted


@dataclass(frozen=True, slots=True)
class Row:
    """A row's place as people call it (`line 7`), its cells, and what is wrong with it if anything."""

    place: str
    cells: Sequence[Any]
    problem: str = ""


def articles(rows: Iterator[Row], name: str, chosen: Columns = UNCHOSEN) -> Iterator[RawArticle]:
    """Yield an article a row, with its cells as they came; `chosen`: the headings that a person named for our fields.

    Raises NotReadable, with the columns there are: ColumnsUnknown when none holds the text.
    """
    header = next(rows, None)
    if header is None:
        raise NotReadable(f"{name}: the file is empty")
    if header.problem:
        raise NotReadable(f"{name}, {header.place}: {header.problem}")
    columns = _columns(header, name, chosen)
    headings = [stated.line(cell) for cell in header.cells]
    broken = 0
    last = ""
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            problem = f"more than {MOST_ROWS:,} rows in one file; this one and those after it were not read"
            yield stated.broken(name=name, member=row.place, problem=problem)
            break
        article = _article(row, columns, len(header.cells), name)
        article = replace(article, headings=headings, cells=[_as_text(cell) for cell in row.cells])
        if article.problem:
            broken += 1
            last = row.place
        if not article.problem or broken <= MOST_PROBLEMS:
            yield article
    if broken > MOST_PROBLEMS:
        problem = f"{broken - MOST_PROBLEMS:,} more rows could not be read, the last at {last}"
        yield stated.broken(name=name, member="further rows", problem=problem)


def _columns(header: Row, name: str, chosen: Columns) -> dict[str, int]:
    if len(header.cells) > MOST_COLUMNS:
        raise NotReadable(f"{name}: {len(header.cells):,} columns; a table may have {MOST_COLUMNS}")
    try:
        columns = fields.columns_of(header.cells, chosen)
    except fields.HeadingMissing as missing:
        there = fields.in_words(header.cells)
        raise ColumnsUnknown(
            f"{name}, {header.place}: no column is called “{missing}”; there are: {there}"
        ) from missing
    if "text" not in columns and not is_of_held(header.cells):
        raise ColumnsUnknown(f"{name}, {header.place}: {fields.without_text(header.cells, 'column')}")
    return columns


def is_of_held(headings: Iterable[Any]) -> bool:
    """Tell a table of held articles, as it was handed out, by the heading of its ids."""
    return fields.OWN_ID in map(fields.named, headings)


def _as_text(cell: Any) -> str:
    """Return a cell as a CSV has it; a workbook's day as its ISO date."""
    return cell if isinstance(cell, str) else stated.line(cell)


def _article(row: Row, columns: dict[str, int], width: int, name: str) -> RawArticle:
    problem = row.problem
    if not problem and len(row.cells) != width:
        problem = (
            f"{len(row.cells)} cells under {width} columns; is a text with separators not in quotation marks?"
        )
    if problem:
        return stated.broken(name=name, member=row.place, problem=problem)
    given = {field: row.cells[place] for field, place in columns.items()}
    if "text" not in given:
        return replace(stated.article(name=name, member=row.place, text="", **given), mends=True)
    try:
        text, dropped = fields.text_of(given.pop("text"))
    except MarkupRefused as refusal:
        return stated.broken(name=name, member=row.place, problem=str(refusal))
    if not text.strip():
        return stated.broken(name=name, member=row.place, problem="the text’s cell is empty or holds no text")
    return stated.article(name=name, member=row.place, text=text, dropped=dropped, **given)
