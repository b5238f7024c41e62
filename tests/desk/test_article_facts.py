"""Correcting what is known of an article while its quotations are reviewed."""

import datetime
from typing import Any

import pytest

from negotiations.intake.models import Candidate
from negotiations.record.models import Article
from tests.desk.scene import Scene, client_of, make_scene
from tests.intake.batches import import_texts

pytestmark = pytest.mark.django_db

ARTICLE = "A report from the river.\n\n“We owe nobody water,” Ana Ribeira said.\n"
GIVEN = {
    "title": "A report from the river.",
    "publisher": "The Courier",
    "byline": "",
    "published_on": "2025-06-02",
    "url": "https://courier.example/river",
    "language": "en",
}


@pytest.fixture
def scene() -> Scene:
    made = make_scene()
    import_texts(made.negotiation, {"report.txt": ARTICLE})
    return made


def candidate(scene: Scene) -> Candidate:
    return Candidate.objects.select_related("article").get(negotiation=scene.negotiation)


def there(scene: Scene) -> str:
    found = candidate(scene)
    return scene.page(f"review/articles/{found.article_id}/facts/?from={found.pk}")


def give(scene: Scene, **changes: Any) -> Any:
    article = candidate(scene).article
    shown = {f"initial-{name}": getattr(article, name) or "" for name in GIVEN}
    return client_of(scene.reporter).post(there(scene), {**shown, **GIVEN, **changes})


def test_the_review_leads_there_and_back(scene: Scene) -> None:
    own = scene.page(f"review/{candidate(scene).pk}/")
    client = client_of(scene.reporter)
    assert f'href="{there(scene)}"' in client.get(own).content.decode()
    assert f'href="{own}">Back to the review' in client.get(there(scene)).content.decode()
    assert give(scene).headers["Location"] == own
    filtered = client.get(f"{own}?batch=1").content.decode()
    back = f"{there(scene).split('?')[0]}?batch=1&amp;from="
    assert back in filtered
    page = client.get(f"{there(scene)}&batch=1").content.decode()
    assert f'href="{own}?batch=1">Back to the review' in page


def test_what_is_given_is_kept_and_shown_in_the_review(scene: Scene) -> None:
    give(scene)
    article = candidate(scene).article
    assert (article.publisher, article.published_on) == ("The Courier", datetime.date(2025, 6, 2))
    assert (article.published_precision, article.text) == ("day", article.text)
    page = client_of(scene.reporter).get(scene.page(f"review/{candidate(scene).pk}/")).content.decode()
    assert "The Courier, <time" in page
    assert "https://courier.example/river#:~:text=" in page
    give(scene, published_on="")
    assert candidate(scene).article.published_precision == "unknown"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"title": " "}, "This field is required."),
        ({"published_on": "2999-01-01"}, "This day is still to come."),
        ({"url": "javascript:alert(1)"}, "An address begins with https://"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(scene: Scene, changes: dict[str, str], told: str) -> None:
    answer = give(scene, **changes)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert candidate(scene).article.publisher == ""


def test_what_somebody_else_gave_meanwhile_is_not_overwritten(scene: Scene) -> None:
    shown = {"initial-publisher": ""}
    Article.objects.filter(pk=candidate(scene).article_id).update(publisher="The Herald")
    answer = give(scene, **shown)
    assert answer.status_code == 409
    assert candidate(scene).article.publisher == "The Herald"
    assert "The Courier" in answer.content.decode()


def test_nonsense_for_what_was_shown_changes_nothing(scene: Scene) -> None:
    nonsense = {"initial-published_on": "soon", "initial-title": "", "title": "Another"}
    assert give(scene, **nonsense).status_code == 409
    assert candidate(scene).article.publisher == ""


def test_nonsense_leads_back_to_the_queue(scene: Scene) -> None:
    page = client_of(scene.reporter).get(there(scene).split("?")[0] + "?from=x").content.decode()
    assert f'href="{scene.page("review/")}?show=list">Back to the review' in page
