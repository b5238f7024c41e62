"""Finds the held texts that new ones are most like, by their fingerprints: at the same cost however many are held."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from uuid import UUID

from django.db import connection

from negotiations.intake.models import Fingerprint
from negotiations.intake.runs import KEPT, Runs, share_of_stored, unpacked

ASKED = 16  # hashes of a sketch that are asked for
SHARED = 4  # of those asked for, how many a text must share to be looked at
FEWEST = 5  # runs; a shorter text is like too many others
LIKELY = 0.4  # share of the runs, below that of texts that are near, of one that need not be looked for any further
MOST_ROWS = 6  # texts that one search reads for a text
COMMON = 4  # of these, how many must have a hash for it to be remembered rather than asked for
HOLDERS = 3  # texts that are remembered with it
MOST_COMMON = 60  # of one negotiation
SEARCHES = 3

# An article's key, as text since many are looked at and few are wanted, and its runs from the smallest on.
Held = tuple[str, Sequence[int]]

# What very many texts share, such as the line that an outlet puts under each of its articles: {negotiation: {hash: some
# of the texts}}. A text that all the world has taken over is found by these as well. Batches that are read at the same time
# share it.
_common: defaultdict[UUID, dict[int, tuple[Held, ...]]] = defaultdict(dict)


def asked_of(ordered: Sequence[int]) -> Sequence[int]:
    """Return the hashes by which texts like this one are looked for; none for a short one. `ordered`: its runs."""
    return ordered[:ASKED] if len(ordered) >= FEWEST else ()


def alike_held(
    texts: Sequence[tuple[Runs, Sequence[int]]], *, negotiation_id: UUID
) -> list[tuple[UUID, float] | None]:
    """Return for each text the held one of the negotiation that it is most like, and how much of one is in the other.

    `texts`: the runs of each, as they are and in order. What very many have in common is remembered and not asked for:
    it would hide those that share more.
    """
    asked = [frozenset(asked_of(ordered)) for _, ordered in texts]
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
    held_by = _common[negotiation_id]
    for text, hashes, shares in zip(texts, asked, found, strict=True):
        known = dict(chain.from_iterable([held_by.get(number, ()) for number in hashes]))
        shares.update(_likely(text, hashes, known.items()))
    best = [max(sorted(shares), key=shares.__getitem__, default=None) for shares in found]
    return [(UUID(key), shares[key]) if key else None for key, shares in zip(best, found, strict=True)]


def forget(keys: set[UUID]) -> None:
    """Ask again for what is remembered with these texts: they are gone, taken back or never stored in the end."""
    gone = {str(key) for key in keys}
    for held_by in list(_common.values()):
        for number, held in list(held_by.items()):
            if any(key in gone for key, _ in held):
                held_by.pop(number, None)


def _likely(
    text: tuple[Runs, Sequence[int]], hashes: frozenset[int], held: Iterable[Held]
) -> Iterator[tuple[str, float]]:
    """Yield those of the held texts that a text may be much like, with how much of one is in the other."""
    runs, ordered = text
    for key, stored in held:
        if len(hashes.intersection(stored[:KEPT])) >= SHARED:
            share = share_of_stored(runs, ordered, stored)
            if share >= LIKELY:
                yield key, share


def _common_in(hashes: frozenset[int], held: Iterable[Held]) -> Iterator[int]:
    counts = Counter(chain.from_iterable(hashes.intersection(stored[:KEPT]) for _, stored in held))
    return (number for number, times in counts.items() if times >= COMMON)


def _remember(common: set[int], held: Iterable[Held], negotiation_id: UUID) -> None:
    """Remember some holders of each hash, so that it need not be asked for."""
    holders: dict[int, dict[str, Sequence[int]]] = {number: {} for number in common}
    for key, stored in held:
        for number in common.intersection(stored[:KEPT]):
            if len(holders[number]) < HOLDERS:
                holders[number][key] = stored
    held_by = _common[negotiation_id]
    held_by.update({number: tuple(some.items()) for number, some in holders.items()})
    for oldest in list(held_by)[: max(0, len(held_by) - MOST_COMMON)]:
        held_by.pop(oldest, None)


def _search(
    asked: Sequence[frozenset[int]], places: Iterable[int], negotiation_id: UUID
) -> dict[int, list[Held]]:
    """Return for each text at the places some that share one of its hashes, MOST_ROWS at most; no common ones count."""
    common = _common[negotiation_id].keys()
    unknown = {place: hashes for place in places if (hashes := asked[place] - common)}
    if not unknown:
        return {}
    # Each text is searched for by itself: an index of arrays goes through all hashes asked for at each text it finds.
    statement = (
        "SELECT place, article, runs FROM unnest(%s::integer[], %s::text[]) AS text (place, asked)"  # noqa: S608
        f' CROSS JOIN LATERAL (SELECT article_id::text AS article, runs FROM "{Fingerprint._meta.db_table}"'
        f" WHERE sketch && asked::integer[] AND negotiation_id = %s LIMIT {MOST_ROWS}) AS held"
    )
    # The driver would write arrays number by number.
    texts = ["{" + ",".join(map(str, hashes)) + "}" for hashes in unknown.values()]
    with connection.cursor() as cursor:
        # The planner thinks many hashes match most texts and would compare all of them, one by one.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(statement, [list(unknown), texts, negotiation_id])
        found: defaultdict[int, list[Held]] = defaultdict(list)
        for place, key, stored in cursor.fetchall():
            found[place].append((key, unpacked(stored)))
    return found
