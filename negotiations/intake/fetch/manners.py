"""How servers are treated: one request at a time to each host, whichever worker makes it, and a pause in between."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

PAUSE = 1.0  # seconds between two requests of one process to the same host
HOST_LOCK = 5_118_340_297  # any number that no other lock of ours uses
_ended: dict[str, float] = {}


@contextmanager
def one_at_a_time(host: str) -> Iterator[None]:
    """Wait until nobody else of ours is asking this host, then keep the others waiting. Call it outside transactions.

    The lock is the database session's own: a killed worker's goes with its connection.
    """
    _locked("pg_advisory_lock", host)
    try:
        _pause(host)
        yield
    finally:
        _ended[host] = time.monotonic()
        if connection.needs_rollback and connection.connection is not None:
            connection.connection.close()  # no statement gets through any more; so the lock goes with the session
        elif connection.connection is not None:
            _locked("pg_advisory_unlock", host)


def _locked(function: str, host: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(hashtextextended(%s, %s))", [host, HOST_LOCK])


def _pause(host: str) -> None:
    now = time.monotonic()
    for other in [other for other, ended in _ended.items() if ended < now - PAUSE]:
        del _ended[other]
    if host in _ended:
        time.sleep(max(0.0, _ended[host] + PAUSE - now))
