"""What became of a decision is seen wherever the page is scrolled to; what was not saved says so and stays as typed."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from negotiations.intake.models import Candidate, CandidateState
from tests.desk.scene import PASSWORD, Scene, make_scene
from tests.intake.batches import import_texts
from tests.journeys.desk import GLANCE, sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FILLING = "The delegates carried papers from room to room until nightfall, and nobody spoke to the press. "
ARTICLE = "A long day by the river.\n\n" + "\n\n".join(
    f"{FILLING * 3}\n\n“Point {number} of the paper is not settled yet,” Ana Ribeira said."
    for number in range(8)
)
ACCEPTED = "Accepted into the record. Nothing is public until a published draft uses it."
OFFLINE = "Not saved: there is no connection. Try again."
BROKEN = "Not saved: the server could not do it. Try again."


@pytest.fixture
def scene(transactional_db: None) -> Scene:
    made = make_scene()
    import_texts(made.negotiation, {"report.txt": ARTICLE})
    return made


@pytest.fixture
def loose(browser: Browser) -> Iterator[Page]:
    """A page that may fail: what the browser writes of a broken connection is no fault of ours."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


def begin(page: Page, live: str, scene: Scene) -> None:
    sign_in(page, live, "edgar", then=scene.root)
    page.goto(f"{live}{scene.root}review/")
    page.locator("#review[data-ahead-held]").wait_for()


def active(page: Page) -> str:
    return page.locator("#review:not(.coming) .active .qn").inner_text()


@pytest.mark.parametrize(("width", "height"), [(1280, 700), (390, 844)])
def test_the_confirmation_and_undo_are_in_sight_after_each_decision(
    live: str, new_page: Callable[..., Page], scene: Scene, width: int, height: int
) -> None:
    page = new_page(viewport={"width": width, "height": height})
    begin(page, live, scene)
    said = page.locator(".message-bar .note.ok")
    for number in range(2, 6):
        page.keyboard.press("a")
        expect(page.locator("#review:not(.coming) .active .qn")).to_have_text(str(number))
        expect(said).to_contain_text(ACCEPTED)
        expect(said.get_by_role("button", name="Undo")).to_be_in_viewport(ratio=1)
        box, card = said.bounding_box(), page.locator("li.active").bounding_box()
        assert box is not None
        assert card is not None
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= card["y"] + 1, "the card begins under the message"
        assert page.locator("[role=status] .note.ok, [aria-live] .note.ok").count() == 1
        page.wait_for_timeout(GLANCE)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(said.get_by_role("button", name="Undo")).to_be_in_viewport(ratio=1)
    page.keyboard.press("u")
    expect(said).to_have_text("Open again.")
    expect(page.locator("#review .active .qn")).to_have_text("4")


def test_without_a_connection_it_says_so_and_keeps_what_was_typed(
    live: str, loose: Page, scene: Scene
) -> None:
    begin(loose, live, scene)
    loose.keyboard.press("a")
    expect(loose.locator(".message-bar .note.ok")).to_be_visible()
    loose.locator("#review[data-ahead-held]").wait_for()
    loose.context.set_offline(True)
    loose.get_by_label("Where or to whom").fill("at the weir")
    loose.get_by_label("Where or to whom").press("Escape")
    loose.keyboard.press("a")
    expect(loose.get_by_role("alert")).to_have_text(OFFLINE)
    expect(loose.locator(".note.ok")).to_have_count(0)
    expect(loose.locator(".coming")).to_have_count(0)
    expect(loose.get_by_label("Where or to whom")).to_have_value("at the weir")
    assert active(loose) == "2"
    loose.context.set_offline(False)
    loose.keyboard.press("a")
    expect(loose.locator(".message-bar .note.ok")).to_contain_text(ACCEPTED)
    expect(loose.get_by_role("alert")).to_be_empty()
    assert Candidate.objects.filter(state=CandidateState.ACCEPTED).count() == 2


def test_an_answer_that_does_not_come_is_given_up(live: str, loose: Page, scene: Scene) -> None:
    loose.clock.install()
    sign_in(loose, live, "edgar", then=scene.root)
    loose.goto(f"{live}{scene.root}review/")
    loose.clock.run_for(1000)
    loose.locator("#review[data-ahead-held]").wait_for()
    loose.route("**/acceptance/**", lambda route: None)
    loose.keyboard.press("a")
    expect(loose.locator(".coming")).to_be_visible()
    loose.clock.run_for(61_000)
    expect(loose.get_by_role("alert")).to_have_text("Not saved: no answer came in time. Try again.")
    expect(loose.locator(".coming")).to_have_count(0)
    assert active(loose) == "1"


@pytest.mark.parametrize("status", [500, 503])
def test_a_fault_of_the_server_is_not_swapped_into_the_page(
    live: str, loose: Page, scene: Scene, status: int
) -> None:
    begin(loose, live, scene)
    page = "<!doctype html><title>Oh</title><h1>Server error</h1>"
    loose.route(
        "**/acceptance/**", lambda route: route.fulfill(status=status, body=page, content_type="text/html")
    )
    loose.keyboard.press("a")
    expect(loose.get_by_role("alert")).to_have_text(BROKEN)
    expect(loose.locator("#review")).to_be_visible()
    assert "Server error" not in loose.locator("body").inner_text()
    assert active(loose) == "1"


