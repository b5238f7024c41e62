"""Deciding about a candidate: accept as corrected, reject, take a decision back; then on to the next."""

from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from negotiations.common.http import wants_fragment
from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import NOT_VALID, STALE, went_well
from negotiations.desk.forms.review import AcceptForm, as_accepted
from negotiations.desk.operations.carriers import add_to_draft, take_out_of_drafts
from negotiations.desk.queries.copies import opened_again
from negotiations.desk.queries.copies import told as copies_told
from negotiations.desk.queries.review import drafts_using, find_candidate, people_of
from negotiations.desk.queries.review_queue import asked_of
from negotiations.desk.recorded import asked, choices_of, told
from negotiations.desk.views.candidate import accept_form, address_of, done, person_form, show_candidate
from negotiations.intake.models import Candidate
from negotiations.intake.operations import (
    Accepted,
    Along,
    RecordDiffers,
    accept_candidate,
    accept_with_copies,
    people_called_alike,
    reject_candidate,
    reject_with_copies,
    reopen_candidate,
    taken_along,
)
from negotiations.intake.queries import next_candidate
from negotiations.record.models import Issue, Person
from negotiations.record.operations import OperationError

NOT_READ = "Not accepted yet: see what is said at the fields."


@require_POST
@desk()
def candidate_acceptance(request: DeskRequest, candidate: UUID) -> HttpResponse:
    """Accept the words as corrected in the form, and go on; or start a draft with them as evidence.

    Where the record has the words and says something else about them, the form comes back to ask; it comes back with
    a person of the record as the speaker where one was taken instead of a new name.
    """
    found = find_candidate(request.negotiation, candidate)
    if "known_speaker" in request.POST:
        return _with_known_speaker(request, found)
    form = accept_form(request, found, request.POST)
    new_person = person_form(request, request.POST)
    shown = partial(show_candidate, request, form=form, new_person=new_person)
    if not (form.is_valid() and new_person.is_valid()):
        return shown(found, status=NOT_VALID, problem=NOT_READ)
    given = {"choices": choices_of(request.POST), "new_person": new_person.person(form), **form.args()}
    now = timezone.now()
    try:
        with transaction.atomic():
            accepted, along = _accept(request, found, at=now, **given)
            said = f"{_said(request, found, accepted, along)} {copies_told(found, along)}".strip()
    except RecordDiffers as refusal:
        differs = asked(refusal.differences, request.POST)
        return shown(found, status=NOT_VALID, differs=differs)
    except OperationError as refusal:
        fresh = find_candidate(request.negotiation, candidate)
        return shown(fresh, status=STALE, problem=refusal.message)
    if request.POST.get("do") == "draft":
        return went_well(request, said, _draft_address(request, found, accepted, form))
    return _go_on(request, found, said)


def _with_known_speaker(request: DeskRequest, candidate: Candidate) -> HttpResponse:
    """Show the form again with what was typed and a person of the record as the speaker; nothing is decided yet."""
    form = accept_form(request, candidate, request.POST)
    wanted = request.POST["known_speaker"]
    person = next((person for person in form.people if str(person.pk) == wanted), None)
    if person is None:
        return show_candidate(
            request, candidate, status=STALE, problem="This person is no longer in the record."
        )
    form = accept_form(request, candidate, typed={**form.typed(request.POST), "speaker": person.name})
    return show_candidate(request, candidate, form=form, said=f"The speaker is {person.name} now.")


@require_POST
@desk()
def candidate_rejection(request: DeskRequest, candidate: UUID) -> HttpResponse:
    found = find_candidate(request.negotiation, candidate)
    reason = request.POST.get("reason_other", "").strip() or request.POST.get("reason", "")
    try:
        along = _reject(request, found, reason)
    except OperationError as refusal:
        return show_candidate(request, found, status=NOT_VALID, problem=refusal.message)
    return _go_on(request, found, f"{f'Rejected: {found}'[:120]} {copies_told(found, along)}".strip())


