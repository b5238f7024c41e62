"""Loads the demo record, once: the Russia-Ukraine ceasefire talks as dated, reconstructed editions."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from negotiations.accounts.models import User
from negotiations.common.environment import PROJECT
from negotiations.record.models import Negotiation, Role
from negotiations.record.operations.negotiations import set_membership
from negotiations.upkeep.record_files import FilesNotUsable, load_record, read_files

DEMO_FOLDER = PROJECT / "fixtures" / "ukraine-ceasefire"


class Command(BaseCommand):
    help = "Load a record from its folder of TOML files, unless its negotiation is there already."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", nargs="?", type=Path, default=DEMO_FOLDER)

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["folder"]
        try:
            slug = read_files(folder).negotiation["slug"]
            with transaction.atomic():
                negotiation = Negotiation.objects.filter(slug=slug).first()
                if negotiation is None:
                    negotiation = load_record(folder, at=timezone.now(), tell=self._tell)
                self._let_demo_people_in(negotiation)
        except FilesNotUsable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{negotiation.title}: {negotiation.head_number} editions.")

    def _tell(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()

    def _let_demo_people_in(self, negotiation: Negotiation) -> None:
        """Give the demo accounts, where they exist, the roles that their names say."""
        for role in Role:
            user = User.objects.filter(username=role.value).first()
            if user is not None:
                set_membership(user=user, negotiation=negotiation, role=role)
