"""The desk's page of one issue, and its parts, each edited in place."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from negotiations.common.http import page_or_fragment
from negotiations.desk.access import DeskRequest, desk
from negotiations.desk.forms.part import IdList
from negotiations.desk.parts import FORMS
from negotiations.desk.queries.evidence import picker_for
from negotiations.desk.queries.issue import IssuePage, issue_page
from negotiations.desk.shell import Shell
from negotiations.desk.views.inline import Page, answer_part

TEMPLATE = "desk/issue_detail.html"
GET_OR_POST = ["GET", "HEAD", "POST"]


def _page(request: DeskRequest, issue: str, part: str) -> Page:
    read = partial(issue_page, request.negotiation, issue, user=request.user)
    return Page(
        template=TEMPLATE,
        address=reverse("desk:issue_detail", args=[request.negotiation.slug, issue]),
        read=read,
        fragment=f"issue-{part}",
        title=read().issue.title if request.method == "POST" else "",
    )


def _context(request: DeskRequest, page: IssuePage) -> dict[str, object]:
    return {
        "desk": Shell(request, here="board"),
        "page": page,
        "negotiation": request.negotiation,
        "open": None,
    }


@require_safe
@desk()
def issue_detail(request: DeskRequest, issue: str) -> HttpResponse:
    page = issue_page(request.negotiation, issue, user=request.user)
    return render(request, TEMPLATE, _context(request, page))


@require_safe
@desk()
def issue_drafts(request: DeskRequest, issue: str) -> HttpResponse:
    page = issue_page(request.negotiation, issue, user=request.user)
    return page_or_fragment(request, TEMPLATE, "issue-drafts", _context(request, page))


@require_http_methods(GET_OR_POST)
@desk()
def issue_status(request: DeskRequest, issue: str) -> HttpResponse:
    return answer_part(request, _page(request, issue, "status"), "status")


@require_http_methods(GET_OR_POST)
@desk()
def issue_texts(request: DeskRequest, issue: str) -> HttpResponse:
    return answer_part(request, _page(request, issue, "texts"), "texts")


@require_http_methods(GET_OR_POST)
@desk()
def issue_positions(request: DeskRequest, issue: str) -> HttpResponse:
    return answer_part(request, _page(request, issue, "positions"), "positions")


@require_http_methods(GET_OR_POST)
@desk()
def issue_confirmations(request: DeskRequest, issue: str) -> HttpResponse:
    return answer_part(request, _page(request, issue, "confirmations"), "confirmations")


@require_http_methods(GET_OR_POST)
@desk()
def issue_statements(request: DeskRequest, issue: str) -> HttpResponse:
    return answer_part(request, _page(request, issue, "statements"), "statements")


@require_http_methods(GET_OR_POST)
@desk()
def issue_updates(request: DeskRequest, issue: str) -> HttpResponse:
    return answer_part(request, _page(request, issue, "updates"), "updates")


@require_safe
@desk()
def evidence(request: DeskRequest) -> HttpResponse:
    """The list of words to pick from, for one picker: searched, with what is ticked kept."""
    asked = request.GET
    slug = asked.get("issue", "")
    issue = issue_page(request.negotiation, slug, user=request.user).issue if slug else None
    picker = picker_for(
        request.negotiation,
        name=asked.get("picker", "") if asked.get("picker", "") in FORMS else "status",
        issue=issue,
        query=asked.get("q", "").strip()[:200],
        picked=IdList().to_python(asked.getlist("evidence_ids")),
        picked_sources=IdList().to_python(asked.getlist("source_ids")),
        with_articles=asked.get("articles", "1") == "1",
    )
    return render(
        request, "desk/_evidence.html", {"picker": picker, "negotiation": request.negotiation, "issue": issue}
    )
