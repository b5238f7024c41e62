"""What the history is told about a request."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from negotiations.accounts.models import User
from negotiations.common.history import HistoryMiddleware
from negotiations.common.request_id import current_request_id, request_id_middleware


def told(user: User | AnonymousUser) -> tuple[dict[str, object], str]:
    seen: dict[str, object] = {}

    def view(request: HttpRequest) -> HttpResponse:
        seen.update(HistoryMiddleware(view).get_context(request))  # type: ignore[no-untyped-call]
        return HttpResponse()

    request = RequestFactory().post("/desk/somewhere/")
    request.user = user
    response = request_id_middleware(view)(request)
    return seen, response.headers["X-Request-ID"]


def test_it_names_person_request_and_address() -> None:
    person = User(username="editor")
    seen, request_id = told(person)
    assert seen == {"user": str(person.pk), "request_id": request_id, "url": "/desk/somewhere/"}


def test_a_stranger_is_nobody() -> None:
    assert told(AnonymousUser())[0]["user"] is None


def test_outside_a_request_there_is_no_id() -> None:
    assert current_request_id() == ""
