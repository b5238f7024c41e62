"""What the inline forms share: they keep what does not validate yet, and build an operation's arguments as JSON."""

import datetime
import json
import uuid
from dataclasses import dataclass, field
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from django import forms
from django.utils import timezone

from negotiations.record.models import Issue, Negotiation, Party, Precision, Talks, Update

# A day without an hour is kept at noon in the negotiation's zone: no zone on earth then shows another day by more than one.
NOON = datetime.time(12)


@dataclass(frozen=True)
class Subject:
    """What a form speaks of, and what the record says about it now."""

    negotiation: Negotiation
    issue: Issue | None = None
    party: Party | None = None
    update: Update | None = None
    parties: list[Party] = field(default_factory=list)
    talks: list[Talks] = field(default_factory=list)
    updates: list[Update] = field(default_factory=list)
    today: datetime.date | None = None


@dataclass(frozen=True)
class NewOperation:
    """An operation that shall enter a draft, with arguments that may still be incomplete."""

    name: str
    args: dict[str, Any]


class IdList(forms.Field):
    """Several ids, ticked in a list; what is no id is dropped, since only our own pages send them."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[str]:
        return [str(key) for key in value or [] if is_id(key)]


class PartForm(forms.Form):
    """An inline form. `args` gives what the operation needs; nothing is required here, the draft says what is missing."""

    operation: ClassVar[str]

    def __init__(
        self, data: Any = None, *, subject: Subject, args: dict[str, Any] | None = None, part: str = "part"
    ) -> None:
        self.subject = subject
        self.stored = args or {}
        self._new_token = str(uuid.uuid4())
        super().__init__(data, auto_id=f"{part}_%s")
        self.use_required_attribute = False
        for field_ in self.fields.values():
            field_.required = False
        if data is None:
            self.initial = self.shown()

    def shown(self) -> dict[str, Any]:
        """Return what the empty fields show: what is stored in the draft, or what the record says."""
        return {name: self.stored[name] for name in self.fields if name in self.stored}

    def operations(self) -> list[NewOperation]:
        """Return what the form says as operations."""
        return [NewOperation(self.operation, self.args())]

    def args(self) -> dict[str, Any]:
        raise NotImplementedError

    def kept(self, name: str) -> Any:
        """Return a field's value as JSON; what did not validate stays as it was typed."""
        if name in self.errors:
            return str(self.data.get(name, "")).strip()
        value = self.cleaned_data.get(name)
        return value.isoformat() if isinstance(value, datetime.date | datetime.time) else value

    def own_id(self, name: str) -> str:
        """Return the new row's id: the form's own token, so that a form sent twice says it once."""
        return str(self.stored.get(name) or self.token)

    @property
    def token(self) -> str:
        """What this form is known by from the moment it is opened."""
        posted = str(self.data.get("token", "")) if self.is_bound else ""
        return posted if is_id(posted) else self._new_token

    def seen(self) -> dict[str, Any]:
        """Return what the author saw when the form was shown; nonsense counts as nothing seen."""
        try:
            seen = json.loads(self.data.get("seen") or "{}")
        except ValueError:
            return {}
        return seen if isinstance(seen, dict) else {}

    def picked(self) -> list[str]:
        """Return the ids of the quotations that are ticked now."""
        return self._ids("evidence_ids")

    def picked_sources(self) -> list[str]:
        return self._ids("source_ids")

    def _ids(self, name: str) -> list[str]:
        if not self.is_bound:
            return list(self.initial.get(name) or [])
        self.full_clean()
        return list(self.cleaned_data.get(name) or [])


def happened_args(form: PartForm) -> dict[str, Any]:
    """Return happened_at and precision from the fields day, clock and precision; a missing day is left out."""
    precision = form.kept("precision") or Precision.DAY
    day = form.cleaned_data.get("day")
    if day is None:
        typed = form.kept("day")
        return {"precision": precision, **({"happened_at": typed} if typed else {})}
    clock = form.cleaned_data.get("clock") or NOON
    zone = ZoneInfo(form.subject.negotiation.zone)
    moment = datetime.datetime.combine(day, clock, tzinfo=zone).astimezone(datetime.UTC)
    return {"happened_at": moment.isoformat().replace("+00:00", "Z"), "precision": precision}


def happened_shown(form: PartForm) -> dict[str, Any]:
    """Return day and clock as the fields show them, from a stored happened_at."""
    try:
        moment = datetime.datetime.fromisoformat(str(form.stored["happened_at"]))
    except (KeyError, ValueError):
        return {"day": form.subject.today, "precision": form.stored.get("precision", Precision.DAY)}
    local = moment.astimezone(ZoneInfo(form.subject.negotiation.zone))
    precision = form.stored.get("precision", Precision.DAY)
    exact = precision in {Precision.MINUTE, Precision.HOUR}
    return {"day": local.date(), "clock": local.time() if exact else None, "precision": precision}


def said_args(form: PartForm) -> dict[str, Any]:
    """Return said_on and precision; without a day the precision says so."""
    day = form.kept("said_on")
    precision = form.kept("precision") or Precision.DAY
    if not day:
        return {"said_on": None, "precision": Precision.UNKNOWN.value}
    return {"said_on": day, "precision": Precision.DAY.value if precision == Precision.UNKNOWN else precision}


def is_id(value: Any) -> bool:
    """Say whether a value from outside can be a row's key."""
    try:
        uuid.UUID(str(value))
    except ValueError:
        return False
    return True


def local(moment: datetime.datetime) -> str:
    """Return the day of a moment in the negotiation's zone, as 18 Mar."""
    day = timezone.localtime(moment)
    return f"{day.day} {day:%b}"


def day_input() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def clock_input() -> forms.TimeInput:
    return forms.TimeInput(format="%H:%M", attrs={"type": "time"})


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


HAPPENED_PRECISION = [
    (Precision.DAY.value, "to the day"),
    (Precision.MINUTE.value, "to the minute"),
    (Precision.HOUR.value, "to the hour"),
    (Precision.ABOUT.value, "about that day"),
]
SAID_PRECISION = [
    (Precision.DAY.value, "to the day"),
    (Precision.MONTH.value, "to the month"),
    (Precision.ABOUT.value, "about that day"),
    (Precision.UNKNOWN.value, "not stated"),
]
