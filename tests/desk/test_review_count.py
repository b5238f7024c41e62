"""The number of quotations that wait for review, in the rail: it follows what happens while a page stays open."""

import pytest
from playwright.sync_api import Page, expect

from negotiations.intake.models import BatchItem
from negotiations.intake.operations import reject_candidate, run_batch
from tests.desk.scene import make_scene
from tests.factories import NOON
from tests.intake.batches import candidate, import_texts, start, story
from tests.journeys.desk import sign_in

MOST_STEPS_BACK = 4

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


def test_the_list_counts_again_with_each_filter(live: str, page: Page) -> None:
    scene = make_scene()
    import_texts(scene.negotiation, {f"{n}.txt": story(n) for n in range(3)})
    sign_in(page, live, "rita", then=scene.page("review/?show=list"))
    waiting = page.locator("#to-review")
    expect(waiting).to_have_text("3")
    another = candidate(scene.negotiation, "Barge 1 ")
    reject_candidate(candidate_id=another.pk, reason="cut wrongly", by=scene.editor, at=NOON)
    page.get_by_label("Batch").select_option(label="Batch 1 (3)")
    expect(page.get_by_role("link", name="Review these 2")).to_be_visible()
    expect(page.get_by_text("2 open; 0 accepted, 1 rejected so far.")).to_be_visible()
    expect(waiting).to_have_text("2")


def test_a_decision_counts_at_once_and_in_the_list_that_one_goes_back_to(live: str, page: Page) -> None:
    scene = make_scene()
    import_texts(scene.negotiation, {f"{n}.txt": story(n) for n in range(3)})
    sign_in(page, live, "rita", then=scene.page("review/?show=list"))
    page.get_by_role("link", name="Barge 0 came").click()
    expect(page.get_by_text("3 wait in all")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_text("2 wait in all")).to_be_visible()
    page.keyboard.press("u")
    expect(page.get_by_text("3 wait in all")).to_be_visible()
    page.keyboard.press("a")
    expect(page.get_by_text("2 wait in all")).to_be_visible()
    for _ in range(MOST_STEPS_BACK):
        if "show=list" not in page.url:
            page.go_back()
    expect(page.get_by_text("2 open; 1 accepted, 0 rejected so far.")).to_be_visible()
    expect(page.locator("#to-review")).to_have_text("2")


def test_thousands_stand_beside_their_words_on_one_line(live: str, page: Page) -> None:
    scene = make_scene()
    sign_in(page, live, "rita", then=scene.page("review/?show=list"))
    link = page.get_by_role("link", name="Quotations to review")
    low = link.evaluate("link => link.offsetHeight")
    page.locator("#to-review").evaluate("count => { count.textContent = '4321'; count.className = 'n hot'; }")
    assert link.evaluate("link => link.offsetHeight") == low
