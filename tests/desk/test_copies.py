"""The same words in several articles: shown on one card, decided about at once, and undone at once."""

import datetime
from typing import Any

import pytest

from negotiations.editions.models import DraftOperation
from negotiations.intake.models import Candidate, CandidateState
from negotiations.intake.operations import change_spans, undo_passages
from negotiations.intake.queries import hold_candidate, next_candidate, open_candidates
from negotiations.record.models import Quotation
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.factories import NOON, publish
from tests.intake.batches import import_texts

pytestmark = pytest.mark.django_db

WORDS = "The weir stays closed for good,"
NAMES = ("First", "Second", "Third", "Fourth")


@pytest.fixture
def scene() -> Scene:
    made = make_scene()
    texts = {}
    for place, name in enumerate(NAMES):
        marks = "“{}”" if place % 2 else '"{}"'
        said = marks.format(WORDS.upper() if place == 2 else WORDS)
        texts[f"{name}.txt"] = (
            f"{name} report on the talks\n\nThis is the {name.lower()} of them.\n\n{said} Ana Ribeira said.\n"
        )
    texts["other.txt"] = f"Another speaker\n\nThe delta answered.\n\n“{WORDS}” Bo Lund said.\n"
    import_texts(made.negotiation, texts)
    return made


def of(scene: Scene, name: str) -> Candidate:
    return Candidate.objects.get(negotiation=scene.negotiation, article__title__startswith=name)


def address(scene: Scene, name: str, tail: str = "") -> str:
    return scene.page(f"review/{of(scene, name).pk}/{tail}")


def post(scene: Scene, name: str, tail: str, **fields: Any) -> str:
    answer = client_of(scene.reporter).post(address(scene, name, f"{tail}/"), fields, headers=HTMX)
    if "HX-Redirect" in answer.headers:
        answer = client_of(scene.reporter).get(answer.headers["HX-Redirect"])
    return answer.content.decode()


def accept(scene: Scene, name: str, **given: Any) -> str:
    fields = {"speaker": "Ana Ribeira", "kind": "statement", "source_type": "on_the_record", "copies": "on"}
    return post(scene, name, "acceptance", **{**fields, **given})


def states(scene: Scene) -> list[str]:
    return [of(scene, name).state for name in NAMES]


def recorded() -> Quotation:
    return Quotation.objects.get(words=[WORDS])


def test_the_card_says_where_else_the_words_are(scene: Scene) -> None:
    page = client_of(scene.reporter).get(address(scene, "First")).content.decode()
    assert "Also in 3 other articles" in page
    for name in NAMES[1:]:
        assert f'href="{address(scene, name)}"' in page
    assert f'href="{address(scene, "Another")}"' not in page
    assert 'name="copies" id="accept-copies"' in page


def test_words_that_stand_alone_say_nothing_of_copies(scene: Scene) -> None:
    page = client_of(scene.reporter).get(address(scene, "Another")).content.decode()
    assert 'name="copies"' not in page


def test_one_decision_makes_all_articles_sources(scene: Scene) -> None:
    page = accept(scene, "First", said_on="2025-06-02", precision="day", issue_ids=[str(scene.issue.pk)])
    assert "Accepted into the record." in page
    assert "Also taken: the same words in 3 other articles." in page
    assert states(scene) == [CandidateState.ACCEPTED] * 4
    assert recorded().carriers.count() == 4
    assert str(recorded().said_on) == "2025-06-02"
    assert [found.article.title for found in open_candidates(scene.negotiation).candidates] == [
        "Another speaker"
    ]


def test_without_the_tick_only_this_one_is_taken(scene: Scene) -> None:
    fields = {"speaker": "Ana Ribeira", "kind": "statement", "source_type": "on_the_record"}
    post(scene, "First", "acceptance", **fields)
    assert states(scene) == [CandidateState.ACCEPTED, *[CandidateState.OPEN] * 3]


def test_one_undo_takes_all_back(scene: Scene) -> None:
    accept(scene, "Second", issue_ids=[str(scene.issue.pk)])
    page = post(scene, "Second", "reopening")
    assert "Open again, and so are the same words in 3 other articles." in page
    assert states(scene) == [CandidateState.OPEN] * 4
    assert not Quotation.objects.filter(words=[WORDS]).exists()
    assert not Candidate.objects.filter(decided_with__isnull=False).exists()


