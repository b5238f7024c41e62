"""The database of a run: reachable before, migrated, and stopped afterwards when nobody else uses it."""

import time
from pathlib import Path

from django.core.management import call_command
from django.db import connections
from django.db.utils import OperationalError

from negotiations.common.database.embedded import is_running, stop_if_unused, wait_until_ready
from negotiations.common.database.places import places_for
from negotiations.common.environment import Environment
from negotiations.upkeep.running.refusal import CannotRun

# Stands while the embedded server that is up was started by a run; a killed run's server is the next run's.
MARK = "run.database"
LOOKS = 15


def start_database(environment: Environment) -> None:
    """Start the embedded server, or reach the one that is named. Raises CannotRun or DatabaseDidNotStart."""
    if environment.embedded:
        if not is_running(places_for(environment.data)):
            (environment.data / MARK).touch()
        wait_until_ready(environment.data)
        return
    for alias, variable in (("default", "DATABASE_URL"), ("owner", "DATABASE_OWNER_URL")):
        try:
            connections[alias].ensure_connection()
        except OperationalError as error:
            reason = " ".join(str(error).split())
            named = variable if environment.database_owner_url else "DATABASE_URL"
            raise CannotRun(f"The database that {named} names cannot be reached: {reason}") from None


def migrate() -> None:
    """Bring the tables and the app role's rights up to date."""
    call_command("migrate", verbosity=0, interactive=False)


def stop_database(environment: Environment) -> None:
    """Stop the embedded server if a run started it and nobody is connected."""
    connections.close_all()
    mark: Path = environment.data / MARK
    if not environment.embedded or not mark.exists():
        return
    # The server may need a moment to see that our children have gone.
    for _ in range(LOOKS):
        if stop_if_unused(environment.data):
            mark.unlink(missing_ok=True)
            return
        time.sleep(0.1)
