"""The day of a quotation is one that can be; what was accepted is shown as it was recorded, not as it was found."""

import datetime
import re
from typing import Any

import pytest
from django.utils import timezone

from negotiations.intake.models import Candidate, CandidateState
from negotiations.record.models import Article, Quotation
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.factories import make_person, publish
from tests.intake.batches import import_texts

pytestmark = pytest.mark.django_db

ARTICLE = """A report from the river.

“We owe nobody water,” a delegate of the delta said.

“There is no such promise,” Ana Ribeira said.
"""


@pytest.fixture
def scene() -> Scene:
    made = make_scene()
    import_texts(made.negotiation, {"report.txt": ARTICLE})
    Article.objects.update(published_on=datetime.date(2025, 3, 13), published_precision="day")
    return made


def first(scene: Scene) -> Candidate:
    return Candidate.objects.filter(negotiation=scene.negotiation).order_by("seq")[0]


def accept(scene: Scene, **changes: Any) -> Any:
    fields = {
        "speaker": "Ana Ribeira",
        "precision": "day",
        "kind": "statement",
        "source_type": "on_the_record",
        "issue_ids": [str(scene.issue.pk)],
        **changes,
    }
    there = scene.page(f"review/{first(scene).pk}/acceptance/")
    return client_of(scene.reporter).post(there, fields, headers=HTMX)


def dated(**changes: Any) -> None:
    Article.objects.filter(title="A report from the river.").update(**changes)


@pytest.mark.parametrize(
    ("day", "precision"), [("2025-03-15", "day"), ("2031-01-01", "day"), ("2025-04-01", "month")]
)
def test_a_day_that_the_article_cannot_tell_of_is_refused_at_its_field(
    scene: Scene, day: str, precision: str
) -> None:
    answer = accept(scene, said_on=day, precision=precision)
    page = answer.content.decode()
    assert answer.status_code == 422
    field = page[page.index('id="accept_said_on"') :].split("</div>")[0]
    assert "14 March 2025 is the last day" in field or "This day is still to come." in field
    assert 'aria-invalid="true"' in field
    assert f'value="{day}"' in field
    assert first(scene).state == CandidateState.OPEN


@pytest.mark.parametrize(
    ("day", "precision"),
    [
        ("2025-03-13", "day"),
        ("2025-03-14", "day"),
        ("1991-12-26", "day"),
        ("2025-03-20", "month"),
        ("", "day"),
    ],
)
def test_the_article_s_own_day_the_next_its_month_and_any_earlier_one_are_taken(
    scene: Scene, day: str, precision: str
) -> None:
    assert accept(scene, said_on=day, precision=precision).status_code == 200
    assert first(scene).state == CandidateState.ACCEPTED


def test_of_an_article_without_a_day_only_the_future_is_refused(scene: Scene) -> None:
    dated(published_on=None, published_precision="unknown")
    tomorrow = timezone.localdate() + datetime.timedelta(days=2)
    assert "This day is still to come." in accept(scene, said_on=str(tomorrow)).content.decode()
    assert accept(scene, said_on="2025-06-02").status_code == 200


def test_an_article_that_is_known_to_the_month_has_all_of_it(scene: Scene) -> None:
    dated(published_on=datetime.date(2025, 2, 1), published_precision="month")
    assert accept(scene, said_on="2025-03-02").status_code == 422
    assert accept(scene, said_on="2025-03-01").status_code == 200


def test_the_list_says_who_and_when_as_recorded(scene: Scene) -> None:
    make_person(negotiation=scene.negotiation, name="Bo Lund")
    page = accept(scene, speaker="Bo Lund", said_on="2025-03-12").content.decode()
    row = re.sub(r"<[^>]+>|\s+", " ", page[page.index('<li class="over">') :].split("</li>")[0])
    assert "Bo Lund, 12 March 2025 (The upper weir)" in " ".join(row.split())
    assert "delegate" not in row


def test_the_accepted_card_shows_what_is_on_record_and_leads_there(scene: Scene) -> None:
    accept(scene, said_on="2025-03-12", precision="month", said_where="at the weir")
    there = scene.page(f"review/{first(scene).pk}/")
    page = client_of(scene.reporter).get(there).content.decode()
    card = page[page.index('<li class="active"') :].split("</li>")[0]
    assert "<dt>Speaker</dt><dd>Ana Ribeira</dd>" in card
    assert "March 2025" in card
    assert "12 March 2025" not in card
    assert "at the weir" in card
    assert f'<a href="{scene.on_issue()}">The upper weir</a>' in card
    assert "What readers see" not in card
    quotation = Quotation.objects.get(words=["We owe nobody water,"])
    filing = {
        "statement_id": "00000000-0000-4000-8000-00000000000d",
        "issue_id": scene.issue.pk,
        "quotation_id": quotation.pk,
    }
    publish(negotiation=scene.negotiation, operations=[("file_statement", filing)])
    quotation.refresh_from_db()
    public = f"/river-talks/quotes/RIV-Q{quotation.number}/"
    client = client_of(scene.reporter)
    assert f'href="{public}">What readers see</a>' in client.get(there).content.decode()
    assert client.get(public).status_code == 200


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            {"how": "unknown", "speaker_text": "the joint statement", "speaker_name": ""},
            "“the joint statement” is named as the source, and no speaker was found: check this",
        ),
        ({"how": "unknown", "speaker_text": "", "speaker_name": ""}, "No speaker was found: check this"),
        ({"how": "by_hand", "speaker_text": "", "speaker_name": ""}, "Marked by hand: say who said it"),
    ],
)
def test_that_no_speaker_was_found_is_said_without_a_contradiction(
    scene: Scene, found: dict[str, str], said: str
) -> None:
    Candidate.objects.filter(pk=first(scene).pk).update(speaker=None, **found)
    page = client_of(scene.reporter).get(scene.page("review/?show=list")).content.decode()
    assert said in page
    assert "nobody found: check" not in page
