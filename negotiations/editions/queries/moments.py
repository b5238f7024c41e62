"""Reads “as it stood on …”: an edition number, a time with its zone, or a bare day in the negotiation's zone."""

import datetime
import re
from uuid import UUID
from zoneinfo import ZoneInfo

from negotiations.editions.models import Edition

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class MomentNotUnderstood(ValueError):
    """Neither an edition number, nor a time with Z or an offset, nor a day."""


class BeforeFirstEdition(LookupError):
    """Nothing was published yet at that moment, or no edition has that number."""


def edition_at(negotiation_id: UUID, moment: str, *, zone: str) -> int:
    """Return the number of the edition that stood at `moment`.

    `moment` is an edition number (14), an ISO 8601 time with Z or an offset, or a day, which means its end in `zone`.
    Raises MomentNotUnderstood or BeforeFirstEdition.
    """
    editions = Edition.objects.filter(negotiation_id=negotiation_id)
    if moment.isascii() and moment.isdigit() and len(moment) <= 9:
        found = editions.filter(number=int(moment)).values_list("number", flat=True).first()
    else:
        at = _parse(moment, zone=zone)
        found = (
            editions.filter(published_at__lte=at).order_by("-number").values_list("number", flat=True).first()
        )
    if found is None:
        raise BeforeFirstEdition(f"No edition stood at “{moment}”.")
    return found


def _parse(moment: str, *, zone: str) -> datetime.datetime:
    try:
        if DAY.fullmatch(moment):
            day = datetime.date.fromisoformat(moment)
            # Where clocks go back at midnight the day's last hour comes twice; the second one ends the day.
            last = datetime.time.max.replace(fold=1)
            return datetime.datetime.combine(day, last, tzinfo=ZoneInfo(zone))
        # A plus sign in an address may arrive as a space.
        at = datetime.datetime.fromisoformat(moment.replace(" ", "+") if "T" in moment else moment)
        return at.astimezone(datetime.UTC) if at.tzinfo else _refuse(moment)
    except (ValueError, OverflowError) as error:
        raise MomentNotUnderstood(
            f"“{moment[:40]}” is no edition number, no day (2025-03-18) and no time with its zone"
            " (2025-03-18T20:00:00Z)."
        ) from error


def _refuse(moment: str) -> datetime.datetime:
    raise ValueError(moment)
