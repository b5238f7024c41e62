"""Parties to a negotiation: who takes part, in which role, and what else they are called."""

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models

from negotiations.record.models.base import RecordRow, choices_check
from negotiations.record.models.negotiation import Negotiation


class PartyKind(models.TextChoices):
    STATE = "state", "State"
    ALLIANCE = "alliance", "Alliance"
    ORGANISATION = "organisation", "Organisation"


class PartyRole(models.TextChoices):
    PRINCIPAL = "principal", "Principal"
    MEDIATOR = "mediator", "Mediator"
    GUARANTOR = "guarantor", "Guarantor"
    HOST = "host", "Host"
    OBSERVER = "observer", "No seat in the talks"


@pghistory.track()
class Party(RecordRow):
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="parties")
    slug = models.SlugField(max_length=60)
    name = models.CharField(max_length=120)
    short = models.CharField(max_length=6, help_text="Two to four letters for the scale: RU, UA.")
    kind = models.CharField(max_length=16, choices=PartyKind.choices)
    role = models.CharField(max_length=16, choices=PartyRole.choices)
    rank = models.PositiveSmallIntegerField(default=100)
    in_grid = models.BooleanField(default=True, help_text="Has a column of its own in the grid.")
    aliases = ArrayField(models.CharField(max_length=120), default=list, blank=True)

    class Meta:
        ordering = ["rank", "name"]
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "slug"], name="party_slug_once"),
            choices_check(field="kind", choices=PartyKind, name="party_kind_known"),
            choices_check(field="role", choices=PartyRole, name="party_role_known"),
        ]

    def __str__(self) -> str:
        return self.name
