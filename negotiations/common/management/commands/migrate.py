"""Django's migrate, as the owner of the tables; then the app role's rights are renewed."""

from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands import migrate

from negotiations.common.database.grants import one_migration_at_a_time, renew_grants


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database="owner")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["database"] != "owner":
            super().handle(*args, **options)
            return
        with one_migration_at_a_time():
            super().handle(*args, **options)
            if not (options["plan"] or options["check_unapplied"]):
                renew_grants()
