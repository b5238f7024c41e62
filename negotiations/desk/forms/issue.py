"""What is changed on an issue itself: its texts, positions, confirmations, statements."""

import datetime
import json
import uuid
from typing import Any

from django import forms

from negotiations.desk.forms.part import (
    SAID_PRECISION,
    IdList,
    NewOperation,
    PartForm,
    day_input,
    lines,
    said_args,
)
from negotiations.intake.models import Candidate
from negotiations.record.models import Basis, Negotiation, Says, Stance

LONGEST_SUMMARY = 300


class ChangesForm(PartForm):
    """Fields of one row, changed where they differ from what the author saw."""

    def current(self) -> dict[str, Any]:
        """Return what the record says now, as JSON."""
        raise NotImplementedError

    def shown(self) -> dict[str, Any]:
        changed = {name: change["to"] for name, change in self.stored.get("changes", {}).items()}
        return {**self.current(), **changed}

    def seen_json(self) -> str:
        """Return what the author sees, for the hidden field: the draft's own bases come first."""
        bases = {name: change["base"] for name, change in self.stored.get("changes", {}).items()}
        return json.dumps({**self.current(), **bases})

    def changes(self) -> dict[str, Any]:
        """Return {field: {base, to}} of what differs from what was seen."""
        seen = {**self.current(), **self.seen()}
        found: dict[str, Any] = {}
        for name in self.fields:
            to = self.kept(name)
            to = to.replace("\r\n", "\n").strip() if isinstance(to, str) else to
            if to != seen[name]:
                found[name] = {"base": seen[name], "to": to}
        return found


class TextsForm(ChangesForm):
    """The issue's texts and the desk's marks on it."""

    operation = "edit_issue"

    title = forms.CharField(max_length=120)
    proposition = forms.CharField(max_length=300, widget=lines(2))
    what_it_is = forms.CharField(label="What it is", widget=lines(3))
    why_it_matters = forms.CharField(label="Why it matters", widget=lines(3))
    sticking_point = forms.CharField(label="The sticking point", widget=lines(3))
    pinned = forms.BooleanField(label="Pinned: stands first")
    review_by = forms.DateField(label="Review by", widget=day_input())
    checked_on = forms.DateField(label="Checked, no change, on", widget=day_input())

    def current(self) -> dict[str, Any]:
        return {name: _plain(getattr(self.subject.issue, name)) for name in self.fields}

    def args(self) -> dict[str, Any]:
        issue = self.subject.issue
        return {"issue_id": str(issue.pk) if issue else None, "changes": self.changes()}


class FrameForm(ChangesForm):
    """The negotiation's own texts: state of play, method, scope."""

    operation = "edit_frame"

    state_of_play = forms.CharField(label="State of play", widget=lines(4))
    state_of_play_on = forms.DateField(label="As of", widget=day_input())
    method = forms.CharField(label="Method", widget=lines(8))
    scope = forms.CharField(label="Scope", widget=lines(4))

    def current(self) -> dict[str, Any]:
        negotiation: Negotiation = self.subject.negotiation
        return {name: _plain(getattr(negotiation, name)) for name in self.fields}

    def args(self) -> dict[str, Any]:
        return {"changes": self.changes()}


class PositionForm(PartForm):
    """Where a party stands on the proposition; the position before it is kept."""

    operation = "record_position"

    stance = forms.TypedChoiceField(choices=Stance.choices, coerce=int, empty_value=None)
    summary = forms.CharField(label="In one sentence", max_length=300, widget=lines(2))
    said_on = forms.DateField(label="Said on", widget=day_input())
    precision = forms.ChoiceField(label="How exact", choices=SAID_PRECISION)
    basis = forms.ChoiceField(label="Rests on", choices=Basis.choices)
    evidence_ids = IdList()
    source_ids = IdList()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["stance"].choices = [("", "choose …"), *Stance.choices]  # type: ignore[attr-defined]

    def suggest(self, found: Candidate) -> None:
        """Begin with a reported position that was found: its stance, its sentence, its day; what is stored comes first."""
        sentence = " ".join(" ".join(found.words).split())
        suggested = {
            "stance": found.stance,
            "summary": sentence if len(sentence) <= LONGEST_SUMMARY else "",
            "basis": Basis.REPORTED,
            "said_on": found.said_on,
            "precision": found.precision,
        }
        self.initial = {**suggested, **self.initial}

    def args(self) -> dict[str, Any]:
        issue, party = self.subject.issue, self.subject.party
        stance = self.kept("stance")
        return {
            "position_id": self.own_id("position_id"),
            "issue_id": str(issue.pk) if issue else None,
            "party_id": str(party.pk) if party else None,
            **({"stance": stance} if stance not in (None, "") else {}),
            "summary": self.kept("summary"),
            **said_args(self),
            "basis": self.kept("basis"),
            "supersedes_id": self.seen().get("supersedes_id"),
            "evidence_ids": self.cleaned_data.get("evidence_ids") or [],
            "source_ids": self.cleaned_data.get("source_ids") or [],
        }


class ConfirmationForm(PartForm):
    """Whether a party claims, confirms, denies the proposition, or is silent."""

    operation = "record_confirmation"

    says = forms.ChoiceField(label="The party", choices=Says.choices)
    of = forms.CharField(label="Of what exactly", max_length=200)
    of_proposition = forms.BooleanField(
        label="On the same terms as the proposition, so that it counts for “agreed”"
    )
    summary = forms.CharField(label="In one sentence", max_length=300, widget=lines(2))
    said_on = forms.DateField(label="Said on", widget=day_input())
    precision = forms.ChoiceField(label="How exact", choices=SAID_PRECISION)
    basis = forms.ChoiceField(label="Rests on", choices=Basis.choices)
    evidence_ids = IdList()
    source_ids = IdList()

    def shown(self) -> dict[str, Any]:
        issue = self.subject.issue
        of = issue.proposition[:200] if issue else ""
        return {"of": of, "of_proposition": True, "says": Says.CONFIRMS, **super().shown()}

    def args(self) -> dict[str, Any]:
        issue, party = self.subject.issue, self.subject.party
        return {
            "confirmation_id": self.own_id("confirmation_id"),
            "issue_id": str(issue.pk) if issue else None,
            "party_id": str(party.pk) if party else None,
            "says": self.kept("says"),
            "of": self.kept("of"),
            "of_proposition": bool(self.kept("of_proposition")),
            "summary": self.kept("summary"),
            **said_args(self),
            "basis": self.kept("basis"),
            "evidence_ids": self.cleaned_data.get("evidence_ids") or [],
            "source_ids": self.cleaned_data.get("source_ids") or [],
        }


class StatementsForm(PartForm):
    """Quotations that belong in the issue's statement log; one operation each."""

    operation = "file_statement"

    evidence_ids = IdList()

    def operations(self) -> list[NewOperation]:
        issue = self.subject.issue
        return [
            NewOperation(
                self.operation,
                {
                    "statement_id": str(uuid.uuid5(uuid.UUID(self.token), key)),
                    "issue_id": str(issue.pk) if issue else None,
                    "quotation_id": key,
                },
            )
            for key in self.cleaned_data.get("evidence_ids") or []
        ]

    def args(self) -> dict[str, Any]:
        operations = self.operations()
        return operations[0].args if operations else {}


def _plain(value: Any) -> Any:
    """Return a column's value as JSON holds it."""
    return value.isoformat() if isinstance(value, datetime.date) else value
