"""The negotiation's own texts: state of play, method, scope, edited in place."""

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.views.inline import Page, answer_part


@require_http_methods(["GET", "HEAD", "POST"])
@desk()
def frame(request: DeskRequest) -> HttpResponse:
    page = Page(
        template="desk/frame.html",
        address=reverse("desk:frame", args=[request.negotiation.slug]),
        read=lambda: None,
        fragment="frame",
        title="State of play",
        here="frame",
    )
    return answer_part(request, page, "frame")
