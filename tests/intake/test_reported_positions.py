"""Reported positions in the queue: whose, on what, which stance, and the sentence they stand in."""

import pytest

from negotiations.intake.models import Batch, BatchItem, Candidate, FoundAs, How
from negotiations.intake.operations import accept_candidate
from negotiations.intake.queries import batch_progress
from negotiations.record.models import Negotiation, QuotationSpan
from tests.factories import NOON
from tests.intake.batches import import_texts
from tests.intake.river import issue, make_river_talks, person

pytestmark = pytest.mark.django_db

ARTICLE = """A hard week on the river.

Marrowdale has ruled out any sharing of the gauges before winter.

Tomas Ardell has demanded the release of the bargemen. He has rejected “fixed shares of the water for ever and a day”.

“The boats stay,” Irena Volk said.
"""


@pytest.fixture
def talks() -> Negotiation:
    negotiation = make_river_talks()
    import_texts(negotiation, {"week.txt": ARTICLE})
    return negotiation


def position(words: str) -> Candidate:
    return Candidate.objects.get(found_as=FoundAs.POSITION, words__0__startswith=words)


def test_a_sentence_that_reports_a_position_waits_beside_the_quotations(talks: Negotiation) -> None:
    found = position("Marrowdale has ruled out")
    text = found.article.text or ""
    assert [text[span["start"] : span["end"]] for span in found.spans] == found.words
    assert found.party is not None
    assert (found.party.slug, found.attribution, found.how) == ("marrowdale", "Marrowdale", How.ORGANISATION)
    assert (found.stance, found.stance_words) == (-3, "ruled out")
    assert issue(talks, "gauges") in found.suggested_issues.all()
    assert found.matched_words[str(issue(talks, "gauges").pk)] == ["gauges"]


def test_a_person_speaks_for_the_party(talks: Negotiation) -> None:
    found = position("Tomas Ardell has demanded")
    assert (found.speaker, found.how) == (person(talks, "Tomas Ardell"), How.NAMED)
    assert found.party is not None
    assert found.party.slug == "quillmark"


def test_a_sentence_that_is_mostly_quoted_is_left_to_its_quotation(talks: Negotiation) -> None:
    assert not Candidate.objects.filter(found_as=FoundAs.POSITION, words__0__startswith="He has").exists()
    assert Candidate.objects.filter(found_as=FoundAs.QUOTATION, words__0__startswith="fixed").exists()


def test_only_quotations_are_counted_as_quotations(talks: Negotiation) -> None:
    assert BatchItem.objects.get().quote_count == 2
    assert Candidate.objects.count() == 4
    progress = batch_progress(Batch.objects.get().pk)
    assert (progress.quotes, progress.positions) == (2, 2)


def test_accepted_it_is_reported_speech_of_the_party_with_its_offsets(talks: Negotiation) -> None:
    found = position("Marrowdale has ruled out")
    quotation = accept_candidate(candidate_id=found.pk, by=None, at=NOON).quotation
    assert (quotation.source_type, quotation.speaker, quotation.speaker_text) == (
        "reported",
        None,
        "Marrowdale",
    )
    assert quotation.kind == "indirect"
    span = QuotationSpan.objects.get(carrier__quotation=quotation)
    assert [span.exact] == found.words == quotation.words