def test_a_bare_refusal_is_said_and_a_form_with_errors_still_comes(
    live: str, loose: Page, scene: Scene
) -> None:
    begin(loose, live, scene)
    loose.route(
        "**/rejection/**", lambda route: route.fulfill(status=413, body="This is too much at once.\n")
    )
    loose.keyboard.press("r")
    loose.get_by_label("Or in your words").press("Enter")
    expect(loose.get_by_role("alert")).to_have_text("Not saved: This is too much at once. Try again.")
    loose.keyboard.press("Escape")
    loose.get_by_role("combobox", name="Speaker").fill("Ana Riberia")
    loose.get_by_role("combobox", name="Speaker").press("Enter")
    expect(loose.locator(".active")).to_contain_text("Nobody in the record has this name")
    expect(loose.locator("#told")).to_have_text("Not accepted yet: see what is said at the fields.")
    expect(loose.get_by_role("alert")).to_be_empty()
    expect(loose.get_by_role("combobox", name="Speaker")).to_be_focused()


def test_signing_in_anew_in_another_tab_loses_nothing(live: str, page: Page, scene: Scene) -> None:
    begin(page, live, scene)
    other = page.context.new_page()
    other.goto(f"{live}{scene.root}")
    other.get_by_role("button", name="Sign out").click()
    page.get_by_label("Where or to whom").fill("at the weir")
    page.get_by_label("Where or to whom").press("Escape")
    page.keyboard.press("a")
    told = page.locator("#told")
    expect(told).to_contain_text("You are signed out, so this was not done.")
    with page.context.expect_page() as opened:
        told.get_by_role("link", name="sign in in another tab").click()
    third = opened.value
    third.get_by_label("User name or e-mail").fill("ada")
    third.get_by_label("Password").fill(PASSWORD)
    third.locator("main button[type=submit]").click()
    third.wait_for_url(page.url)
    page.keyboard.press("a")
    expect(told).to_contain_text("Do it again, and it is done as Ada.")
    expect(page.get_by_label("Where or to whom")).to_have_value("at the weir")
    third.goto(f"{live}{scene.root}")
    other.close()
    Candidate.objects.update(reserved_by=None, reserved_until=None)
    page.keyboard.press("a")
    expect(told).to_contain_text(ACCEPTED)
    accepted = Candidate.objects.get(state=CandidateState.ACCEPTED)
    assert accepted.quotation is not None
    assert (str(accepted.decided_by), accepted.quotation.context) == ("Ada", "at the weir")


def test_the_same_key_counts_again_as_soon_as_a_decision_was_refused(
    live: str, page: Page, scene: Scene
) -> None:
    begin(page, live, scene)
    page.route(
        "**/acceptance/**", lambda route: route.fulfill(status=400, body="No.", content_type="text/plain")
    )
    failed = page.locator("#failed")
    for _ in range(3):
        with page.expect_request("**/acceptance/**"):
            page.keyboard.press("a")
        expect(failed).to_have_text("Not saved: No. Try again.")
        failed.evaluate("line => line.replaceChildren()")


def test_a_swap_writes_nothing_into_the_console(live: str, page: Page, scene: Scene) -> None:
    """Also where the browser has given a field a style of its own, as it does to one whose corner is dragged."""
    begin(page, live, scene)
    page.evaluate("document.getElementById('accept_speaker').style.width = '20rem'")
    lines: list[str] = []
    page.on("console", lambda line: lines.append(line.text) if line.type in {"error", "warning"} else None)
    page.keyboard.press("a")
    expect(page.locator(".message-bar .note.ok")).to_be_visible()
    expect(page.locator("#review:not(.coming) .active .qn")).to_have_text("2")
    assert lines == []


def test_after_going_back_in_the_history_messages_still_come(live: str, page: Page, scene: Scene) -> None:
    begin(page, live, scene)
    page.keyboard.press("a")
    expect(page.locator("#review:not(.coming) .active .qn")).to_have_text("2")
    page.go_back()
    expect(page.locator("#review .active")).to_contain_text("Accepted, by Edgar")
    page.keyboard.press("u")
    expect(page.locator("#told")).to_have_text("Open again.")
    page.route("**/acceptance/**", lambda route: route.fulfill(status=413, body="Too much.\n"))
    page.keyboard.press("a")
    expect(page.get_by_role("alert")).to_have_text("Not saved: Too much. Try again.")
    height = page.locator(".message-bar").bounding_box()
    assert height is not None
    assert (
        page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--message-bar')") != "0px"
    )


@pytest.mark.parametrize(("width", "height"), [(1280, 700), (390, 844)])
def test_the_decision_is_in_sight_without_scrolling(
    live: str, new_page: Callable[..., Page], scene: Scene, width: int, height: int
) -> None:
    page = new_page(viewport={"width": width, "height": height})
    begin(page, live, scene)
    for button in ("Accept and next", "Accept and start a draft"):
        expect(page.get_by_role("button", name=button).last).to_be_in_viewport(ratio=1)
    page.evaluate("scrollTo(0, 200)")
    expect(page.get_by_role("button", name="Accept and next").last).to_be_in_viewport(ratio=1)


def test_on_a_phone_a_link_to_a_later_quotation_opens_at_it(
    live: str, new_page: Callable[..., Page], scene: Scene
) -> None:
    page = new_page(viewport={"width": 390, "height": 844})
    begin(page, live, scene)
    last = Candidate.objects.order_by("seq").last()
    assert last is not None
    page.goto(f"{live}{scene.root}review/{last.pk}/")
    expect(page.locator("li.active blockquote")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Accept and next").last).to_be_in_viewport(ratio=1)


def test_a_slow_answer_is_no_silence(live: str, page: Page, scene: Scene) -> None:
    begin(page, live, scene)
    waiting = page.locator("#waiting")

    def slowly(route: Route) -> None:
        page.wait_for_timeout(1200)
        route.continue_()

    page.route("**/spans/", slowly)
    page.keyboard.press("}")
    expect(waiting).to_have_text("Waiting for the server …")
    expect(waiting).to_be_in_viewport(ratio=1)
    expect(page.locator("#told")).to_have_text("The passage is changed.")
    expect(waiting).to_be_hidden()
