"""Finds held texts that new ones may be much like, by their sketches: at the same cost however many texts are held."""

from array import array
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from uuid import UUID

from django.db import connection

from negotiations.intake.models import Fingerprint
from negotiations.intake.runs import KEPT

ASKED = 16  # hashes of a sketch that are asked for
SHARED = 4  # of those asked for, how many a text must share to be looked at
FEWEST = 5  # runs; a shorter text is like too many others
LIKELY = 0.4  # share of the sketches, well below that of texts that are near: a sketch is a sample
COMPARED = 1  # texts that are worth reading
MOST_ROWS = 6  # sketches that one search reads for a text
COMMON = 4  # of these, how many must have a hash for it to be remembered rather than asked for
HOLDERS = 3  # texts that are remembered with it
MOST_COMMON = 200
SEARCHES = 3

Sketch = Sequence[int]
Held = tuple[str, Sketch]  # an article's key as text: many are looked at, few are wanted

# What very many texts share, such as the line that an outlet puts under each of its articles: {(negotiation, hash):
# some of the texts}. A text that all the world has taken over is found by these as well.
_common: dict[tuple[UUID, int], tuple[Held, ...]] = {}


def asked_of(ordered: Sequence[int]) -> Sequence[int]:
    """Return the hashes by which texts like this one are looked for; none for a short one. `ordered`: its runs."""
    return ordered[:ASKED] if len(ordered) >= FEWEST else ()


def likely_near(texts: Sequence[Sequence[int]], *, negotiation_id: UUID) -> list[set[UUID]]:
    """Return for each text the few held ones of the negotiation that it may be much like. `texts`: their ordered runs.

    What very many have in common is remembered and not asked for: it would hide those that share more.
    """
    asked = [frozenset(asked_of(ordered)) for ordered in texts]
    found: list[dict[str, float]] = [{} for _ in texts]
    places: Sequence[int] = range(len(texts))
    for _ in range(SEARCHES):
        crowds: dict[int, list[Held]] = {}
        for place, held in _search(asked, places, negotiation_id).items():
            found[place].update(_likely(texts[place], asked[place], held))
            if len(held) == MOST_ROWS and not found[place]:
                crowds[place] = held
        common = {number for place, held in crowds.items() for number in _common_in(asked[place], held)}
        if not common:
            break
        _remember(common, chain.from_iterable(crowds.values()), negotiation_id)
        places = list(crowds)
    for ordered, hashes, shares in zip(texts, asked, found, strict=True):
        known = dict(chain.from_iterable(_common.get((negotiation_id, number), ()) for number in hashes))
        shares.update(_likely(ordered, hashes, known.items()))
    return [{UUID(key) for key in sorted(shares, key=shares.__getitem__)[-COMPARED:]} for shares in found]


def forget(keys: set[UUID]) -> None:
    """Ask again for what is remembered with these texts: they are gone, taken back or never stored in the end."""
    gone = {str(key) for key in keys}
    for name in [name for name, held in _common.items() if any(key in gone for key, _ in held)]:
        del _common[name]


def _share(runs: Sequence[int], kept: Sketch) -> float:
    """Return which part of the smaller text lies in the larger, as far as the sketch of one of them reaches."""
    reached = runs[: bisect_right(runs, kept[-1])] if len(kept) == KEPT else runs
    return len(set(kept).intersection(reached)) / max(1, min(len(reached), len(kept)))


def _likely(
    ordered: Sequence[int], hashes: frozenset[int], held: Iterable[Held]
) -> Iterator[tuple[str, float]]:
    """Yield those of the held texts that a text may be much like, with the share of their sketches."""
    for key, kept in held:
        if len(hashes.intersection(kept)) >= SHARED and (share := _share(ordered, kept)) >= LIKELY:
            yield key, share


def _common_in(hashes: frozenset[int], held: Iterable[Held]) -> Iterator[int]:
    counts = Counter(chain.from_iterable(hashes.intersection(kept) for _, kept in held))
    return (number for number, times in counts.items() if times >= COMMON)


def _remember(common: set[int], held: Iterable[Held], negotiation_id: UUID) -> None:
    """Remember some holders of each hash, so that it need not be asked for."""
    holders: dict[int, dict[str, Sketch]] = {number: {} for number in common}
    for key, kept in held:
        for number in common.intersection(kept):
            if len(holders[number]) < HOLDERS:
                holders[number][key] = kept
    _common.update({(negotiation_id, number): tuple(some.items()) for number, some in holders.items()})
    for oldest in list(_common)[: max(0, len(_common) - MOST_COMMON)]:
        del _common[oldest]


def _search(
    asked: Sequence[frozenset[int]], places: Iterable[int], negotiation_id: UUID
) -> dict[int, list[Held]]:
    """Return for each text at the places some that share one of its hashes, MOST_ROWS at most; no common ones count."""
    unknown = {
        place: [number for number in asked[place] if (negotiation_id, number) not in _common]
        for place in places
    }
    unknown = {place: hashes for place, hashes in unknown.items() if hashes}
    if not unknown:
        return {}
    # Each text is searched for by itself: an index of arrays goes through all hashes asked for at each text it finds.
    statement = (
        "SELECT place, article, sketch FROM unnest(%s::integer[], %s::text[]) AS text (place, asked)"  # noqa: S608
        f' CROSS JOIN LATERAL (SELECT article_id::text AS article, sketch::text FROM "{Fingerprint._meta.db_table}"'
        f" WHERE sketch && asked::integer[] AND negotiation_id = %s LIMIT {MOST_ROWS}) AS held"
    )
    # The driver would read and write arrays number by number.
    texts = ["{" + ",".join(map(str, hashes)) + "}" for hashes in unknown.values()]
    with connection.cursor() as cursor:
        # The planner thinks many hashes match most texts and would compare all of them, one by one.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(statement, [list(unknown), texts, negotiation_id])
        found: defaultdict[int, list[Held]] = defaultdict(list)
        for place, key, kept in cursor.fetchall():
            found[place].append((key, array("i", map(int, kept[1:-1].split(",")))))
    return found
