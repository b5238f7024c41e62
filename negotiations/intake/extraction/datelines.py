"""Datelines ("KYIV, 12 March 2025 -") and bylines with a date; dates of events and captions are none."""

import re
from collections.abc import Sequence
from datetime import date

from negotiations.intake.extraction.calendar_dates import DAY_FIRST, MONTH_FIRST, TIME, YEAR, day_of
from negotiations.intake.extraction.lexicon.first_names import GENDER
from negotiations.intake.extraction.lexicon.function_words import NEVER_NAMES
from negotiations.intake.extraction.lexicon.slavic_words import NOT_IN_NAMES

_WORD = r"[A-ZÀ-ÞА-ЯЁЇІЄҐ][^\W\d_.’'-]*(?:[.’'-]+[^\W\d_]+)*\.?"
_NAME = rf"{_WORD}(?: (?:(?:de|del|di|da|la|am|an der|der|на) )?{_WORD}){{0,3}}"
_PLACE = rf"(?P<place>{_NAME}(?:, {_NAME})?)"
# What leads to whoever wrote an article.
BY = r"(?:(?:(?:Written|Words|Reported|Story) )?[Bb]y|BY|WRITTEN BY|(?:Author|Byline)s?(?=:)):?"
_AGENCY = r"(?:\s*(?:\([^()\n]{2,30}\)|/[^/\n]{2,30}/)\.?)?"
_CLOSE = r"\s*(?P<close>[-–—]|[.:]?(?=\s|\Z))"
_DATELINES = tuple(
    re.compile(rf"{_PLACE},\s+(?i:(?:le |den )?{order}){_AGENCY}{_CLOSE}")
    for order in (MONTH_FIRST, DAY_FIRST)
)
_BYLINES = tuple(
    re.compile(rf"(?P<by>{BY} )?(?P<names>\D{{3,80}}?)\s*(?P<mark>[,|·•–—-]|\bon\b)\s*(?i:{order}{TIME})\.?")
    for order in (MONTH_FIRST, DAY_FIRST)
)
# What is held on a day, or shown in a picture, where a place would stand.
_EVENT = re.compile(
    r"\b(?:conference|summit|talks|round|forum|agreement|accords?|treaty|memorandum|protocol|meeting|session|declaration"
    r"|deal|pact|plan|ceasefire|truce|war|attack|battle|election|hearing|speech|interview|visit|parade|crisis"
    r"|photo|image|picture|file|caption|archive|credit|video"
    r"|gipfel|konferenz|abkommen|gespräche|treffen|саміт|угод\w*|переговор\w*|меморандум|зустріч|конференц\w*|форум"
    r"|саммит|соглашени\w*|встреч\w*|договор\w*|фото\w*|світлин\w*|архів\w*|архив\w*)\b",
    re.IGNORECASE,
)
_PICTURED = re.compile(r"\b(?:photo|image|picture|credit|pictured|foto|фото|світлина)\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:first|last|early|late)\b", re.IGNORECASE
)
_SMALL = frozenset(("and", "in", "for", "de", "van", "von", "der", "bin", "al"))
_BARS = ("|", "·", "•")
HEAD = 200  # letters of a line in which a dateline stands
SHORT = 300  # letters that a caption seldom exceeds


def opening_date(line: str, *, in_first_paragraph: bool) -> date | None:
    """Return the day of the dateline that opens a paragraph, with a dash or a point behind it.

    Behind the article's first paragraph only a place in capitals makes one.
    """
    found = _dateline(line)
    if found is None or found.end() == len(line) or (len(line) < SHORT and _PICTURED.search(line)):
        return None
    if not (in_first_paragraph or found["place"].isupper()):
        return None
    return day_of(found) if found["close"] or line[found.end() - 1] == "." else None


def date_alone(line: str) -> date | None:
    """Return the day of a line that is nothing but a place and a day."""
    found = _dateline(line)
    return (
        day_of(found)
        if found is not None and found.end() == len(line) and found["close"] in ("", ".")
        else None
    )


def is_chronology(day: date, lines: Sequence[str]) -> bool:
    """Tell whether other lines begin with a place and another day, as the entries of a chronology do."""
    for line in lines:
        found = _dateline(line.strip()) if YEAR.search(line[:HEAD]) else None
        if found is not None and day_of(found) not in (None, day):
            return True
    return False


def dated_byline(line: str, *, on_top: bool = False) -> tuple[str, date] | None:
    """Return names and day of a line that is both: "By Ann Lake, 12 March 2025".

    Without "By" there is a bar between them, and the line is not the one `on_top`, which may be a headline.
    """
    for form in _BYLINES:
        found = form.fullmatch(line)
        if found is not None:
            names, day = found["names"], day_of(found)
            words = names.replace(",", " ").split()
            named = all(word[0].isupper() or word in _SMALL for word in words) and not _WEEKDAY.match(names)
            barred = found["mark"] in _BARS and len(words) > 1 and not (on_top or _EVENT.search(names))
            return (names, day) if day and named and (found["by"] or barred) else None
    return None


def _dateline(line: str) -> re.Match[str] | None:
    for form in _DATELINES:
        found = form.match(line[:HEAD])
        if found is not None:
            return found if _is_place(found["place"]) else None
    return None


def _is_place(words: str) -> bool:
    """Tell "Jeddah, Saudi Arabia" from "Jeddah Summit", "Ann Lake" and "After Jeddah"."""
    if _EVENT.search(words):
        return False
    parts = words.split(",")[0].split()
    first = parts[0].title()
    if first in NEVER_NAMES or first.casefold() in NOT_IN_NAMES or _WEEKDAY.match(words):
        return False
    return len(parts) == 1 or first not in GENDER
