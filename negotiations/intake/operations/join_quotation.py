"""Joining words to a quotation that the record has: what is empty there is filled, what differs is asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from negotiations.intake.models import Candidate
from negotiations.intake.passages import Passage
from negotiations.record.errors import OperationError
from negotiations.record.models import Issue, Quotation
from negotiations.record.operations import Context, run_stored
from negotiations.record.operations.changes import as_json_value

Values = dict[str, Any]  # columns of a quotation with their values as JSON
Changes = dict[str, dict[str, Any]]  # as `edit_quotation` takes them: {column: {base, to}}


@dataclass(frozen=True)
class Difference:
    """What an editor gave otherwise than the record has it.

    `field`: said_on (with its precision), context, kind, source_type.
    """

    field: str
    recorded: Values
    given: Values

    @property
    def seen(self) -> str:
        """The record's values as text, to tell later whether they are still those that were seen."""
        return "|".join(str(value) for value in self.recorded.values())

    @property
    def changes(self) -> Changes:
        return {
            name: {"base": self.recorded[name], "to": to}
            for name, to in self.given.items()
            if self.recorded[name] != to
        }


@dataclass(frozen=True)
class Choice:
    """What an editor decided about a difference: change the record or keep it; `seen` is what they saw there."""

    change: bool
    seen: str


class RecordDiffers(OperationError):
    """The record says otherwise than the editor: each of the `differences` is to be decided about."""

    def __init__(self, differences: list[Difference]) -> None:
        super().__init__("The record has these words already, and says something else about them: choose.")
        self.differences = differences


@dataclass(frozen=True)
class Joined:
    """What joining gave the quotation: fields filled and changed, issues; and where the record was kept as it was.

    `carrier` and `edit`: the arguments of `add_carrier` and `edit_quotation`, None where there is nothing to do. They are
    carried out, unless the quotation is public: then `needs_draft`, and a draft has to do it.
    """

    filled: list[Difference]
    changed: list[Difference]
    kept: list[Difference]
    issues: list[Issue]
    carrier: dict[str, Any] | None = None
    edit: dict[str, Any] | None = None
    needs_draft: bool = False

    @property
    def changes(self) -> Changes:
        return _changes([*self.filled, *self.changed])

    @property
    def stored(self) -> dict[str, Any]:
        """What an undo has to know."""
        return {
            "changes": self.changes,
            "issues": [str(issue.pk) for issue in self.issues],
            "carries": self.carrier is not None,
        }


def join_quotation(
    quotation: Quotation,
    candidate: Candidate,
    passages: Sequence[Passage],
    *,
    given: Mapping[str, Values],
    issue_ids: Sequence[UUID],
    choices: Mapping[str, Choice] | None,
    context: Context,
) -> Joined:
    """Make the article a further carrier of the quotation, and add what an editor gave that the record lacks.

    `given` is by field, as in Difference. Without `choices` the record is kept wherever it differs; with them, every
    difference has to be among them: raises RecordDiffers. What is public is left to a draft, but for the issues, which
    are the desk's own.
    """
    filled, differences = _compared(quotation, given)
    _refuse_unasked(differences, choices)
    changed = [each for each in differences if _is_changed(each, choices)]
    changes = _changes([*filled, *changed])
    is_public = quotation.published_in is not None
    carried = quotation.carriers.filter(article=candidate.article_id).exists()
    carrier = None if carried else carrier_of(quotation, candidate, passages)
    edit = {"quotation_id": str(quotation.pk), "changes": changes} if changes else None
    if carrier and not is_public:
        run_stored(name="add_carrier", op_version=1, args=carrier, context=context)
    if edit and not is_public:
        run_stored(name="edit_quotation", op_version=1, args=edit, context=context)
    return Joined(
        filled=filled,
        changed=changed,
        kept=[each for each in differences if each not in changed],
        issues=_add_issues(quotation, issue_ids, context),
        carrier=carrier,
        edit=edit,
        needs_draft=is_public and bool(carrier or edit),
    )


def take_joined_back(candidate: Candidate, quotation: Quotation, context: Context) -> None:
    """Take out of a quotation what accepting this candidate added; what somebody has changed since stays as they left it."""
    issues = candidate.added.get("issues", [])
    if issues:
        args = {"quotation_id": str(quotation.pk), "remove": issues}
        run_stored(name="suggest_issues", op_version=1, args=args, context=context)
    if candidate.needs_draft:
        return
    changes = {
        name: {"base": change["to"], "to": change["base"]}
        for name, change in candidate.added.get("changes", {}).items()
        if as_json_value(getattr(quotation, name)) == change["to"]
    }
    if changes:
        args = {"quotation_id": str(quotation.pk), "changes": changes}
        run_stored(name="edit_quotation", op_version=1, args=args, context=context)


def is_published(candidate: Candidate, quotation: Quotation) -> bool:
    """Say whether a draft has carried out, in public, something of what accepting the candidate asked for."""
    carriers = quotation.carriers.filter(article=candidate.article_id)
    if candidate.added.get("carries", True) and carriers.exists():
        return True
    changes = candidate.added.get("changes", {})
    return any(as_json_value(getattr(quotation, name)) == change["to"] for name, change in changes.items())


def carrier_of(quotation: Quotation, candidate: Candidate, passages: Sequence[Passage]) -> dict[str, Any]:
    """Return the arguments of `add_carrier` as JSON values."""
    return {
        "carrier_id": str(uuid4()),
        "quotation_id": str(quotation.pk),
        "article_id": str(candidate.article_id),
        "spans": [dict(passage) for passage in passages],
    }


def _changes(differences: Sequence[Difference]) -> Changes:
    return {name: change for each in differences for name, change in each.changes.items()}


def _compared(quotation: Quotation, given: Mapping[str, Values]) -> tuple[list[Difference], list[Difference]]:
    """Return what the record lacks, and where it says something else."""
    fills: list[Difference] = []
    differences: list[Difference] = []
    for field, values in given.items():
        recorded = {name: as_json_value(getattr(quotation, name)) for name in values}
        if recorded != values:
            (differences if recorded[field] else fills).append(Difference(field, recorded, values))
    return fills, differences


def _is_changed(difference: Difference, choices: Mapping[str, Choice] | None) -> bool:
    choice = (choices or {}).get(difference.field)
    return choice is not None and choice.change


def _refuse_unasked(differences: list[Difference], choices: Mapping[str, Choice] | None) -> None:
    """Raise RecordDiffers unless every difference was decided about as it stands now."""
    if choices is None:
        return
    known = {field: choice.seen for field, choice in choices.items()}
    if any(known.get(each.field) != each.seen for each in differences):
        raise RecordDiffers(differences)


def _add_issues(quotation: Quotation, issue_ids: Sequence[UUID], context: Context) -> list[Issue]:
    """Suggest the issues that the quotation has not yet; return them."""
    held = set(quotation.suggested_issues.values_list("pk", flat=True))
    new = [key for key in dict.fromkeys(issue_ids) if key not in held]
    if not new:
        return []
    args = {"quotation_id": str(quotation.pk), "add": [str(key) for key in new]}
    run_stored(name="suggest_issues", op_version=1, args=args, context=context)
    return list(Issue.objects.filter(pk__in=new).order_by("-pinned", "rank", "number"))
