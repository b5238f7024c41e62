"""Two articles that are much alike, side by side: what differs, and which quotations both carry."""

import difflib
import re
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from negotiations.desk.answers import Missing
from negotiations.desk.difference import Piece, difference
from negotiations.intake.models import BatchItem, Candidate
from negotiations.intake.passages import compared
from negotiations.record.models import Article, Negotiation

MOST_SENTENCES = 1500  # of each text that are compared
LONGEST = 2000  # characters of a sentence whose words are compared one by one
ALIKE = 3  # sentences in a row that stay open; more of them are folded
SENTENCE = re.compile(r"[^\n]+?(?:[.!?…][”’\"»)]*(?=\s)|(?=\n)|\Z)")


@dataclass(slots=True)
class Pair:
    """A stretch of both texts beside each other. An empty side has nothing that answers to the other."""

    left: list[Piece]
    right: list[Piece]
    is_same: bool = False


@dataclass(slots=True)
class Run:
    """Pairs in a row; long runs of the same words are folded."""

    pairs: list[Pair] = field(default_factory=list)
    is_folded: bool = False


@dataclass(frozen=True, slots=True)
class Shared:
    """A quotation that both articles carry."""

    left: Candidate
    right: Candidate


@dataclass(frozen=True, slots=True)
class Beside:
    left: Article
    right: Article
    runs: list[Run]
    shared: list[Shared]
    only_left: int
    only_right: int
    same: int
    differing: int
    is_cut: bool

    @property
    def articles(self) -> tuple[Article, Article]:
        return self.left, self.right


def near_articles(article: Article) -> list[Article]:
    """Return the articles that were found to be much like this one when either came in."""
    pairs = BatchItem.objects.filter(Q(article=article) | Q(similar_to=article), similar_to__isnull=False)
    keys = {key for pair in pairs.values_list("article", "similar_to") for key in pair if key != article.pk}
    return list(Article.objects.filter(pk__in=keys - {None}).order_by("title", "pk"))


def beside(negotiation: Negotiation, left_id: UUID, right_id: UUID) -> Beside:
    """Put two articles of a negotiation side by side. Raises Missing."""
    rows = Article.objects.filter(negotiation=negotiation, pk__in=[left_id, right_id])
    held = {article.pk: article for article in rows}
    if left_id not in held or right_id not in held or left_id == right_id:
        raise Missing("There are no such two articles here.")
    left, right = held[left_id], held[right_id]
    a, b = sentences(left.text or ""), sentences(right.text or "")
    pairs = paired(a[:MOST_SENTENCES], b[:MOST_SENTENCES])
    shared, only_left, only_right = _quotations(left, right)
    same = sum(pair.is_same for pair in pairs)
    return Beside(
        left=left,
        right=right,
        runs=_runs(pairs),
        shared=shared,
        only_left=only_left,
        only_right=only_right,
        same=same,
        differing=len(pairs) - same,
        is_cut=max(len(a), len(b)) > MOST_SENTENCES,
    )


def sentences(text: str) -> list[str]:
    """Cut a text into its sentences, roughly: an abbreviation may end one, in both texts alike."""
    return [found.strip() for found in SENTENCE.findall(text) if found.strip()]


def paired(left: list[str], right: list[str]) -> list[Pair]:
    """Put sentences beside each other, those that are the same but for their typography as the same."""
    matcher = difflib.SequenceMatcher(
        a=[compared([one]) for one in left], b=[compared([one]) for one in right], autojunk=False
    )
    pairs: list[Pair] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pairs += [
                Pair([Piece("same", one)], [Piece("same", other)], is_same=True)
                for one, other in zip(left[a:b], right[c:d], strict=True)
            ]
            continue
        for place in range(max(b - a, d - c)):
            one = left[a + place] if a + place < b else None
            other = right[c + place] if c + place < d else None
            pairs.append(_differing(one, other))
    return pairs


def _differing(one: str | None, other: str | None) -> Pair:
    if one is None or other is None or max(len(one), len(other)) > LONGEST:
        return Pair([Piece("gone", one)] if one else [], [Piece("new", other)] if other else [])
    pieces = difference(one, other)
    if {piece.kind for piece in pieces if piece.text.strip()} == {"gone", "new"}:
        return Pair([Piece("gone", one)], [Piece("new", other)])
    return Pair(
        [piece for piece in pieces if piece.kind != "new"],
        [piece for piece in pieces if piece.kind != "gone"],
    )


def _runs(pairs: list[Pair]) -> list[Run]:
    runs: list[Run] = []
    for pair in pairs:
        if not runs or runs[-1].pairs[0].is_same != pair.is_same:
            runs.append(Run())
        runs[-1].pairs.append(pair)
    for run in runs:
        run.is_folded = run.pairs[0].is_same and len(run.pairs) > ALIKE
    return runs


def _quotations(left: Article, right: Article) -> tuple[list[Shared], int, int]:
    """Return the quotations of both by their words, and how many stand in one only."""
    rows = (
        Candidate.objects.filter(found_as="quotation").select_related("speaker", "quotation").order_by("seq")
    )
    ours, theirs = list(rows.filter(article=left)), list(rows.filter(article=right))
    by_words = {compared(row.words): row for row in reversed(theirs)}
    shared = [Shared(row, by_words[key]) for row in ours if (key := compared(row.words)) in by_words]
    answered = {pair.right.pk for pair in shared}
    return shared, len(ours) - len(shared), len(theirs) - len(answered)
