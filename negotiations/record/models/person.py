"""People and their dated offices: a person speaks for a party only while in office."""

import datetime

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from negotiations.record.models.base import RecordRow
from negotiations.record.models.negotiation import Negotiation
from negotiations.record.models.party import Party


@pghistory.track()
class Person(RecordRow):
    negotiation = models.ForeignKey(Negotiation, on_delete=models.CASCADE, related_name="people")
    slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=120)
    gender = models.CharField(max_length=1, blank=True, help_text="f or m: helps to resolve “he said”.")
    description = models.CharField(max_length=200, blank=True, help_text="For an outside voice: who this is.")
    aliases = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    transliterations = ArrayField(models.CharField(max_length=120), default=list, blank=True)
    published_in = models.PositiveIntegerField(
        null=True, editable=False, help_text="First edition that names them."
    )

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(fields=["negotiation", "slug"], name="person_slug_once"),
            models.CheckConstraint(condition=Q(gender__in=["", "f", "m"]), name="person_gender_known"),
        ]

    def __str__(self) -> str:
        return self.name


@pghistory.track()
class Office(RecordRow):
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="offices")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="offices")
    title = models.CharField(max_length=160)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    rank = models.PositiveSmallIntegerField(
        default=5, help_text="1 is the head; orders voices inside a party."
    )

    class Meta:
        ordering = ["rank", "title"]
        constraints = [
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lte=F("until")),
                name="office_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def held_on(self, day: datetime.date) -> bool:
        """Say whether the office was held on `day`, both ends included."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
