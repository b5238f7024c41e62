"""A feed is watched and an address handed in, from the form to the kept page; a redaction asked for and carried out."""

import html
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from negotiations.intake.models import Batch, Feed
from negotiations.intake.operations import check_feed, run_batch
from negotiations.record.models import Role
from tests.desk.scene import Scene, make_scene
from tests.desk.test_archived_copy import PAGE
from tests.desk.test_redactions import SECRET, words_of
from tests.factories import make_member
from tests.harness.receiver import Receiver
from tests.intake.test_feeds import entry, rss
from tests.journeys.desk import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SIZES = [pytest.param(390, "light", id="phone"), pytest.param(1280, "dark", id="desk")]
LONG = "https://courier.example/" + "a-very-long-address-of-an-article-" * 8


def looked_at(page: Page, axe: Callable[[Page], None], name: str) -> None:
    """Let axe look at the page, and see that nothing scrolls sideways."""
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}-{page.viewport_size['width']}.png", full_page=True)  # type: ignore[index]
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name


def check_all() -> None:
    for key in Feed.objects.values_list("pk", flat=True):
        check_feed(feed_id=key, at=timezone.now())
    for key in Batch.objects.values_list("pk", flat=True):
        run_batch(batch_id=key, at=timezone.now())


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_a_feed_and_an_address(
    width: int,
    scheme: str,
    live: str,
    new_page: Callable[..., Page],
    axe: Callable[[Page], None],
    world: Receiver,
) -> None:
    scene: Scene = make_scene()
    page = new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    sign_in(page, live, "ada", then=scene.page("feeds/"))
    looked_at(page, axe, "feeds-none")
    for address in (
        world.page("/feed", rss([entry(1), entry(2)]), "application/rss+xml"),
        f"{world.address('/none')}?{LONG}",
    ):
        page.get_by_label("Address of a feed").fill(address)
        page.get_by_role("button", name="Watch this feed").click()
        expect(page.get_by_text("is watched, and being checked now")).to_be_visible()
    looked_at(page, axe, "feeds-checking")
    check_all()
    # The list asks for itself; nobody reloads the page.
    expect(page.get_by_text("Lisk Courier").first).to_be_visible()
    expect(page.get_by_text("answers 404 instead of a page")).to_be_visible()
    page.get_by_role("button", name="Pause: Lisk Courier").click()
    expect(page.get_by_text("paused", exact=True)).to_be_visible()
    looked_at(page, axe, "feeds")
    page.goto(f"{live}{scene.page('import/')}")
    page.get_by_label("Addresses of articles, one a line").fill(
        f"{world.page('/weir', PAGE)}\n{world.address('/gone')}"
    )
    looked_at(page, axe, "import-addresses")
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.get_by_role("heading", name="Batch 2")).to_be_visible()
    check_all()
    expect(page.get_by_text("Jo Marsh")).to_be_visible()
    expect(page.get_by_text("answers 404 instead of a page")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download it").click()
    assert Path(download.value.path()).read_bytes() == PAGE
    looked_at(page, axe, "batch-addresses")


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_a_redaction(
    width: int, scheme: str, live: str, new_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    scene = make_scene()
    words_of(scene)
    make_member(negotiation=scene.negotiation, role=Role.ADMIN, name="bea")
    first, second = (
        new_page(viewport={"width": width, "height": 800}, color_scheme=scheme) for _ in range(2)
    )
    sign_in(first, live, "ada", then=scene.page("redactions/"))
    first.get_by_label("Words to take out").fill("kept the witness")
    first.get_by_role("button", name="Find them").click()
    first.get_by_role("radio", name="Quotation, words").check()
    first.get_by_label("Reason, for the newsroom").fill("Order of the court at Tarn, 2 June.")
    first.get_by_label("What readers are told").fill("Removed by order of a court.")
    looked_at(first, axe, "redactions-asking")
    first.get_by_role("button", name="Ask for its removal").click()
    expect(first.get_by_role("button", name="Withdraw")).to_be_visible()
    sign_in(second, live, "bea", then=scene.page("redactions/"))
    expect(second.get_by_text(html.unescape(SECRET))).to_be_visible()
    looked_at(second, axe, "redactions-waiting")
    second.get_by_role("button", name="Take it out for good").click()
    expect(second.get_by_text("Taken out; edition")).to_be_visible()
    looked_at(second, axe, "redactions-done")
