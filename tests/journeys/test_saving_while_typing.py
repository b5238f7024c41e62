"""A form saves itself while it is filled in; saving it meanwhile neither clashes with that nor loses a word."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from negotiations.editions.models import DraftOperation
from tests.desk.scene import make_scene
from tests.journeys.desk import sign_in, wait_until_held

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
    wait_until_held(page, held)
    headline.fill("Talks stall at the weir")
    headline.press("Enter")
    page.wait_for_timeout(600)  # longer than an autosave waits for the next change
    assert ["autosave" in (route.request.post_data or "") for route in held] == [True]

    held.pop().continue_()
    wait_until_held(page, held)
    page.wait_for_timeout(600)
    assert ["do=save" in (route.request.post_data or "") for route in held] == [True]
    held.pop().continue_()
    expect(page.locator("#issue-status")).to_contain_text("Kept in draft 2")
    kept = DraftOperation.objects.get(draft__number=2, name="move_status")
    assert kept.args["headline"] == "Talks stall at the weir"


def test_an_autosave_that_finds_no_connection_says_so(live: str, browser: Browser) -> None:
    scene = make_scene()
    context = (
        browser.new_context()
    )  # not watched: what the browser writes of a broken connection is no fault of ours
    page = context.new_page()
    sign_in(page, live, "edgar", then=scene.root)
    page.goto(f"{live}{scene.root}issues/weir/status/?edit=move")
    context.set_offline(True)
    page.get_by_label("Headline").fill("Talks stall")
    page.get_by_label("Headline").press("Tab")
    expect(page.get_by_role("alert")).to_have_text("Not saved: there is no connection. Try again.")
    context.set_offline(False)
    page.get_by_label("Becomes").select_option("stalled")
    expect(page.locator("#kept-status")).to_contain_text("saved")
    expect(page.get_by_role("alert")).to_be_empty()
    expect(page.get_by_label("Headline")).to_have_value("Talks stall")
    context.close()
