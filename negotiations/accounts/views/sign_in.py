"""Signing in and out."""

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from negotiations.accounts.forms import SignInForm
from negotiations.accounts.models import User
from negotiations.accounts.operations.record_act import record_act

TOO_MANY = 429
NOT_VALID = 422


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The sign-in page; goes on to `next` when that is an address of ours."""
    after = _next_address(request)
    if request.user.is_authenticated and request.method != "POST":
        return redirect(after)
    form = SignInForm(request, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and form.user is not None:
        login(request, form.user)
        record_act(by=form.user, at=timezone.now(), verb="signed in")
        return redirect(after)
    status = 200 if not form.is_bound else TOO_MANY if form.has_to_wait else NOT_VALID
    return render(request, "accounts/sign_in.html", {"form": form, "next": after}, status=status)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Sign out, and go to the public page."""
    if isinstance(request.user, User):
        record_act(by=request.user, at=timezone.now(), verb="signed out")
    logout(request)
    return redirect("/")


def _next_address(request: HttpRequest) -> str:
    address = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if safe else str(settings.LOGIN_REDIRECT_URL)
