"""Reviewing what was found in an article: accept, correct, reject, undo, mark by hand, start a draft."""

from typing import Any

import pytest

from negotiations.desk.views import candidate as candidate_views
from negotiations.editions.models import Draft, DraftOperation
from negotiations.intake.models import Batch, Candidate, CandidateState
from negotiations.intake.operations import undo_batch
from negotiations.record.models import Quotation
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.factories import NOON, make_negotiation, make_person, publish, run
from tests.intake.batches import import_texts

pytestmark = pytest.mark.django_db

ARTICLE = """The ministers met on Monday.

“The weir stays closed for good,” Ana Ribeira said. “We owe nobody water.”

Nothing was signed. The delegates ate fish.

“There is no such promise,” a delegate of the delta said.
"""


@pytest.fixture
def scene() -> Scene:
    made = make_scene()
    run(
        negotiation=made.negotiation,
        operation="set_match_terms",
        match_terms_id="00000000-0000-4000-8000-00000000000c",
        issue_id=made.issue.pk,
        terms=["weir"],
    )
    import_texts(made.negotiation, {"report.txt": ARTICLE})
    return made


def first(scene: Scene) -> Candidate:
    return Candidate.objects.filter(negotiation=scene.negotiation).order_by("seq")[0]


def address(scene: Scene, candidate: Candidate, tail: str = "") -> str:
    return scene.page(f"review/{candidate.pk}/{tail}")


def accept(scene: Scene, *, htmx: bool = True, **changes: Any) -> Any:
    fields = {
        "speaker": "Ana Ribeira",
        "precision": "unknown",
        "kind": "statement",
        "source_type": "on_the_record",
        "issue_ids": [str(scene.issue.pk)],
        "do": "accept",
        **changes,
    }
    there = address(scene, first(scene), "acceptance/")
    return client_of(scene.reporter).post(there, fields, headers=HTMX if htmx else {})


def test_the_article_stands_beside_what_was_found_in_it(scene: Scene) -> None:
    page = client_of(scene.reporter).get(address(scene, first(scene))).content.decode()
    assert '<mark class="said now' in page
    assert "The weir stays closed for good" in page
    assert "matched: weir" in page
    assert '<option value="Ana Ribeira">' in page
    assert "words, no quotation" in page


