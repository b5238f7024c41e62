"""An article for the review screen: its paragraphs in pieces, quotations marked in place, what was dropped beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from negotiations.intake.models import Candidate
from negotiations.record.models import Article

PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")


@dataclass(frozen=True)
class Mark:
    """A passage of a candidate: which span of it, and its number in the article's list (from 1)."""

    candidate: Candidate
    number: int
    span: int
    is_first: bool


@dataclass(frozen=True)
class Piece:
    """A run of text from `start` to `end` (code points into the clean text), marked or not."""

    text: str
    start: int
    end: int
    mark: Mark | None = None


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its number from 1, where it stands in the clean text, its pieces in order."""

    number: int
    start: int
    end: int
    pieces: list[Piece]

    @property
    def is_marked(self) -> bool:
        """Some quotation stands in it."""
        return any(piece.mark for piece in self.pieces)

    @property
    def word_count(self) -> int:
        return sum(len(piece.text.split()) for piece in self.pieces)


@dataclass(frozen=True)
class ArticleReview:
    """An article with its candidates in the order of the text. `dropped`: [{text, reason, line}]."""

    article: Article
    paragraphs: list[Paragraph]
    candidates: list[Candidate]
    dropped: list[dict[str, object]]


def article_review(article_id: UUID) -> ArticleReview:
    """Return the article cut up for highlighting. Where marks overlap the earlier stands. Raises Article.DoesNotExist."""
    article = Article.objects.select_related("negotiation").get(pk=article_id)
    candidates = list(
        Candidate.objects.filter(article=article)
        .select_related("speaker", "party", "quotation", "decided_by", "reserved_by")
        .prefetch_related("suggested_issues")
        .order_by("seq", "id")
    )
    text = article.text or ""
    marks = _marks(candidates, len(text))
    paragraphs = [
        Paragraph(number, found.start(), found.end(), _pieces(text, found.start(), found.end(), marks))
        for number, found in enumerate(PARAGRAPH.finditer(text), start=1)
    ]
    return ArticleReview(article, paragraphs, candidates, article.dropped)


def _marks(candidates: Sequence[Candidate], length: int) -> list[tuple[int, int, Mark]]:
    """Return (start, end, mark) of every span in the order of the text, without overlaps."""
    placed = sorted(
        (
            (span["start"], min(span["end"], length), Mark(candidate, number, place, place == 0))
            for number, candidate in enumerate(candidates, start=1)
            for place, span in enumerate(candidate.spans)
        ),
        key=lambda entry: entry[:2],
    )
    kept: list[tuple[int, int, Mark]] = []
    for start, end, mark in placed:
        if start < end and (not kept or start >= kept[-1][1]):
            kept.append((start, end, mark))
    return kept


def _pieces(text: str, start: int, end: int, marks: Sequence[tuple[int, int, Mark]]) -> list[Piece]:
    pieces: list[Piece] = []
    here = start
    for mark_start, mark_end, mark in marks:
        first, last = max(mark_start, start), min(mark_end, end)
        if first >= last:
            continue
        if first > here:
            pieces.append(Piece(text[here:first], here, first))
        pieces.append(Piece(text[first:last], first, last, mark))
        here = last
    if here < end:
        pieces.append(Piece(text[here:end], here, end))
    return pieces
