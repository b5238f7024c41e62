"""Dates in words: absolute, in the negotiation's zone, and never more exact than the record is."""

import datetime
from dataclasses import dataclass
from typing import Literal
from zoneinfo import ZoneInfo

from negotiations.editions.schema import PrecisionCode

Form = Literal["full", "text", "data"]
"""full: 18 March 2025; text: 18 March; data: 18 Mar."""

NOT_STATED = "day not stated"
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as readers see it: `before` + `words` marked up with `machine`; no `machine` when not stated."""

    before: str
    words: str
    machine: str

    def __str__(self) -> str:
        return f"{self.before}{self.words}"


def local_day(moment: datetime.datetime, zone: str) -> datetime.date:
    """Return the calendar day of `moment` in the IANA zone `zone`."""
    return moment.astimezone(ZoneInfo(zone)).date()


def dated(day: datetime.date | None, precision: PrecisionCode = "day", form: Form = "full") -> Dated:
    """Put a day into words by its precision; a day that is unknown or absent says so."""
    if day is None or precision == "unknown":
        return Dated("", NOT_STATED, "")
    if precision == "month":
        return Dated("", _month(day, form), f"{day:%Y-%m}")
    before = "about " if precision == "about" else ""
    return Dated(before, _day(day, form), day.isoformat())


def clock(moment: datetime.datetime, zone: str) -> str:
    """Return day, hour and zone of a moment: “18 March 2025, 20:00 EET”; numbers stand where the zone has no letters."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{_day(local.date(), 'full')}, {local:%H:%M} {_zone_name(local)}"


def span_in_words(first: datetime.date, last: datetime.date) -> str:
    """Return “12 to 18 March” or “27 February to 5 March”; the year only where the two differ."""
    if first == last:
        return _day(last, "text")
    if first.year != last.year:
        return f"{_day(first, 'full')} to {_day(last, 'full')}"
    start = str(first.day) if first.month == last.month else _day(first, "text")
    return f"{start} to {_day(last, 'text')}"


def _day(day: datetime.date, form: Form) -> str:
    month = MONTHS[day.month - 1]
    if form == "data":
        return f"{day.day} {month[:3]}"
    return f"{day.day} {month}" if form == "text" else f"{day.day} {month} {day.year}"


def _month(day: datetime.date, form: Form) -> str:
    month = MONTHS[day.month - 1]
    return f"{month[:3]} {day.year}" if form == "data" else f"{month} {day.year}"


def _zone_name(local: datetime.datetime) -> str:
    name = local.tzname() or "UTC"
    if name.isalpha():
        return name
    offset = local.utcoffset() or datetime.timedelta()
    hours, minutes = divmod(int(offset.total_seconds()) // 60, 60)
    return f"UTC{hours:+d}" + (f":{minutes:02d}" if minutes else "")
