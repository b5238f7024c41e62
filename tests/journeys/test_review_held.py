"""An open page keeps its quotation, lets it go when it is forgotten, and says when somebody else has it."""

import datetime

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from negotiations.intake.models import Candidate
from tests.desk.scene import Scene, make_scene
from tests.intake.batches import import_texts
from tests.journeys.desk import sign_in, wait_until

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SOON = datetime.timedelta(seconds=90)


@pytest.fixture
def scene(transactional_db: None) -> Scene:
    made = make_scene()
    import_texts(made.negotiation, {"report.txt": "A report.\n\n“We owe nobody water,” Ana Ribeira said."})
    return made


def begin(page: Page, live: str, scene: Scene) -> Candidate:
    page.clock.install()
    sign_in(page, live, "edgar", then=scene.root)
    page.goto(f"{live}{scene.root}review/")
    expect(page.locator(".grip")).not_to_have_count(0)
    return Candidate.objects.get()


def left(candidate: Candidate) -> datetime.timedelta:
    candidate.refresh_from_db()
    assert candidate.reserved_until is not None
    return candidate.reserved_until - timezone.now()


def end_soon() -> None:
    Candidate.objects.update(reserved_until=timezone.now() + SOON)


def test_a_page_in_sight_renews_its_hold_until_it_is_forgotten(live: str, page: Page, scene: Scene) -> None:
    candidate = begin(page, live, scene)
    end_soon()
    page.clock.run_for(61_000)
    wait_until(lambda: left(candidate) > 2 * SOON)
    end_soon()
    page.clock.fast_forward(31 * 60_000)
    page.clock.run_for(3 * 60_000)
    page.wait_for_timeout(500)
    assert left(candidate) <= SOON
    page.keyboard.press("Shift")
    wait_until(lambda: left(candidate) > 2 * SOON)


def test_a_hold_that_another_has_now_is_said_and_comes_back(live: str, page: Page, scene: Scene) -> None:
    begin(page, live, scene)
    page.get_by_label("Where or to whom").fill("at the weir")
    Candidate.objects.update(reserved_by=scene.reporter, reserved_until=timezone.now() + SOON)
    page.clock.run_for(61_000)
    expect(page.locator("#held")).to_contain_text("Rita has this one open right now")
    expect(page.locator("#held .note")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Accept and next").last).to_be_disabled()
    expect(page.get_by_label("Where or to whom")).to_have_value("at the weir")
    Candidate.objects.update(reserved_by=None, reserved_until=None)
    page.clock.run_for(61_000)
    expect(page.locator("#held")).to_have_text("It is free again, and yours to decide now.")
    expect(page.get_by_role("button", name="Accept and next").last).to_be_enabled()
