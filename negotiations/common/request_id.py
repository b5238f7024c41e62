"""Gives every request an id, which the audit, the history and the answer carry."""

import uuid
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
_current: ContextVar[str] = ContextVar("request_id", default="")


def current_request_id() -> str:
    """The id of the request being answered; empty in a command or a job."""
    return _current.get()


def request_id_middleware(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Makes the id. An id that the client sends is not used: the audit must not hold a stranger's text."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = _current.set(uuid.uuid4().hex)
        try:
            response = get_response(request)
            response.headers[HEADER] = _current.get()
            return response
        finally:
            _current.reset(token)

    return middleware
