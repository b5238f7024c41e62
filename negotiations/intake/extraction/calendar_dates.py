"""Days as texts write them, with the month as a word or in the order of ISO 8601."""

import re
from datetime import date

from negotiations.intake.extraction.lexicon.months import MONTHS

_MONTH = "(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\.?"
TIME = r"(?:[,|]?\s*(?:at\s+)?\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:[a-z]{2,4}(?:[+-]\d+)?)?)?"
MONTH_FIRST = rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})"
DAY_FIRST = (
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+{_MONTH},?\s+(?P<year>\d{{4}})(?:\s*(?:року|года|[рг]\.))?"
)
ISO = r"(?P<year>\d{4})-(?P<nmonth>\d{2})-(?P<day>\d{2})(?:[T ]\d{2}:\d{2}\S*)?"
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def day_of(found: re.Match[str]) -> date | None:
    """Return the day that a match of one of these orders names; None for the 31st of February."""
    groups = found.groupdict()
    month = MONTHS[groups["month"].casefold()] if groups.get("month") else int(groups["nmonth"])
    try:
        return date(int(groups["year"]), month, int(groups["day"]))
    except ValueError:
        return None
