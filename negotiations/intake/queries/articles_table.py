"""What is known of the held articles as a table that can be mended and handed in again."""

import csv
import io
from collections.abc import Iterator

from negotiations.intake.mending import COLUMNS
from negotiations.intake.spreadsheet import BOM, harmless
from negotiations.record.models import Article, Negotiation

ID_HEADING = "tracker article id"
READ_AT_ONCE = 500


def articles_table(negotiation: Negotiation) -> Iterator[str]:
    """Yield a CSV (RFC 4180) piece by piece: an article a row, by its id. Texts are not in it."""
    names = [name for _, name, _ in COLUMNS]
    yield BOM + _line([ID_HEADING, *(heading for heading, _, _ in COLUMNS)])
    rows = Article.objects.filter(negotiation=negotiation).order_by("-published_on", "title", "pk")
    for row in rows.values_list("pk", *names).iterator(chunk_size=READ_AT_ONCE):
        yield _line([harmless(str(value)) if value else "" for value in row])


def _line(cells: list[str]) -> str:
    sink = io.StringIO(newline="")
    csv.writer(sink).writerow(cells)
    return sink.getvalue()
