"""The parts of the issue page that can be edited in place: which form each opens, and where it is kept."""

import datetime
import json
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from negotiations.desk.access import DeskRequest
from negotiations.desk.answers import Missing
from negotiations.desk.forms.issue import (
    ChangesForm,
    ConfirmationForm,
    FrameForm,
    PositionForm,
    StatementsForm,
    TextsForm,
)
from negotiations.desk.forms.part import PartForm, Subject, is_id
from negotiations.desk.forms.updates import (
    CorrectionForm,
    DevelopmentForm,
    MoveForm,
    SmallFixForm,
    WithdrawalForm,
)
from negotiations.desk.operations.saving import mark_of
from negotiations.desk.queries.board import record_day
from negotiations.desk.queries.drafts import find_draft, working_draft
from negotiations.desk.queries.evidence import Picker, picker_for
from negotiations.desk.queries.issue import IssuePage
from negotiations.editions.models import Draft, DraftOperation, DraftState
from negotiations.intake.models import Candidate, FoundAs
from negotiations.record.models import Party, Position, Talks
from negotiations.record.queries.updates import newest_move

# Part -> the forms that it opens, by the key in ?edit=; "*" takes a party's slug.
FORMS: dict[str, dict[str, type[PartForm]]] = {
    "status": {"move": MoveForm},
    "texts": {"texts": TextsForm},
    "positions": {"*": PositionForm},
    "confirmations": {"*": ConfirmationForm},
    "statements": {"file": StatementsForm},
    "updates": {
        "development": DevelopmentForm,
        "correction": CorrectionForm,
        "fix": SmallFixForm,
        "withdrawal": WithdrawalForm,
    },
    "frame": {"texts": FrameForm},
}
# Where a second one in the same draft is another one, not the same one again.
EACH_ITS_OWN = {"log_update", "correct", "refile", "withdraw", "file_statement"}


@dataclass(slots=True)
class OpenForm:
    """A form as it stands open: what it was opened on, and the draft that keeps it."""

    part: str
    key: str
    form: PartForm
    subject: Subject
    stored: DraftOperation | None
    draft: Draft | None
    drafts: list[Draft]
    seen: str
    picker: Picker | None = None
    found: Candidate | None = None

    @property
    def mark(self) -> str:
        return mark_of(self.stored) if self.stored else ""


def open_form(
    request: DeskRequest, part: str, key: str, page: IssuePage | None, *, now: datetime.datetime
) -> OpenForm:
    """Return the form of `part` that ?edit=`key` opens, filled from the draft it is stored in, or from what was posted.

    Raises Missing for a key that opens nothing, and for a draft or an operation that is not there.
    """
    forms = FORMS[part]
    party = _party(request, key) if "*" in forms else None
    form_class = forms["*"] if party else forms.get(key)
    if form_class is None:
        raise Missing(f"There is nothing “{key}” to edit here.")
    asked = request.POST if request.method == "POST" else request.GET
    subject = _subject(request, page, party=party, update_id=str(asked.get("update", "")), now=now)
    draft, stored = _kept(request, form_class, subject, asked)
    args = dict(stored.args) if stored else {}
    form = form_class(
        request.POST if request.method == "POST" else None, subject=subject, args=args, part=f"{part}"
    )
    found = _found(request, form, asked)
    if not form.is_bound:
        next(iter(form.fields.values())).widget.attrs["autofocus"] = True
    return OpenForm(
        part=part,
        key=key,
        form=form,
        subject=subject,
        stored=stored,
        draft=draft,
        drafts=list(_my_open_drafts(request)),
        seen=_seen(form, subject, stored),
        picker=_picker(request, part, form, subject) if "evidence_ids" in form.fields else None,
        found=found,
    )


def _subject(
    request: DeskRequest,
    page: IssuePage | None,
    *,
    party: Party | None,
    update_id: str,
    now: datetime.datetime,
) -> Subject:
    negotiation = request.negotiation
    updates = page.updates if page else []
    return Subject(
        negotiation=negotiation,
        issue=page.issue if page else None,
        party=party,
        update=next((row for row in updates if str(row.pk) == update_id), None),
        parties=[row.party for row in page.parties] if page else [],
        talks=list(Talks.objects.filter(negotiation=negotiation).order_by("-starts_at")),
        updates=[row for row in updates if row.kind == "update"],
        today=record_day(negotiation, now=now),
    )


