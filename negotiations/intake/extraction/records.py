"""JSON lines {"id", "text"} in, lines of quotations out: what `extract_quotes` does with its standard input."""

import gc
import json
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from negotiations.intake.extraction.extract import extract
from negotiations.intake.extraction.lines import to_json_line
from negotiations.intake.extraction.roster import Roster


class NotARecord(ValueError):
    """A line that holds no {"id", "text"}; says which line."""


def lines_from_records(records: Iterable[str], roster: Roster | None = None) -> Iterator[str]:
    """Turn lines of {"id", "text"} into lines of quotations; offsets index the text as given.

    Empty lines are passed over; raises NotARecord at the first line that is no record.
    """
    for number, record in enumerate(records, start=1):
        if not record.strip():
            continue
        try:
            article = json.loads(record)
            identity, text = article["id"], article["text"]
        except (ValueError, KeyError, TypeError) as problem:
            raise NotARecord(f'standard input, line {number}: not a record {{"id", "text"}}') from problem
        if not isinstance(text, str):
            raise NotARecord(f'standard input, line {number}: "text" is not a text')
        title = article.get("title")
        extraction = extract(text, title=title if isinstance(title, str) else None, roster=roster)
        yield to_json_line(identity, extraction, as_given=True, with_issues=roster is not None)


def answer(records: TextIO = sys.stdin, out: TextIO = sys.stdout, errors: TextIO = sys.stderr) -> int:
    """Print a line an article without Django, which takes longer to start than a thousand articles to read.

    Returns the exit code: 1 at a line that is no record, which is named as Django's commands do it.
    """
    # What is loaded by now stays: the collector need not look through it again and again.
    gc.freeze()
    gc.set_threshold(20_000)
    try:
        for line in lines_from_records(records):
            out.write(line + "\n")
    except NotARecord as problem:
        errors.write(f"CommandError: {problem}\n")
        return 1
    return 0
