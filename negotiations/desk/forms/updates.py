"""What readers are told: a move of status, a development, a correction, a small fix, a withdrawal."""

from typing import Any

from django import forms

from negotiations.desk.forms.part import (
    HAPPENED_PRECISION,
    IdList,
    PartForm,
    clock_input,
    day_input,
    happened_args,
    happened_shown,
    lines,
    local,
)

HEADLINE = 160


class DevelopmentForm(PartForm):
    """A development without a change of status."""

    operation = "log_update"

    headline = forms.CharField(max_length=HEADLINE)
    reason = forms.CharField(label="Reason, shown to readers", widget=lines(3))
    day = forms.DateField(widget=day_input())
    clock = forms.TimeField(label="Time", widget=clock_input())
    precision = forms.ChoiceField(label="How exact", choices=HAPPENED_PRECISION)
    talks_id = forms.ChoiceField(label="Talks")
    judgement = forms.BooleanField(label="Editor’s judgement")
    evidence_ids = IdList()
    source_ids = IdList()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(row.pk), f"{row.title}, {local(row.starts_at)}") for row in self.subject.talks]
        self.fields["talks_id"].choices = [("", "none"), *choices]  # type: ignore[attr-defined]

    def shown(self) -> dict[str, Any]:
        return {**super().shown(), **happened_shown(self)}

    def args(self) -> dict[str, Any]:
        issue = self.subject.issue
        return {
            "update_id": self.own_id("update_id"),
            "issue_id": str(issue.pk) if issue else None,
            "headline": self.kept("headline"),
            "reason": self.kept("reason"),
            **happened_args(self),
            "judgement": bool(self.kept("judgement")),
            "talks_id": self.kept("talks_id") or None,
            "evidence_ids": self.cleaned_data.get("evidence_ids") or [],
            "source_ids": self.cleaned_data.get("source_ids") or [],
        }


class MoveForm(DevelopmentForm):
    """A move of the status; `after_update_id` is the move that the author saw last."""

    operation = "move_status"

    to = forms.CharField(label="Becomes", max_length=24)
    field_order = ["to"]

    def args(self) -> dict[str, Any]:
        args = super().args()
        to = self.kept("to")
        if to:
            args["to"] = to
        args["after_update_id"] = self.seen().get("after_update_id")
        return args


class CorrectionForm(PartForm):
    """We were wrong: a public note, and the status set right where it was wrong."""

    operation = "correct"

    corrects_id = forms.ChoiceField(label="What was wrong")
    headline = forms.CharField(max_length=HEADLINE)
    reason = forms.CharField(label="The note readers see", widget=lines(3))
    to = forms.CharField(label="Sets the status to", max_length=24)
    judgement = forms.BooleanField(label="Editor’s judgement")
    evidence_ids = IdList()
    source_ids = IdList()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(row.pk), f"{local(row.happened_at)}: {row.headline}") for row in self.subject.updates]
        none = ("", "a text, a position or a figure of the issue")
        self.fields["corrects_id"].choices = [none, *choices]  # type: ignore[attr-defined]

    def shown(self) -> dict[str, Any]:
        named = {"corrects_id": str(self.subject.update.pk)} if self.subject.update else {}
        return {**named, **super().shown()}

    def args(self) -> dict[str, Any]:
        issue = self.subject.issue
        to = self.kept("to") or None
        return {
            "update_id": self.own_id("update_id"),
            "issue_id": str(issue.pk) if issue else None,
            "corrects_id": self.kept("corrects_id") or None,
            "headline": self.kept("headline"),
            "reason": self.kept("reason"),
            "to": to,
            "after_update_id": self.seen().get("after_update_id") if to else None,
            "judgement": bool(self.kept("judgement")),
            "evidence_ids": self.cleaned_data.get("evidence_ids") or [],
            "source_ids": self.cleaned_data.get("source_ids") or [],
        }


class SmallFixForm(PartForm):
    """A small fix: logged in the history, told to nobody."""

    operation = "refile"

    reason = forms.CharField(label="What was fixed", widget=lines(2))

    def args(self) -> dict[str, Any]:
        issue = self.subject.issue
        return {
            "update_id": self.own_id("update_id"),
            "issue_id": str(issue.pk) if issue else None,
            "reason": self.kept("reason"),
        }


class WithdrawalForm(PartForm):
    """Take an update back; it stays in the history, marked."""

    operation = "withdraw"

    headline = forms.CharField(max_length=HEADLINE)
    reason = forms.CharField(label="Why it is taken back, shown to readers", widget=lines(3))

    def shown(self) -> dict[str, Any]:
        update = self.subject.update
        proposed = {"headline": f"Withdrawn: {update.headline}"[:HEADLINE]} if update else {}
        return {**proposed, **super().shown()}

    def args(self) -> dict[str, Any]:
        update = self.subject.update
        return {
            "update_id": self.own_id("update_id"),
            "withdraws_id": self.stored.get("withdraws_id") or (str(update.pk) if update else None),
            "headline": self.kept("headline"),
            "reason": self.kept("reason"),
        }
