"""Operations on quotations. One that no edition uses yet is working data; after that it changes through drafts only."""

from uuid import UUID

from pydantic import BaseModel, ConfigDict

from negotiations.record.errors import OperationError
from negotiations.record.models import (
    Article,
    Issue,
    Person,
    Precision,
    Quotation,
    QuotationKind,
    QuotationSource,
    QuotationSpan,
    SourceType,
)
from negotiations.record.operations.changes import Changes, apply_changes
from negotiations.record.operations.context import Context, find, find_all, require_replay
from negotiations.record.operations.evidence import check_date
from negotiations.record.operations.registry import operation
from negotiations.record.operations.types import (
    AllWords,
    Day,
    ExactText,
    Line12,
    Line160,
    Line200,
    Line500,
    Paragraphs,
    adapter,
)

CONTEXT_LENGTH = 60  # code points kept on either side of a passage

QUOTATION_FIELDS = {
    "words": adapter(AllWords),
    "speaker_id": adapter(UUID | None),
    "speaker_text": adapter(Line200),
    "said_on": adapter(Day | None),
    "precision": adapter(Precision),
    "context": adapter(Line200),
    "source_type": adapter(SourceType),
    "kind": adapter(QuotationKind),
    "language": adapter(Line12),
    "original_language": adapter(Line12),
    "original_words": adapter(Paragraphs),
    "translator": adapter(Line160),
    "note": adapter(Line500),
}


class SpanOutsideText(OperationError):
    """A passage's offsets do not lie in the article's text."""


class PassageNotGiven(OperationError):
    """A passage has neither both offsets nor its words."""


class SpeakerNotGiven(OperationError):
    """A quotation has neither a person nor an attribution."""


class PassageGiven(BaseModel):
    """A passage of an article: offsets into its clean text, or the exact words where the text is not held."""

    model_config = ConfigDict(extra="forbid")

    start: int | None = None
    end: int | None = None
    exact: ExactText = ""


@operation(public=False)
def create_quotation(
    *,
    context: Context,
    quotation_id: UUID,
    words: AllWords,
    speaker_id: UUID | None = None,
    speaker_text: Line200 = "",
    said_on: Day | None = None,
    precision: Precision = Precision.UNKNOWN,
    said_where: Line200 = "",
    source_type: SourceType = SourceType.ON_THE_RECORD,
    kind: QuotationKind = QuotationKind.STATEMENT,
    language: Line12 = "en",
    original_language: Line12 = "",
    original_words: Paragraphs = "",
    translator: Line160 = "",
    note: Line500 = "",
    issue_ids: list[UUID] = [],  # noqa: B006  read by pydantic, never changed
) -> Quotation:
    """Put a quotation in the record, not public yet. `said_where` is where or to whom it was said."""
    speaker = find(Person, speaker_id, context=context, field="speaker_id") if speaker_id else None
    quotation = Quotation(
        id=quotation_id,
        negotiation=context.negotiation,
        words=words,
        speaker=speaker,
        speaker_text=speaker_text,
        said_on=said_on,
        precision=precision,
        context=said_where,
        source_type=source_type,
        kind=kind,
        language=language,
        original_language=original_language,
        original_words=original_words,
        translator=translator,
        note=note,
    )
    _check_whole(quotation)
    quotation.save(force_insert=True)
    quotation.suggested_issues.set(find_all(Issue, issue_ids, context=context, field="issue_ids"))
    return quotation


@operation(public=False)
def add_carrier(
    *, context: Context, carrier_id: UUID, quotation_id: UUID, article_id: UUID, spans: list[PassageGiven]
) -> Quotation:
    """Say that an article carries the quotation, and in which passages. Where the text is held, offsets are checked."""
    quotation = find(Quotation, quotation_id, context=context, field="quotation_id", lock=True)
    _check_public(quotation)
    article = find(Article, article_id, context=context, field="article_id")
    carrier = QuotationSource.objects.create(id=carrier_id, quotation=quotation, article=article)
    rows = [_span_row(carrier, article, seq, span) for seq, span in enumerate(spans)]
    QuotationSpan.objects.bulk_create(rows)
    return quotation


@operation(public=False, editable=QUOTATION_FIELDS)
def edit_quotation(*, context: Context, quotation_id: UUID, changes: Changes) -> Quotation:
    """Correct a quotation's words, speaker or day. Refused outside a draft once an edition uses it."""
    quotation = find(Quotation, quotation_id, context=context, field="quotation_id", lock=True)
    _check_public(quotation)
    speaker = changes.get("speaker_id")
    if speaker is not None and speaker.to is not None:
        find(Person, UUID(str(speaker.to)), context=context, field="speaker_id")
    label = str(quotation)[:60]
    apply_changes(quotation, changes, editable=QUOTATION_FIELDS, label=label, check=_check_whole)
    return quotation


def _check_whole(quotation: Quotation) -> None:
    check_date(day=quotation.said_on, precision=quotation.precision, field="said_on")
    if quotation.speaker_id is None and not quotation.speaker_text:
        raise SpeakerNotGiven("Name the speaker, or write how the words are attributed.", field="speaker_id")


@operation(public=False)
def suggest_issues(
    *,
    context: Context,
    quotation_id: UUID,
    add: list[UUID] = [],  # noqa: B006
    remove: list[UUID] = [],  # noqa: B006
) -> Quotation:
    """Mark the issues that a quotation may speak to: working data for the desk, never public."""
    quotation = find(Quotation, quotation_id, context=context, field="quotation_id")
    quotation.suggested_issues.add(*find_all(Issue, add, context=context, field="add"))
    quotation.suggested_issues.remove(*find_all(Issue, remove, context=context, field="remove"))
    return quotation


def _span_row(carrier: QuotationSource, article: Article, seq: int, span: PassageGiven) -> QuotationSpan:
    """Build the row of one passage, with the words around it where the text is held."""
    text = article.text
    if (span.start is None) != (span.end is None) or (span.start is None and not span.exact):
        raise PassageNotGiven("Give both offsets of a passage, or its words.", field="spans")
    if span.start is None or span.end is None:
        return QuotationSpan(carrier=carrier, seq=seq, exact=span.exact)
    if text is None or not 0 <= span.start < span.end <= len(text):
        raise SpanOutsideText("The passage lies outside the article’s text.", field="spans")
    return QuotationSpan(
        carrier=carrier,
        seq=seq,
        exact=text[span.start : span.end],
        prefix=text[max(0, span.start - CONTEXT_LENGTH) : span.start],
        suffix=text[span.end : span.end + CONTEXT_LENGTH],
        start=span.start,
        end=span.end,
    )


def _check_public(quotation: Quotation) -> None:
    if quotation.published_in is not None:
        require_replay(f"Quotation {quotation.number}")
