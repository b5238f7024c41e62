"""Accepting words that the record has already: what is given fills what is empty, what differs is asked about."""

from typing import Any

import pytest

from negotiations.editions.models import Draft, DraftOperation
from negotiations.intake.models import Candidate, CandidateState
from negotiations.record.models import Quotation
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.factories import publish, run
from tests.intake.batches import import_texts

pytestmark = pytest.mark.django_db

WORDS = "“The weir stays closed for good,” Ana Ribeira said.\n"


@pytest.fixture
def scene() -> Scene:
    made = make_scene()
    for name in ("First", "Second", "Third"):
        text = f"{name} report on the talks\n\nThis is the {name.lower()} of them.\n\n{WORDS}"
        import_texts(made.negotiation, {f"{name}.txt": text})
    return made


def of(scene: Scene, name: str) -> Candidate:
    return Candidate.objects.get(negotiation=scene.negotiation, article__title__startswith=name)


def address(scene: Scene, name: str, tail: str) -> str:
    return scene.page(f"review/{of(scene, name).pk}/{tail}/")


def accept(scene: Scene, name: str, **given: Any) -> tuple[int, str]:
    fields = {"speaker": "Ana Ribeira", "kind": "statement", "source_type": "on_the_record", **given}
    answer = client_of(scene.reporter).post(address(scene, name, "acceptance"), fields, headers=HTMX)
    if "HX-Redirect" in answer.headers:
        answer = client_of(scene.reporter).get(answer.headers["HX-Redirect"])
    return answer.status_code, answer.content.decode()


def undo(scene: Scene, name: str) -> tuple[int, str]:
    answer = client_of(scene.reporter).post(address(scene, name, "reopening"), headers=HTMX)
    return answer.status_code, answer.content.decode()


def recorded() -> Quotation:
    return Quotation.objects.get(words=["The weir stays closed for good,"])


def values() -> tuple[Any, ...]:
    row = recorded()
    return str(row.said_on), row.precision, row.context, row.kind, row.source_type


GIVEN = {"said_on": "2025-06-02", "precision": "day", "said_where": "in the old mill"}


def test_what_the_record_lacks_is_filled_from_a_later_article(scene: Scene) -> None:
    accept(scene, "First")
    _, page = accept(scene, "Second", **GIVEN, issue_ids=[str(scene.issue.pk), str(scene.other.pk)])
    assert values() == ("2025-06-02", "day", "in the old mill", "statement", "on_the_record")
    assert set(recorded().suggested_issues.all()) == {scene.issue, scene.other}
    assert recorded().carriers.count() == 2
    assert (
        "this article now carries them too. Added: said on 2 June 2025; where or to whom “in the old mill”"
        in page
    )
    assert "“The upper weir”, “Shared gauges”." in page


def test_an_issue_that_is_there_already_is_not_told_as_added(scene: Scene) -> None:
    accept(scene, "First", issue_ids=[str(scene.issue.pk)])
    _, page = accept(scene, "Second", issue_ids=[str(scene.issue.pk)])
    assert "this article now carries them too.</p>" in page


def test_undoing_takes_back_what_was_added_and_no_more(scene: Scene) -> None:
    accept(scene, "First", issue_ids=[str(scene.issue.pk)])
    accept(scene, "Second", **GIVEN, issue_ids=[str(scene.issue.pk), str(scene.other.pk)])
    assert undo(scene, "Second")[0] == 200
    assert values() == ("None", "unknown", "", "statement", "on_the_record")
    assert list(recorded().suggested_issues.all()) == [scene.issue]
    assert recorded().carriers.count() == 1
    assert of(scene, "Second").added == {}


def test_undoing_leaves_what_somebody_has_changed_since(scene: Scene) -> None:
    accept(scene, "First")
    accept(scene, "Second", **GIVEN)
    changes = {"context": {"base": "in the old mill", "to": "at the mill"}}
    run(
        negotiation=scene.negotiation,
        operation="edit_quotation",
        quotation_id=recorded().pk,
        changes=changes,
    )
    undo(scene, "Second")
    assert values()[:3] == ("None", "unknown", "at the mill")


