"""Who may do what in a negotiation."""

import pghistory
from django.conf import settings
from django.db import models

from negotiations.record.models.base import choices_check
from negotiations.record.models.negotiation import Negotiation


class Role(models.TextChoices):
    REPORTER = "reporter", "Reporter"
    EDITOR = "editor", "Editor"
    ADMIN = "admin", "Admin"


@pghistory.track()
class Membership(models.Model):
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=10, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "negotiation"], name="membership_once"),
            choices_check(field="role", choices=Role, name="membership_role_known"),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"
