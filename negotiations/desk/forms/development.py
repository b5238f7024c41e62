"""Logging a development that may move several issues: what happened, once; a new status for each issue it moves."""

import uuid
from typing import Any

from django import forms

from negotiations.desk.forms.part import NewOperation
from negotiations.desk.forms.updates import DevelopmentForm
from negotiations.record.models import Issue


class SeveralMovesForm(DevelopmentForm):
    """One headline, day and reason; `to-<slug>` moves that issue. Without any it is told of the whole negotiation."""

    def __init__(self, *args: Any, issues: list[Issue], newest: dict[str, str | None], **kwargs: Any) -> None:
        self.issues, self.newest = issues, newest
        super().__init__(*args, **kwargs)
        for issue in issues:
            self.fields[f"to-{issue.slug}"] = forms.CharField(max_length=24, required=False)

    def operations(self) -> list[NewOperation]:
        """Return a move for each issue that gets a status, or one development."""
        args = self.args()
        moves = []
        for issue in self.issues:
            to = self.cleaned_data.get(f"to-{issue.slug}")
            if to:
                own = {
                    "update_id": str(uuid.uuid5(uuid.UUID(self.token), issue.slug)),
                    "issue_id": str(issue.pk),
                    "to": to,
                    "after_update_id": self.seen().get(str(issue.pk)),
                }
                moves.append(NewOperation("move_status", {**args, **own}))
        return moves or [NewOperation("log_update", args)]
