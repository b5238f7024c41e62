"""Two hundred files are dropped on the page and watched; the worker is killed half-way and started again; then only keys."""

import itertools
import re
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from procrastinate.contrib.django import app

from negotiations.intake.models import Batch, BatchState, Candidate, ItemState
from negotiations.record.models import Article, Negotiation, Role
from tests.factories import make_member
from tests.harness.database import Connection
from tests.intake.river import make_river_talks
from tests.journeys.desk import GLANCE, sign_in, start_worker, wait_until, wait_until_held

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FILES = 200
HALF_WAY = range(60, 160)
HEADLINE = "The gauges come up"
# Two names and a number make a text unlike any other; its length gives the worker something to do.
PLACES = ("Alder", "Birch", "Cedar", "Elder", "Hazel", "Maple", "Rowan", "Sorrel", "Thorn", "Willow")
DROP = """texts => {
    const data = new DataTransfer();
    texts.forEach(([name, text]) => data.items.add(new File([text], name, {type: "text/plain"})));
    for (const kind of ["dragover", "drop"]) {
        document.querySelector("main").dispatchEvent(
            new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
    }
}"""


def report(number: int) -> str:
    """A wire report with one quotation."""
    place, other = PLACES[number % 10], PLACES[number // 10 % 10]
    said = (
        f"“The gauge at {place} bend {number} showed {number + 7} marks and stays with us,” Irena Volk said."
    )
    filler = [
        f"At {PLACES[(number + step) % 10]} post {number * 31 + step} the keeper wrote {number * step + 3} lines about"
        f" boat {number * 17 + step}, which left {other} for {place} with crate {number * 13 + step} and came back late."
        for step in range(100)
    ]
    return "\n\n".join([f"Gauge {number} at {place} is read", *filler[:50], said, *filler[50:]]) + "\n"


def test_two_hundred_files_a_killed_worker_and_the_keyboard(
    live: str, page: Page, new_page: Callable[..., Page], owner_connection: Connection
) -> None:
    negotiation = make_river_talks()
    make_member(negotiation=negotiation, role=Role.ADMIN, name="ada")
    sign_in(page, live, "ada", then=f"/desk/{negotiation.slug}/import/")
    drop_the_files(page)
    batch = Batch.objects.get()
    done = watch_until_the_worker_is_killed(page, batch)
    let_another_worker_finish(page, batch, done, owner_connection)
    nothing_is_lost_or_doubled(negotiation, batch)
    review_with_the_keyboard(page)
    publish_with_the_keyboard(page, negotiation)
    reader = new_page()
    reader.goto(f"{live}/{negotiation.slug}/issues/gauges/")
    expect(reader.locator("main")).to_contain_text(HEADLINE)
    expect(reader.locator("main")).to_contain_text("marks and stays with us")


def drop_the_files(page: Page) -> None:
    """Drop them on the page; the button is focused, so Enter sends them, and the sending shows how far it is."""
    held: list[Route] = []
    page.route("**/import/", lambda route: held.append(route))
    page.evaluate(DROP, [[f"report-{number:03}.txt", report(number)] for number in range(FILES)])
    expect(page.locator("[data-chosen]")).to_contain_text(f"{FILES} files")
    expect(page.get_by_role("button", name="Import")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("progressbar", name="Sent")).to_be_visible()
    wait_until_held(page, held)
    held[0].continue_()
    page.wait_for_url("**/import/1/")
    expect(page.get_by_text(f"0 of {FILES} done")).to_be_visible()


def watch_until_the_worker_is_killed(page: Page, batch: Batch) -> int:
    """See the count go up without touching the page; kill the worker; after a reload the page says the same."""
    with killed_at_the_end(start_worker()) as worker:
        wait_until(lambda: count_done(batch) >= HALF_WAY.start)
        worker.send_signal(
            signal.SIGSTOP
        )  # it is quick: without this it could be done before the page asks again
        expect(page.get_by_text(re.compile(rf"\b[1-9]\d* of {FILES} done"))).to_be_visible()
        expect(page.locator("#to-review")).to_have_text(str(count_done(batch)))
    done = count_done(batch)
    assert done in HALF_WAY, f"{done} were done when the worker was killed"
    page.reload()
    expect(page.get_by_text(f"{done} of {FILES} done")).to_be_visible()
    expect(page.get_by_role("progressbar")).to_have_attribute("aria-valuetext", f"{done} of {FILES} done")
    assert Article.objects.count() == Candidate.objects.count() == done
    return done


def let_another_worker_finish(page: Page, batch: Batch, done: int, owner_connection: Connection) -> None:
    # What half a minute without a sign of life would bring.
    owner_connection.execute("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")
    app.configure_task("intake.requeue_stalled", queueing_lock="this test").defer(timestamp=0)
    page.locator("tbody tr").first.get_by_text("report-000.txt").wait_for()
    with killed_at_the_end(start_worker()):
        wait_until(lambda: Batch.objects.get(pk=batch.pk).state == BatchState.DONE)
    assert done < FILES
    expect(page.get_by_text(f"{FILES} of {FILES} done")).to_be_visible()
    expect(page.locator("#batch-items")).to_contain_text(f"Imported {FILES}")
    expect(page.get_by_role("status").filter(has_text="Done: 200 of 200, 0 failed.")).to_have_count(1)
    expect(page.locator("#to-review")).to_have_text(str(FILES))


def nothing_is_lost_or_doubled(negotiation: Negotiation, batch: Batch) -> None:
    assert set(batch.items.values_list("status", flat=True)) == {"imported"}
    assert batch.items.values("file").distinct().count() == batch.items.count() == FILES
    assert Article.objects.filter(negotiation=negotiation).count() == FILES
    assert Candidate.objects.filter(negotiation=negotiation).values("article").distinct().count() == FILES
    assert Candidate.objects.count() == FILES


def review_with_the_keyboard(page: Page) -> None:
    """Accept two and go on; reject none; start a draft with the third."""
    page.keyboard.press("g")
    page.keyboard.press("q")
    page.wait_for_url("**/review/*/")
    active = page.locator(".active blockquote >> visible=true")
    for _ in range(2):
        words = active.inner_text()
        page.keyboard.press("a")
        expect(active).not_to_have_text(words)
        page.wait_for_timeout(GLANCE)
    tick = page.get_by_label("Gauges")
    if not tick.is_checked():
        tab_to(page, tick)
        page.keyboard.press("Space")
        expect(tick).to_be_checked()
    page.keyboard.press("d")
    page.wait_for_url("**/issues/gauges/status/**")


def publish_with_the_keyboard(page: Page, negotiation: Negotiation) -> None:
    tab_to(page, page.get_by_label("Becomes"))
    type_and_see_it_saved(page, "Raised")
    expect(page.get_by_label("Becomes")).to_have_value("raised")
    tab_to(page, page.get_by_label("Headline"))
    type_and_see_it_saved(page, HEADLINE)
    tab_to(page, page.get_by_label("Reason, shown to readers"))
    type_and_see_it_saved(page, "The prime minister spoke of them.")
    tab_to(page, page.get_by_role("button", name="Keep the move in the draft"))
    page.keyboard.press("Enter")
    link = page.locator("#issue-status").get_by_role("link", name="preview, submit, publish")
    tab_to(page, link)
    page.keyboard.press("Enter")
    page.wait_for_url("**/drafts/*/")
    expect(page.locator(".sheet")).to_contain_text(HEADLINE)
    page.keyboard.press("Control+Shift+P")
    expect(page.locator(".note.ok")).to_contain_text(f"Edition {negotiation.head_number + 1} is published")


def type_and_see_it_saved(page: Page, text: str) -> None:
    with page.expect_response(lambda answer: answer.request.method == "POST" and "/status/" in answer.url):
        page.keyboard.type(text)
        page.keyboard.press("Tab")  # leaving a field is what saves it
    expect(page.locator("#kept-status")).to_contain_text("saved")


def count_done(batch: Batch) -> int:
    return batch.items.filter(state=ItemState.DONE).count()


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus."""
    target.wait_for()
    for _ in itertools.repeat(None, 120):
        if target.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} cannot be reached by Tab")


@contextmanager
def killed_at_the_end(worker: subprocess.Popen[bytes]) -> Iterator[subprocess.Popen[bytes]]:
    try:
        yield worker
    finally:
        worker.kill()
        worker.wait()
