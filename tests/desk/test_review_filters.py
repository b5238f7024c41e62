"""The filters of the review queue in a browser: what is chosen counts at once, what is typed on Enter."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.desk.scene import make_scene
from tests.intake.batches import import_texts, story
from tests.journeys.desk import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_filter_that_is_chosen_narrows_the_list_at_once_and_keeps_the_focus(live: str, page: Page) -> None:
    scene = make_scene()
    import_texts(scene.negotiation, {f"{n}.txt": story(n) for n in range(3)})
    import_texts(scene.negotiation, {f"{n}.txt": story(n) for n in range(10, 12)})
    sign_in(page, live, "rita", then=scene.page("review/?show=list"))
    expect(page.get_by_role("link", name="Review all 5")).to_be_visible()
    batch = page.get_by_label("Batch")
    batch.focus()
    batch.select_option(label="Batch 1 (3)")
    expect(page.get_by_role("link", name="Review these 3")).to_be_visible()
    expect(batch).to_be_focused()
    page.get_by_label("Words or speaker").fill("Barge 2")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Review these 1")).to_be_visible()
    assert "batch=1" in page.url
    assert "q=Barge" in page.url
    page.get_by_role("link", name="Clear the filters").click()
    expect(page.get_by_role("link", name="Review all 5")).to_be_visible()


def test_on_a_phone_the_filters_are_folded_and_counted(live: str, new_page: Callable[..., Page]) -> None:
    scene = make_scene()
    import_texts(scene.negotiation, {f"{n}.txt": story(n) for n in range(3)})
    page = new_page(viewport={"width": 390, "height": 844})
    sign_in(page, live, "rita", then=scene.page("review/?show=list"))
    expect(page.locator("[data-row]").first).to_be_in_viewport(ratio=1)
    expect(page.get_by_label("Batch")).to_be_hidden()
    page.locator("summary", has_text="Filters").click()
    page.get_by_label("Batch").focus()
    page.get_by_label("Batch").select_option(label="Batch 1 (3)")
    expect(page.locator("summary", has_text="Filters")).to_have_text("Filters 1 set")
    expect(page.get_by_label("Batch")).to_be_focused()
    page.goto(f"{live}{scene.page('review/?how=named')}")
    expect(page.locator("summary", has_text="Filters")).to_have_text("Filters 1 set")
    expect(page.get_by_label("Batch")).to_be_hidden()
