"""How much alike texts are: runs of five words, compared by hash; small sketches find whom to compare with."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from negotiations.common.database.bulk import copy_values
from negotiations.intake.alike import SHARED, alike_held, asked_of, forget
from negotiations.intake.models import Fingerprint
from negotiations.intake.runs import KEPT, Runs, packed, share_of
from negotiations.record.models import Article, Negotiation

NEAR = 0.6  # share of the shorter text's runs that stand in the longer one


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
    for text, near in zip(texts, held, strict=True):
        nears = beside.nears_of(text) + ([near] if near else [])
        best = max(nears, key=lambda near: near.share, default=None)
        found.append(best if best is not None and best.share >= NEAR else None)
    return found


def _near_held(texts: Sequence[Fresh], negotiation: Negotiation) -> list[Near | None]:
    """Return for each text the held one that it is nearest to."""
    compared = [(text.runs, text.ordered) for text in texts]
    while True:
        found = [
            near if near is not None and near[1] >= NEAR else None
            for near in alike_held(compared, negotiation_id=negotiation.pk)
        ]
        wanted = {near[0] for near in found if near}
        titles = dict(Article.objects.filter(pk__in=wanted).values_list("pk", "title")) if wanted else {}
        if wanted <= titles.keys():
            return [Near(near[0], titles[near[0]], near[1]) if near else None for near in found]
        # What is remembered was taken back since, and may hide another one.
        forget(wanted - titles.keys())


class _Beside:
    """The texts that come in together: each is compared with those before it."""

    def __init__(self) -> None:
        self._before: list[Fresh] = []
        self._runs: set[int] = set()

    def nears_of(self, text: Fresh) -> list[Near]:
        """Return what a text may be like among those before it, and remember it for those behind."""
        shared = self._runs.intersection(asked_of(text.ordered))
        likely = self._before if len(shared) >= SHARED else []
        nears = [
            Near(other.article_id, other.title, share_of(text.runs, other.runs))
            for other in likely
            if len(shared & other.runs) >= SHARED
        ]
        self._before.append(text)
        self._runs |= text.runs
        return nears


def keep_fingerprints(texts: Sequence[Fresh], *, negotiation: Negotiation) -> None:
    """Store the fingerprints of new articles' texts."""
    copy_values(
        Fingerprint,
        [
            {
                "article_id": str(text.article_id),
                "negotiation_id": str(negotiation.pk),
                "sketch": text.ordered[:KEPT],
                "runs": packed(text.ordered),
            }
            for text in texts
        ],
    )
