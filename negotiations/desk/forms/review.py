"""Deciding about a found quotation: the speaker by name or alias, the day, the kind, the issues."""

import calendar
import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format

from negotiations.desk.forms.part import SAID_PRECISION, IdList, day_input
from negotiations.intake.models import Candidate, How
from negotiations.intake.operations import person_called
from negotiations.record.models import (
    Article,
    Issue,
    Person,
    Precision,
    Quotation,
    QuotationKind,
    SourceType,
)


class AcceptForm(forms.Form):
    """The quotation as it shall stand in the record."""

    speaker = forms.CharField(label="Speaker", max_length=200)
    unnamed = forms.BooleanField(label="Keep it as an attribution, without a person", required=False)
    said_on = forms.DateField(label="Said on", widget=day_input(), required=False)
    precision = forms.ChoiceField(label="How exact", choices=SAID_PRECISION, required=False)
    said_where = forms.CharField(label="Where or to whom", max_length=200, required=False)
    kind = forms.ChoiceField(label="Kind", choices=QuotationKind.choices)
    source_type = forms.ChoiceField(label="Source", choices=SourceType.choices)
    issue_ids = IdList(required=False)

    def __init__(
        self,
        data: Any = None,
        *,
        candidate: Candidate,
        people: list[Person],
        issues: list[Issue],
        today: datetime.date,
        typed: dict[str, Any] | None = None,
    ) -> None:
        self.candidate = candidate
        self.people = people
        self.issues = issues
        self.today = today
        self.person: Person | None = None
        self.asks_about_name = False
        super().__init__(data, auto_id="accept_%s", initial={**self._suggested(), **(typed or {})})
        self.use_required_attribute = False

    def _suggested(self) -> dict[str, Any]:
        candidate = self.candidate
        role_only = candidate.how == "role" and candidate.speaker_id is None
        return {
            "speaker": candidate.attribution,
            "said_on": candidate.said_on,
            "precision": candidate.precision,
            "kind": candidate.kind,
            "source_type": _source_type(candidate, role_only=role_only),
        }

    @property
    def picked(self) -> list[str] | None:
        """The issues that are ticked, or None where nobody has touched them."""
        value = self["issue_ids"].value()
        return None if value is None and not self.is_bound else list(value or [])

    def typed(self, posted: QueryDict) -> dict[str, Any]:
        """Return what a person had changed in the fields when they did something else with the words."""
        if "speaker" not in posted:
            return {}
        kept: dict[str, Any] = {
            name: posted[name]
            for name in self.fields
            if name in posted and posted[name] != str(self.initial.get(name) or "")
        }
        return {**kept, "issue_ids": posted.getlist("issue_ids")}

    def clean_speaker(self) -> str:
        """Find the person by name, alias or transliteration; a new name is asked about once, since it may be a slip."""
        name = " ".join(str(self.cleaned_data["speaker"]).split())
        self.person = person_called(name, self.people)
        asked_before = "on" in (self.data.get("unnamed"), self.data.get("new_person"))
        if self.person is None and name != self.candidate.attribution and not asked_before:
            self.asks_about_name = True
            raise forms.ValidationError(
                "Nobody in the record has this name or alias. Choose one of the list, or say below what they are."
            )
        return name

    @property
    def name(self) -> str:
        """The speaker's name as the field has it."""
        return str(self["speaker"].value() or "").strip()

    @property
    def articles_day(self) -> datetime.date | None:
        """The day that the article came out, for who finds that the words are of that day; None where it is not known."""
        article = self.candidate.article
        return article.published_on if article.published_precision == Precision.DAY else None

    @property
    def offers_person(self) -> bool:
        """Whether the speaker is nobody of the record yet, and may be a person: no body, and no bare role."""
        if not self.name or person_called(self.name, self.people) is not None:
            return False
        return self.name != self.candidate.attribution or not _is_nobody(self.candidate)

    def clean(self) -> dict[str, Any]:
        """Refuse a day that is still to come, or that the article cannot tell of; a month is compared as a month."""
        cleaned = super().clean() or {}
        day = cleaned.get("said_on")
        if day is None:
            return cleaned
        if cleaned.get("precision") == Precision.MONTH:
            day = day.replace(day=1)
        latest = _latest_day(self.candidate.article)
        if day > self.today:
            self.add_error("said_on", "This day is still to come.")
        elif latest is not None and day > latest:
            self.add_error(
                "said_on",
                f"The article came out before: {date_format(latest, 'j F Y')} is the last day it can tell of.",
            )
        return cleaned

    def args(self) -> dict[str, Any]:
        """Return the corrections as `accept_candidate` takes them."""
        data = self.cleaned_data
        day = data.get("said_on")
        precision = data.get("precision") or Precision.DAY
        known = {str(issue.pk) for issue in self.issues}
        return {
            "speaker_id": self.person.pk if self.person else None,
            "speaker_text": "" if self.person else data["speaker"],
            "said_on": day,
            "precision": _precision(day is not None, precision),
            "said_where": data.get("said_where", ""),
            "kind": data["kind"],
            "source_type": data["source_type"],
            "issue_ids": [UUID(key) for key in data.get("issue_ids") or [] if key in known],
        }


def _is_nobody(candidate: Candidate) -> bool:
    """Say whether the article gives the words to a body, or to somebody by their role alone."""
    is_bare_role = candidate.speaker_name.casefold() == candidate.speaker_text.casefold()
    return candidate.how == How.ORGANISATION or (candidate.how == How.ROLE and is_bare_role)


def as_accepted(quotation: Quotation) -> dict[str, Any]:
    """Return the fields as a quotation was accepted with them, to go on from there when that is taken back."""
    return {
        "speaker": quotation.speaker.name if quotation.speaker else quotation.speaker_text,
        "said_on": quotation.said_on,
        "precision": quotation.precision,
        "said_where": quotation.context,
        "kind": quotation.kind,
        "source_type": quotation.source_type,
        "issue_ids": [str(issue.pk) for issue in quotation.suggested_issues.all()],
    }


def _latest_day(article: Article) -> datetime.date | None:
    """Return the last day that its words can be of; None when that is not known.

    Where its words were said it may have been the next day already.
    """
    day = article.published_on
    if day is None or article.published_precision == Precision.ABOUT:
        return None
    if article.published_precision == Precision.MONTH:
        day = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return day + datetime.timedelta(days=1)


def _source_type(candidate: Candidate, *, role_only: bool) -> SourceType:
    if candidate.is_position:
        return SourceType.REPORTED
    return SourceType.ANONYMOUS if role_only else SourceType.ON_THE_RECORD


def _precision(has_day: bool, precision: str) -> str:
    if not has_day:
        return Precision.UNKNOWN.value
    return Precision.DAY.value if precision == Precision.UNKNOWN else precision
