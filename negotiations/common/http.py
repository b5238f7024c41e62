"""One URL, one template, two answers: the page, or the fragment htmx asked for."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django_htmx.middleware import HtmxDetails

# htmx names in these headers what it wants, so a cache may not mix the answers.
VARY = ("HX-Request", "HX-History-Restore-Request", "HX-Boosted", "HX-Request-Type")


class HtmxRequest(HttpRequest):
    """A request after the htmx middleware."""

    htmx: HtmxDetails


def wants_fragment(request: HttpRequest) -> bool:
    """Whether htmx asks for a part of the page; a history restore and a boosted link get the whole page."""
    headers = request.headers
    return (
        headers.get("HX-Request") == "true"
        and headers.get("HX-History-Restore-Request") != "true"
        and headers.get("HX-Boosted") != "true"
        and headers.get("HX-Request-Type") != "full"
    )


def in_message_line(response: HttpResponse) -> HttpResponse:
    """Have htmx put what the answer's root holds into the page's line of messages, `#told`; all else stays as it is.

    The line itself stays too: what is new inside it is announced, a line that is exchanged is not.
    """
    response.headers["HX-Retarget"] = "#told"
    response.headers["HX-Reswap"] = "innerHTML strip:true"
    return response


def page_or_fragment(
    request: HttpRequest,
    template: str,
    fragment: str,
    context: Mapping[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Answer with the template, or with its partial `fragment` when htmx asks for it; never cached.

    `fragment` is the partial's name without `#`. `status` is 422 for a form that shows errors.
    """
    name = f"{template}#{fragment}" if wants_fragment(request) else template
    response = render(request, name, dict(context or {}), status=status)
    patch_vary_headers(response, VARY)
    add_never_cache_headers(response)
    return response
