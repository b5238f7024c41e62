"""Where a quotation of the record is from: each article that carries it, its sentences marked in their paragraph."""

import re
from dataclasses import dataclass
from uuid import UUID

from negotiations.common.passage_link import Quoted, passage_link
from negotiations.desk.answers import Missing
from negotiations.intake.models import Candidate, CandidateState
from negotiations.intake.queries.article_review import PARAGRAPH
from negotiations.record.models import Article, Negotiation, Quotation, QuotationSpan

SENTENCE_END = re.compile(r"[.!?…][”’\"»)]*\s")


@dataclass(frozen=True, slots=True)
class Place:
    """A passage in its paragraph: what stands before its sentence, the sentence in three parts, what stands behind."""

    before: str
    opening: str
    words: str
    closing: str
    behind: str


@dataclass(frozen=True, slots=True)
class Carried:
    """An article that carries the words. `candidate` leads to its review; without a held text only the words are known."""

    article: Article
    places: list[Place]
    words: list[str]
    link: str
    candidate: Candidate | None


@dataclass(frozen=True, slots=True)
class QuotationSource:
    quotation: Quotation
    carried: list[Carried]


def quotation_source(negotiation: Negotiation, key: UUID) -> QuotationSource:
    """Return where the quotation stands, in every article that carries it. Raises Missing."""
    quotation = Quotation.objects.filter(negotiation=negotiation, pk=key).select_related("speaker").first()
    if quotation is None:
        raise Missing("There is no such quotation in the record.")
    reviewed = {
        candidate.article_id: candidate
        for candidate in Candidate.objects.filter(quotation=quotation, state=CandidateState.ACCEPTED)
    }
    carriers = (
        quotation.carriers.select_related("article").prefetch_related("spans").order_by("article__title")
    )
    carried = [
        _carried(carrier.article, list(carrier.spans.all()), reviewed.get(carrier.article_id))
        for carrier in carriers
    ]
    return QuotationSource(quotation, carried)


def _carried(article: Article, spans: list[QuotationSpan], candidate: Candidate | None) -> Carried:
    spans = sorted(spans, key=lambda span: span.seq)
    text = article.text
    places = [
        place_of(text, span.start, span.end)
        for span in spans
        if text is not None and span.start is not None and span.end is not None
    ]
    link = passage_link(article.url, [Quoted(span.exact, span.prefix, span.suffix) for span in spans])
    return Carried(article, places, [span.exact for span in spans], link, candidate)


def place_of(text: str, start: int, end: int) -> Place:
    """Return a passage with its sentence and its paragraph."""
    first, last = start, end
    for paragraph in PARAGRAPH.finditer(text):
        if paragraph.start() <= start < paragraph.end():
            first, last = paragraph.start(), max(paragraph.end(), end)
            break
    opening = max((found.end() for found in SENTENCE_END.finditer(text, first, start)), default=first)
    # The passage may hold its own full stop; the sentence goes on to the next one behind it.
    found = SENTENCE_END.search(text, max(start, end - 1), last)
    closing = max(end, found.end() if found else last)
    return Place(
        text[first:opening], text[opening:start], text[start:end], text[end:closing], text[closing:last]
    )
