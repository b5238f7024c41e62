"""What becomes of words that the record has already, for an editor: what was added, what differs and can be chosen."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from negotiations.desk.queries.evidence import day_in_words
from negotiations.intake.operations import Accepted, Choice, Difference
from negotiations.record.models import QuotationKind, SourceType

LABELS = {
    "said_on": "Said on",
    "context": "Where or to whom",
    "kind": "Kind",
    "source_type": "Source",
}
CHANGE, KEEP = "change", "keep"


@dataclass(frozen=True, slots=True)
class Asked:
    """A difference to decide about: its field, both values in words, what was seen, and what is picked."""

    name: str
    label: str
    recorded: str
    given: str
    seen: str
    picked: str


def asked(differences: Iterable[Difference], posted: Mapping[str, str]) -> list[Asked]:
    """Return the differences for the form; what was picked before stays picked unless the record has changed since."""
    return [
        Asked(
            name=each.field,
            label=LABELS[each.field],
            recorded=_in_words(each.field, each.recorded),
            given=_in_words(each.field, each.given),
            seen=each.seen,
            picked=CHANGE
            if posted.get(f"recorded_{each.field}") == CHANGE
            and posted.get(f"seen_{each.field}") == each.seen
            else KEEP,
        )
        for each in differences
    ]


def choices_of(posted: Mapping[str, str]) -> dict[str, Choice]:
    """Read what an editor chose about each field."""
    return {
        name: Choice(change=posted[f"recorded_{name}"] == CHANGE, seen=posted.get(f"seen_{name}", "").strip())
        for name in LABELS
        if posted.get(f"recorded_{name}") in {CHANGE, KEEP}
    }


def told(accepted: Accepted) -> str:
    """Return what joining added to the record's quotation, what it changed there, and what it left; empty when nothing."""
    added = [_labelled(each.field, each.given) for each in accepted.filled]
    if accepted.issues:
        word = "issue" if len(accepted.issues) == 1 else "issues"
        added.append(f"{word} " + ", ".join(f"“{issue.title}”" for issue in accepted.issues))
    changed = [
        f"{_labelled(each.field, each.given)} (was {_in_words(each.field, each.recorded)})"
        for each in accepted.changed
    ]
    kept = [
        f"{_labelled(each.field, each.recorded)}, not {_in_words(each.field, each.given)}"
        for each in accepted.kept
    ]
    parts = [("Added", added), ("Changed", changed), ("Kept as the record has it", kept)]
    return " ".join(f"{what}: {'; '.join(pieces)}." for what, pieces in parts if pieces)


def _labelled(field: str, values: Mapping[str, Any]) -> str:
    return f"{LABELS[field].lower()} {_in_words(field, values)}"


def _in_words(field: str, values: Mapping[str, Any]) -> str:
    value = values[field]
    if field == "said_on":
        return day_in_words(datetime.date.fromisoformat(value), values["precision"])
    if field == "context":
        return f"“{value}”"
    labels = QuotationKind if field == "kind" else SourceType
    return str(labels(value).label).lower()
