"""manage.py extract_quotes: quotations with their speakers, as JSON lines; without --record no database is needed."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from negotiations.intake.extraction import Roster, extract, to_json_line
from negotiations.intake.extraction.records import NotARecord, lines_from_records
from negotiations.intake.readers import NotReadable, read_articles
from negotiations.intake.roster import roster_of
from negotiations.record.queries.negotiations import NegotiationNotNamed, negotiation_named


class Command(BaseCommand):
    """Read JSON lines {"id", "text"} from standard input, or articles from files; write a line an article."""

    help = "Find quotations and their speakers in articles; JSON lines in (or files), JSON lines out."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the files and the record."""
        parser.add_argument("--record", metavar="SLUG", help="know this negotiation's people and issues")
        parser.add_argument("files", nargs="*", metavar="FILE", help="articles in any readable format")

    def handle(self, *args: object, **options: Any) -> None:
        """Print one line an article as soon as it is read; fail at the end when a file could not be read."""
        roster = _roster_of_record(options["record"]) if options["record"] else None
        if not options["files"]:
            try:
                self._print(lines_from_records(sys.stdin, roster))
            except NotARecord as problem:
                raise CommandError(str(problem)) from problem
            return
        failed = 0
        for name in options["files"]:
            try:
                self._print(lines_from_file(Path(name), roster))
            except (NotReadable, OSError) as problem:
                failed += 1
                self.stderr.write(f"{name}: {problem}" if isinstance(problem, OSError) else str(problem))
        if failed:
            raise CommandError(f"{failed} of {len(options['files'])} files could not be read")

    def _print(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.stdout.write(line)


def _roster_of_record(slug: str) -> Roster:
    """Return what a negotiation knows, under its public slugs."""
    try:
        return roster_of(negotiation_named(slug), keys="slug")
    except NegotiationNotNamed as refusal:
        raise CommandError(refusal.message) from refusal
    except DatabaseError as fault:
        raise CommandError(f"The record could not be read: {fault}") from fault


def lines_from_file(path: Path, roster: Roster | None) -> Iterator[str]:
    """Turn the articles of one file into lines of quotations; offsets index the clean text in the line.

    Raises NotReadable, after the lines of the others, with what is wrong with articles that cannot be read.
    """
    problems: list[str] = []
    with path.open("rb") as stream:
        for article in read_articles(stream, str(path)):
            if article.problem:
                problems.append(article.problem)
                continue
            identity = f"{path}#{article.member}" if article.member else str(path)
            extraction = extract(article.text, title=article.title, roster=roster)
            yield to_json_line(identity, extraction, as_given=False, with_issues=roster is not None)
    if problems:
        raise NotReadable("\n".join(problems))
