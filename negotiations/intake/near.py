"""How much alike texts are: runs of five words, compared by hash; small sketches find whom to compare with."""

from array import array
from collections import Counter, OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from negotiations.common.database.bulk import copy_values
from negotiations.intake.models import Fingerprint
from negotiations.intake.runs import Runs, runs_of, share_of, sketch
from negotiations.record.models import Article, Negotiation

ASKED = 24  # hashes of a sketch that are asked for
SHARED = 4  # of those asked for, how many a text must share to be looked at
FEWEST = 8  # runs; a shorter text is like too many others
NEAR = 0.6  # share of the shorter text's runs that stand in the longer one
COMPARED = 3  # texts that are read in full
MOST_RECENT = 1_000  # texts whose runs are remembered
MOST_REMEMBERED_RUNS = 2_000  # of one text

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


def find_near(texts: Sequence[Fresh], *, negotiation: Negotiation) -> list[Near | None]:
    """Return for each text what it is most like: a held article of the negotiation, or a text before it in the list."""
    asked = [set(sketch(text.runs, ASKED)) if len(text.runs) >= FEWEST else set() for text in texts]
    held = _sketches_with(set().union(*asked), negotiation)
    compared = _sharing_most(asked, held)
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
    """Return the sketches of held texts that have any of the hashes. (Field and driver would adapt them one by one.)"""
    if not hashes:
        return []
    table = Fingerprint._meta.db_table
    with connection.cursor() as cursor:
        # The planner thinks many hashes match most texts and would compare all of them, one by one.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            f'WITH alike AS MATERIALIZED (SELECT * FROM "{table}" WHERE sketch && %s::integer[])'  # noqa: S608
            " SELECT article_id, sketch FROM alike WHERE negotiation_id = %s",
            ["{" + ",".join(map(str, hashes)) + "}", negotiation.pk],
        )
        rows: list[tuple[UUID, list[int]]] = cursor.fetchall()
        cursor.execute("SET LOCAL enable_seqscan TO DEFAULT")
    return rows


def _sharing_most(asked: Sequence[set[int]], held: Sequence[tuple[UUID, list[int]]]) -> list[set[UUID]]:
    """Return for each set of hashes the held texts whose sketches share most with it."""
    places: dict[int, list[int]] = {}
    for place, hashes in enumerate(asked):
        for number in hashes:
            places.setdefault(number, []).append(place)
    shared: list[Counter[UUID]] = [Counter() for _ in asked]
    for key, kept in held:
        for number in places.keys() & kept:
            for place in places[number]:
                shared[place][key] += 1
    return [{key for key, number in most.most_common(COMPARED) if number >= SHARED} for most in shared]


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
    copy_values(
        Fingerprint,
        [
            {
                "article_id": str(text.article_id),
                "negotiation_id": str(negotiation.pk),
                "sketch": sketch(text.runs),
            }
            for text in texts
        ],
    )
