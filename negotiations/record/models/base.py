"""What every row of the record has in common: a UUID that a draft can name, and typed choices of precision."""

import uuid
from typing import Any

from django.db import models


class Precision(models.TextChoices):
    """How exactly a day or an hour is known; `unknown` goes with an empty date."""

    MINUTE = "minute", "to the minute"
    HOUR = "hour", "to the hour"
    DAY = "day", "to the day"
    MONTH = "month", "to the month"
    ABOUT = "about", "about"
    UNKNOWN = "unknown", "not stated"


class Basis(models.TextChoices):
    """What a position or a confirmation rests on."""

    QUOTED = "quoted", "in its own words"
    REPORTED = "reported", "reported"
    JUDGEMENT = "judgement", "editor’s judgement"


class RecordRow(models.Model):
    """A row that a stored operation can name: its key is made before the row is, in the draft."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)

    class Meta:
        abstract = True


class EvidencedRow(RecordRow):
    """A row that rests on quotations of the record, on articles that report it, or on both."""

    evidence = models.ManyToManyField("record.Quotation", related_name="+", blank=True)
    sources = models.ManyToManyField("record.Article", related_name="+", blank=True)

    class Meta:
        abstract = True


def choices_check(*, field: str, choices: type[models.TextChoices], name: str) -> models.CheckConstraint:
    """Return a constraint that keeps `field` within the values of `choices`, in the database."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": list(choices.values)}), name=name)


def date_check(*, field: str, precision: str, name: str) -> models.CheckConstraint:
    """Return a constraint: a date is empty exactly when its precision says it is not known."""
    known: dict[str, Any] = {f"{field}__isnull": False}
    return models.CheckConstraint(
        condition=(models.Q(**known) & ~models.Q(**{precision: Precision.UNKNOWN}))
        | (models.Q(**{f"{field}__isnull": True}) & models.Q(**{precision: Precision.UNKNOWN})),
        name=name,
    )
