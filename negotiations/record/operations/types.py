"""The kinds of argument that operations take: text cleaned at the door, with the length its column has."""

import datetime
import re
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, TypeAdapter

from negotiations.common.text import clean_line, clean_text
from negotiations.record.models import Basis, Precision, Status

LONG_TEXT = 20_000
HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def _line(value: Any) -> Any:
    return clean_line(value) if isinstance(value, str) else value


def _paragraphs(value: Any) -> Any:
    return clean_text(value).strip() if isinstance(value, str) else value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) or (isinstance(value, str) and value.strip().lstrip("+-").isdigit())


def _written_out(value: Any) -> Any:
    """Refuse a bare number, which pydantic would read as seconds since 1970."""
    if _is_number(value):
        raise ValueError("A time is written out: 2025-03-18T20:00:00+02:00.")
    return value


def _day(value: Any) -> Any:
    """Refuse a bare number here too (ISO 8601)."""
    if _is_number(value):
        raise ValueError("A day is written out: 2025-03-18.")
    return value


def _aware(value: datetime.datetime) -> datetime.datetime:
    if value.tzinfo is None:
        raise ValueError("A time needs its zone: write 2025-03-18T20:00:00+02:00.")
    try:
        return value.astimezone(datetime.UTC)
    except OverflowError:
        raise ValueError("The time lies outside the calendar.") from None


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):
        raise ValueError(f"“{value}” is no time zone name; write one like Europe/Kyiv.") from None
    return value


def _storable(value: str) -> str:
    if "\x00" in value:
        raise ValueError("The text holds a NUL character.")
    if HALF_CHARACTER.search(value):
        raise ValueError("The text holds half a character (a lone surrogate).")
    return value


Line6 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=6)]
Line12 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=12)]
Line60 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=60)]
Line80 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=80)]
Line120 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=120)]
Line160 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=160)]
Line200 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=200)]
Line300 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=300)]
Line400 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=400)]
Line500 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=500)]
Line2000 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=2000)]
Title = Annotated[str, BeforeValidator(_line), StringConstraints(min_length=1, max_length=120)]
Headline = Annotated[str, BeforeValidator(_line), StringConstraints(min_length=1, max_length=160)]
Sentence = Annotated[str, BeforeValidator(_line), StringConstraints(min_length=1, max_length=300)]
Paragraphs = Annotated[str, BeforeValidator(_paragraphs), StringConstraints(max_length=LONG_TEXT)]
Reason = Annotated[str, BeforeValidator(_paragraphs), StringConstraints(min_length=1, max_length=2000)]
Words = Annotated[str, BeforeValidator(_paragraphs), StringConstraints(min_length=1, max_length=LONG_TEXT)]
AllWords = Annotated[list[Words], Field(min_length=1)]
SlugText = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60)]
# Text that offsets index: kept as it is, refused where the database cannot hold it.
ExactText = Annotated[str, AfterValidator(_storable)]
Zone = Annotated[str, StringConstraints(min_length=1, max_length=60), AfterValidator(_zone)]
Moment = Annotated[datetime.datetime, BeforeValidator(_written_out), AfterValidator(_aware)]
Day = Annotated[datetime.date, BeforeValidator(_day)]
StanceNumber = Annotated[int, Field(ge=-3, le=3)]
Rank = Annotated[int, Field(ge=0, le=30_000)]

STATUS: TypeAdapter[Status] = TypeAdapter(Status)
PRECISION: TypeAdapter[Precision] = TypeAdapter(Precision)
BASIS: TypeAdapter[Basis] = TypeAdapter(Basis)


def adapter(kind: Any) -> TypeAdapter[Any]:
    """Return the pydantic adapter of an editable field's type."""
    return TypeAdapter(kind)
