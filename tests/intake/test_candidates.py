"""Accepting, joining, rejecting and reopening candidates; marking passages by hand."""

import datetime

import pytest

from negotiations.accounts.models import Act
from negotiations.intake.models import Candidate, CandidateState, How
from negotiations.intake.operations import (
    AlreadyDecided,
    CandidateInUse,
    ReservedByAnother,
    accept_candidate,
    make_candidate,
    reject_candidate,
    reopen_candidate,
)
from negotiations.intake.operations.decide import ReasonNotGiven
from negotiations.intake.passages import PassageNotUsable
from negotiations.intake.queries import next_candidate
from negotiations.record.models import Article, Negotiation, Quotation, QuotationSpan
from negotiations.record.operations.evidence import DateNotGiven
from negotiations.record.operations.quotations import SpeakerNotGiven
from tests.factories import NOON, make_draft, make_member, make_negotiation, publish, status_move
from tests.intake.batches import candidate, import_texts
from tests.intake.river import (
    FIRST,
    FIRST_QUOTATIONS,
    SECOND,
    SECOND_QUOTATIONS,
    issue,
    make_river_talks,
    person,
)

pytestmark = pytest.mark.django_db

WEIR = "We will open the gates for forty days"


@pytest.fixture
def talks() -> Negotiation:
    negotiation = make_river_talks()
    import_texts(negotiation, {"first.txt": FIRST.read_bytes(), "second.txt": SECOND.read_bytes()})
    return negotiation


def accept(found: Candidate, **options: object) -> Quotation:
    return accept_candidate(candidate_id=found.pk, by=None, at=NOON, **options).quotation  # type: ignore[arg-type]


def test_every_quotation_has_its_speaker_of_the_record(talks: Negotiation) -> None:
    expected = FIRST_QUOTATIONS + SECOND_QUOTATIONS
    assert Candidate.objects.filter(found_as="quotation").count() == len(expected)
    found = [candidate(talks, words) for words, _, _ in expected]
    assert [len(one.spans) for one in found] == [spans for _, spans, _ in expected]
    assert [one.speaker.name if one.speaker else None for one in found] == [name for _, _, name in expected]


def test_the_way_of_attribution_reaches_the_candidate(talks: Negotiation) -> None:
    assert candidate(talks, "A gauge is a flag").how == How.PRONOUN
    assert candidate(talks, "We accept that").how == How.NAMED
    assert candidate(talks, "within the week").how == How.ROLE
    ministry = candidate(talks, "broke the law")
    assert ministry.how == How.ORGANISATION
    assert ministry.attribution == "Quillmark Interior Ministry"


def test_issues_are_suggested_with_the_words_that_matched(talks: Negotiation) -> None:
    found = candidate(talks, "Nobody reads our gauges")
    gauges = issue(talks, "gauges")
    assert gauges in found.suggested_issues.all()
    assert found.matched_words[str(gauges.pk)]


def test_accepted_as_it_is_it_enters_the_record_verbatim(talks: Negotiation) -> None:
    found = candidate(talks, WEIR)
    result = accept_candidate(candidate_id=found.pk, by=None, at=NOON)
    quotation = result.quotation
    assert (result.joined, result.needs_draft) == (False, False)
    assert quotation.words == found.words
    assert quotation.speaker == person(talks, "Tomas Ardell")
    assert quotation.published_in is None
    assert set(quotation.suggested_issues.all()) == set(found.suggested_issues.all())
    spans = QuotationSpan.objects.filter(carrier__quotation=quotation)
    text = found.article.text or ""
    assert [span.exact for span in spans] == found.words
    assert all(text[span.start : span.end] == span.exact for span in spans)
    found.refresh_from_db()
    assert (found.state, found.quotation) == (CandidateState.ACCEPTED, quotation)
    assert Act.objects.filter(verb="accepted candidate", object_id=str(found.pk)).exists()


def test_corrections_win_over_what_was_found(talks: Negotiation) -> None:
    found = candidate(talks, "Nobody reads our gauges")
    day = datetime.date(2031, 5, 7)
    shorter = [{"start": found.spans[0]["start"], "end": found.spans[0]["end"] - 8}]
    quotation = accept(
        found,
        speaker_id=person(talks, "Petra Lind").pk,
        said_on=day,
        precision="day",
        said_where="in Tarn",
        kind="partial",
        issue_ids=[issue(talks, "water-shares").pk],
        spans=shorter,
    )
    assert quotation.speaker == person(talks, "Petra Lind")
    assert (quotation.said_on, quotation.precision, quotation.context) == (day, "day", "in Tarn")
    assert quotation.kind == "partial"
    assert quotation.words == ["Nobody reads our gauges"]
    assert list(quotation.suggested_issues.all()) == [issue(talks, "water-shares")]


