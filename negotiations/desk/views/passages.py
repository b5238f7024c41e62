"""Which words a quotation holds: marking missed ones, moving ends, splitting, joining, and taking that back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.answers import NOT_VALID, Missing, went_well
from negotiations.desk.forms.review import AcceptForm
from negotiations.desk.queries.review import find_candidate
from negotiations.desk.queries.review_queue import asked_of
from negotiations.desk.views.candidate import accept_form, done, show_candidate
from negotiations.intake.models import Candidate
from negotiations.intake.operations import (
    change_spans,
    make_candidate,
    merge_candidates,
    split_candidate,
    undo_passages,
)
from negotiations.intake.passages import MOST_CHARACTERS, Passage, PassageNotUsable, pasted
from negotiations.intake.spans import moved
from negotiations.record.models import Article
from negotiations.record.operations import OperationError

UNMARKED = "What was marked is no quotation any more."


@require_POST
@desk()
def passages(request: DeskRequest, article: UUID) -> HttpResponse:
    """Make words that a reviewer marked or pasted a quotation to review."""
    held = Article.objects.filter(negotiation=request.negotiation, pk=article).first()
    if held is None:
        raise Missing("There is no such article here.")
    beside = _beside(request, held)
    try:
        made = make_candidate(
            article_id=held.pk,
            spans=_marked(request, held.text or ""),
            by=request.user,
            at=timezone.now(),
            from_id=beside.pk if beside else None,
        )
    except OperationError as refusal:
        if beside is None:
            raise
        return show_candidate(request, beside, status=NOT_VALID, problem=refusal.message)
    return done(request, made, "Marked: say who said it.")


@require_POST
@desk()
def candidate_spans(request: DeskRequest, candidate: UUID) -> HttpResponse:
    """Move one end of a passage: by a word (`move`: place, edge, by), or to where it was dragged (`start`, `end`)."""
    found = find_candidate(request.negotiation, candidate)
    move = request.POST.get("move", "")
    moved = move or "dragged"
    try:
        changed = change_spans(
            candidate_id=found.pk, spans=_spans(request, found, move), by=request.user, at=timezone.now()
        )
    except OperationError as refusal:
        return _refused(request, found, refusal.message, moved=moved)
    form = _filled_in(request, found, changed)
    return done(request, changed, "The passage is changed.", form=form, moved=moved)


@require_POST
@desk()
def candidate_split(request: DeskRequest, candidate: UUID) -> HttpResponse:
    """Make two of one, where the second part shall begin."""
    found = find_candidate(request.negotiation, candidate)
    place = request.POST.get("at", "")
    if not place:
        problem = "Choose first with which word the second part begins."
        return _refused(request, found, problem, moved="split")
    try:
        first, _ = split_candidate(
            candidate_id=found.pk,
            at_offset=int(place) if place.isdigit() and len(place) < 10 else -1,
            by=request.user,
            at=timezone.now(),
        )
    except OperationError as refusal:
        return _refused(request, found, refusal.message)
    form = _filled_in(request, found, first)
    return done(request, first, "Split in two: the second part is next.", form=form)


@require_POST
@desk()
def candidate_merge(request: DeskRequest, candidate: UUID) -> HttpResponse:
    """Join a neighbour to this one."""
    found = find_candidate(request.negotiation, candidate)
    try:
        other = find_candidate(request.negotiation, UUID(request.POST.get("other", "")))
        whole = merge_candidates(candidate_id=found.pk, other_id=other.pk, by=request.user, at=timezone.now())
    except ValueError as nonsense:
        raise Missing("There is no such quotation to join.") from nonsense
    except OperationError as refusal:
        return _refused(request, found, refusal.message)
    form = _filled_in(request, found, whole)
    return done(request, whole, "Joined: both are one quotation now.", form=form)


@require_POST
@desk()
def candidate_restoration(request: DeskRequest, candidate: UUID) -> HttpResponse:
    """Take the last change of the passages back."""
    found = find_candidate(request.negotiation, candidate)
    try:
        whole = undo_passages(candidate_id=found.pk, by=request.user, at=timezone.now())
    except OperationError as refusal:
        return _refused(request, found, refusal.message)
    said = UNMARKED if found.is_as_marked else "The passages are as they were before."
    if whole is None:
        asked = asked_of(request.negotiation, request.GET)
        queue = reverse("desk:review", args=[request.negotiation.slug])
        return went_well(request, said, queue + asked.query)
    form = _filled_in(request, found, whole) if whole.pk == found.pk else None
    return done(request, whole, said, form=form)


def _beside(request: DeskRequest, article: Article) -> Candidate | None:
    """Return the quotation that stood open beside the article, to stay there; else the article's first."""
    found = Candidate.objects.filter(article=article)
    key = request.POST.get("beside", "")
    try:
        here = found.filter(pk=UUID(key)).first()
    except ValueError:
        here = None
    here = here or found.first()
    return find_candidate(request.negotiation, here.pk) if here else None


def _filled_in(request: DeskRequest, found: Candidate, changed: Candidate) -> AcceptForm:
    """Return the form of the changed quotation with what was typed in that of the one it was made of."""
    return accept_form(request, changed, typed=accept_form(request, found).typed(request.POST))


def _refused(request: DeskRequest, found: Candidate, problem: str, **more: Any) -> HttpResponse:
    form = _filled_in(request, found, found)
    return show_candidate(request, found, form=form, status=NOT_VALID, problem=problem, **more)


def _marked(request: DeskRequest, text: str) -> list[dict[str, Any]]:
    """Return the offsets that were marked, or those of the words that were pasted; nonsense is refused below."""
    words = request.POST.get("words", "").strip()[:MOST_CHARACTERS]
    if words and not request.POST.get("start"):
        found = pasted(text, words)
        if found is None:
            raise PassageNotUsable(
                "These words do not stand in the article as you pasted them.", field="words"
            )
        return [dict(found)]
    if not request.POST.get("start"):
        raise PassageNotUsable("Select the words in the article first, or paste them.", field="words")
    return [{"start": request.POST.get("start", ""), "end": request.POST.get("end", "")}]


def _spans(request: DeskRequest, candidate: Candidate, move: str) -> list[dict[str, Any]]:
    """Return the candidate's spans with the asked change; what is no offset is refused below."""
    spans: list[dict[str, Any]] = [dict(span) for span in candidate.spans]
    place, _, change = (move or request.POST.get("dragged", "")).partition(" ")
    if not place.isdigit() or int(place) >= len(spans):
        raise PassageNotUsable("There is no such passage in this quotation.", field="spans")
    here = int(place)
    edge, _, by = change.partition(" ")
    if not move:
        spans[here] = {"start": request.POST.get("start", ""), "end": request.POST.get("end", "")}
    elif edge in {"start", "end"} and by in {"1", "-1"}:
        passage: Passage = {"start": spans[here]["start"], "end": spans[here]["end"]}
        text = candidate.article.text or ""
        spans[here] = dict(moved(text, passage, edge="start" if edge == "start" else "end", by=int(by)))
    else:
        raise PassageNotUsable("A passage has a start and an end, each moved by a word.", field="spans")
    return spans
