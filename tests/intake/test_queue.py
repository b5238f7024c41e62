"""The review queue: order, filters, pages, reservation, and the article cut up for the screen."""

import datetime
import io
import threading
import zipfile

import pytest
from django.db import connections

from negotiations.accounts.models import User
from negotiations.intake.models import Candidate
from negotiations.intake.operations import accept_candidate, reject_candidate
from negotiations.intake.queries import (
    QueueFilters,
    article_review,
    coming_candidate,
    counts,
    facets,
    hold_candidate,
    next_candidate,
    open_candidates,
)
from negotiations.record.models import Article, Negotiation
from tests.factories import NOON, make_member, make_negotiation
from tests.intake.batches import candidate, import_texts, story
from tests.intake.river import FIRST, SECOND, issue, make_river_talks, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def talks() -> Negotiation:
    negotiation = make_river_talks()
    import_texts(negotiation, {"first.txt": FIRST.read_bytes(), "second.txt": SECOND.read_bytes()})
    return negotiation


def test_the_queue_follows_files_and_text(talks: Negotiation) -> None:
    page = open_candidates(talks)
    assert (page.total, page.pages, page.number) == (18, 1, 1)
    openings = [found.words[0].split()[0] for found in page.candidates]
    assert openings[:4] == ["Quillmark’s", "a", "release", "We"]
    assert openings[9] == "fair"


def test_files_of_an_archive_wait_in_its_order(talks: Negotiation) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for number in (5, 1, 4, 0, 3, 2, 7, 6):
            archive.writestr(f"{number}.txt", story(number))
    batch = import_texts(talks, {"river.zip": packed.getvalue(), "last.txt": story(20)})
    waiting = open_candidates(talks, QueueFilters(batch_id=batch.pk)).candidates
    numbers = [int(found.words[0].split()[1]) for found in waiting]
    assert numbers == [5, 1, 4, 0, 3, 2, 7, 6, 20]
    ruth = make_member(negotiation=talks)
    walked, after = [], None
    for _ in numbers:
        following = next_candidate(talks, ruth, at=NOON, after=after, filters=QueueFilters(batch_id=batch.pk))
        assert following is not None
        walked.append(following.pk)
        after = following.pk
    assert walked == [found.pk for found in waiting]


def test_pages_hold_everything_once(talks: Negotiation) -> None:
    seen = [
        found.pk for number in (1, 2, 3) for found in open_candidates(talks, page=number, size=7).candidates
    ]
    assert len(seen) == len(set(seen)) == 18
    assert open_candidates(talks, page=99, size=7).number == 3


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({"how": "role"}, 1),
        ({"kind": "fragment"}, 3),
        ({"found_as": "position"}, 1),
        ({"found_as": "quotation"}, 17),
        ({"speaker_name": "Joris Hale"}, 1),
        ({"words": "gauge"}, 3),
        ({"words": "okoro"}, 2),
    ],
)
def test_filters_by_plain_values(talks: Negotiation, filters: dict[str, str], number: int) -> None:
    assert open_candidates(talks, QueueFilters(**filters)).total == number  # type: ignore[arg-type]


def test_filters_by_speaker_issue_article_and_batch(talks: Negotiation) -> None:
    volk = person(talks, "Irena Volk")
    assert open_candidates(talks, QueueFilters(speaker_id=volk.pk)).total == 5
    about = open_candidates(talks, QueueFilters(issue_id=issue(talks, "gauges").pk)).candidates
    assert candidate(talks, "Nobody reads our gauges") in about
    second = Article.objects.get(title__startswith="Five")
    assert open_candidates(talks, QueueFilters(article_id=second.pk)).total == 9
    other = import_texts(talks, {"c.txt": story(1)})
    assert open_candidates(talks, QueueFilters(batch_id=other.pk)).total == 1


