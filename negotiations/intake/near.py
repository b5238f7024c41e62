"""How much alike two texts are: runs of five words, compared by hash; a small sketch finds whom to compare with."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID
from zlib import crc32

from negotiations.intake.models import Fingerprint
from negotiations.record.models import Article, Negotiation

RUN = 5  # words
KEPT = 64  # hashes of a text that are stored
ASKED = 24  # of these, how many are asked for
FEWEST = 20  # runs; a shorter text is like too many others
NEAR = 0.6  # share of the shorter text's runs that stand in the longer one
COMPARED = 5  # texts that are read in full
WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Near:
    """An article that a text is much like, and how much of the shorter of both stands in the longer (0 to 1)."""

    article: Article
    share: float


def runs(text: str) -> frozenset[int]:
    """Return the hashes (32 bits, signed) of a text's runs of words, whatever its case and punctuation."""
    words = [word.encode("utf-8", "replace") for word in WORD.findall(text.casefold())]
    joined = (b" ".join(words[place : place + RUN]) for place in range(len(words) - RUN + 1))
    return frozenset(crc32(run) - 2**31 for run in joined)


def sketch(hashes: Iterable[int]) -> list[int]:
    """Return the smallest hashes: two texts that share many runs share some of these."""
    return sorted(hashes)[:KEPT]


def share_of(one: frozenset[int], other: frozenset[int]) -> float:
    """Return which part of the smaller set lies in the larger."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def find_near(hashes: frozenset[int], *, negotiation: Negotiation) -> Near | None:
    """Return the held article of this negotiation that the text is most like, or None."""
    if len(hashes) < FEWEST:
        return None
    asked = sketch(hashes)[:ASKED]
    found = Fingerprint.objects.filter(negotiation=negotiation, sketch__overlap=asked)
    wanted = set(asked)
    alike = sorted(found, key=lambda row: len(wanted.intersection(row.sketch)), reverse=True)[:COMPARED]
    articles = Article.objects.in_bulk([row.article_id for row in alike])
    nears = [
        Near(article, share_of(hashes, runs(article.text)))
        for row in alike
        if (article := articles.get(row.article_id)) is not None and article.text
    ]
    best = max(nears, key=lambda near: near.share, default=None)
    return best if best is not None and best.share >= NEAR else None


def keep_fingerprint(hashes: frozenset[int], *, article_id: UUID, negotiation: Negotiation) -> None:
    """Store the sketch of a new article's text."""
    Fingerprint.objects.create(article_id=article_id, negotiation=negotiation, sketch=sketch(hashes))
