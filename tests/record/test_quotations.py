"""Quotations: working data until an edition uses them; their passages lie in the articles that carry them."""

from typing import Any
from uuid import uuid4

import pytest

from negotiations.editions.operations import publish_draft
from negotiations.record.models import Quotation, QuotationSpan
from negotiations.record.operations import ArgumentsIncomplete, Clash, OutsideReplay
from negotiations.record.operations.evidence import DateNotGiven
from negotiations.record.operations.quotations import PassageNotGiven, SpanOutsideText, SpeakerNotGiven
from tests.factories import (
    NOON,
    add,
    make_article,
    make_draft,
    make_issue,
    make_negotiation,
    make_person,
    make_quotation,
    publish,
    run,
    status_move,
)
from tests.record.applying import DAY, new_issue

pytestmark = pytest.mark.django_db

TEXT = "Before. “The weir stays open,” she said. After."


def _edit(quotation: Quotation, **changes: Any) -> Any:
    return run(
        negotiation=quotation.negotiation,
        operation="edit_quotation",
        quotation_id=quotation.pk,
        changes={name: {"base": base, "to": to} for name, (base, to) in changes.items()},
    )


def _carry(
    quotation: Quotation, spans: list[dict[str, Any]], *, text: str | None = TEXT
) -> list[QuotationSpan]:
    article = make_article(negotiation=quotation.negotiation, text=text)
    run(
        negotiation=quotation.negotiation,
        operation="add_carrier",
        carrier_id=uuid4(),
        quotation_id=quotation.pk,
        article_id=article.pk,
        spans=spans,
    )
    return list(QuotationSpan.objects.filter(carrier__article=article))


def test_a_quotation_nobody_uses_changes_directly() -> None:
    quotation = make_quotation(negotiation=make_negotiation())
    _edit(quotation, words=(["The weir stays open."], ["The weir", "stays open."]))
    assert Quotation.objects.get().words == ["The weir", "stays open."]


def test_a_quotation_an_edition_uses_changes_by_a_draft_only() -> None:
    negotiation = make_negotiation()
    quotation, issue = make_quotation(negotiation=negotiation), make_issue(negotiation=negotiation)
    publish(
        negotiation=negotiation,
        operations=[status_move(issue=issue, to="raised", evidence_ids=[quotation.pk])],
    )
    with pytest.raises(OutsideReplay, match="Quotation 1 is public"):
        _edit(quotation, note=("", "As printed."))
    with pytest.raises(OutsideReplay):
        _carry(quotation, [{"start": 9, "end": 29}])
    changes = {"note": {"base": "", "to": "As printed."}}
    draft = make_draft(negotiation=negotiation)
    add(draft, "edit_quotation", quotation_id=quotation.pk, changes=changes)
    add(draft, "refile", update_id=uuid4(), reason="A note.")
    publish_draft(draft_id=draft.pk, by=None, at=NOON)
    assert Quotation.objects.get(pk=quotation.pk).note == "As printed."


def test_a_clash_is_told_before_anything_else() -> None:
    quotation = make_quotation(negotiation=make_negotiation())
    with pytest.raises(Clash):
        _edit(quotation, note=("Something seen.", "As printed."), said_on=("2025-05-30", None))


def test_a_quotation_names_its_speaker_or_how_it_is_attributed() -> None:
    negotiation = make_negotiation()
    with pytest.raises(SpeakerNotGiven) as refused:
        run(negotiation=negotiation, operation="create_quotation", quotation_id=uuid4(), words=["No."])
    assert refused.value.field == "speaker_id"


def test_an_edit_leaves_no_quotation_without_a_speaker() -> None:
    negotiation = make_negotiation()
    quotation = make_quotation(negotiation=negotiation)
    with pytest.raises(SpeakerNotGiven):
        _edit(quotation, speaker_text=("an official", ""))
    person = make_person(negotiation=negotiation)
    _edit(quotation, speaker_text=("an official", ""), speaker_id=(None, str(person.pk)))
    with pytest.raises(SpeakerNotGiven):
        _edit(quotation, speaker_id=(str(person.pk), None))
    assert Quotation.objects.get().speaker == person


