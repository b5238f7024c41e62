"""The date an article gives as its publication; never that of a caption or of an event."""

import re
from collections.abc import Sequence
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun|wed|thu|sat)(?:day)?\.?,?\s+)?"
_TIME = r"(?:[,|]?\s*(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[a-z]{2,4}(?:[+-]\d+)?)?)?"
_LEAD = (
    r"(?:(?:first )?(?:published|posted|issued|released|publication date|date)\s*(?:on|at|:)?\s*:?\s*"
    + _TIME
    + r",?\s*)"
)
_ORDER_US = rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
_ORDER_UK = rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})"
_ORDER_ISO = r"(?P<year>\d{4})-(?P<nmonth>\d{2})-(?P<day>\d{2})(?:[T ]\d{2}:\d{2}\S*)?"
_FORMS = (
    re.compile(rf"{_LEAD}?{_DAY}{_ORDER_US}{_TIME}\.?", re.I),
    re.compile(rf"{_LEAD}?{_DAY}{_ORDER_UK}{_TIME}\.?", re.I),
    re.compile(rf"{_LEAD}?{_ORDER_ISO}", re.I),
)
DATELINE = re.compile(
    rf"[A-ZÀ-Þ][A-ZÀ-Þ .,’'-]{{2,60}},\s+{_ORDER_US}\s*(?:\([^()]{{2,30}}\)\s*)?[-–—]",
    re.I,
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SEARCHED_LINES = 8


def stated_date(lines: Sequence[str]) -> date | None:
    """Return the date of a line near the top that is nothing but a publication date, or of a dateline."""
    seen = 0
    for line in lines:
        line = line.strip()
        if not line:
            continue
        seen += 1
        if seen > SEARCHED_LINES:
            return None
        if not YEAR.search(line[:200]):
            continue
        if len(line) <= 120:
            for form in _FORMS:
                found = form.fullmatch(line)
                if found:
                    return _day(found)
        found = DATELINE.match(line[:200])
        if found:
            return _day(found)
    return None


def is_date_line(line: str) -> bool:
    """Tell whether the line holds a date and nothing else."""
    line = line.strip()
    return len(line) <= 120 and bool(YEAR.search(line)) and any(form.fullmatch(line) for form in _FORMS)


def _day(found: re.Match[str]) -> date | None:
    groups = found.groupdict()
    month = MONTHS[groups["month"].casefold()] if groups.get("month") else int(groups["nmonth"])
    try:
        return date(int(groups["year"]), month, int(groups["day"]))
    except ValueError:
        return None
