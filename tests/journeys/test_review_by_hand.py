"""Reviewing in a real browser: ends dragged by mouse and finger, everything by keys, the next ready, two reviewers."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from negotiations.intake.models import Candidate, CandidateState
from negotiations.record.models import Quotation, QuotationSpan
from tests.desk.scene import Scene, make_scene
from tests.factories import run
from tests.intake.batches import import_texts
from tests.journeys.desk import GLANCE, sign_in, wait_until_held

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARTICLE = """A report from the river.

“We owe nobody 💧 water and we never did,” Ana Ribeira said on Monday. “The weir stays shut.”

“There is no such promise,” she added.

Upper Republic has ruled out the weir before winter.
"""
WHERE_IS = """([mark, word]) => {
    const range = document.createRange(), at = mark.firstChild.data.indexOf(word);
    range.setStart(mark.firstChild, at);
    range.setEnd(mark.firstChild, at + word.length);
    const { left, right, top, height } = range.getBoundingClientRect();
    return [left, right, top + height / 2];
}"""


@pytest.fixture
def scene(transactional_db: None) -> Scene:
    made = make_scene()
    run(
        negotiation=made.negotiation,
        operation="set_match_terms",
        match_terms_id="00000000-0000-4000-8000-00000000000c",
        issue_id=made.issue.pk,
        terms=["weir"],
    )
    import_texts(made.negotiation, {"report.txt": ARTICLE})
    return made


def begin(page: Page, live: str, scene: Scene, name: str = "edgar") -> None:
    sign_in(page, live, name, then=scene.root)
    page.goto(f"{live}{scene.root}review/")
    expect(page.locator(".grip")).not_to_have_count(0)


def words(page: Page) -> Locator:
    return page.locator("#review:not(.coming) .active blockquote")


def place_of(page: Page, word: str) -> tuple[float, float, float]:
    mark = page.locator("mark.now", has_text=word).first
    left, right, middle = page.evaluate(WHERE_IS, [mark.element_handle(), word])
    return left, right, middle


def drag(page: Page, grip: str, x: float, y: float) -> None:
    box = page.locator(grip).first.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(x, y, steps=6)


def test_the_ends_are_dragged_to_whole_words_and_put_back(live: str, page: Page, scene: Scene) -> None:
    begin(page, live, scene)
    _, right, middle = place_of(page, "water")
    drag(page, ".grip.end", right - 4, middle)
    expect(words(page)).to_contain_text("“We owe nobody 💧 water” […]")
    page.mouse.up()
    expect(page.locator(".note.ok")).to_have_text("The passage is changed.")
    left, _, middle = place_of(page, "nobody")
    drag(page, ".grip.start", left + 3, middle)
    page.mouse.up()
    expect(words(page)).to_have_text("“nobody 💧 water” […] “The weir stays shut.”")
    expect(page.locator("mark.now").first).to_have_text("nobody 💧 water")
    candidate = Candidate.objects.order_by("seq")[0]
    text = candidate.article.text or ""
    assert [text[span["start"] : span["end"]] for span in candidate.spans] == candidate.words
    page.keyboard.press("U")
    expect(words(page)).to_contain_text("“We owe nobody 💧 water” […]")
    page.keyboard.press("U")
    expect(words(page)).to_contain_text("and we never did,”")


def test_a_finger_drags_an_end_too(live: str, new_page: Callable[..., Page], scene: Scene) -> None:
    page = new_page(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    begin(page, live, scene)
    page.locator(".grip.end").first.scroll_into_view_if_needed()
    _, right, middle = place_of(page, "water")
    box = page.locator(".grip.end").first.bounding_box()
    assert box is not None
    session = page.context.new_cdp_session(page)
    for kind, x, y in (
        ("touchStart", box["x"], box["y"] + 8),
        ("touchMove", right, middle + 3),
        ("touchMove", right - 4, middle),
    ):
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator(".note.ok")).to_have_text("The passage is changed.")
    expect(words(page)).to_contain_text("“We owe nobody 💧 water” […]")
    assert Candidate.objects.order_by("seq")[0].words[0] == "We owe nobody 💧 water"


def test_a_whole_article_is_reviewed_by_keys_alone(live: str, page: Page, scene: Scene) -> None:
    begin(page, live, scene)
    keys = page.keyboard
    keys.press("]")
    expect(words(page)).to_contain_text("“owe nobody")
    keys.press("[")
    expect(words(page)).to_contain_text("“We owe nobody")
    for key in "]][[]":  # pressed before any answer is there
        keys.press(key)
    expect(words(page)).to_contain_text("“owe nobody")
    keys.press("[")
    expect(words(page)).to_contain_text("“We owe nobody")
    keys.press("{")
    expect(words(page)).to_contain_text("“The weir stays”")
    keys.press("}")
    expect(words(page)).to_contain_text("“The weir stays shut.”")
    keys.press("x")
    expect(page.get_by_label("Split before")).to_be_focused()
    keys.press("Enter")
    expect(page.locator(".note.ok")).to_contain_text("Split in two")
    expect(words(page)).not_to_contain_text("The weir")
    keys.press("+")
    expect(words(page)).to_contain_text("“The weir stays shut.”")
    keys.press("s")
    expect(page.get_by_role("combobox", name="Speaker")).to_be_focused()
    keys.press("Escape")
    keys.press("a")
    expect(words(page)).to_have_text("“There is no such promise,”")
    keys.press("u")
    expect(words(page)).to_contain_text("“We owe nobody")
    keys.press("a")
    expect(words(page)).to_have_text("“There is no such promise,”")
    keys.press("r")
    page.get_by_label("Or in your words").press("Enter")
    expect(words(page)).to_contain_text("Upper Republic has ruled out")
    keys.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Start a word earlier")
    expect(page.get_by_role("dialog").locator("dt", has_text="i").locator("+ dd")).to_have_text(["Issues"])
    page.get_by_role("button", name="Close").click()
    keys.press("a")
    expect(page.locator(".note.ok", has_text="Accepted as reported words.")).to_be_visible()
    expect(page.locator("main")).to_contain_text("Nothing waits for you.")
    assert Quotation.objects.filter(negotiation=scene.negotiation, source_type="reported").exists()
    for span in QuotationSpan.objects.filter(start__isnull=False).select_related("carrier__article"):
        assert (span.carrier.article.text or "")[span.start : span.end] == span.exact


def test_a_click_into_the_words_says_where_to_split(live: str, page: Page, scene: Scene) -> None:
    begin(page, live, scene)
    left, right, middle = place_of(page, "never")
    page.mouse.click((left + right) / 2 - 6, middle)
    expect(page.get_by_label("Split before").locator("option:checked")).to_contain_text("never did")
    page.get_by_role("button", name="Split").click()
    expect(words(page)).to_have_text("“We owe nobody 💧 water and we”")


def test_one_press_decides_on_one_quotation_however_long_it_is_held(
    live: str, page: Page, scene: Scene
) -> None:
    begin(page, live, scene)
    page.locator("#review[data-ahead-held]").wait_for()
    for _ in range(20):
        page.keyboard.down("a")  # again and again without letting go: the key repeats
        page.wait_for_timeout(50)
    page.keyboard.up("a")
    expect(words(page)).to_have_text("“There is no such promise,”")
    assert Candidate.objects.filter(state=CandidateState.ACCEPTED).count() == 1
    page.keyboard.press("a")
    expect(words(page)).to_contain_text("Upper Republic has ruled out")
    assert Candidate.objects.filter(state=CandidateState.ACCEPTED).count() == 2


def test_the_next_is_shown_while_the_decision_is_under_way(live: str, page: Page, scene: Scene) -> None:
    begin(page, live, scene)
    page.locator("#review[data-ahead-held]").wait_for()
    # The decision is on its way, and no answer comes before the test lets it through.
    held: list[Route] = []
    page.route("**/acceptance/**", lambda route: held.append(route))
    page.keyboard.press("a")
    coming = page.locator(".review.coming .active blockquote")
    expect(coming).to_have_text("“There is no such promise,”")
    assert Candidate.objects.filter(state=CandidateState.ACCEPTED).count() == 0
    # The same key at once is a slip: nobody has read the words yet. Later it waits for the answer, and counts since that
    # brings the same words.
    page.keyboard.press("a")
    page.wait_for_timeout(GLANCE)
    page.keyboard.press("a")
    assert len(held) == 1
    held.pop().continue_()
    expect(words(page)).to_have_text("“There is no such promise,”")
    wait_until_held(page, held)
    assert Candidate.objects.filter(state=CandidateState.ACCEPTED).count() == 1
    held.pop().continue_()
    expect(words(page)).to_contain_text("Upper Republic has ruled out")
    assert Candidate.objects.filter(state=CandidateState.ACCEPTED).count() == 2


def test_two_reviewers_never_have_the_same_one(
    live: str, new_page: Callable[..., Page], scene: Scene
) -> None:
    edgar, rita = new_page(), new_page()
    begin(edgar, live, scene)
    begin(rita, live, scene, "rita")
    expect(words(rita)).to_have_text("“There is no such promise,”")
    edgar.keyboard.press("a")
    # What was loaded ahead for Edgar is before Rita: he is given the one behind it.
    expect(words(edgar)).to_contain_text("Upper Republic has ruled out")


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_no_fault_that_axe_can_find(
    live: str,
    new_page: Callable[..., Page],
    axe: Callable[[Page], None],
    scene: Scene,
    width: int,
    scheme: str,
) -> None:
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    begin(page, live, scene)
    page.keyboard.press("]")
    expect(page.locator(".note.ok")).to_have_text("The passage is changed.")
    axe(page)
    for address in (
        "review/?show=list",
        "review/?found=position",
        f"review/quotations/{scene.quotation.pk}/",
    ):
        page.goto(f"{live}{scene.root}{address}")
        sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(sideways) <= 0
        axe(page)
