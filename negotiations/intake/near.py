"""How much alike texts are: runs of five words, compared by hash; small sketches find whom to compare with."""

from array import array
from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from negotiations.common.database.bulk import copy_values
from negotiations.intake.alike import SHARED, asked_of, forget, likely_near
from negotiations.intake.models import Fingerprint
from negotiations.intake.runs import KEPT, Runs, runs_of, share_of
from negotiations.record.models import Article, Negotiation

NEAR = 0.6  # share of the shorter text's runs that stand in the longer one
MOST_RECENT = 500  # texts whose runs are remembered
MOST_REMEMBERED_RUNS = 2_000  # of one text

# The runs of the texts stored last, packed; no key is given twice.
_recent: "OrderedDict[UUID, array[int]]" = OrderedDict()


@dataclass(frozen=True)
class Fresh:
    """A text on its way in: the key and title its article will have, and the hashes of its runs of words."""

    article_id: UUID
    title: str
    runs: Runs

    @cached_property
    def ordered(self) -> list[int]:
        """The hashes from the smallest on."""
        return sorted(self.runs)


@dataclass(frozen=True)
class Near:
    """The article that a text is much like, and how much of the shorter of both stands in the longer (0 to 1)."""

    article_id: UUID
    title: str
    share: float


def find_near(texts: Sequence[Fresh], *, negotiation: Negotiation) -> list[Near | None]:
    """Return for each text what it is most like: a held article of the negotiation, or a text before it in the list."""
    held = _near_held(texts, negotiation)
    beside = _Beside()
    found: list[Near | None] = []
    for text, nears in zip(texts, held, strict=True):
        best = max(nears + beside.nears_of(text), key=lambda near: near.share, default=None)
        found.append(best if best is not None and best.share >= NEAR else None)
    return found


def _near_held(texts: Sequence[Fresh], negotiation: Negotiation) -> list[list[Near]]:
    """Return for each text the held ones that it is near to; titles are asked for of these alone."""
    while True:
        compared = likely_near([text.ordered for text in texts], negotiation_id=negotiation.pk)
        wanted = set().union(*compared)
        held = _held_runs(wanted)
        shares = [
            [(key, share_of(text.runs, held[key])) for key in sorted(keys & held.keys())]
            for text, keys in zip(texts, compared, strict=True)
        ]
        near = [[(key, share) for key, share in of_text if share >= NEAR] for of_text in shares]
        titles = _titles_of({key for of_text in near for key, _ in of_text})
        gone = (wanted - held.keys()) | {key for of_text in near for key, _ in of_text} - titles.keys()
        if not gone:
            return [[Near(key, titles[key], share) for key, share in of_text] for of_text in near]
        # What was remembered was taken back since, and may hide another one.
        forget(gone)
        for key in gone:
            _recent.pop(key, None)


def _titles_of(keys: set[UUID]) -> dict[UUID, str]:
    return dict(Article.objects.filter(pk__in=keys).values_list("pk", "title")) if keys else {}


def _held_runs(keys: set[UUID]) -> dict[UUID, Runs]:
    """Return the runs of held texts; those that came in a moment ago, as copies do, are remembered."""
    runs = {key: frozenset(_recent[key]) for key in keys if key in _recent}
    if missing := keys - runs.keys():
        rows = Article.objects.filter(pk__in=missing).order_by().values_list("pk", "text")
        runs |= {key: runs_of(text or "") for key, text in rows}
    return runs


class _Beside:
    """The texts that come in together: each is compared with those before it."""

    def __init__(self) -> None:
        self._holders: defaultdict[int, list[Fresh]] = defaultdict(list)

    def nears_of(self, text: Fresh) -> list[Near]:
        """Return what a text may be like among those before it, and remember it for those behind."""
        asked = asked_of(text.ordered)
        shared: dict[UUID, tuple[Fresh, int]] = {}
        for number in asked:
            for other in self._holders.get(number, ()):
                shared[other.article_id] = other, shared.get(other.article_id, (other, 0))[1] + 1
        for number in text.ordered:
            self._holders[number].append(text)
        return [
            Near(other.article_id, other.title, share_of(text.runs, other.runs))
            for other, number in shared.values()
            if number >= SHARED
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
                "sketch": text.ordered[:KEPT],
            }
            for text in texts
        ],
    )
