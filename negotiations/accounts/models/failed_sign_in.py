"""Failed sign-ins, kept for a while so that guessing a password gets slow."""

from django.db import models


class FailedSignIn(models.Model):
    """One failed attempt: the name that was typed and the address it came from, both as keyed hashes."""

    at = models.DateTimeField()
    name_hash = models.CharField(max_length=64)
    address_hash = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["name_hash", "at"], name="failed_by_name"),
            models.Index(fields=["address_hash", "at"], name="failed_by_address"),
        ]

    def __str__(self) -> str:
        return f"failed sign-in at {self.at:%Y-%m-%d %H:%M}"
