"""What a person types to sign in."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from negotiations.accounts.models import User
from negotiations.accounts.operations.note_failed_sign_in import must_wait
from negotiations.common.client_address import client_address


class SignInForm(forms.Form):
    """Name or e-mail address, and password; after is_valid() `user` is the person."""

    username = forms.CharField(
        label=_("User name or e-mail address"),
        max_length=254,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autofocus": True, "autocapitalize": "none"}
        ),
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=1000,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request
        self.user: User | None = None
        self.has_to_wait = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        name, password = cleaned.get("username"), cleaned.get("password")
        if not name or not password:
            return cleaned
        self.has_to_wait = must_wait(name=name, address=client_address(self.request), at=timezone.now())
        if self.has_to_wait:
            raise forms.ValidationError(_("Too many failed attempts. Try again in a quarter of an hour."))
        user = authenticate(self.request, username=name, password=password)
        if not isinstance(user, User):
            raise forms.ValidationError(_("This name and password do not belong together."))
        self.user = user
        return cleaned
