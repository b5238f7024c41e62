"""The worker: a queued batch is read; a worker killed half-way is followed by another, and nothing is lost or doubled."""

import subprocess
import sys
import time
from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.db import connections
from procrastinate.contrib.django import app

from negotiations.common.environment import PROJECT
from negotiations.intake.models import Batch, BatchState, Candidate, ItemState
from negotiations.intake.operations import UploadedText, start_batch
from negotiations.record.models import Article
from tests.factories import NOON, make_negotiation
from tests.harness.commands import variables
from tests.harness.database import Connection
from tests.intake.batches import story

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE = 120  # seconds
FILES, LINES = (
    400,
    40,
)  # work for some seconds also on a quick machine: the worker is killed long before its end


def worker(*options: str) -> subprocess.Popen[bytes]:
    """Start the real worker on the test's database, as the app role."""
    settings = connections["default"].settings_dict
    host, user, name = (quote(str(settings[key]), safe="") for key in ("HOST", "USER", "NAME"))
    address = f"postgresql://{user}@/{name}?host={host}&port={settings['PORT']}".removesuffix("&port=")
    command = [sys.executable, str(PROJECT / "manage.py"), "procrastinate", "worker", *options]
    return subprocess.Popen(command, env=variables(DATABASE_URL=address), stderr=subprocess.DEVNULL)


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def long_story(number: int) -> str:
    lines = [
        f"Post {number * 200 + line} had {number * 31 + line} boats and {number * 17 + line} crates."
        for line in range(LINES)
    ]
    return "\n\n".join([story(number).rstrip(), *lines]) + "\n"


def upload(files: int) -> Batch:
    texts = [UploadedText(f"{n}.txt", long_story(n).encode()) for n in range(files)]
    return start_batch(negotiation=make_negotiation(), files=texts, by=None, at=NOON)


def test_a_killed_worker_is_followed_by_another(owner_connection: Connection) -> None:
    batch = upload(FILES)
    first = worker()
    try:
        wait_until(lambda: batch.items.filter(state=ItemState.DONE).count() >= 10)
    finally:
        first.kill()
        first.wait()
    done = batch.items.filter(state=ItemState.DONE).count()
    assert done < FILES
    # What a minute without a heartbeat would bring.
    owner_connection.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
    app.configure_task("intake.requeue_stalled", queueing_lock="this test").defer(timestamp=0)
    second = worker()
    try:
        wait_until(lambda: Batch.objects.get(pk=batch.pk).state == BatchState.DONE)
    finally:
        second.terminate()
        second.wait(20)
    assert {(item.status, item.message.partition(": ")[2]) for item in batch.items.all()} == {
        ("imported", "")
    }
    assert Article.objects.count() == FILES
    assert Candidate.objects.count() == FILES
