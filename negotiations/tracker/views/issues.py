"""The list of issues and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from negotiations.tracker.issue_list import issue_list
from negotiations.tracker.issue_page import issue_page
from negotiations.tracker.views.answers import NotOnRecord, answer, answers_missing, standing


@require_safe
@answers_missing
def issues(request: HttpRequest, negotiation: str, moment: str | None = None) -> HttpResponse:
    place = standing(request, "issues", negotiation, moment)
    return answer("issues", {"place": place, "groups": issue_list(place.state)})


@require_safe
@answers_missing
def issue_detail(
    request: HttpRequest, negotiation: str, issue: str, moment: str | None = None
) -> HttpResponse:
    place = standing(request, "issue_detail", negotiation, moment, issue=issue)
    found = place.state.issue_by_slug(issue)
    if found is None:
        raise NotOnRecord("No issue of this name is on record in this edition.")
    return answer("issue_detail", {"place": place, "page": issue_page(place.state, found)})
