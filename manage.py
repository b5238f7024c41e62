#!/usr/bin/env python
"""The command line: `python manage.py help` lists what it can do."""

import gc
import os
import sys

try:
    import django
    from django.core.management import execute_from_command_line

    from negotiations.common.database.refusal import DatabaseDidNotStart
    from negotiations.common.environment import EnvironmentRefused
    from negotiations.common.secrets import DataFolderRefused
except ImportError as error:
    sys.exit(f"Not everything is installed ({error}): run `make setup`, then use .venv/bin/python manage.py.")


def load() -> None:
    """Load the apps without the garbage collector: all of it stays, and need not be looked through again and again."""
    gc.disable()
    try:
        django.setup()
    finally:
        gc.freeze()
        gc.enable()


def main() -> None:
    if sys.argv[1:] == ["extract_quotes"]:
        # Articles on standard input need neither settings nor apps, which would take most of the time.
        from negotiations.intake.extraction.records import answer

        sys.exit(answer())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "negotiations.settings")
    try:
        load()
        execute_from_command_line(sys.argv)
    except (DatabaseDidNotStart, DataFolderRefused, EnvironmentRefused) as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
