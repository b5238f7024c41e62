"""How servers are treated: one request at a time to each host, whichever worker makes it, and a pause in between."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from negotiations.intake.fetch.addresses import NotAnswering, NotFetched

PAUSE = 1.0  # seconds between two requests of one process to the same host
HOST_LOCK = 5_118_340_297  # any number that no other lock of ours uses
GIVEN_UP = 3  # pages in a row for which a host did not answer; then it is left alone, so that a batch does not wait on
REST = 300.0  # seconds
_ended: dict[str, float] = {}
_silent: dict[str, tuple[int, float]] = {}  # how often in a row, and when last


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


@contextmanager
def patience(host: str) -> Iterator[None]:
    """Remember whether the host answers in the block. Raises NotAnswering at once when it has not for some time."""
    now = time.monotonic()
    for other in [other for other, (_, last) in _silent.items() if last < now - REST]:
        del _silent[other]
    times, _ = _silent.get(host, (0, 0.0))
    if times >= GIVEN_UP:
        raise NotAnswering(
            f"{host} did not answer {times} times in a row; try this again later.", field="address"
        )
    try:
        yield
    except NotAnswering:
        _silent[host] = (times + 1, time.monotonic())
        raise
    except NotFetched:
        _silent.pop(host, None)
        raise
    _silent.pop(host, None)
