"""Dates in words are absolute and never more exact than the record."""

import datetime

import pytest

from negotiations.editions.schema import PrecisionCode
from negotiations.tracker.dates import clock, dated, local_day, span_in_words

DAY = datetime.date(2025, 3, 18)


@pytest.mark.parametrize(
    ("day", "precision", "words", "machine"),
    [
        (DAY, "day", "18 March 2025", "2025-03-18"),
        (DAY, "hour", "18 March 2025", "2025-03-18"),
        (DAY, "month", "March 2025", "2025-03"),
        (DAY, "about", "about 18 March 2025", "2025-03-18"),
        (DAY, "unknown", "day not stated", ""),
        (None, "day", "day not stated", ""),
    ],
)
def test_a_day_is_said_by_its_precision(
    day: datetime.date | None, precision: PrecisionCode, words: str, machine: str
) -> None:
    said = dated(day, precision)
    assert (str(said), said.machine) == (words, machine)


def test_shorter_forms_leave_out_the_year() -> None:
    assert str(dated(DAY, "day", "data")) == "18 Mar"
    assert str(dated(DAY, "about", "text")) == "about 18 March"


def test_a_moment_is_taken_on_the_day_of_its_zone() -> None:
    late = datetime.datetime(2025, 3, 18, 23, 30, tzinfo=datetime.UTC)
    assert local_day(late, "Europe/Kyiv") == datetime.date(2025, 3, 19)


def test_a_clock_time_names_its_zone() -> None:
    moment = datetime.datetime(2025, 3, 18, 14, 0, tzinfo=datetime.UTC)
    assert clock(moment, "Europe/Kyiv") == "18 March 2025, 16:00 EET"
    assert clock(moment, "Asia/Riyadh") == "18 March 2025, 17:00 UTC+3"
    assert clock(moment, "Asia/Kathmandu") == "18 March 2025, 19:45 UTC+5:45"


@pytest.mark.parametrize(
    ("first", "words"),
    [
        (datetime.date(2025, 3, 12), "12 to 18 March"),
        (datetime.date(2025, 2, 27), "27 February to 18 March"),
        (datetime.date(2024, 12, 30), "30 December 2024 to 18 March 2025"),
        (DAY, "18 March"),
    ],
)
def test_a_span_says_no_more_than_it_needs(first: datetime.date, words: str) -> None:
    assert span_in_words(first, DAY) == words