def test_somebody_outside_the_record_is_kept_by_name(talks: Negotiation) -> None:
    quotation = accept(candidate(talks, "The weir is not ours"))
    assert quotation.speaker is None
    assert quotation.speaker_text == "Joris Hale"


def test_an_unnamed_official_is_an_anonymous_source(talks: Negotiation) -> None:
    quotation = accept(candidate(talks, "within the week"))
    assert quotation.source_type == "anonymous"
    assert quotation.speaker_text == "A Marrowdale official"


def test_without_any_speaker_it_is_refused(talks: Negotiation) -> None:
    found = candidate(talks, WEIR)
    Candidate.objects.filter(pk=found.pk).update(speaker=None, speaker_name="", speaker_text="he")
    with pytest.raises(SpeakerNotGiven):
        accept(found)
    assert not Quotation.objects.exists()
    found.refresh_from_db()
    assert found.state == CandidateState.OPEN


def test_a_day_needs_its_precision(talks: Negotiation) -> None:
    with pytest.raises(DateNotGiven):
        accept(candidate(talks, WEIR), said_on=datetime.date(2031, 5, 7))


def test_the_same_words_in_another_article_join_the_quotation(talks: Negotiation) -> None:
    quotation = accept(candidate(talks, WEIR))
    other = "Weir opens\n\n'We will open the gates for forty days and not one day longer', President Tomas Ardell said."
    text = other + " 'After that, we shall see what Marrowdale has done with the water.'\n"
    import_texts(talks, {"other.txt": text})
    again = Candidate.objects.get(article__title="Weir opens")
    assert again.speaker == person(talks, "Tomas Ardell")
    result = accept_candidate(candidate_id=again.pk, by=None, at=NOON)
    assert (result.quotation, result.joined, result.needs_draft) == (quotation, True, False)
    assert quotation.carriers.count() == 2


def test_the_same_words_by_another_speaker_are_another_quotation(talks: Negotiation) -> None:
    quotation = accept(candidate(talks, WEIR))
    import_texts(
        talks, {"b.txt": f"Weir opens\n\n“{quotation.words[0]}” Irena Volk said. “{quotation.words[1]}”\n"}
    )
    found = Candidate.objects.get(article__title="Weir opens")
    result = accept_candidate(candidate_id=found.pk, by=None, at=NOON)
    assert not result.joined
    assert Quotation.objects.count() == 2


def test_joining_a_public_quotation_is_left_to_a_draft(talks: Negotiation) -> None:
    quotation = _published(talks, candidate(talks, WEIR))
    import_texts(
        talks,
        {"b.txt": f"Weir opens\n\n“{quotation.words[0]}” Tomas Ardell said. “{quotation.words[1]}”\n"},
    )
    found = Candidate.objects.get(article__title="Weir opens")
    result = accept_candidate(candidate_id=found.pk, by=None, at=NOON)
    assert (result.joined, result.needs_draft) == (True, True)
    assert quotation.carriers.count() == 1
    assert result.carrier is not None
    draft = make_draft(negotiation=talks, operations=[("add_carrier", result.carrier)])
    stored = draft.operations.get()
    assert not stored.problems
    publish(negotiation=talks, operations=[("add_carrier", result.carrier)])
    assert quotation.carriers.count() == 2


def _published(talks: Negotiation, found: Candidate) -> Quotation:
    quotation = accept(found)
    move = status_move(issue=issue(talks, "summer-release"), to="raised", evidence_ids=[quotation.pk])
    publish(negotiation=talks, operations=[move])
    quotation.refresh_from_db()
    assert quotation.published_in is not None
    return quotation


def test_a_rejection_needs_its_reason(talks: Negotiation) -> None:
    found = candidate(talks, WEIR)
    with pytest.raises(ReasonNotGiven):
        reject_candidate(candidate_id=found.pk, reason="  ", by=None, at=NOON)
    reject_candidate(candidate_id=found.pk, reason="a title", by=None, at=NOON)
    found.refresh_from_db()
    assert (found.state, found.reason) == (CandidateState.REJECTED, "a title")
    assert not Quotation.objects.exists()


