"""Marking words by mouse and key, splitting by keys, long words folded, and the page on paper."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from negotiations.intake.models import Candidate
from tests.desk.scene import Scene, make_scene
from tests.intake.batches import import_texts
from tests.journeys.desk import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PLAIN = "The delegates ate fish, and nobody spoke to the press."
LONG = "“" + "We repeat what was agreed, line by line. " * 75 + "It ends here,” Ana Ribeira said."
ARTICLE = f"""A report from the river.

“We owe nobody water and never did,” Ana Ribeira said.

{PLAIN}

Nothing was signed.

{LONG}
"""


@pytest.fixture
def scene(transactional_db: None) -> Scene:
    made = make_scene()
    import_texts(made.negotiation, {"report.txt": ARTICLE})
    return made


def begin(page: Page, live: str, scene: Scene) -> None:
    sign_in(page, live, "edgar", then=scene.root)
    page.goto(f"{live}{scene.root}review/")
    expect(page.locator(".grip")).not_to_have_count(0)


def test_a_triple_click_marks_the_paragraph(live: str, page: Page, scene: Scene) -> None:
    begin(page, live, scene)
    page.keyboard.press("z")
    page.get_by_text(PLAIN).click(click_count=3)
    expect(page.get_by_label("Words that were missed")).to_have_value(PLAIN)
    page.keyboard.press("m")
    expect(page.locator(".active blockquote")).to_have_text(f"“{PLAIN}”")
    assert Candidate.objects.get(how="by_hand").words == [PLAIN]


def test_marking_nothing_says_what_to_do_and_where(live: str, page: Page, scene: Scene) -> None:
    begin(page, live, scene)
    page.keyboard.press("m")
    field = page.get_by_label("Words that were missed")
    expect(field).to_be_focused()
    said = page.get_by_text("Nothing is marked yet: select the words in the article")
    expect(said).to_be_visible()
    field.fill("Nothing was signed.")
    expect(said).to_be_hidden()
    field.press("Enter")
    expect(page.locator(".active blockquote")).to_have_text("“Nothing was signed.”")


def test_where_to_split_is_chosen_by_keys(live: str, page: Page, scene: Scene) -> None:
    begin(page, live, scene)
    page.keyboard.press("x")
    places = page.get_by_label("Split before")
    expect(places).to_be_focused()
    expect(places.locator("option:checked")).to_have_text("choose a word …")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_have_text("Choose first with which word the second part begins.")
    assert Candidate.objects.count() == 2
    page.keyboard.press("x")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    expect(places.locator("option:checked")).to_have_text("“and never did,”")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_contain_text("Split in two")
    expect(page.locator(".active blockquote")).to_have_text("“We owe nobody water”")


@pytest.mark.parametrize("width", [1280, 390])
def test_long_words_leave_the_decision_in_sight(
    live: str, new_page: Callable[..., Page], scene: Scene, width: int
) -> None:
    page = new_page(viewport={"width": width, "height": 900})
    begin(page, live, scene)
    page.keyboard.press("a")
    words = page.locator("#review:not(.coming) .active blockquote")
    expect(words).to_contain_text("We repeat what was agreed")
    folded = words.bounding_box()
    assert folded is not None
    assert folded["height"] < 300
    if width == 1280:
        expect(page.locator("#review .main-act", has_text="Accept and next")).to_be_in_viewport(ratio=1)
    page.locator("summary", has_text="Show all 603 words").click()
    whole = words.bounding_box()
    assert whole is not None
    assert whole["height"] > 900


def test_on_paper_stand_the_article_its_quotations_and_the_decisions(
    live: str, page: Page, scene: Scene
) -> None:
    begin(page, live, scene)
    page.keyboard.press("a")
    expect(page.locator("#review:not(.coming) .active blockquote")).to_contain_text("We repeat")
    page.emulate_media(media="print")
    for shown in page.locator("button, input, select, textarea, kbd").all():
        expect(shown).to_be_hidden()
    expect(page.get_by_role("heading", name="A report from the river.")).to_be_visible()
    expect(page.get_by_text("Nothing was signed.")).to_be_visible()
    expect(page.locator(".found .over")).to_contain_text("We owe nobody water and never did")
    expect(page.locator(".found .over")).to_contain_text("Ana Ribeira")
    expect(page.locator(".active")).to_contain_text("Ana Ribeira, named")
    words = page.locator(".active blockquote").bounding_box()
    assert words is not None
    assert words["height"] > 400
