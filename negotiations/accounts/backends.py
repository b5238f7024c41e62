"""Signs people in by user name or e-mail address, and slows down guessing everywhere, the admin included."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from negotiations.accounts.models import User
from negotiations.accounts.operations.note_failed_sign_in import (
    forget_failures,
    must_wait,
    note_failed_sign_in,
)
from negotiations.common.client_address import client_address


class SignInBackend(ModelBackend):
    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> User | None:
        """The person, or None. Raises PermissionDenied when this name or address has to wait."""
        if not username or password is None:
            return None
        name, address, at = username.replace("\0", ""), client_address(request), timezone.now()
        if must_wait(name=name, address=address, at=at):
            raise PermissionDenied
        user = User.objects.filter(Q(username=name) | Q(email__iexact=name)).order_by("username").first()
        if user is None:
            User().set_password(password)  # the same time as for a known name
        elif user.check_password(password) and self.user_can_authenticate(user):
            forget_failures(name=name, address=address)
            return user
        note_failed_sign_in(name=name, address=address, at=at)
        return None
