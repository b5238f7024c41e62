"""The board's filters: links with counts, their state in the address."""

from collections.abc import Callable
from dataclasses import dataclass

from negotiations.desk.queries.board import Board, BoardRow

Test = Callable[[BoardRow], bool]

FILTERS: dict[str, tuple[str, Test]] = {
    "": ("All", lambda row: True),
    "moving": ("Moving", lambda row: row.status.family == "moving"),
    "blocked": ("Blocked", lambda row: row.status.family == "blocked"),
    "open": ("Open", lambda row: row.status.family == "open"),
    "settled": ("Settled", lambda row: row.status.family == "settled"),
    "drafts": ("With drafts", lambda row: bool(row.drafts)),
    "quiet": ("With quiet cells", lambda row: any(word.kind == "quiet" for word in row.words)),
    "review": ("Review date passed", lambda row: row.review_passed),
}


@dataclass(frozen=True, slots=True)
class Filter:
    key: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class BoardList:
    rows: list[BoardRow]
    filters: list[Filter]
    query: str


def filtered(board: Board, chosen: str, query: str) -> BoardList:
    """Return the rows of one filter that hold the words searched for; an unknown filter shows all."""
    chosen = chosen if chosen in FILTERS else ""
    found = [row for row in board.rows if _holds(row, query)]
    return BoardList(
        rows=[row for row in found if FILTERS[chosen][1](row)],
        filters=[
            Filter(key, label, sum(test(row) for row in found), key == chosen)
            for key, (label, test) in FILTERS.items()
        ],
        query=query,
    )


def _holds(row: BoardRow, query: str) -> bool:
    issue = row.issue
    text = " ".join(
        [
            issue.title,
            issue.proposition,
            issue.slug,
            issue.what_it_is,
            issue.sticking_point,
            f"{issue.number:02}",
        ]
    )
    return query.casefold() in text.casefold()
