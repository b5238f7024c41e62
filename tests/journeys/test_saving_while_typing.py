"""A form saves itself while it is filled in; saving it meanwhile neither clashes with that nor loses a word."""

import pytest
from playwright.sync_api import Page, Route, expect

from negotiations.editions.models import DraftOperation
from tests.desk.scene import make_scene
from tests.journeys.desk import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_enter_pressed_while_the_autosave_is_under_way_waits_for_it(live: str, page: Page) -> None:
    scene = make_scene()
    sign_in(page, live, "edgar", then=scene.root)
    page.goto(f"{live}{scene.root}issues/weir/status/?edit=move")
    page.get_by_label("Becomes").select_option("stalled")
    expect(page.locator("#kept-status")).to_contain_text("saved")

    # From now on each request waits until the test lets it through.
    held: list[Route] = []
    page.route("**/status/", lambda route: held.append(route))
    headline = page.get_by_label("Headline")
    headline.fill("Talks stall")
    headline.press("Tab")
    while not held:
        page.wait_for_timeout(20)
    headline.fill("Talks stall at the weir")
    headline.press("Enter")
    page.wait_for_timeout(600)  # longer than an autosave waits for the next change
    assert ["autosave" in (route.request.post_data or "") for route in held] == [True]

    held.pop().continue_()
    while not held:
        page.wait_for_timeout(20)
    page.wait_for_timeout(600)
    assert ["do=save" in (route.request.post_data or "") for route in held] == [True]
    held.pop().continue_()
    expect(page.locator("#issue-status")).to_contain_text("Kept in draft 2")
    kept = DraftOperation.objects.get(draft__number=2, name="move_status")
    assert kept.args["headline"] == "Talks stall at the weir"
