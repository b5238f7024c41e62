"""What a file states about an article, as files write it, made into a RawArticle: days, names, addresses, languages."""

import datetime
import re
from email.utils import parsedate_to_datetime
from typing import Any

from negotiations.common.text import clean_line
from negotiations.intake.extraction.dates import stated_date
from negotiations.intake.readers.raw import RawArticle

MOST_LINE = 1_000  # characters of a field other than the text
MOST_CALLED = 100  # characters of a headline in a message
ISO_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?=$|[T\s])")
MAIL_DAY = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s[A-Za-z]{3}\s\d{4}\s\d{1,2}:\d{2}")
DOTTED_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?=$|[,\s])")
SLASHED_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?=$|[,\s])")
LEADING_BY = re.compile(r"(?:by|von|par|por|di)\s+(?=[^\W\d_])", re.IGNORECASE)
LANGUAGE = re.compile(r"[a-z]{2,3}(?=$|[-_])")
# What turns the direction of reading or does not show: a name could be made to read as another.
INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
NAMED_BY = ("name", "value", "text", "title", "literal", "#text")


def article(*, name: str, text: str, member: str = "", **stated: Any) -> RawArticle:
    """Return an article with what was stated of it: title, byline, date, publisher, url, guid, language, updated,
    and what was dropped.

    They may be of any type. What cannot be read for sure (a date such as 3/4/2025) is left out.
    """
    return RawArticle(
        name=name,
        text=text,
        member=member,
        title=line(stated.get("title")) or None,
        byline=LEADING_BY.sub("", line(stated.get("byline")), count=1),
        date=day(stated.get("date")),
        publisher=line(stated.get("publisher")),
        url=line(stated.get("url")),
        guid=line(stated.get("guid")),
        language=language(stated.get("language")),
        updated=line(stated.get("updated")),
        dropped=stated.get("dropped", ()),
    )


def broken(
    *, name: str, member: str, problem: str, source: str = "", title: Any = "", url: str = "", guid: str = ""
) -> RawArticle:
    """Return what stands for an article that could not be read; `problem` is told with the file, its place and headline.

    `source`: how it stands there, where it is kept to be mended.
    """
    headline = line(title)
    return RawArticle(
        name=name,
        text="",
        member=member,
        title=headline or None,
        problem=f"{called(f'{name}, {member}', headline)}: {problem}",
        source=source,
        url=url,
        guid=guid,
    )


def called(place: str, headline: str | None) -> str:
    """Return the place of an article with its headline, by which an editor knows it."""
    if not headline:
        return place
    return (
        f"{place}, “{headline if len(headline) <= MOST_CALLED else headline[:MOST_CALLED].rstrip() + ' …'}”"
    )


def line(value: Any) -> str:
    """Return a stated value as one line: names of objects, lists joined by commas, nothing for true, false and null."""
    return clean_line(INVISIBLE.sub("", ", ".join(_pieces(value))))[:MOST_LINE]


def _pieces(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    pieces = []
    for item in values[:50]:
        if isinstance(item, dict):
            item = next((item[key] for key in NAMED_BY if isinstance(item.get(key), str)), None)
        if isinstance(item, bool) or item is None or not isinstance(item, str | int | float | datetime.date):
            continue
        if str(item).strip():
            pieces.append(str(item)[: MOST_LINE * 2].strip())
    return pieces


def day(value: Any) -> datetime.date | None:
    """Return a stated day, by the clock that it was stated in; None where day and month could be confused."""
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    text = line(value)[:120]
    try:
        if found := ISO_DAY.match(text):
            return datetime.date(int(found[1]), int(found[2]), int(found[3]))
        if MAIL_DAY.match(text):
            return parsedate_to_datetime(text).date()
        if found := DOTTED_DAY.match(text):
            return datetime.date(int(found[3]), int(found[2]), int(found[1]))
        if found := SLASHED_DAY.match(text):
            return _slashed(int(found[1]), int(found[2]), int(found[3]))
    except (ValueError, TypeError, IndexError):
        return None
    return stated_date([text])


def _slashed(first: int, second: int, year: int) -> datetime.date | None:
    """Read 18/3/2025 and 3/18/2025; 3/4/2025 is a day in March or in April."""
    if first > 12:
        return datetime.date(year, second, first)
    if second > 12 or first == second:
        return datetime.date(year, first, second)
    return None


def language(value: Any) -> str:
    """Return the language itself of a stated tag: `en` of `en-GB`."""
    found = LANGUAGE.match(line(value).lower())
    return found.group() if found else ""
