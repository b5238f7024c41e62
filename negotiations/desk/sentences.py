"""Stored operations in words: what each will do, what it says, what it still lacks, and where it is edited."""

from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from negotiations.desk.names import Names, names_in
from negotiations.editions.models import DraftOperation
from negotiations.record.models import Basis, Issue, Party, Says, Stance, Status

FIELD_NAMES = {
    "to": "the new status",
    "headline": "a headline",
    "reason": "a reason for readers",
    "happened_at": "the day",
    "stance": "the stance",
    "summary": "one sentence of what it says",
    "of": "what exactly is confirmed",
    "evidence_ids": "a quotation",
    "source_ids": "a source",
    "after_update_id": "the move that it follows: open it with Edit and keep it again",
    "supersedes_id": "the position that it follows: open it with Edit and keep it again",
}
VERBS = {
    "move_status": "Move",
    "log_update": "Development",
    "correct": "Correction",
    "refile": "Small fix",
    "withdraw": "Withdrawal",
    "edit_issue": "Texts",
    "edit_frame": "State of play and method",
    "record_position": "Position",
    "record_voice": "Voice",
    "record_confirmation": "Confirmation",
    "file_statement": "Statement",
    "unfile_statement": "Statement taken out",
    "add_carrier": "Further article for a quotation",
    "edit_quotation": "Quotation",
}
# Operation -> the part of the issue page that edits it, and the key of its form.
EDITED_IN = {
    "move_status": ("issue_status", "move"),
    "edit_issue": ("issue_texts", "texts"),
    "record_position": ("issue_positions", "*"),
    "record_confirmation": ("issue_confirmations", "*"),
    "log_update": ("issue_updates", "development"),
    "correct": ("issue_updates", "correction"),
    "refile": ("issue_updates", "fix"),
    "withdraw": ("issue_updates", "withdrawal"),
    "edit_frame": ("frame", "texts"),
}


@dataclass(slots=True)
class OperationInWords:
    seq: int
    name: str
    kind: str
    about: str
    says: str
    lines: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    edit: str = ""
    refused: str = ""


def in_words(operations: list[DraftOperation], *, slug: str = "") -> list[OperationInWords]:
    """Return the operations as sentences; with the negotiation's `slug` also the address where each is edited."""
    names = names_in(operations)
    return [_one(operation, names, slug) for operation in operations]


def _one(operation: DraftOperation, names: Names, slug: str) -> OperationInWords:
    args = operation.args
    issue = names.of(args.get("issue_id")) or _issue_of_update(args, names)
    written = OperationInWords(
        seq=operation.seq,
        name=operation.name,
        kind=VERBS.get(operation.name, operation.name.replace("_", " ").capitalize()),
        about=issue or ("the whole negotiation" if operation.name in VERBS else ""),
        says=_says(operation.name, args, names),
        lines=_lines(args, names),
        missing=_missing(operation),
    )
    written.edit = _edit(operation, names, slug) if slug else ""
    return written


def _issue_of_update(args: dict[str, Any], names: Names) -> str:
    update = names.row(args.get("withdraws_id") or args.get("corrects_id"))
    issue = getattr(update, "issue", None)
    return issue.title if isinstance(issue, Issue) else ""


def _says(name: str, args: dict[str, Any], names: Names) -> str:
    """Return the one line that says what the operation does."""
    if name == "move_status":
        return f"becomes “{_label(Status, args.get('to'), 'not chosen yet')}”"
    if name == "record_position":
        return (
            f"{names.of(args.get('party_id'))}: {_label(Stance, args.get('stance'), 'stance not chosen yet')}"
        )
    if name == "record_voice":
        return f"{names.of(args.get('person_id'))}: {_label(Stance, args.get('stance'), 'stance not chosen yet')}"
    if name == "record_confirmation":
        return f"{names.of(args.get('party_id'))}: {_label(Says, args.get('says'), '').lower()}"
    if name in {"file_statement", "unfile_statement", "add_carrier", "edit_quotation"}:
        return names.of(args.get("quotation_id"), "a quotation")
    if name == "withdraw":
        return f"takes back “{names.of(args.get('withdraws_id'), 'an update')}”"
    if name == "correct" and args.get("to"):
        return f"sets the status to “{_label(Status, args['to'], '')}”"
    if "changes" in args:
        fields = [field_name.replace("_", " ") for field_name in args["changes"]]
        return ", ".join(fields) + (" changes" if len(fields) == 1 else " change")
    return str(args.get("title") or args.get("name") or "")


def _lines(args: dict[str, Any], names: Names) -> list[tuple[str, str]]:
    """Return what readers will get to read, by label."""
    lines = [
        (label, str(args[name]))
        for name, label in (("headline", "Headline"), ("reason", "Reason"), ("summary", "Says"), ("of", "Of"))
        if args.get(name)
    ]
    for name, change in args.get("changes", {}).items():
        lines.append((name.replace("_", " ").capitalize(), _plain(change["to"])))
    evidence = [names.of(key, "a quotation") for key in args.get("evidence_ids") or []]
    lines += [("Evidence", text) for text in evidence]
    lines += [("Source", names.of(key, "an article")) for key in args.get("source_ids") or []]
    if args.get("article_id"):
        lines.append(("Article", names.of(args["article_id"], "an article")))
    if args.get("judgement"):
        lines.append(("Basis", "editor’s judgement"))
    return lines


def _missing(operation: DraftOperation) -> list[str]:
    """Return what keeps the operation from being published, in words: from its arguments, and from the record's rules."""
    args = operation.args
    lacks = [
        FIELD_NAMES.get(name, name.replace("_", " "))
        if problem == "is missing" or problem.startswith("Field required")
        else f"{FIELD_NAMES.get(name, name.replace('_', ' '))}: {problem}"
        for name, problem in operation.problems.items()
    ]
    if operation.name == "move_status" and not args.get("evidence_ids") and not args.get("judgement"):
        lacks.append("a quotation, or “editor’s judgement”")
    if operation.name in {"record_position", "record_confirmation"} and args.get("says") != Says.SILENT:
        if args.get("basis") == Basis.QUOTED and not args.get("evidence_ids"):
            lacks.append("a quotation, or another basis")
        if args.get("basis") == Basis.REPORTED and not (args.get("evidence_ids") or args.get("source_ids")):
            lacks.append("a source or a quotation, or another basis")
    return lacks


def _edit(operation: DraftOperation, names: Names, slug: str) -> str:
    name, key = EDITED_IN.get(operation.name, ("", ""))
    args = operation.args
    if not name:
        return ""
    tail = f"draft={operation.draft.number}&seq={operation.seq}"
    if name == "frame":
        return f"{reverse('desk:frame', args=[slug])}?edit={key}&{tail}"
    issue = names.row(args.get("issue_id"))
    update = names.row(args.get("withdraws_id"))
    if update is not None and issue is None:
        issue = getattr(update, "issue", None)
        tail += f"&update={update.pk}"
    party = names.row(args.get("party_id"))
    if not isinstance(issue, Issue) or (key == "*" and not isinstance(party, Party)):
        return ""
    key = party.slug if key == "*" and isinstance(party, Party) else key
    return f"{reverse(f'desk:{name}', args=[slug, issue.slug])}?edit={key}&{tail}"


def _label(choices: Any, value: Any, otherwise: str) -> str:
    try:
        return str(choices(value).label)
    except ValueError:
        return otherwise


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if value not in (None, "", []) else "nothing"
