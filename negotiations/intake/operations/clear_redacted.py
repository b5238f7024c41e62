"""Takes redacted words out of what the intake keeps: candidates, answers of batches, waiting files, kept pages."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from negotiations.common.taking_out import blocks, take_out
from negotiations.intake.mentions import mentions
from negotiations.intake.models import (
    ArchivedPage,
    Batch,
    BatchItem,
    Candidate,
    Feed,
    Fingerprint,
    Holds,
    ItemState,
    ItemStatus,
)
from negotiations.intake.passages import words_key
from negotiations.intake.readers.members import file_of, unpacked
from negotiations.intake.runs import packed, runs_of, sketch
from negotiations.record.models import Article, Negotiation

WORDS = ("words", "past")  # index the article's text, which is blacked out letter for letter
MESSAGE = "Its content was removed by a redaction."
# Which columns of a candidate repeat a field of the record's row that it leads to.
REPEATED = {
    ("quotation", "words"): ("quotation", ("stance_words",)),
    ("quotation", "speaker_text"): ("quotation", ("speaker_text", "speaker_name")),
    ("person", "name"): ("speaker", ("speaker_text", "speaker_name")),
}


@dataclass(frozen=True)
class Cleared:
    """How many candidates were changed, and how many files and kept pages went."""

    candidates: int
    contents: int
    copies: int


def clear_redacted(
    *, negotiation: Negotiation, kind: str, object_id: UUID, field: str, words: Sequence[str], marker: str
) -> Cleared:
    """Take out the words of a redaction, longest first; call it in its transaction, after the record is cleared.

    `words` are those long enough to be followed; of the row itself (`kind`, `object_id`, `field`) every copy goes. A kept
    page or a file that holds them goes as a whole, because nothing can be mended in it.
    """
    with transaction.atomic():
        candidates = Candidate.objects.filter(negotiation=negotiation)
        changed = take_out(candidates, words, blocks, fields=WORDS)
        others = [each.name for each in Candidate._meta.concrete_fields if each.name not in WORDS]
        changed |= take_out(candidates, words, lambda _: marker, fields=others)
        changed |= _read_again(candidates, words)
        changed |= _clear_own(candidates.filter(_leads_to(kind, object_id, field)), kind, field, marker)
        _count_anew(candidates.filter(pk__in=changed))
        for rows in (
            Batch.objects.filter(negotiation=negotiation),
            BatchItem.objects.filter(batch__negotiation=negotiation),
            Feed.objects.filter(negotiation=negotiation),
        ):
            take_out(rows, words, lambda _: marker)
        _take_fingerprints_anew(words)
        pages = ArchivedPage.objects.filter(negotiation=negotiation)
        take_out(pages, words, lambda _: marker, fields=["address"])
        return Cleared(
            candidates=len(changed),
            contents=_drop_contents(negotiation, words),
            copies=_drop_pages(pages, words),
        )


def _read_again(candidates: QuerySet[Candidate], words: Sequence[str]) -> set[UUID]:
    """Let candidates that hold a part of the words say what their articles say now."""
    changed: set[UUID] = set()
    if words:
        for candidate in candidates.filter(article__in=_blacked_out(words).values("pk")).select_related(
            "article"
        ):
            text = candidate.article.text or ""
            now = [text[span["start"] : span["end"]] for span in candidate.spans]
            if now != candidate.words:
                Candidate.objects.filter(pk=candidate.pk).update(words=now)
                changed.add(candidate.pk)
    return changed


def _leads_to(kind: str, object_id: UUID, field: str) -> Q:
    found = REPEATED.get((kind, field))
    return Q(**{found[0]: object_id}) if found else Q(pk__in=[])


def _clear_own(candidates: QuerySet[Candidate], kind: str, field: str, marker: str) -> set[UUID]:
    """Clear what candidates repeat of the row itself, however short it is."""
    changed: set[UUID] = set()
    for candidate in candidates:
        for name in REPEATED[kind, field][1]:
            if getattr(candidate, name):
                setattr(candidate, name, marker)
        if (kind, field) == ("quotation", "words"):
            candidate.words = [blocks(words) for words in candidate.words]
        candidate.save()
        changed.add(candidate.pk)
    return changed


def _count_anew(candidates: QuerySet[Candidate]) -> None:
    """Let the number by which the same words are found follow from what is left of them."""
    for key, words in candidates.values_list("pk", "words"):
        Candidate.objects.filter(pk=key).update(words_key=words_key(words))


def _take_fingerprints_anew(words: Sequence[str]) -> None:
    """Let the hashes of runs of words follow from what is left of the texts."""
    for key, text in _blacked_out(words).order_by().values_list("pk", "text"):
        runs = runs_of(text or "")
        Fingerprint.objects.filter(article_id=key).update(sketch=sketch(runs), runs=packed(sorted(runs)))


def _drop_contents(negotiation: Negotiation, words: Sequence[str]) -> int:
    """Drop files and addresses that wait, or are kept to be tried again, when they hold the words."""
    items = BatchItem.objects.filter(batch__negotiation=negotiation, content__isnull=False)
    dropped = [
        item.pk
        for item in items.only("pk", "file", "member", "holds", "content").iterator(chunk_size=20)
        if any(mentions(held, words, name=name) for held, name in _held_by(item))
    ]
    found = BatchItem.objects.filter(pk__in=dropped)
    found.filter(state=ItemState.WAITING).update(
        state=ItemState.DONE, status=ItemStatus.FAILED, message=MESSAGE
    )
    found.update(content=None)
    return len(dropped)


def _held_by(item: BatchItem) -> list[tuple[bytes, str]]:
    """Return what an item holds with its name: its content, and the file of an archive that is packed in it."""
    content = bytes(item.content or b"")
    packed_in = file_of(unpacked(content)) if item.holds == Holds.ARTICLE else b""
    return [(content, item.file), (packed_in, item.member)]


def _drop_pages(pages: QuerySet[ArchivedPage], words: Sequence[str]) -> int:
    """Drop kept pages: of articles in which the words were blacked out, and any other that holds them."""
    changed = _blacked_out(words).values("pk")
    dropped = set(pages.filter(copies__article__in=changed).values_list("pk", flat=True))
    rest = pages.exclude(pk__in=dropped).only("pk", "address", "content")
    for page in rest.iterator(chunk_size=20):
        if mentions(zlib.decompress(page.content), words, name=page.address):
            dropped.add(page.pk)
    pages.filter(pk__in=dropped).delete()
    return len(dropped)


def _blacked_out(words: Sequence[str]) -> QuerySet[Article]:
    """Return the articles whose text or dropped blocks hold what stands for the words now."""
    holds = Q(pk__in=[])
    for each in words:
        holds |= Q(text__contains=blocks(each)) | Q(dropped_text__contains=blocks(each))
    return Article.objects.annotate(dropped_text=Cast("dropped", TextField())).filter(holds)
