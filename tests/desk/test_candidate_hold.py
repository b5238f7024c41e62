"""A quotation is held for the reviewer whose page is open; the page renews it, and says when somebody else has it."""

import datetime
from typing import Any

import pytest
from django.utils import timezone

from negotiations.intake.models import Candidate
from negotiations.intake.queries import RESERVED_FOR
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.intake.batches import import_texts

pytestmark = pytest.mark.django_db

MINUTE = datetime.timedelta(minutes=1)


@pytest.fixture
def scene() -> Scene:
    made = make_scene()
    import_texts(made.negotiation, {"report.txt": "A report.\n\n“We owe nobody water,” Ana Ribeira said."})
    return made


def candidate(scene: Scene) -> Candidate:
    return Candidate.objects.get(negotiation=scene.negotiation)


def ask(scene: Scene, by: Any, **options: Any) -> Any:
    return client_of(by).post(scene.page(f"review/{candidate(scene).pk}/hold/"), **options)


def reserve(scene: Scene, by: Any, *, until: datetime.datetime) -> None:
    Candidate.objects.filter(pk=candidate(scene).pk).update(reserved_by=by, reserved_until=until)


def test_it_is_held_for_the_whole_time_anew(scene: Scene) -> None:
    reserve(scene, scene.editor, until=timezone.now() + MINUTE)
    before = timezone.now()
    answer = ask(scene, scene.editor, headers=HTMX)
    assert answer.status_code == 200
    assert "data-lost" not in answer.content.decode()
    until = candidate(scene).reserved_until
    assert until is not None
    assert until >= before + RESERVED_FOR


def test_who_has_it_meanwhile_is_named_and_keeps_it(scene: Scene) -> None:
    reserve(scene, scene.reporter, until=timezone.now() + MINUTE)
    page = ask(scene, scene.editor, headers=HTMX).content.decode()
    assert "Rita has this one open right now" in page
    assert "data-lost" in page
    assert candidate(scene).reserved_by == scene.reporter


def test_a_decision_that_was_made_meanwhile_is_told(scene: Scene) -> None:
    there = scene.page(f"review/{candidate(scene).pk}/rejection/")
    client_of(scene.reporter).post(there, {"reason": "cut wrongly"})
    assert "Rita rejected this one meanwhile." in ask(scene, scene.editor, headers=HTMX).content.decode()


def test_a_plain_request_leads_to_the_page(scene: Scene) -> None:
    answer = ask(scene, scene.editor)
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        scene.page(f"review/{candidate(scene).pk}/"),
    )


def test_what_somebody_else_has_cannot_be_decided_on_the_page(scene: Scene) -> None:
    reserve(scene, scene.reporter, until=timezone.now() + MINUTE)
    there = scene.page(f"review/{candidate(scene).pk}/")
    page = client_of(scene.editor).get(there).content.decode()
    assert '<fieldset class="deciding" aria-label="Decide" disabled>' in page
    reserve(scene, None, until=timezone.now())
    page = client_of(scene.editor).get(there).content.decode()
    assert '<fieldset class="deciding" aria-label="Decide">' in page


def test_the_list_of_keys_says_how_long_it_is_held(scene: Scene) -> None:
    page = client_of(scene.editor).get(scene.page(f"review/{candidate(scene).pk}/")).content.decode()
    assert "after 5 minutes out of sight, or 30 minutes without a key" in page
