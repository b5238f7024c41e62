"""Finds held texts that new ones may be much like, by their sketches: at the same cost however many texts are held."""

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from uuid import UUID

from django.db import connection

from negotiations.intake.models import Fingerprint
from negotiations.intake.runs import KEPT

ASKED = 16  # hashes of a sketch that are asked for
SHARED = 4  # of those asked for, how many a text must share to be looked at
FEWEST = 5  # runs; a shorter text is like too many others
LOOKED_AT = 12  # texts whose sketches are compared
LIKELY = 0.4  # share of the sketches, well below that of texts that are near: a sketch is a sample
COMPARED = 2  # texts that are worth reading
MOST_ROWS = 300  # sketches that one search reads
COMMON = 10  # of these, how many must have a hash for it to be remembered rather than asked for
HOLDERS = 3  # texts that are remembered with it
MOST_COMMON = 5_000
SEARCHES = 2

Sketch = Sequence[int]
Held = tuple[str, Sketch]  # an article's key as text: many are looked at, few are wanted

# What very many texts share, such as the line that an outlet puts under each of its articles: {(negotiation, hash):
# some of the texts}. A text that all the world has taken over is found by these as well.
_common: dict[tuple[UUID, int], tuple[Held, ...]] = {}


def asked_of(ordered: Sequence[int]) -> Sequence[int]:
    """Return the hashes by which texts like this one are looked for; none for a short one. `ordered`: its runs."""
    return ordered[:ASKED] if len(ordered) >= FEWEST else ()


def likely_near(texts: Sequence[Sequence[int]], *, negotiation_id: UUID) -> list[set[UUID]]:
    """Return for each text the few held ones of the negotiation that it may be much like. `texts`: their ordered runs."""
    asked = [asked_of(ordered) for ordered in texts]
    wanted = set[int]().union(*asked)
    sketches = dict(_sketches_with(wanted, negotiation_id))
    for number in wanted:
        sketches.update(_common.get((negotiation_id, number), ()))
    holders: defaultdict[int, list[str]] = defaultdict(list)
    for key, kept in sketches.items():
        for number in wanted.intersection(kept):
            holders[number].append(key)
    likely: list[set[UUID]] = []
    for ordered, hashes in zip(texts, asked, strict=True):
        found = Counter(chain.from_iterable([holders[number] for number in hashes if number in holders]))
        shared = found.most_common(LOOKED_AT)
        shares = {key: _share(ordered, sketches[key]) for key, number in shared if number >= SHARED}
        nears = sorted((key for key, share in shares.items() if share >= LIKELY), key=shares.__getitem__)
        likely.append({UUID(key) for key in nears[-COMPARED:]})
    return likely


def forget(keys: set[UUID]) -> None:
    """Ask again for what is remembered with these texts: they are gone, taken back or never stored in the end."""
    gone = {str(key) for key in keys}
    for name in [name for name, held in _common.items() if any(key in gone for key, _ in held)]:
        del _common[name]


def _share(runs: Sequence[int], kept: Sketch) -> float:
    """Return which part of the smaller text lies in the larger, as far as the sketch of one of them reaches."""
    reached = runs[: bisect_right(runs, kept[-1])] if len(kept) == KEPT else runs
    return len(set(kept).intersection(reached)) / max(1, min(len(reached), len(kept)))


def _sketches_with(wanted: set[int], negotiation_id: UUID) -> list[Held]:
    """Return texts with any of the hashes: all where they are few, else not those found by common hashes only."""
    ours: list[Held] = []
    ours_only = str(negotiation_id)
    for _ in range(SEARCHES):
        rows = _search([number for number in wanted if (negotiation_id, number) not in _common])
        ours = [(key, kept) for key, negotiation, kept in rows if negotiation == ours_only]
        if len(rows) < MOST_ROWS:
            break
        counts = Counter(number for _, _, kept in rows for number in wanted.intersection(kept))
        common = {number for number, times in counts.items() if times >= COMMON}
        if not common:
            break
        _remember(common, ours, negotiation_id)
    return ours


def _remember(common: set[int], held: Sequence[Held], negotiation_id: UUID) -> None:
    """Remember some holders of each hash, so that it need not be asked for."""
    holders: dict[int, list[Held]] = {number: [] for number in common}
    for key, kept in held:
        packed: Held = (key, array("i", kept))
        for number in common.intersection(kept):
            if len(holders[number]) < HOLDERS:
                holders[number].append(packed)
    _common.update({(negotiation_id, number): tuple(some) for number, some in holders.items()})
    for oldest in list(_common)[: max(0, len(_common) - MOST_COMMON)]:
        del _common[oldest]


def _search(hashes: Sequence[int]) -> list[tuple[str, str, list[int]]]:
    if not hashes:
        return []
    table = Fingerprint._meta.db_table
    with connection.cursor() as cursor:
        # The planner thinks many hashes match most texts and would compare all of them, one by one.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            f'SELECT article_id::text, negotiation_id::text, sketch FROM "{table}"'  # noqa: S608
            f" WHERE sketch && %s::integer[] LIMIT {MOST_ROWS}",
            ["{" + ",".join(map(str, hashes)) + "}"],  # the driver would adapt them one by one
        )
        rows: list[tuple[str, str, list[int]]] = cursor.fetchall()
    return rows
