"""The number of quotations that wait for review, in the rail: it follows what happens while a page stays open."""

import pytest
from playwright.sync_api import Page, expect

from negotiations.intake.models import BatchItem
from negotiations.intake.operations import run_batch
from tests.desk.scene import make_scene
from tests.factories import NOON
from tests.intake.batches import import_texts, start, story
from tests.journeys.desk import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_it_follows_a_batch_that_is_read_and_taken_back(live: str, page: Page) -> None:
    scene = make_scene()
    batch = start(scene.negotiation, {f"{n}.txt": story(n) for n in range(3)}, queue=True)
    sign_in(page, live, "ada", then=scene.page("import/1/"))
    waiting = page.locator("#to-review")
    link = page.get_by_role("link", name="Quotations to review")
    expect(waiting).to_have_text("0")
    link.focus()
    run_batch(batch_id=batch.pk, at=NOON)
    expect(waiting).to_have_text("3")
    expect(waiting).to_have_class("n hot")
    expect(link).to_be_focused()
    page.get_by_role("button", name="Take this batch back").click()
    expect(page.locator("#told")).to_contain_text("taken back")
    expect(waiting).to_have_text("0")


def test_it_is_asked_for_only_when_more_is_done(live: str, page: Page) -> None:
    scene = make_scene()
    batch = start(scene.negotiation, {f"{n}.txt": story(n) for n in range(3)}, queue=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    sign_in(page, live, "ada", then=scene.page("import/1/"))
    import_texts(scene.negotiation, {"other.txt": story(9)})
    BatchItem.objects.filter(batch=batch, seq=1).update(state="done", status="imported", content=None)
    expect(page.locator("#to-review")).to_have_text("1")
    with page.expect_request("**/import/1/?done=1"):
        pass
    page.wait_for_timeout(1200)
    assert len([url for url in asked if url.endswith("/review/count/")]) == 1
