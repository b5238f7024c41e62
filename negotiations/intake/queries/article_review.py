"""An article for the review screen: its paragraphs in pieces, quotations marked in place, what was dropped beside it."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from negotiations.intake.models import Candidate
from negotiations.record.models import Article

PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")


@dataclass(frozen=True)
class Mark:
    """A passage of a candidate: which span of it, and what it is called in the article's list: 4, or R1 if reported."""

    candidate: Candidate
    number: int
    label: str
    span: int
    is_first: bool


@dataclass(frozen=True)
class Piece:
    """A run of text from `start` to `end` (code points into the clean text), with the marks that it lies under.

    Quotations come before the reported positions whose sentences they stand in. `opens` are the marks that begin here.
    """

    text: str
    start: int
    end: int
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()

    @property
    def mark(self) -> Mark | None:
        return self.marks[0] if self.marks else None


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
        return any(piece.marks for piece in self.pieces)

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
    labels: list[str]


def article_review(article_id: UUID) -> ArticleReview:
    """Return the article cut up for highlighting; where marks overlap, a piece has several. Raises Article.DoesNotExist."""
    articles = Article.objects.select_related("negotiation", "archived_copy__page")
    article = articles.defer("archived_copy__page__content").get(pk=article_id)
    candidates = list(
        Candidate.objects.filter(article=article)
        .select_related("speaker", "party", "quotation__speaker", "decided_by", "reserved_by")
        .prefetch_related("suggested_issues", "quotation__suggested_issues")
        .order_by("seq", "id")
    )
    text = article.text or ""
    labels = _labels(candidates)
    marks = _marks(candidates, labels, len(text))
    paragraphs = [
        Paragraph(number, found.start(), found.end(), _pieces(text, found.start(), found.end(), marks))
        for number, found in enumerate(PARAGRAPH.finditer(text), start=1)
    ]
    return ArticleReview(article, paragraphs, candidates, article.dropped, labels)


Placed = tuple[int, int, Mark]


def _labels(candidates: Sequence[Candidate]) -> list[str]:
    """Number quotations and reported positions apart: 1 2 R1 3."""
    quotations, positions = itertools.count(1), itertools.count(1)
    return [f"R{next(positions)}" if row.is_position else str(next(quotations)) for row in candidates]


def _marks(candidates: Sequence[Candidate], labels: Sequence[str], length: int) -> list[Placed]:
    """Return (start, end, mark) of every span, quotations first, each in the order of the text."""
    placed = [
        (span["start"], min(span["end"], length), Mark(candidate, number, label, place, place == 0))
        for number, (candidate, label) in enumerate(zip(candidates, labels, strict=True), start=1)
        for place, span in enumerate(candidate.spans)
    ]
    return sorted(placed, key=lambda entry: (entry[2].candidate.is_position, entry[0], entry[1]))


def _pieces(text: str, start: int, end: int, marks: Sequence[Placed]) -> list[Piece]:
    """Cut a paragraph wherever a mark begins or ends in it."""
    here = [placed for placed in marks if placed[0] < end and placed[1] > start]
    edges = {start, end}
    for first, last, _ in here:
        edges |= {max(first, start), min(last, end)}
    pieces: list[Piece] = []
    for left, right in itertools.pairwise(sorted(edges)):
        covers = tuple(mark for first, last, mark in here if first <= left and last >= right)
        opens = tuple(mark for first, _, mark in here if first == left and mark.is_first)
        pieces.append(Piece(text[left:right], left, right, covers, opens))
    return pieces
