"""Times the whole way in, storing included, in databases of its own that are dropped at the end.

Every round imports the same texts into an empty database; each batch counts with the quickest of its rounds.
Processor time, that of the database's process for us included.
"""

import os
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "negotiations.settings")

import django

django.setup()

import trafilatura  # noqa: E402 -- models can be imported only now
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402
from generated_pages import heavy_page, page  # noqa: E402

from negotiations.intake.extraction import extract  # noqa: E402
from negotiations.intake.operations import UploadedText, run_batch, start_batch  # noqa: E402
from negotiations.record.models import Negotiation  # noqa: E402
from tests.factories import make_negotiation  # noqa: E402
from tests.harness.database import test_database  # noqa: E402

BATCH = 250  # texts


def seconds(texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Return the seconds of processor time that each stage takes for all texts once."""
    best: dict[tuple[str, int], float] = {}
    for _ in range(rounds):
        with test_database():
            put = [partial(_import, make_negotiation(), ending) for ending in ("txt", "html", "html")]
            for begin in range(0, len(texts), BATCH):
                portion = texts[begin : begin + BATCH]
                pages = [page(text, begin + place) for place, text in enumerate(portion)]
                heavy = [heavy_page(text, begin + place) for place, text in enumerate(portion)]
                stages: dict[str, Callable[[], object]] = {
                    "extract": lambda given=portion: [extract(text) for text in given],
                    "import of texts": partial(put[0], portion),
                    "trafilatura": lambda given=pages: [trafilatura.bare_extraction(each) for each in given],
                    "trafilatura's text": lambda given=pages: [trafilatura.extract(each) for each in given],
                    "import of web pages": partial(put[1], pages),
                    "trafilatura, heavy pages": lambda given=heavy: [
                        trafilatura.extract(each) for each in given
                    ],
                    "import of heavy web pages": partial(put[2], heavy),
                }
                for name, stage in stages.items():
                    start = _processor_time()
                    stage()
                    spent = _processor_time() - start
                    best[name, begin] = min(best.get((name, begin), spent), spent)
    total: dict[str, float] = {}
    for (name, _), spent in best.items():
        total[name] = total.get(name, 0.0) + spent
    return total


def _processor_time() -> float:
    """Return the seconds that this process has had, and the one of the embedded database that serves it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        server = cursor.fetchone()[0]
    fields = Path(f"/proc/{server}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _import(negotiation: Negotiation, ending: str, contents: Sequence[str]) -> None:
    files = [
        UploadedText(f"{place}.{ending}", content.encode("utf-8", "replace"))
        for place, content in enumerate(contents)
    ]
    at = timezone.now()
    batch = start_batch(negotiation=negotiation, files=files, by=None, at=at, most_files=None, queue=False)
    run_batch(batch_id=batch.pk, at=at)