def test_the_number_of_queries_does_not_grow(talks: Negotiation, django_assert_num_queries: object) -> None:
    def read() -> None:
        for found in open_candidates(talks, size=200).candidates:
            _ = (found.attribution, found.article.title, list(found.suggested_issues.all()))

    with django_assert_num_queries(3):  # type: ignore[operator]
        read()
    import_texts(talks, {f"{n}.txt": story(n) for n in range(40)})
    with django_assert_num_queries(3):  # type: ignore[operator]
        read()


def test_counts_tell_the_states(talks: Negotiation) -> None:
    accept_candidate(candidate_id=candidate(talks, "A gauge").pk, by=None, at=NOON)
    reject_candidate(candidate_id=candidate(talks, "fair").pk, reason="too short", by=None, at=NOON)
    found = counts(talks)
    assert (found.open, found.accepted, found.rejected, found.positions) == (16, 1, 1, 1)
    assert counts(make_negotiation()).open == 0


def test_next_goes_on_behind_the_one_before(talks: Negotiation) -> None:
    ruth = make_member(negotiation=talks)
    order = [found.pk for found in open_candidates(talks).candidates]
    first = next_candidate(talks, ruth, at=NOON)
    assert first is not None
    assert first.pk == order[0]
    second = next_candidate(talks, ruth, at=NOON, after=first.pk)
    assert second is not None
    assert second.pk == order[1]
    last = next_candidate(talks, ruth, at=NOON, after=order[-1])
    assert last is not None
    assert last.pk == order[0]


def test_going_on_frees_what_was_reserved(talks: Negotiation) -> None:
    ruth, ivan = make_member(negotiation=talks), make_member(negotiation=talks)
    first = next_candidate(talks, ruth, at=NOON)
    assert first is not None
    next_candidate(talks, ruth, at=NOON, after=first.pk)
    assert next_candidate(talks, ivan, at=NOON) == first


def test_a_reservation_ends_after_five_minutes(talks: Negotiation) -> None:
    ruth, ivan = make_member(negotiation=talks), make_member(negotiation=talks)
    first = next_candidate(talks, ruth, at=NOON)
    assert next_candidate(talks, ivan, at=NOON + datetime.timedelta(minutes=4)) != first
    assert next_candidate(talks, ivan, at=NOON + datetime.timedelta(minutes=5)) == first


def test_an_empty_queue_has_no_next() -> None:
    negotiation = make_negotiation()
    assert next_candidate(negotiation, make_member(negotiation=negotiation), at=NOON) is None


@pytest.mark.django_db(transaction=True)
def test_reviewers_at_the_same_time_never_get_the_same_candidate() -> None:
    negotiation = make_negotiation()
    import_texts(negotiation, {f"{n}.txt": story(n) for n in range(12)})
    reviewers = [make_member(negotiation=negotiation) for _ in range(8)]
    start = threading.Barrier(len(reviewers))
    got: list[Candidate | None] = []

    def review(reviewer: User) -> None:
        try:
            start.wait(20)
            got.append(next_candidate(negotiation, reviewer, at=NOON))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=review, args=(reviewer,)) for reviewer in reviewers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(got) == 8
    assert None not in got
    assert len({found.pk for found in got if found}) == 8


@pytest.mark.django_db(transaction=True)
def test_the_same_words_accepted_at_the_same_time_are_one_quotation() -> None:
    negotiation = make_negotiation()
    line = "“The ferry will not wait for anybody this year,” Ada Moss said."
    texts = {f"{n}.txt": f"{story(n)}\n{line}\n" for n in range(4)}
    import_texts(negotiation, texts)
    found = list(Candidate.objects.filter(words__0__startswith="The ferry"))
    assert len(found) == 4
    start = threading.Barrier(4)
    joined: list[bool] = []

    def accept(one: Candidate) -> None:
        try:
            start.wait(20)
            joined.append(accept_candidate(candidate_id=one.pk, by=None, at=NOON).joined)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=accept, args=(one,)) for one in found]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(joined) == [False, True, True, True]


