"""Reported positions at the desk: shown as party, stance and issue; accepted as reported words; recorded as a position."""

from typing import Any

import pytest

from negotiations.editions.models import DraftOperation
from negotiations.intake.models import Candidate, FoundAs
from negotiations.record.models import Quotation
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.factories import publish, run
from tests.intake.batches import import_texts

pytestmark = pytest.mark.django_db

ARTICLE = """A hard week.

Upper Republic has ruled out the weir before winter.

“We owe nobody water,” Ana Ribeira said.
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


def position(scene: Scene) -> Candidate:
    return Candidate.objects.get(negotiation=scene.negotiation, found_as=FoundAs.POSITION)


def accept(scene: Scene, do: str = "accept", **options: Any) -> Any:
    fields = {
        "speaker": "Upper Republic",
        "precision": "unknown",
        "kind": "indirect",
        "source_type": "reported",
        "issue_ids": [str(scene.issue.pk)],
        "do": do,
    }
    there = scene.page(f"review/{position(scene).pk}/acceptance/")
    return client_of(scene.editor).post(there, fields, **options)


def test_it_is_shown_as_party_stance_and_issue_with_the_proposition(scene: Scene) -> None:
    page = client_of(scene.editor).get(scene.page(f"review/{position(scene).pk}/")).content.decode()
    claim = page[page.index('class="claim"') :].split("</p>")[0]
    assert "Upper Republic" in claim
    assert "Red line" in claim
    assert "The upper weir" in claim
    assert "by “ruled out”" in claim
    assert f"Proposition: “{scene.issue.proposition}”" in page
    assert 'class="told now' in page
    assert "Found: 1 quotation, 1 reported position" in page
    assert '<option value="reported" selected>' in page
    assert '<option value="indirect" selected>' in page


def test_the_queue_says_on_which_issue_and_how_it_stands(scene: Scene) -> None:
    page = client_of(scene.editor).get(scene.page("review/?found=position")).content.decode()
    row = page[page.index("<li data-row>") :].split("</li>")[0]
    assert "Upper Republic has ruled out the weir before winter." in row
    assert "Red line" in row
    assert "on The upper weir." in row


def test_it_enters_the_record_as_reported_words(scene: Scene) -> None:
    answer = accept(scene, headers=HTMX)
    assert "Accepted as reported words." in answer.content.decode()
    quotation = Quotation.objects.get(source_type="reported")
    assert (quotation.speaker, quotation.speaker_text) == (None, "Upper Republic")
    assert quotation.words == ["Upper Republic has ruled out the weir before winter."]


def test_no_page_of_the_desk_puts_an_article_s_words_in_quotation_marks(scene: Scene) -> None:
    accept(scene)
    words = "Upper Republic has ruled out the weir before winter."
    quotation = Quotation.objects.get(source_type="reported")
    editor = client_of(scene.editor)
    addresses = [
        f"issues/weir/positions/?edit=upstream&evidence={quotation.pk}",
        f"review/quotations/{quotation.pk}/",
        f"review/{position(scene).pk}/",
    ]
    for address in addresses:
        page = editor.get(scene.page(address)).content.decode()
        assert words in page
        assert f"“{words}" not in page


def test_recording_the_position_asks_to_confirm_the_stance_on_the_proposition(scene: Scene) -> None:
    answer = accept(scene, do="draft")
    quotation = Quotation.objects.get(source_type="reported")
    assert answer.status_code == 302
    assert "/issues/weir/positions/?edit=upstream&evidence=" in answer.headers["Location"]
    page = client_of(scene.editor).get(answer.headers["Location"]).content.decode()
    assert "Confirm or change it:" in page
    assert f"on the proposition “{scene.issue.proposition}”" in page
    assert '<option value="-3" selected>' in page
    assert '<option value="reported" selected>' in page
    assert f'value="{quotation.pk}" id="e-positions-{quotation.pk}" checked' in page


def test_of_several_issues_the_position_is_recorded_on_that_of_the_most_matched_words(scene: Scene) -> None:
    run(
        negotiation=scene.negotiation,
        operation="set_match_terms",
        match_terms_id="00000000-0000-4000-8000-00000000000d",
        issue_id=scene.other.pk,
        terms=["weir before winter"],
    )
    text = "A harder week.\n\nUpper Republic has ruled out the weir before winter again.\n"
    import_texts(scene.negotiation, {"again.txt": text})
    found = Candidate.objects.get(found_as=FoundAs.POSITION, words__0__contains="again")
    fields = {
        "speaker": "Upper Republic",
        "precision": "unknown",
        "kind": "indirect",
        "source_type": "reported",
        "issue_ids": [str(scene.issue.pk), str(scene.other.pk)],
        "do": "draft",
    }
    there = scene.page(f"review/{found.pk}/acceptance/")
    answer = client_of(scene.editor).post(there, fields)
    assert f"/issues/{scene.other.slug}/positions/" in answer.headers["Location"]


def test_the_recorded_position_can_be_published_on_the_party_s_own_words(scene: Scene) -> None:
    accept(scene)
    quotation = Quotation.objects.get(source_type="reported")
    fields = {
        "edit": "upstream",
        "do": "save",
        "draft": "new",
        "found": str(position(scene).pk),
        "seen": '{"supersedes_id": null}',
        "stance": "-2",
        "summary": "No open weir before winter.",
        "basis": "reported",
        "precision": "unknown",
        "evidence_ids": [str(quotation.pk)],
    }
    there = scene.page("issues/weir/positions/")
    assert client_of(scene.editor).post(there, fields, headers=HTMX).status_code == 200
    stored = DraftOperation.objects.get(name="record_position")
    publish(negotiation=scene.negotiation, operations=[(stored.name, stored.args)])
    assert scene.issue.positions.get().stance == -2


def test_a_key_that_is_no_position_suggests_nothing(scene: Scene) -> None:
    quoted = Candidate.objects.get(found_as=FoundAs.QUOTATION)
    for key in (quoted.pk, "nonsense"):
        there = scene.page(f"issues/weir/positions/?edit=upstream&found={key}")
        assert "Confirm or change it" not in client_of(scene.editor).get(there).content.decode()


def test_a_position_is_not_split_or_joined(scene: Scene) -> None:
    page = client_of(scene.editor).get(scene.page(f"review/{position(scene).pk}/")).content.decode()
    assert "Split before" not in page
    assert "Join the next" not in page
