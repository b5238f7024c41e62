"""Checks that nothing published was altered: exit 1 and the first fault."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from negotiations.editions.models import Redaction
from negotiations.editions.verify import faults_of
from negotiations.record.models import Negotiation


class Command(BaseCommand):
    help = "Walk every chain of editions and compare the record with the newest edition."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--negotiation", help="Slug of one negotiation; without it, all of them.")
        parser.add_argument("--all", action="store_true", help="Print every fault, not only the first.")

    def handle(self, *args: Any, **options: Any) -> None:
        negotiations = Negotiation.objects.order_by("slug")
        if options["negotiation"]:
            negotiations = negotiations.filter(slug=options["negotiation"])
            if not negotiations:
                raise CommandError(f"No negotiation “{options['negotiation']}”.")
        for negotiation in negotiations:
            self._check(negotiation, everything=options["all"])

    def _check(self, negotiation: Negotiation, *, everything: bool) -> None:
        found = 0
        for fault in faults_of(negotiation):
            if not everything:
                raise CommandError(str(fault))
            self.stderr.write(str(fault))
            found += 1
        if found:
            raise CommandError(f"{negotiation.slug}: {found} faults.")
        self.stdout.write(f"{negotiation.slug}: {negotiation.head_number} editions, whole.")
        for redaction in Redaction.objects.filter(negotiation=negotiation):
            self.stdout.write(
                f"  redacted on {redaction.redacted_at:%Y-%m-%d}: {redaction.field} of {redaction.kind}"
                f" {redaction.object_id}, in {len(redaction.replaced)} places"
            )
