"""How much alike texts are: runs of five words, compared by hash; small sketches find whom to compare with."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID
from zlib import crc32

from django.db import connection

from negotiations.intake.bulk import copy_rows
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
WORD = re.compile(r"\w+")

Runs = frozenset[int]


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


def runs_of(text: str) -> Runs:
    """Return the hashes (32 bits, signed) of a sample of a text's runs of words, whatever its case and punctuation."""
    words = WORD.findall(text.casefold())
    numbers = {word: crc32(word.encode("utf-8", "replace")) for word in set(words)}
    a = [numbers[word] for word in words]
    five = zip(a, a[1:], a[2:], a[3:], a[4:], strict=False)
    return frozenset(
        ((((v * FACTOR + w) * FACTOR + x) * FACTOR + y) * FACTOR + z) % 2**32 - 2**31
        for v, w, x, y, z in five
        if not v % SAMPLED
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
    found: list[Near | None] = []
    for place, text in enumerate(texts):
        nears = _among_held(text, asked[place], held) + _among_fresh(text, asked[place], texts[:place])
        best = max(nears, key=lambda near: near.share, default=None)
        found.append(best if best is not None and best.share >= NEAR else None)
    return found


def _sketches_with(hashes: set[int], negotiation: Negotiation) -> list[tuple[UUID, list[int]]]:
    """Return the sketches of held texts that have any of the hashes. (The field would adapt them one by one.)"""
    if not hashes:
        return []
    table = Fingerprint._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT article_id, sketch FROM "{table}" WHERE negotiation_id = %s AND sketch && %s::integer[]',  # noqa: S608
            [negotiation.pk, list(hashes)],
        )
        rows: list[tuple[UUID, list[int]]] = cursor.fetchall()
    return rows


def _among_held(text: Fresh, asked: set[int], held: Sequence[tuple[UUID, list[int]]]) -> list[Near]:
    """Compare with the held texts whose sketches share most."""
    shared = sorted(((len(asked.intersection(sketch)), key) for key, sketch in held), reverse=True)
    keys = [key for number, key in shared[:COMPARED] if number >= SHARED]
    if not keys:
        return []
    rows = Article.objects.filter(pk__in=keys).values_list("pk", "title", "text")
    return [Near(key, title, share_of(text.runs, runs_of(words or ""))) for key, title, words in rows]


def _among_fresh(text: Fresh, asked: set[int], before: Sequence[Fresh]) -> list[Near]:
    """Compare with texts that come in together with this one."""
    return [
        Near(other.article_id, other.title, share_of(text.runs, other.runs))
        for other in before
        if len(asked & other.runs) >= SHARED
    ]


def keep_fingerprints(texts: Sequence[Fresh], *, negotiation: Negotiation) -> None:
    """Store the sketches of new articles' texts."""
    copy_rows(
        [
            Fingerprint(article_id=text.article_id, negotiation=negotiation, sketch=sketch(text.runs))
            for text in texts
        ]
    )
