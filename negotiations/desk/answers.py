"""How the desk answers when something is missing, refused or stale; and how it says what happened."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from negotiations.common.http import in_message_line, wants_fragment

NOT_FOUND = 404
NOT_VALID = 422
STALE = 409


class Missing(Exception):
    """The address names something that does not exist here, or that this person may not see."""


def missing(request: HttpRequest, message: str) -> HttpResponse:
    """Answer 404 in the desk's look."""
    return _told(request, "desk/missing.html", message, NOT_FOUND)


def refused(request: HttpRequest, message: str, status: int) -> HttpResponse:
    """Answer that something was refused, and why."""
    return _told(request, "desk/refused.html", message, status)


def went_well(request: HttpRequest, message: str, address: str) -> HttpResponse:
    """After a POST: say what happened on the page that comes next."""
    messages.success(request, message)
    if wants_fragment(request):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def _told(request: HttpRequest, template: str, message: str, status: int) -> HttpResponse:
    """A page; or for htmx a sentence in the page's message line, so that nothing typed is swapped away."""
    if not wants_fragment(request):
        return render(request, template, {"message": message}, status=status)
    response = render(request, "desk/_told.html", {"message": message}, status=status)
    return in_message_line(response)