@require_POST
@desk()
def candidate_reopening(request: DeskRequest, candidate: UUID) -> HttpResponse:
    """Undo a decision, and go on from what was decided; refused, with where, when the quotation is in use."""
    found = find_candidate(request.negotiation, candidate)
    typed = as_accepted(found.quotation) if found.quotation else None
    try:
        said = opened_again(found)
        with transaction.atomic():
            if found.needs_draft:
                take_out_of_drafts([found, *taken_along(found)], by=request.user, at=timezone.now())
            used_in = [] if found.needs_draft else drafts_using(request.negotiation, found.quotation_id)
            reopen_candidate(candidate_id=found.pk, by=request.user, at=timezone.now(), used_in=used_in)
    except OperationError as refusal:
        return show_candidate(request, found, status=STALE, problem=refusal.message)
    fresh = find_candidate(request.negotiation, candidate)
    return done(request, fresh, said, form=accept_form(request, fresh, typed=typed))


def _accept(request: DeskRequest, candidate: Candidate, **given: Any) -> tuple[Accepted, Along]:
    """Accept the candidate, and its copies where they are ticked."""
    if "copies" in request.POST:
        return accept_with_copies(candidate_id=candidate.pk, by=request.user, **given)
    return accept_candidate(candidate_id=candidate.pk, by=request.user, **given), Along()


def _reject(request: DeskRequest, candidate: Candidate, reason: str) -> Along:
    now = timezone.now()
    if "copies" in request.POST:
        return reject_with_copies(candidate_id=candidate.pk, reason=reason, by=request.user, at=now)[1]
    reject_candidate(candidate_id=candidate.pk, reason=reason, by=request.user, at=now)
    return Along()


def _added(request: DeskRequest, person: Person | None) -> str:
    """Say who was added, and whom of the record they may be after all."""
    if person is None:
        return ""
    others = [other for other in people_of(request.negotiation) if other.pk != person.pk]
    near = " and ".join(other.name for other in people_called_alike(person.name, others))
    doubt = f" It has {near} too: undo this if they are one." if near else ""
    return f"{person} is in the record as a person now.{doubt}"


def _said(request: DeskRequest, candidate: Candidate, accepted: Accepted, along: Along) -> str:
    """Say what accepting did; what a draft has to do is put into one."""
    if accepted.needs_draft or along.carriers:
        steps = [("add_carrier", accepted.carrier), ("edit_quotation", accepted.edit)]
        steps += [("add_carrier", carrier) for carrier in along.carriers]
        draft = add_to_draft(
            negotiation=request.negotiation,
            steps=[(name, args) for name, args in steps if args is not None],
            by=request.user,
            at=timezone.now(),
        )
        does = "adds this article as a further source" if accepted.carrier else "has what you gave"
        said = f"These words are public already: draft {draft.number} {does}. {told(accepted)}"
        return said.strip()
    added = _added(request, accepted.quotation.speaker) if accepted.new_person else ""
    if accepted.joined:
        parts = ["The record had these words already; this article now carries them too.", told(accepted)]
    else:
        what = "as reported words" if candidate.is_position else "into the record"
        parts = [f"Accepted {what}.", added, "Nothing is public until a published draft uses it."]
    return " ".join(part for part in parts if part)


def _draft_address(request: DeskRequest, candidate: Candidate, accepted: Accepted, form: AcceptForm) -> str:
    """Where a draft with these words as evidence begins: the ticked issue that matched most, else a development."""
    slug, key = request.negotiation.slug, accepted.quotation.pk
    matched = {key: len(" ".join(words)) for key, words in candidate.matched_words.items()}
    likely = max(form.args()["issue_ids"], key=lambda key: matched.get(str(key), 0), default=None)
    issue = Issue.objects.filter(pk=likely).first() if likely else None
    if issue is None:
        return f"{reverse('desk:development', args=[slug])}?evidence={key}"
    if candidate.is_position and candidate.party is not None:
        query = {"edit": candidate.party.slug, "evidence": key, "found": candidate.pk}
        return f"{reverse('desk:issue_positions', args=[slug, issue.slug])}?{urlencode(query)}"
    return f"{reverse('desk:issue_status', args=[slug, issue.slug])}?edit=move&evidence={key}"


def _go_on(request: DeskRequest, decided: Candidate, said: str) -> HttpResponse:
    """After a decision: the next open one of this part of the queue, first of this article."""
    asked = asked_of(request.negotiation, request.GET)
    following = next_candidate(
        request.negotiation, request.user, at=timezone.now(), after=decided.pk, filters=asked.filters
    )
    if following is None:
        return went_well(request, said, reverse("desk:review", args=[request.negotiation.slug]) + asked.query)
    if not wants_fragment(request):
        return went_well(request, said, address_of(request, following))
    fresh = find_candidate(request.negotiation, following.pk)
    return show_candidate(request, fresh, said=said, undo=decided)
