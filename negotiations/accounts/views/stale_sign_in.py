"""What is answered when who is signed in has changed since the page was opened: nothing is done, nothing typed is lost."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from negotiations.common.http import in_message_line, wants_fragment

FORBIDDEN = 403


@never_cache
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose token is not that of the present sign-in (Django's CSRF_FAILURE_VIEW).

    A page says what to do. For htmx a sentence comes with a token that the open page may go on with: whoever is signed
    in now is named, so that nobody acts for another unawares. `reason` is Django's, for developers.
    """
    if not wants_fragment(request):
        return render(request, "accounts/stale_sign_in.html", {"reason": reason}, status=FORBIDDEN)
    if not request.user.is_authenticated:
        return signed_out(request)
    context = {"token": get_token(request)}
    return in_message_line(render(request, "accounts/_signed_in_anew.html", context, status=FORBIDDEN))


def signed_out(request: HttpRequest) -> HttpResponse:
    """Answer htmx that nobody is signed in, with the way to sign in that leaves the page as it is."""
    context = {"next": page_of(request)}
    return in_message_line(render(request, "accounts/_signed_out.html", context, status=FORBIDDEN))


def page_of(request: HttpRequest) -> str:
    """Return the address, without the host, of the page that an htmx request came from; the desk when it is not ours."""
    try:
        page = urlsplit(request.headers.get("HX-Current-URL", ""))
    except ValueError:
        return str(settings.LOGIN_REDIRECT_URL)
    if page.netloc != request.get_host() or not page.path.startswith("/"):
        return str(settings.LOGIN_REDIRECT_URL)
    return f"{page.path}?{page.query}" if page.query else page.path
