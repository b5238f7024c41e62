"""Two people at the same field: nobody overwrites the other in silence, and nothing written is lost."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from negotiations.editions.queries import newest_state
from tests.desk.scene import make_scene
from tests.journeys.desk import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def write(page: Page, live: str, root: str, text: str) -> None:
    """Change what the issue is, in place, and say that it is a small fix."""
    page.goto(f"{live}{root}issues/weir/")
    page.get_by_role("link", name="Edit the texts").click()
    page.get_by_label("What it is").fill(text)
    page.get_by_role("button", name="Keep the texts in the draft").click()
    page.locator("#issue-texts").get_by_role("link", name="preview, submit, publish").click()
    page.get_by_label("What was fixed").fill("Clearer words.")
    page.get_by_role("button", name="It is a small fix").click()
    expect(page.locator(".sheet")).to_contain_text(text)


def test_the_second_to_publish_decides_field_by_field(
    live: str, page: Page, new_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    scene = make_scene()
    other = new_page(viewport={"width": 390, "height": 800})
    sign_in(page, live, "edgar", then=scene.root)
    sign_in(other, live, "ada", then=scene.root)
    write(page, live, scene.root, "A weir as Edgar has it.")
    write(other, live, scene.root, "A weir as Ada has it.")
    other.get_by_role("button", name="Publish edition 2 now").click()
    expect(other.locator(".note.ok")).to_contain_text("Edition 2 is published")

    page.get_by_role("button", name="Publish edition 2 now").click()
    expect(page.locator("#draft [role=alert]")).to_contain_text(
        "somebody else changed the same field meanwhile"
    )
    clash = page.locator(".clash")
    expect(clash.locator(".theirs ins").first).to_be_visible()
    expect(clash.locator(".yours")).to_contain_text("Edgar")
    expect(clash.locator(".theirs")).to_contain_text("Ada")
    clash.get_by_label("Write another").check()
    clash.locator("textarea").fill("A weir as both have it.")
    clash.get_by_role("button", name="Apply these choices").click()
    expect(page.locator(".sheet")).to_contain_text("both")
    page.get_by_role("button", name="Publish edition 3 now").click()
    expect(page.locator(".note.ok")).to_contain_text("Edition 3 is published")
    issue = newest_state(scene.negotiation.slug).issues[scene.issue.pk]
    assert issue.what_it_is == "A weir as both have it."


def test_a_reporters_unfinished_draft_stays_private_when_an_editor_publishes_on_the_same_issue(
    live: str, page: Page, new_page: Callable[..., Page]
) -> None:
    scene = make_scene()
    reporter = new_page()
    sign_in(reporter, live, "rita", then=scene.root)
    reporter.goto(f"{live}{scene.root}issues/weir/status/?edit=move")
    reporter.get_by_label("Headline").fill("Rita is still writing this")
    reporter.get_by_label("Becomes").select_option("stalled")
    expect(reporter.locator("#kept-status")).to_contain_text("saved")

    sign_in(page, live, "edgar", then=scene.root)
    write(page, live, scene.root, "A weir as Edgar has it.")
    expect(page.locator("main")).not_to_contain_text("Rita is still writing this")
    page.get_by_role("button", name="Publish edition 2 now").click()
    expect(page.locator(".note.ok")).to_contain_text("Edition 2 is published")

    page.goto(f"{live}/{scene.negotiation.slug}/issues/weir/")
    expect(page.locator("main")).to_contain_text("A weir as Edgar has it.")
    expect(page.locator("main")).not_to_contain_text("Rita is still writing this")
    reporter.reload()
    expect(reporter.get_by_label("Headline")).to_have_value("Rita is still writing this")