def test_a_field_that_differs_is_asked_about_and_nothing_is_saved(scene: Scene) -> None:
    accept(scene, "First", **GIVEN)
    status, page = accept(scene, "Second", said_on="2025-06-03", precision="day", kind="partial")
    assert status == 422
    assert "Keep the record’s: 2 June 2025" in page
    assert "Change it to yours: 3 June 2025" in page
    assert "Change it to yours: partial quotation" in page
    assert 'value="2025-06-03"' in page
    assert of(scene, "Second").state == CandidateState.OPEN
    assert recorded().carriers.count() == 1


def test_what_is_kept_is_told_with_both_values(scene: Scene) -> None:
    accept(scene, "First", **GIVEN)
    choice = {"recorded_said_on": "keep", "seen_said_on": "2025-06-02|day"}
    _, page = accept(scene, "Second", said_on="2025-06-03", precision="day", **choice)
    assert "Kept as the record has it: said on 2 June 2025, not 3 June 2025." in page
    assert values()[0] == "2025-06-02"
    assert recorded().carriers.count() == 2


def test_what_is_changed_is_told_and_can_be_undone(scene: Scene) -> None:
    accept(scene, "First", **GIVEN)
    choice = {"recorded_said_on": "change", "seen_said_on": "2025-06-02|day"}
    _, page = accept(scene, "Second", said_on="2025-06-02", precision="about", **choice)
    assert "Changed: said on about 2 June 2025 (was 2 June 2025)." in page
    assert values()[:2] == ("2025-06-02", "about")
    undo(scene, "Second")
    assert values()[:2] == ("2025-06-02", "day")


def test_it_is_asked_again_when_the_record_has_changed_meanwhile(scene: Scene) -> None:
    accept(scene, "First", **GIVEN)
    choice = {"recorded_said_on": "change", "seen_said_on": "2025-06-01|day"}
    status, page = accept(scene, "Second", said_on="2025-06-03", precision="day", **choice)
    assert status == 422
    assert 'value="keep" checked> Keep the record’s: 2 June 2025' in page
    assert values()[0] == "2025-06-02"


def test_a_kind_left_as_it_was_suggested_asks_nothing(scene: Scene) -> None:
    accept(scene, "First", kind="partial", source_type="written")
    assert accept(scene, "Second")[0] == 200
    assert values()[3:] == ("partial", "written")


def _publish(scene: Scene) -> None:
    filing = {
        "statement_id": "00000000-0000-4000-8000-00000000000d",
        "issue_id": scene.issue.pk,
        "quotation_id": recorded().pk,
    }
    publish(negotiation=scene.negotiation, operations=[("file_statement", filing)])


def test_what_public_words_lack_goes_through_a_draft(scene: Scene) -> None:
    accept(scene, "First")
    _publish(scene)
    _, page = accept(scene, "Second", **GIVEN, issue_ids=[str(scene.other.pk)])
    draft = Draft.objects.get(author=scene.reporter)
    assert f"draft {draft.number} adds this article as a further source. Added: said on 2 June 2025" in page
    assert values()[:3] == ("None", "unknown", "")
    edit = draft.operations.get(name="edit_quotation").args["changes"]
    assert edit["said_on"] == {"base": None, "to": "2025-06-02"}
    assert edit["context"] == {"base": "", "to": "in the old mill"}
    assert list(recorded().suggested_issues.all()) == [scene.other]


def test_undoing_takes_it_out_of_the_draft_again(scene: Scene) -> None:
    accept(scene, "First")
    _publish(scene)
    accept(scene, "Second", **GIVEN)
    accept(scene, "Third")
    assert DraftOperation.objects.filter(draft__author=scene.reporter).count() == 3
    status, page = undo(scene, "Second")
    assert status == 200, page
    left = DraftOperation.objects.get(draft__author=scene.reporter)
    assert (left.name, left.args["article_id"]) == ("add_carrier", str(of(scene, "Third").article_id))
    assert of(scene, "Second").state == CandidateState.OPEN


def test_what_a_draft_has_published_is_not_taken_back(scene: Scene) -> None:
    accept(scene, "First")
    _publish(scene)
    accept(scene, "Second", **GIVEN)
    draft = Draft.objects.get(author=scene.reporter)
    steps = [(stored.name, stored.args) for stored in draft.operations.order_by("seq")]
    draft.operations.all().delete()
    publish(negotiation=scene.negotiation, operations=steps)
    status, page = undo(scene, "Second")
    assert status == 409
    assert "has been published: it stays" in page