def test_a_decided_candidate_is_not_decided_again(talks: Negotiation) -> None:
    member = make_member(negotiation=talks, name="ruth")
    found = candidate(talks, WEIR)
    accept_candidate(candidate_id=found.pk, by=member, at=NOON)
    with pytest.raises(AlreadyDecided, match="accepted by ruth"):
        accept(found)
    with pytest.raises(AlreadyDecided):
        reject_candidate(candidate_id=found.pk, reason="x", by=None, at=NOON)
    assert Quotation.objects.count() == 1


def test_what_another_reviewer_has_open_is_theirs_for_five_minutes(talks: Negotiation) -> None:
    ruth, ivan = make_member(negotiation=talks), make_member(negotiation=talks)
    found = next_candidate(talks, ruth, at=NOON)
    assert found is not None
    with pytest.raises(ReservedByAnother):
        reject_candidate(candidate_id=found.pk, reason="x", by=ivan, at=NOON)
    later = NOON + datetime.timedelta(minutes=5)
    reject_candidate(candidate_id=found.pk, reason="x", by=ivan, at=later)


def test_reopening_takes_the_quotation_out_of_the_record(talks: Negotiation) -> None:
    found = candidate(talks, WEIR)
    accept(found)
    reopen_candidate(candidate_id=found.pk, by=None, at=NOON)
    found.refresh_from_db()
    assert (found.state, found.quotation, found.decided_at) == (CandidateState.OPEN, None, None)
    assert not Quotation.objects.exists()
    assert accept(found).words == found.words


def test_reopening_a_rejected_one_forgets_the_reason(talks: Negotiation) -> None:
    found = candidate(talks, WEIR)
    reject_candidate(candidate_id=found.pk, reason="a title", by=None, at=NOON)
    reopen_candidate(candidate_id=found.pk, by=None, at=NOON)
    found.refresh_from_db()
    assert (found.state, found.reason) == (CandidateState.OPEN, "")


def test_reopening_one_of_two_carriers_keeps_the_quotation(talks: Negotiation) -> None:
    quotation = accept(candidate(talks, WEIR))
    import_texts(
        talks,
        {"b.txt": f"Weir opens\n\n“{quotation.words[0]}” Tomas Ardell said. “{quotation.words[1]}”\n"},
    )
    second = Candidate.objects.get(article__title="Weir opens")
    accept(second)
    reopen_candidate(candidate_id=second.pk, by=None, at=NOON)
    assert quotation.carriers.count() == 1
    assert Quotation.objects.filter(pk=quotation.pk).exists()


def test_a_published_quotation_stays(talks: Negotiation) -> None:
    found = candidate(talks, WEIR)
    _published(talks, found)
    with pytest.raises(CandidateInUse, match="public"):
        reopen_candidate(candidate_id=found.pk, by=None, at=NOON)
    found.refresh_from_db()
    assert found.state == CandidateState.ACCEPTED


def test_a_quotation_in_a_draft_stays(talks: Negotiation) -> None:
    found = candidate(talks, WEIR)
    accept(found)
    with pytest.raises(CandidateInUse, match="draft 12"):
        reopen_candidate(candidate_id=found.pk, by=None, at=NOON, used_in=["draft 12"])
    assert Quotation.objects.count() == 1


def test_a_marked_passage_becomes_a_candidate_without_its_marks(talks: Negotiation) -> None:
    article = Article.objects.get(title__startswith="Five questions")
    text = article.text or ""
    start = text.index("“I have never sold")
    end = text.index("”", start) + 1
    marked = [{"start": start - 1, "end": end + 1}]
    made = make_candidate(article_id=article.pk, spans=marked, by=None, at=NOON)
    assert made.words == ["I have never sold a barrel of this river,"]
    assert (made.how, made.state) == (How.BY_HAND, CandidateState.OPEN)
    assert make_candidate(article_id=article.pk, spans=marked, by=None, at=NOON) == made
    quotation = accept(made, speaker_id=person(talks, "Irena Volk").pk)
    assert quotation.words == made.words


@pytest.mark.parametrize(
    "spans",
    [
        [],
        [{"start": 5, "end": 5}],
        [{"start": -1, "end": 4}],
        [{"start": 0, "end": 10**6}],
        [{"start": 0, "end": 20}, {"start": 10, "end": 30}],
        [{"start": 0}],
        [{"start": "a", "end": 4}],
        [{"start": place * 10, "end": place * 10 + 5} for place in range(21)],
    ],
)
def test_unusable_passages_are_refused(spans: list[dict[str, int]]) -> None:
    negotiation = make_negotiation()
    import_texts(negotiation, {"a.txt": FIRST.read_bytes()})
    with pytest.raises(PassageNotUsable):
        make_candidate(article_id=Article.objects.get().pk, spans=spans, by=None, at=NOON)
