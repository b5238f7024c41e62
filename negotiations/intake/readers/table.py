"""Tables as text (CSV, with commas, semicolons, tabs or bars): an article a row, its columns told by their names."""

import csv
import io
import itertools
import re
from collections.abc import Iterator
from typing import BinaryIO

from negotiations.intake.limits import in_megabytes
from negotiations.intake.readers import fields
from negotiations.intake.readers.encoding import decode, decode_head
from negotiations.intake.readers.raw import NotReadable, RawArticle
from negotiations.intake.readers.rows import UNCHOSEN, Columns, Row, articles

MOST_BYTES = 32 * 1024 * 1024
MOST_CELL = 1_500_000  # characters
MOST_READ_AGAIN = 500_000  # lines, all broken rows together
MOST_HEADER = 2_000  # characters of a first line that is taken for columns without the name’s help
SEPARATORS = ",;\t|"
BETWEEN = re.compile(f"[{SEPARATORS}]")
MOST_HEADING = 40  # characters of a column’s name
MOST_QUOTED = 2 * MOST_HEADING + 2  # of one in quotation marks, where marks inside it are doubled
HINT = re.compile(r"sep=(.)\s*\n")  # as Excel writes it on a line of its own
NAMES = (".csv", ".tsv", ".tab")
# The module's own limit is 131,072 characters, less than long articles have. It holds for the whole process.
csv.field_size_limit(MOST_CELL)


def recognise(head: bytes, name: str, chosen: Columns = UNCHOSEN) -> bool:
    """Tell a table by its name, or by a first line of columns that we know or a person chose, the text's among them."""
    if not head.strip():
        return False
    if name.lower().endswith(NAMES):
        return True
    first = decode_head(head).lstrip("\ufeff\r\n").partition("\n")[0]
    if len(first) > MOST_HEADER or not any(separator in first for separator in SEPARATORS):
        return False
    if max(map(len, BETWEEN.split(first))) > MOST_QUOTED:  # most first lines of an article
        return False
    if not chosen and not fields.may_name_text(first):
        return False
    header = _header(first)[1]
    try:
        known = fields.columns_of(header, chosen)
    except fields.HeadingMissing:
        return False
    return "text" in known and len(known) >= 2 and all(len(cell) <= MOST_HEADING for cell in header)


def read(stream: BinaryIO, name: str, chosen: Columns = UNCHOSEN) -> Iterator[RawArticle]:
    """Yield an article a row; a broken row is yielded with its problem and line. Raises NotReadable."""
    return articles(rows_of(stream, name), name, chosen)


def rows_of(stream: BinaryIO, name: str) -> Iterator[Row]:
    """Yield the rows of a table, the headings first. Raises NotReadable."""
    data = stream.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise NotReadable(f"{name}: larger than {in_megabytes(MOST_BYTES)}, the limit for a table")
    text = decode(data).lstrip("\ufeff").replace("\x00", "")
    if not text.strip():
        raise NotReadable(f"{name}: the file is empty")
    return _rows(text)


def _header(text: str) -> tuple[str, list[str]]:
    """Return the separator under which the first row holds most columns that we know, and that row."""
    first = text.lstrip("\r\n")[:20_000]
    best = (",", [first.split("\n", 1)[0]])
    most = (-1, 0)
    for separator in filter(first.__contains__, SEPARATORS):
        try:
            row = next(csv.reader(io.StringIO(first, newline=""), delimiter=separator), [])
        except csv.Error:
            continue
        score = (len(fields.fields_of(row)), len(row))
        if score > most:
            best, most = (separator, row), score
    return best


def _rows(text: str) -> Iterator[Row]:
    """Yield the rows with the line each begins on; after a broken one that took in further lines, go on a line below.

    So a quotation mark that is opened and never closed costs its own line and no other.
    """
    lines = io.StringIO(text, newline="").readlines()
    hint = HINT.match(text)
    start, separator = (1, hint[1]) if hint else (0, _header(text)[0])
    read_again = 0
    while start < len(lines):
        reader = csv.reader(itertools.islice(lines, start, None), delimiter=separator, strict=True)
        ended, fault = start, ""
        while not fault:
            began = ended
            try:
                row = next(reader)
            except StopIteration:
                return
            except csv.Error as problem:
                fault = str(problem)
            ended = start + reader.line_num
            if fault:
                yield Row(f"line {began + 1}", [lines[began].rstrip("\r\n")[:MOST_CELL]], _in_words(fault))
            elif any(cell.strip() for cell in row):
                yield Row(f"line {began + 1}", row)
        read_again += ended - began
        start = began + 1
        if read_again > MOST_READ_AGAIN:
            yield Row(
                f"line {start + 1}", [], "too many broken rows above; the lines from here on were not read"
            )
            return


def _in_words(fault: str) -> str:
    if "field larger" in fault:
        return f"a cell with more than {MOST_CELL:,} characters, the limit"
    if "unexpected end" in fault:
        return "a quotation mark is opened here and never closed"
    if "expected after" in fault:
        return "a quotation mark inside a cell is not doubled, or one is never closed"
    return f"a broken row ({fault})"