def _found(request: DeskRequest, form: PartForm, asked: Any) -> Candidate | None:
    """Return the reported position that a position's form is opened from, and fill the form with what it suggests."""
    key = str(asked.get("found", ""))
    if not isinstance(form, PositionForm) or not is_id(key):
        return None
    found = Candidate.objects.filter(
        negotiation=request.negotiation, pk=key, found_as=FoundAs.POSITION
    ).first()
    if found is not None and not form.is_bound:
        form.suggest(found)
    return found


def _party(request: DeskRequest, slug: str) -> Party:
    party = Party.objects.filter(negotiation=request.negotiation, slug=slug).first()
    if party is None:
        raise Missing(f"There is no party “{slug}” in this negotiation.")
    return party


def _my_open_drafts(request: DeskRequest) -> QuerySet[Draft]:
    return Draft.objects.filter(
        negotiation=request.negotiation, author=request.user, state=DraftState.OPEN
    ).order_by("-saved_at")


def _kept(
    request: DeskRequest, form_class: type[PartForm], subject: Subject, asked: Any
) -> tuple[Draft | None, DraftOperation | None]:
    """Return the draft to keep the form in, and the stored operation that it edits, if any."""
    number, seq = str(asked.get("draft", "")), str(asked.get("seq", ""))
    if number.isdigit():
        draft = find_draft(request.negotiation, int(number), user=request.user)
        stored = (
            draft.operations.filter(seq=int(seq), name=form_class.operation).first()
            if seq.isdigit()
            else None
        )
        if stored is not None or seq.isdigit():
            return draft, stored
        if request.method == "POST":
            return draft, None
        return draft, _same_in(draft, form_class, subject)
    if number == "new":
        return None, None
    if request.method != "POST":
        for draft in _my_open_drafts(request):
            stored = _same_in(draft, form_class, subject)
            if stored is not None:
                return draft, stored
    return working_draft(request.negotiation, user=request.user), None


def _same_in(draft: Draft, form_class: type[PartForm], subject: Subject) -> DraftOperation | None:
    """Return the draft's operation that this form would write again, so that it is edited and not doubled."""
    if form_class.operation in EACH_ITS_OWN:
        return None
    rows = draft.operations.filter(name=form_class.operation)
    if subject.issue is not None:
        rows = rows.filter(args__issue_id=str(subject.issue.pk))
    if subject.party is not None:
        rows = rows.filter(args__party_id=str(subject.party.pk))
    return rows.first()


def _seen(form: PartForm, subject: Subject, stored: DraftOperation | None) -> str:
    """Return as JSON what the author sees now and the draft builds on; a stored operation keeps what it saw first."""
    if isinstance(form, ChangesForm):
        return form.seen_json()
    seen: dict[str, str | None] = {}
    if isinstance(form, MoveForm | CorrectionForm) and subject.issue is not None:
        newest = newest_move(subject.issue)
        seen["after_update_id"] = str(newest.pk) if newest else None
    if isinstance(form, PositionForm) and subject.issue is not None:
        current = Position.objects.filter(
            issue=subject.issue, party=subject.party, superseded_by__isnull=True
        ).first()
        seen["supersedes_id"] = str(current.pk) if current else None
    kept = {name: stored.args[name] for name in seen if stored and name in stored.args}
    return json.dumps({**seen, **kept})


def _picker(request: DeskRequest, part: str, form: PartForm, subject: Subject) -> Picker:
    asked = request.POST if request.method == "POST" else request.GET
    picked, sources = form.picked(), form.picked_sources() if "source_ids" in form.fields else []
    attached = [key for key in request.GET.getlist("evidence") if key not in picked]
    return picker_for(
        request.negotiation,
        name=part,
        issue=subject.issue,
        query=str(asked.get("q", "")).strip()[:200],
        picked=picked + attached,
        picked_sources=sources,
        with_articles="source_ids" in form.fields,
    )
