"""How much alike texts are: runs of five words, compared by hash; small sketches find whom to compare with."""

import re
from array import array
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from uuid import UUID
from zlib import crc32

from django.db import connection

from negotiations.common.database.bulk import copy_rows
from negotiations.intake.models import Fingerprint
from negotiations.record.models import Article, Negotiation

KEPT = 64  # hashes of a text that are stored
ASKED = 24  # of these, how many are asked for
SHARED = 4  # of those asked for, how many a text must share to be looked at
FEWEST = 8  # runs; a shorter text is like too many others
SAMPLED = 4  # one word in so many begins a run; the same word does so in every text
NEAR = 0.6  # share of the shorter text's runs that stand in the longer one
COMPARED = 3  # texts that are read in full
FACTOR = 2_654_435_761  # spreads the numbers of the words over 32 bits
RUN = 5  # words
# What the first four words of a run are multiplied by, so that their order counts.
POWERS = tuple(pow(FACTOR, power, 2**32) for power in (4, 3, 2, 1))
MOST_NUMBERS = 30_000
LONGEST_NUMBERED = 40
MOST_RECENT = 1_000  # texts whose runs are remembered
MOST_REMEMBERED_RUNS = 2_000  # of one text
WORD = re.compile(r"\w+")

Runs = frozenset[int]
# The runs of the texts stored last, packed; no key is given twice.
_recent: "OrderedDict[UUID, array[int]]" = OrderedDict()


@dataclass(frozen=True)
class Fresh:
    """A text on its way in: the key and title its article will have, and the hashes of its runs of words."""

    article_id: UUID
    title: str
    runs: Runs


@dataclass(frozen=True)
class Near:
    """The article that a text is much like, and how much of the shorter of both stands in the longer (0 to 1)."""

    article_id: UUID
    title: str
    share: float


class _Numbers(dict[str, tuple[int, ...]]):
    """The numbers of the words between two white spaces, worked out once; news repeats itself."""

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        if len(self) >= MOST_NUMBERS:
            self.clear()
        numbers = tuple(crc32(word.encode("utf-8", "replace")) for word in WORD.findall(chunk))
        if len(chunk) <= LONGEST_NUMBERED:
            self[chunk] = numbers
        return numbers


_numbers = _Numbers()


def runs_of(text: str) -> Runs:
    """Return the hashes (32 bits, signed) of a sample of a text's runs of words, whatever its case and punctuation."""
    a = list(chain.from_iterable(map(_numbers.__getitem__, text.casefold().split())))
    begins = [place for place, number in enumerate(a[: max(0, len(a) - RUN + 1)]) if not number % SAMPLED]
    p, q, r, s = POWERS
    return frozenset(
        [(a[n] * p + a[n + 1] * q + a[n + 2] * r + a[n + 3] * s + a[n + 4]) % 2**32 - 2**31 for n in begins]
    )


def sketch(runs: Iterable[int], size: int = KEPT) -> list[int]:
    """Return the smallest hashes: two texts that share many runs share some of these."""
    return sorted(runs)[:size]


def share_of(one: Runs, other: Runs) -> float:
    """Return which part of the smaller set lies in the larger."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def find_near(texts: Sequence[Fresh], *, negotiation: Negotiation) -> list[Near | None]:
    """Return for each text what it is most like: a held article of the negotiation, or a text before it in the list."""
    asked = [set(sketch(text.runs, ASKED)) if len(text.runs) >= FEWEST else set() for text in texts]
    held = _sketches_with(set().union(*asked), negotiation)
    compared = [_sharing_most(hashes, held) for hashes in asked]
    titles = _titles_of(set().union(*compared))
    found: list[Near | None] = []
    for place, text in enumerate(texts):
        runs = _held_runs(compared[place])
        nears = [
            Near(key, title, share_of(text.runs, runs[key])) for key, title in titles.items() if key in runs
        ]
        nears += _among_fresh(text, asked[place], texts[:place])
        best = max(nears, key=lambda near: near.share, default=None)
        found.append(best if best is not None and best.share >= NEAR else None)
    return found


def _sketches_with(hashes: set[int], negotiation: Negotiation) -> list[tuple[UUID, list[int]]]:
    """Return the sketches of held texts that have any of the hashes. (The field would adapt them one by one.)"""
    if not hashes:
        return []
    table = Fingerprint._meta.db_table
    with connection.cursor() as cursor:
        # The planner thinks many hashes match most texts and would compare all of them, one by one.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            f'WITH alike AS MATERIALIZED (SELECT * FROM "{table}" WHERE sketch && %s::integer[])'  # noqa: S608
            " SELECT article_id, sketch FROM alike WHERE negotiation_id = %s",
            [list(hashes), negotiation.pk],
        )
        rows: list[tuple[UUID, list[int]]] = cursor.fetchall()
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")
    return rows


def _sharing_most(asked: set[int], held: Sequence[tuple[UUID, list[int]]]) -> set[UUID]:
    """Return the held texts whose sketches share most."""
    shared = sorted(((len(asked.intersection(sketch)), key) for key, sketch in held), reverse=True)
    return {key for number, key in shared[:COMPARED] if number >= SHARED}


def _titles_of(keys: set[UUID]) -> dict[UUID, str]:
    return dict(Article.objects.filter(pk__in=keys).values_list("pk", "title")) if keys else {}


def _held_runs(keys: set[UUID]) -> dict[UUID, Runs]:
    """Return the runs of held texts; those that came in a moment ago, as copies do, are remembered."""
    runs = {key: frozenset(_recent[key]) for key in keys if key in _recent}
    if missing := keys - runs.keys():
        rows = Article.objects.filter(pk__in=missing).values_list("pk", "text")
        runs |= {key: runs_of(text or "") for key, text in rows}
    return runs


def _among_fresh(text: Fresh, asked: set[int], before: Sequence[Fresh]) -> list[Near]:
    """Compare with texts that come in together with this one."""
    return [
        Near(other.article_id, other.title, share_of(text.runs, other.runs))
        for other in before
        if len(asked & other.runs) >= SHARED
    ]


def keep_fingerprints(texts: Sequence[Fresh], *, negotiation: Negotiation) -> None:
    """Store the sketches of new articles' texts."""
    for text in texts:
        if len(text.runs) <= MOST_REMEMBERED_RUNS:
            _recent[text.article_id] = array("i", text.runs)
    while len(_recent) > MOST_RECENT:
        _recent.popitem(last=False)
    copy_rows(
        [
            Fingerprint(article_id=text.article_id, negotiation=negotiation, sketch=sketch(text.runs))
            for text in texts
        ]
    )
