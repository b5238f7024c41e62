"""The kinds of argument that operations take: text cleaned at the door, with the length its column has."""

import datetime
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, TypeAdapter

from negotiations.common.text import clean_line, clean_text
from negotiations.record.models import Basis, Precision, Status

LONG_TEXT = 20_000


def _line(value: Any) -> Any:
    return clean_line(value) if isinstance(value, str) else value


def _paragraphs(value: Any) -> Any:
    return clean_text(value).strip() if isinstance(value, str) else value


def _aware(value: datetime.datetime) -> datetime.datetime:
    if value.tzinfo is None:
        raise ValueError("A time needs its zone: write 2025-03-18T20:00:00+02:00.")
    return value.astimezone(datetime.UTC)


Line60 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=60)]
Line120 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=120)]
Line160 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=160)]
Line200 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=200)]
Line300 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=300)]
Line400 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=400)]
Line500 = Annotated[str, BeforeValidator(_line), StringConstraints(max_length=500)]
Title = Annotated[str, BeforeValidator(_line), StringConstraints(min_length=1, max_length=120)]
Headline = Annotated[str, BeforeValidator(_line), StringConstraints(min_length=1, max_length=160)]
Sentence = Annotated[str, BeforeValidator(_line), StringConstraints(min_length=1, max_length=300)]
Paragraphs = Annotated[str, BeforeValidator(_paragraphs), StringConstraints(max_length=LONG_TEXT)]
Reason = Annotated[str, BeforeValidator(_paragraphs), StringConstraints(min_length=1, max_length=2000)]
Words = Annotated[str, BeforeValidator(_paragraphs), StringConstraints(min_length=1, max_length=LONG_TEXT)]
SlugText = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=60)]
Moment = Annotated[datetime.datetime, AfterValidator(_aware)]
StanceNumber = Annotated[int, Field(ge=-3, le=3)]
Rank = Annotated[int, Field(ge=0, le=30_000)]

STATUS: TypeAdapter[Status] = TypeAdapter(Status)
PRECISION: TypeAdapter[Precision] = TypeAdapter(Precision)
BASIS: TypeAdapter[Basis] = TypeAdapter(Basis)


def adapter(kind: Any) -> TypeAdapter[Any]:
    """Return the pydantic adapter of an editable field's type."""
    return TypeAdapter(kind)
