"""Refuses a request whose body is larger than any of ours, before anything reads it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

TOO_LARGE = 413


def request_size_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Answers 413 beyond settings.MAX_REQUEST_BYTES; a body of undeclared length is never read by Django."""

    def middleware(request: HttpRequest) -> HttpResponse:
        length = str(request.META.get("CONTENT_LENGTH") or "0")
        if length.isdigit() and int(length) > settings.MAX_REQUEST_BYTES:
            megabytes = settings.MAX_REQUEST_BYTES // 1024**2
            return HttpResponse(
                f"This is too much at once: at most {megabytes} MB.\n",
                status=TOO_LARGE,
                content_type="text/plain",
            )
        return get_response(request)

    return middleware
