"""People in Django's admin; the audit, to read."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.http import HttpRequest

from negotiations.accounts.models import Act, User
from negotiations.common.admin import ReadOnlyAdmin


@admin.register(User)
class PersonAdmin(UserAdmin[User]):
    """Makes people, sets passwords, switches people off. Nobody is deleted: the audit names them."""

    list_display = ("username", "display_name", "email", "is_active", "is_staff", "last_login")
    search_fields = ("username", "display_name", "email")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("display_name", "email")}),
        ("Rights", {"fields": ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")}),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {"fields": ("username", "display_name", "email", "usable_password", "password1", "password2")},
        ),
    )

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Act)
class ActAdmin(ReadOnlyAdmin):
    list_display = ("at", "by", "verb", "object_kind", "object_id", "request_id")
    list_filter = ("verb", "object_kind")
    date_hierarchy = "at"
