"""Rebuilds the tables of the current state from the editions."""

from typing import Any

from django.core.management.base import BaseCommand

from negotiations.editions.operations.rebuild import rebuild_current
from negotiations.record.models import Negotiation


class Command(BaseCommand):
    help = "Write the tables of current objects and heads afresh, for every negotiation."

    def handle(self, *args: Any, **options: Any) -> None:
        for negotiation in Negotiation.objects.order_by("slug"):
            self.stdout.write(f"{negotiation.slug}: {rebuild_current(negotiation)} objects")