def test_the_page_travels_compressed(scene: Scene) -> None:
    there = address(scene, first(scene))
    for headers in ({}, HTMX):
        plain = client_of(scene.reporter).get(there, headers=headers)
        packed = client_of(scene.reporter).get(there, headers={**headers, "Accept-Encoding": "gzip"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert len(packed.content) < len(plain.content) / 3
        assert "Accept-Encoding" in packed.headers["Vary"]


def test_the_queue_leads_to_the_first_that_waits(scene: Scene) -> None:
    answer = client_of(scene.reporter).get(scene.page("review/"))
    assert answer.status_code == 302
    assert answer.headers["Location"] == address(scene, first(scene))


def test_accepted_words_enter_the_record_and_the_next_is_shown(scene: Scene) -> None:
    answer = accept(scene, said_on="2025-06-02", precision="day")
    assert answer.status_code == 200
    assert answer.content.decode().lstrip().startswith('<div id="review"')
    assert "Accepted into the record." in answer.content.decode()
    quotation = Quotation.objects.get(words__contains=["We owe nobody water."])
    assert quotation.speaker == scene.minister
    assert str(quotation.said_on) == "2025-06-02"
    assert list(quotation.suggested_issues.all()) == [scene.issue]
    assert quotation.published_in is None


def test_a_plain_acceptance_redirects_to_the_next(scene: Scene) -> None:
    answer = accept(scene, htmx=False)
    assert answer.status_code == 302
    second = Candidate.objects.filter(negotiation=scene.negotiation).order_by("seq")[1]
    assert answer.headers["Location"] == address(scene, second)


def test_the_speaker_is_corrected_by_an_alias(scene: Scene) -> None:
    other = make_person(negotiation=scene.negotiation, name="Bo Lund", aliases=["Lundy"])
    accept(scene, speaker="lundy")
    assert Quotation.objects.get(words__contains=["We owe nobody water."]).speaker == other


def test_a_name_that_nobody_has_is_asked_about_once(scene: Scene) -> None:
    answer = accept(scene, speaker="Ana Riberia")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Nobody in the record has this name" in page
    assert 'value="Ana Riberia"' in page
    assert first(scene).state == CandidateState.OPEN
    accept(scene, speaker="Ana Riberia", unnamed="on")
    assert Quotation.objects.get(words__contains=["We owe nobody water."]).speaker_text == "Ana Riberia"


def test_a_day_that_cannot_be_read_is_told_beside_the_field(scene: Scene) -> None:
    answer = accept(scene, said_on="soon")
    assert answer.status_code == 422
    assert "Enter a valid date." in answer.content.decode()


def test_a_decision_that_is_taken_back_leaves_the_corrections_in_the_form(scene: Scene) -> None:
    other = make_person(negotiation=scene.negotiation, name="Bo Lund")
    given: dict[str, Any] = {
        "speaker": "Bo Lund",
        "said_on": "2025-06-02",
        "precision": "about",
        "said_where": "at the weir",
    }
    accept(scene, issue_ids=[str(scene.other.pk)], kind="partial", **given)
    answer = client_of(scene.reporter).post(address(scene, first(scene), "reopening/"), headers=HTMX)
    page = answer.content.decode()
    assert first(scene).speaker != other
    assert 'value="Bo Lund"' in page
    assert 'value="2025-06-02"' in page
    assert 'value="at the weir"' in page
    assert '<option value="about" selected>' in page
    assert '<option value="partial" selected>' in page
    assert f'id="i-{scene.other.pk}" checked' in page
    assert f'id="i-{scene.issue.pk}" checked' not in page


def test_a_rejection_keeps_its_reason(scene: Scene) -> None:
    there = address(scene, first(scene), "rejection/")
    client_of(scene.reporter).post(there, {"reason": "cut wrongly"}, headers=HTMX)
    assert (first(scene).state, first(scene).reason) == (CandidateState.REJECTED, "cut wrongly")


def test_a_rejection_needs_a_reason(scene: Scene) -> None:
    answer = client_of(scene.reporter).post(address(scene, first(scene), "rejection/"), {}, headers=HTMX)
    assert answer.status_code == 422
    assert "Say why" in answer.content.decode()


def test_a_decision_is_taken_back(scene: Scene) -> None:
    accept(scene)
    answer = client_of(scene.reporter).post(address(scene, first(scene), "reopening/"), headers=HTMX)
    assert answer.status_code == 200
    assert first(scene).state == CandidateState.OPEN
    assert not Quotation.objects.filter(words__contains=["We owe nobody water."]).exists()


def test_words_that_a_draft_uses_are_not_taken_back(scene: Scene) -> None:
    accept(scene)
    quotation = Quotation.objects.get(words__contains=["We owe nobody water."])
    move = {"issue_id": str(scene.issue.pk), "evidence_ids": [str(quotation.pk)]}
    draft = scene.draft(by=scene.reporter, operations=[("move_status", move)])
    answer = client_of(scene.reporter).post(address(scene, first(scene), "reopening/"), headers=HTMX)
    assert answer.status_code == 409
    assert f"draft {draft.number}" in answer.content.decode()


def test_two_reviewers_do_not_decide_twice(scene: Scene) -> None:
    accept(scene)
    answer = accept(scene)
    assert answer.status_code == 409
    assert "was accepted by Rita meanwhile" in answer.content.decode()


def test_accepting_into_a_draft_opens_the_move_with_the_words_ticked(scene: Scene) -> None:
    answer = accept(scene, htmx=False, do="draft")
    quotation = Quotation.objects.get(words__contains=["We owe nobody water."])
    assert answer.status_code == 302
    assert f"/issues/weir/status/?edit=move&evidence={quotation.pk}" in answer.headers["Location"]
    page = client_of(scene.reporter).get(answer.headers["Location"].split("#")[0]).content.decode()
    assert f'value="{quotation.pk}" id="e-status-{quotation.pk}" checked' in page


def test_words_that_are_public_get_the_article_through_a_draft(scene: Scene) -> None:
    accept(scene)
    quotation = Quotation.objects.get(words__contains=["We owe nobody water."])
    filing = {
        "statement_id": "00000000-0000-4000-8000-00000000000d",
        "issue_id": scene.issue.pk,
        "quotation_id": quotation.pk,
    }
    publish(negotiation=scene.negotiation, operations=[("file_statement", filing)])
    import_texts(scene.negotiation, {"second.txt": "A later report.\n\n" + ARTICLE.split("\n\n")[1]})
    again = Candidate.objects.get(negotiation=scene.negotiation, article__title="A later report.")
    fields = {"speaker": "Ana Ribeira", "kind": "statement", "source_type": "on_the_record"}
    answer = client_of(scene.reporter).post(address(scene, again, "acceptance/"), fields, headers=HTMX)
    draft = Draft.objects.get(author=scene.reporter)
    assert f"draft {draft.number} adds this article as a further source" in answer.content.decode()
    assert DraftOperation.objects.get(draft=draft).name == "add_carrier"
    assert quotation.carriers.count() == 1


def test_words_that_were_missed_become_a_quotation_to_review(scene: Scene) -> None:
    there = scene.page(f"review/articles/{first(scene).article_id}/passages/")
    answer = client_of(scene.reporter).post(there, {"words": "Nothing was signed."}, headers=HTMX)
    assert answer.status_code == 200
    made = Candidate.objects.get(how="by_hand")
    assert made.words == ["Nothing was signed."]
    assert "Marked: say who said it." in answer.content.decode()


def test_words_that_do_not_stand_in_the_text_are_refused(scene: Scene) -> None:
    there = scene.page(f"review/articles/{first(scene).article_id}/passages/")
    answer = client_of(scene.reporter).post(there, {"words": "Nobody said this."}, headers=HTMX)
    assert answer.status_code == 422
    assert "do not stand in the article" in answer.content.decode()


def test_a_candidate_of_another_negotiation_is_not_there(scene: Scene) -> None:
    negotiation = make_negotiation()
    import_texts(negotiation, {"report.txt": ARTICLE})
    other = Candidate.objects.filter(negotiation=negotiation).order_by("seq")[0]
    assert client_of(scene.reporter).get(address(scene, other)).status_code == 404


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_goes_while_its_page_is_made_is_missing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch, headers: dict[str, str]
) -> None:
    """Such as by joining it to the quotation before, while the browser looks ahead to it."""

    def joined_by_another(candidate: Candidate, *args: Any, **options: Any) -> None:
        Candidate.objects.get(pk=candidate.pk).delete()

    monkeypatch.setattr(candidate_views, "hold_candidate", joined_by_another)
    answer = client_of(scene.reporter).get(address(scene, first(scene)), headers=headers)
    assert answer.status_code == 404
    assert "no such quotation to review" in answer.content.decode()


def test_what_goes_with_its_article_while_its_page_is_made_is_missing(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken_back(candidate: Candidate, *args: Any, **options: Any) -> None:
        undo_batch(batch_id=Batch.objects.get().pk, by=scene.admin, at=NOON)

    monkeypatch.setattr(candidate_views, "hold_candidate", taken_back)
    answer = client_of(scene.reporter).get(address(scene, first(scene)))
    assert answer.status_code == 404