def test_a_copy_opened_again_alone_leaves_the_others(scene: Scene) -> None:
    accept(scene, "First")
    post(scene, "Third", "reopening")
    assert states(scene) == ["accepted", "accepted", "open", "accepted"]
    assert recorded().carriers.count() == 3
    post(scene, "First", "reopening")
    assert states(scene) == [CandidateState.OPEN] * 4


def test_a_corrected_speaker_counts_for_all(scene: Scene) -> None:
    accept(scene, "First", speaker="Ana Ribera", unnamed="on")
    assert recorded().speaker_text == "Ana Ribera"
    assert recorded().carriers.count() == 4


def test_what_another_reviewer_has_open_is_left_to_them(scene: Scene) -> None:
    now = datetime.datetime.now(datetime.UTC)
    hold_candidate(of(scene, "Third"), scene.editor, at=now)
    card = client_of(scene.reporter).get(address(scene, "First")).content.decode()
    assert "left out: Edgar has it open" in card
    page = accept(scene, "First")
    assert "in 2 other articles. Left out: 1 that Edgar has open right now." in page
    assert states(scene) == ["accepted", "accepted", "open", "accepted"]


def test_all_are_rejected_with_one_reason_and_opened_with_one_undo(scene: Scene) -> None:
    page = post(scene, "First", "rejection", reason="cut wrongly", copies="on")
    assert "Also taken: the same words in 3 other articles." in page
    assert [of(scene, name).reason for name in NAMES] == ["cut wrongly"] * 4
    post(scene, "First", "reopening")
    assert states(scene) == [CandidateState.OPEN] * 4


def test_copies_of_public_words_go_into_one_draft_and_out_of_it(scene: Scene) -> None:
    fields = {"speaker": "Ana Ribeira", "kind": "statement", "source_type": "on_the_record"}
    post(scene, "First", "acceptance", **fields)
    filing = {
        "statement_id": "00000000-0000-4000-8000-00000000000d",
        "issue_id": scene.issue.pk,
        "quotation_id": recorded().pk,
    }
    publish(negotiation=scene.negotiation, operations=[("file_statement", filing)])
    accept(scene, "Second")
    asked = DraftOperation.objects.filter(draft__author=scene.reporter)
    assert {stored.args["article_id"] for stored in asked} == {
        str(of(scene, name).article_id) for name in NAMES[1:]
    }
    post(scene, "Second", "reopening")
    assert not asked.all().exists()
    assert states(scene) == ["accepted", "open", "open", "open"]


def test_the_queue_marks_how_many_more_there_are(scene: Scene) -> None:
    page = client_of(scene.reporter).get(scene.page("review/?show=list")).content.decode()
    assert page.count("and 3 more with the same words") == 4


def test_the_same_words_twice_in_an_article_are_decided_with_it(scene: Scene) -> None:
    text = f"Fifth report\n\nIt says it twice.\n\n“{WORDS}” Ana Ribeira said.\n\nAnd again:\n\n“{WORDS}” Ana Ribeira said.\n"
    import_texts(scene.negotiation, {"fifth.txt": text})
    found = Candidate.objects.filter(article__title="Fifth report").order_by("seq")
    assert len(found) == 2
    page = client_of(scene.reporter).get(scene.page(f"review/{found[0].pk}/")).content.decode()
    assert "Also in 4 other articles and once more in this one" in page
    accept(scene, "First")
    assert recorded().carriers.count() == 5
    post(scene, "First", "reopening")
    assert {one.state for one in found.all()} == {"open"}


def test_changed_words_are_no_copies_any_more(scene: Scene) -> None:
    start, end = (of(scene, "Third").spans[0][edge] for edge in ("start", "end"))
    spans = [{"start": start + 4, "end": end}]
    change_spans(candidate_id=of(scene, "Third").pk, spans=spans, by=None, at=NOON)
    page = client_of(scene.reporter).get(address(scene, "First")).content.decode()
    assert "Also in 2 other articles" in page
    undo_passages(candidate_id=of(scene, "Third").pk, by=None, at=NOON)
    page = client_of(scene.reporter).get(address(scene, "First")).content.decode()
    assert "Also in 3 other articles" in page


def test_the_next_that_is_made_ready_is_no_copy(scene: Scene) -> None:
    page = client_of(scene.reporter).get(address(scene, "First")).content.decode()
    other = of(scene, "Another")
    assert f'data-ahead="{scene.page(f"review/{other.pk}/")}' in page
    accept(scene, "First")
    following = next_candidate(scene.negotiation, scene.editor, at=NOON)
    assert following is None or following.pk == other.pk