@pytest.mark.parametrize(
    "changes",
    [{"said_on": ("2025-05-30", None)}, {"precision": ("day", "unknown")}],
    ids=["day taken away", "said to be unknown"],
)
def test_an_edit_leaves_no_day_without_precision(changes: dict[str, Any]) -> None:
    quotation = make_quotation(negotiation=make_negotiation())
    with pytest.raises(DateNotGiven) as refused:
        _edit(quotation, **changes)
    assert refused.value.field == "said_on"
    _edit(quotation, said_on=("2025-05-30", None), precision=("day", "unknown"))
    assert Quotation.objects.get().said_on is None


@pytest.mark.parametrize("words", [[], [""], ["  "]])
def test_a_quotation_has_words(words: list[str]) -> None:
    negotiation = make_negotiation()
    with pytest.raises(ArgumentsIncomplete):
        run(
            negotiation=negotiation,
            operation="create_quotation",
            quotation_id=uuid4(),
            words=words,
            speaker_text="an official",
        )
    quotation = make_quotation(negotiation=negotiation)
    with pytest.raises(ArgumentsIncomplete):
        _edit(quotation, words=(["The weir stays open."], words))


def test_a_passage_is_kept_with_the_words_around_it() -> None:
    quotation = make_quotation(negotiation=make_negotiation())
    spans = _carry(quotation, [{"start": 9, "end": 28}, {"start": 31, "end": 39}])
    assert [(span.seq, span.exact) for span in spans] == [(0, "The weir stays open"), (1, "she said")]
    assert (spans[0].prefix, spans[0].suffix) == ("Before. “", ",” she said. After.")


def test_offsets_count_code_points() -> None:
    quotation = make_quotation(negotiation=make_negotiation())
    text = "🌊🌊 “Ÿes” 🌊"
    spans = _carry(quotation, [{"start": 4, "end": 7}], text=text)
    assert (spans[0].exact, spans[0].start, spans[0].end) == ("Ÿes", 4, 7)


def test_no_more_than_a_few_words_around_a_passage_are_kept() -> None:
    quotation = make_quotation(negotiation=make_negotiation())
    spans = _carry(quotation, [{"start": 500, "end": 510}], text="ab cd efgh" * 100)
    assert (len(spans[0].prefix), len(spans[0].suffix)) == (60, 60)


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 5), (5, 5), (9, 3), (0, len(TEXT) + 1), (len(TEXT), len(TEXT) + 5), (0, 2**40)]
)
def test_a_passage_outside_the_text_is_refused(start: int, end: int) -> None:
    quotation = make_quotation(negotiation=make_negotiation())
    with pytest.raises(SpanOutsideText) as refused:
        _carry(quotation, [{"start": start, "end": end}])
    assert refused.value.field == "spans"


def test_offsets_into_a_text_that_is_not_held_are_refused() -> None:
    quotation = make_quotation(negotiation=make_negotiation())
    with pytest.raises(SpanOutsideText):
        _carry(quotation, [{"start": 0, "end": 5}], text=None)


def test_a_passage_of_a_text_that_is_not_held_is_given_by_its_words() -> None:
    quotation = make_quotation(negotiation=make_negotiation())
    spans = _carry(quotation, [{"exact": "The weir"}, {"exact": "stays open"}], text=None)
    assert [(span.exact, span.start, span.end) for span in spans] == [
        ("The weir", None, None),
        ("stays open", None, None),
    ]


@pytest.mark.parametrize("passage", [{}, {"exact": ""}, {"start": 3}, {"end": 3}, {"start": 3, "exact": "x"}])
def test_a_passage_is_given_by_two_offsets_or_by_its_words(passage: dict[str, Any]) -> None:
    quotation = make_quotation(negotiation=make_negotiation())
    with pytest.raises(PassageNotGiven) as refused:
        _carry(quotation, [passage])
    assert refused.value.field == "spans"


def test_suggested_issues_are_a_set() -> None:
    negotiation = make_negotiation()
    quotation = make_quotation(negotiation=negotiation)
    weir, harbour = new_issue(negotiation), new_issue(negotiation, slug="harbour")
    for _ in range(2):
        run(
            negotiation=negotiation,
            operation="suggest_issues",
            quotation_id=quotation.pk,
            add=[weir.pk, harbour.pk],
        )
    run(negotiation=negotiation, operation="suggest_issues", quotation_id=quotation.pk, remove=[weir.pk])
    assert quotation.suggested_issues.get() == harbour
    assert (quotation.said_on, quotation.published_in) == (DAY, None)
