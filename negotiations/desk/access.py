"""Who may come to the desk: each view says which role it needs, and is given the negotiation and the role."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.views.decorators.gzip import gzip_page

from negotiations.accounts.models import User
from negotiations.accounts.views.stale_sign_in import signed_out
from negotiations.common.http import VARY, HtmxRequest, wants_fragment
from negotiations.desk.answers import Missing, missing, refused
from negotiations.editions.policies import NotAllowed, role_in
from negotiations.record.models import Negotiation, Role
from negotiations.record.operations import OperationError

View = Callable[..., HttpResponseBase]
RANK = {Role.REPORTER: 1, Role.EDITOR: 2, Role.ADMIN: 3}
FORBIDDEN = 403
IN_THE_WAY = 409


class DeskRequest(HtmxRequest):
    """A request of somebody who has a role in the negotiation."""

    user: User
    negotiation: Negotiation
    role: Role


def can_publish_here(request: DeskRequest) -> bool:
    """Say whether this person may publish: editors and admins may."""
    return RANK[request.role] >= RANK[Role.EDITOR]


def desk(needs: Role = Role.REPORTER) -> Callable[[View], View]:
    """Let in those whose role in the negotiation is at least `needs`; answer refusals in the desk's look.

    The view is called with a DeskRequest and the rest of the address. Nobody signed in: the sign-in page. No role
    here, or no such negotiation: 404, so that its name is not given away.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def decided(request: HttpRequest, negotiation: str, **address: Any) -> HttpResponseBase:
            return _private(_decide(request, negotiation, lambda desk: view(desk, **address), needs))

        return gzip_page(decided)

    return decorate


def signed_in(view: View) -> View:
    """Let in anybody who is signed in; the view itself finds out what they have a role in."""

    @wraps(view)
    def decided(request: HttpRequest) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return _private(_to_sign_in(request))
        return _private(view(cast(DeskRequest, request)))

    return decided


def _decide(
    request: HttpRequest, slug: str, view: Callable[[DeskRequest], HttpResponseBase], needs: Role
) -> HttpResponseBase:
    if not isinstance(request.user, User):
        return _to_sign_in(request)
    desk_request = cast(DeskRequest, request)
    negotiation = Negotiation.objects.filter(slug=slug).first()
    role = role_in(request.user, negotiation) if negotiation else None
    if negotiation is None or role is None:
        return missing(request, "There is no negotiation of this name that you have a role in.")
    desk_request.negotiation, desk_request.role = negotiation, role
    if RANK[role] < RANK[needs]:
        return refused(
            request, f"This is for {needs.label.lower()}s; you are {role.label.lower()} here.", FORBIDDEN
        )
    try:
        # Days and hours on the desk are the negotiation's own.
        with timezone.override(ZoneInfo(negotiation.zone)):
            return view(desk_request)
    except Missing as error:
        return missing(request, str(error))
    except NotAllowed as error:
        return refused(request, error.message, FORBIDDEN)
    except OperationError as error:
        return refused(request, error.message, IN_THE_WAY)


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send the person to sign in and back; an open page says it in its message line, and keeps what was typed."""
    if wants_fragment(request):
        return signed_out(request)
    return redirect_to_login(request.get_full_path())


def _private(response: HttpResponseBase) -> HttpResponseBase:
    """The desk's pages are for one person: never stored, never mixed with fragments."""
    patch_vary_headers(response, VARY)
    add_never_cache_headers(response)
    return response
