"""The date an article gives as its publication; never that of a caption or of an event."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from negotiations.intake.extraction.calendar_dates import DAY_FIRST, ISO, MONTH_FIRST, TIME, YEAR, day_of
from negotiations.intake.extraction.datelines import date_alone, dated_byline, is_chronology, opening_date

_DAY = r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun|wed|thu|sat)(?:day)?\.?,?\s+)?"
_LEAD = (
    r"(?:(?:first )?(?:published|posted|issued|released|publication date|date|опубліковано|опубликовано|veröffentlicht"
    r"|publié)\s*(?:on|at|am|le|:)?\s*:?\s*" + TIME + r",?\s*)"
)
_FORMS = (
    re.compile(rf"{_LEAD}?{_DAY}{MONTH_FIRST}{TIME}\.?", re.I),
    re.compile(rf"{_LEAD}?{_DAY}{DAY_FIRST}{TIME}\.?", re.I),
    re.compile(rf"{_LEAD}?{ISO}", re.I),
)
MARKDOWN = " \t\u00a0*_"  # around a line in italics
SEARCHED_LINES = 8
LONG = 90  # letters: a paragraph of the body, not a headline or a byline
SHORT = 120


class Stated(NamedTuple):
    """The publication date, and the line that is there for nothing else, with what it is."""

    day: date | None = None
    line: int | None = None
    what: str = "date"


def stated_date(lines: Sequence[str]) -> date | None:
    """Return the date of a line near the top that is nothing but a publication date, or of a dateline."""
    return find_stated(lines).day


def find_stated(lines: Sequence[str]) -> Stated:
    """Return the publication date as the first lines state it: by itself, in a byline, or in a dateline."""
    seen = 0
    before = ""
    in_body = False
    for number, line in enumerate(lines):
        line = line.strip(MARKDOWN)
        if not line:
            continue
        seen += 1
        if seen > SEARCHED_LINES:
            break
        if _names_year(line[:200]):
            found = _stated_in(lines, number, line, before, in_body=in_body)
            if found is not None:
                return found
        before = line
        in_body = in_body or (len(line) >= LONG and line.endswith((".", "!", "?", "”", "»", '"')))
    return Stated()


def is_date_line(line: str) -> bool:
    """Tell whether the line holds a date and nothing else."""
    line = line.strip(MARKDOWN)
    return len(line) <= SHORT and _names_year(line) and any(form.fullmatch(line) for form in _FORMS)


def _names_year(line: str) -> bool:
    """Tell whether a year stands in a line; most lines lack even its first digits, which is seen sooner."""
    return ("20" in line or "19" in line) and YEAR.search(line) is not None


def _stated_in(lines: Sequence[str], number: int, line: str, before: str, *, in_body: bool) -> Stated | None:
    """Return what a line states; None where it states no publication."""
    if len(line) <= SHORT:
        for form in _FORMS:
            found = form.fullmatch(line)
            if found:
                return Stated(day_of(found))
        by = dated_byline(line, on_top=not before) if not in_body else None
        if by is not None:
            return Stated(by[1], number, "byline")
    alone = date_alone(line) if not (in_body or before.endswith(":")) else None
    day = alone or opening_date(line, in_first_paragraph=not in_body)
    if day is None or is_chronology(day, lines):
        return None
    return Stated(day, number if alone else None)
