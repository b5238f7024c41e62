"""Workbooks (.xlsx): an article a row. A formula is never computed and never kept; the value that it last had is."""

import warnings
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO
from xml.etree.ElementTree import ParseError

from lxml import etree

from negotiations.intake.readers import fields
from negotiations.intake.readers.raw import NotReadable, RawArticle
from negotiations.intake.readers.rows import MOST_COLUMNS, MOST_ROWS, UNCHOSEN, Columns, Row, articles

MOST_GAP = 1_000  # empty rows in a run; what comes after a longer one is not looked for
BROKEN = (
    ParseError, etree.LxmlError, zipfile.BadZipFile, zlib.error, EOFError,
    OSError, KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError, NotImplementedError,
)  # fmt: skip


def read(stream: BinaryIO, name: str, chosen: Columns = UNCHOSEN) -> Iterator[RawArticle]:
    """Yield the rows of the first sheet that has a column of texts. The stream must have been checked for size.

    Raises NotReadable, with the columns of the first sheet, when no sheet has one.
    """
    yield from articles(rows_of(stream, name, chosen), name, chosen)


def rows_of(stream: BinaryIO, name: str, chosen: Columns = UNCHOSEN) -> Iterator[Row]:
    """Yield the rows of that sheet, the headings first. Raises NotReadable."""
    # Imported only when a workbook comes. Where defusedxml is installed the library parses with it: no entities.
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what the library leaves out (styles, validations) is not ours
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False)
            rows = _sheet_rows(book, name, chosen)
        yield from rows
    except NotReadable:
        raise
    except (InvalidFileException, *BROKEN) as fault:
        raise NotReadable(f"{name}: a broken workbook ({type(fault).__name__})") from fault


def _sheet_rows(book: Any, name: str, chosen: Columns) -> Iterator[Row]:
    """Return the rows of the sheet whose first row knows our columns; those of the first sheet when none does."""
    sheets = book.worksheets
    if not sheets:
        raise NotReadable(f"{name}: no sheet in this workbook")
    for sheet in sheets:
        header = next(_rows(sheet), None)
        if header is not None and _has_text(header, chosen):
            return _rows(sheet)
    return _rows(sheets[0])


def _has_text(header: Row, chosen: Columns) -> bool:
    try:
        return "text" in fields.columns_of(header.cells, chosen)
    except fields.HeadingMissing:
        return False


def _rows(sheet: Any) -> Iterator[Row]:
    """Yield the rows that hold something, as wide as the first one."""
    sheet.reset_dimensions()  # a file may claim any
    width = gap = 0
    where = "row" if sheet.parent.worksheets[0] is sheet else f"sheet {sheet.title[:40]}, row"
    cells = sheet.iter_rows(max_col=MOST_COLUMNS + 1, max_row=MOST_ROWS + MOST_GAP + 2, values_only=True)
    for number, row in enumerate(cells, start=1):
        values = ["" if value is None else value for value in row]
        while values and values[-1] == "":
            values.pop()
        gap = 0 if values else gap + 1
        if gap > MOST_GAP:
            return
        if values:
            width = width or len(values)
            yield Row(f"{where} {number}", values + [""] * (width - len(values)))