def test_the_article_is_cut_up_without_losing_a_letter(talks: Negotiation) -> None:
    article = Article.objects.get(title__startswith="What comes")
    review = article_review(article.pk)
    text = article.text or ""
    for paragraph in review.paragraphs:
        assert "".join(piece.text for piece in paragraph.pieces) == text[paragraph.start : paragraph.end]
        assert all(text[piece.start : piece.end] == piece.text for piece in paragraph.pieces)
    gaps = text
    for paragraph in reversed(review.paragraphs):
        gaps = gaps[: paragraph.start] + gaps[paragraph.end :]
    assert not gaps.strip()


def test_marks_stand_on_the_words_of_their_candidates(talks: Negotiation) -> None:
    article = Article.objects.get(title__startswith="What comes")
    review = article_review(article.pk)
    marked: dict[str, str] = {}
    for paragraph in review.paragraphs:
        for piece in paragraph.pieces:
            for mark in piece.marks:
                marked[f"{mark.label} {mark.span}"] = marked.get(f"{mark.label} {mark.span}", "") + piece.text
    expected = {
        f"{label} {span}": words
        for label, found in zip(review.labels, review.candidates, strict=True)
        for span, words in enumerate(found.words)
    }
    assert marked == expected
    assert review.labels[:3] == ["R1", "1", "2"]
    assert sum(paragraph.is_marked for paragraph in review.paragraphs) == 9
    assert any(block["reason"] == "caption" for block in review.dropped)


def test_looking_ahead_reserves_nothing(talks: Negotiation) -> None:
    ruth, ivan = make_member(negotiation=talks), make_member(negotiation=talks)
    first = next_candidate(talks, ruth, at=NOON)
    assert first is not None
    coming = coming_candidate(talks, ruth, at=NOON, after=first.pk)
    assert coming is not None
    theirs = next_candidate(talks, ivan, at=NOON)
    assert theirs == coming
    ahead = coming_candidate(talks, ruth, at=NOON, after=first.pk)
    assert ahead not in (first, theirs)
    assert next_candidate(talks, ruth, at=NOON, after=first.pk) == ahead


def test_the_last_of_the_queue_has_none_behind_it(talks: Negotiation) -> None:
    ruth = make_member(negotiation=talks)
    only = QueueFilters(how="role")
    last = next_candidate(talks, ruth, at=NOON, filters=only)
    assert last is not None
    assert coming_candidate(talks, ruth, at=NOON, after=last.pk, filters=only) is None


def test_what_is_opened_by_its_address_is_held_unless_another_has_it(talks: Negotiation) -> None:
    ruth, ivan = make_member(negotiation=talks), make_member(negotiation=talks)
    weir, gauge = candidate(talks, "We will open"), candidate(talks, "A gauge")
    assert hold_candidate(weir, ruth, at=NOON) is None
    assert hold_candidate(weir, ivan, at=NOON) == ruth
    assert hold_candidate(gauge, ruth, at=NOON) is None
    assert hold_candidate(weir, ivan, at=NOON) is None


def test_each_choice_says_how_many_it_leaves(talks: Negotiation) -> None:
    found = facets(talks, QueueFilters())
    assert [(choice.value, choice.number) for choice in found.batch] == [("1", 18)]
    assert {choice.value: choice.number for choice in found.found} == {"quotation": 17, "position": 1}
    assert {choice.label: choice.number for choice in found.speaker}["Irena Volk"] == 5
    for choice in found.issue:
        only = QueueFilters(issue_id=issue(talks, choice.value).pk)
        assert open_candidates(talks, only).total == choice.number


def test_choices_are_counted_under_the_other_filters(talks: Negotiation) -> None:
    volk = person(talks, "Irena Volk")
    found = facets(talks, QueueFilters(speaker_id=volk.pk, how="named"))
    assert sum(choice.number for choice in found.kind) == 4
    assert sum(choice.number for choice in found.how) == 5
    assert len(found.speaker) > 1
