"""The desk's door and the board."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from negotiations.desk.access import DeskRequest, desk, signed_in
from negotiations.desk.answers import missing
from negotiations.desk.board import filtered
from negotiations.desk.queries.board import board_of
from negotiations.desk.shell import Shell
from negotiations.record.models import Membership, Negotiation


@require_safe
@signed_in
def index(request: DeskRequest) -> HttpResponse:
    """The negotiations that this person has a role in; straight to the board when there is one."""
    negotiations = Negotiation.objects.all()
    if not request.user.is_superuser:
        mine = Membership.objects.filter(user=request.user).values("negotiation_id")
        negotiations = negotiations.filter(pk__in=mine)
    found = list(negotiations[:200])
    if len(found) == 1:
        return redirect("desk:board", found[0].slug)
    return render(request, "desk/index.html", {"negotiations": found})


@require_safe
@desk()
def board(request: DeskRequest) -> HttpResponse:
    shown = board_of(request.negotiation, user=request.user, now=timezone.now())
    context = {
        "desk": Shell(request, here="board"),
        "negotiation": request.negotiation,
        "board": shown,
        "list": filtered(shown, request.GET.get("show", ""), request.GET.get("q", "").strip()[:100]),
    }
    return render(request, "desk/board.html", context)


def nowhere(request: HttpRequest, rest: str) -> HttpResponse:
    """An address under /desk/ that leads nowhere: the desk's own page, the same for everybody."""
    return missing(request, "There is no such page at the desk.")
