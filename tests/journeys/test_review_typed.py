"""What a reviewer has corrected but not decided yet: it stands there again after a way round, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from negotiations.intake.models import Candidate
from negotiations.record.models import Quotation
from tests.desk.scene import Scene, make_scene
from tests.factories import make_person
from tests.intake.batches import import_texts
from tests.journeys.desk import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARTICLE = """A report from the river.

2 June 2025

“We owe nobody water and we never did,” Ana Ribeira said.

“There is no such promise,” she added.

The delegates ate fish.
"""


@pytest.fixture
def scene(transactional_db: None) -> Scene:
    made = make_scene()
    make_person(negotiation=made.negotiation, name="Bo Lund")
    import_texts(made.negotiation, {"report.txt": ARTICLE})
    return made


def begin(page: Page, live: str, scene: Scene) -> None:
    """Open the first quotation and correct its speaker, day and issues."""
    sign_in(page, live, "edgar", then=scene.root)
    page.goto(f"{live}{scene.root}review/")
    page.locator("#accept_speaker").fill("Bo Lund")
    page.locator("#accept_said_on").fill("2025-06-02")
    page.get_by_text("All issues").click()
    page.get_by_label(scene.other.title).check()


def expect_corrected(page: Page, scene: Scene) -> None:
    expect(page.locator("#accept_speaker")).to_have_value("Bo Lund")
    expect(page.locator("#accept_said_on")).to_have_value("2025-06-02")
    expect(page.get_by_label(scene.other.title)).to_be_checked()
    expect(page.get_by_label(scene.other.title)).to_be_visible()


def test_corrections_outlast_another_quotation_a_marking_and_a_reload(
    live: str, page: Page, scene: Scene
) -> None:
    begin(page, live, scene)
    own = page.url
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator("#accept_speaker")).to_have_value("Ana Ribeira")
    page.keyboard.press("k")
    page.wait_for_url(own)
    expect_corrected(page, scene)
    page.reload()
    expect_corrected(page, scene)
    page.get_by_label("Words that were missed").fill("The delegates ate fish.")
    page.get_by_role("button", name="Make it a quotation").click()
    expect(page.locator("#told")).to_contain_text("Marked")
    expect(page.locator("#accept_speaker")).to_have_value("")
    page.goto(own)
    expect_corrected(page, scene)
    page.get_by_role("button", name="As it was found").click()
    expect(page.locator("#accept_speaker")).to_have_value("Ana Ribeira")
    page.reload()
    expect(page.locator("#accept_said_on")).to_have_value("")


def test_the_articles_day_is_one_key_away(live: str, page: Page, scene: Scene) -> None:
    sign_in(page, live, "edgar", then=scene.root)
    page.goto(f"{live}{scene.root}review/")
    expect(page.locator("#accept_said_on")).to_have_value("")
    expect(page.get_by_label("How exact")).to_have_value("unknown")
    page.keyboard.press("T")
    expect(page.locator("#accept_said_on")).to_have_value("2025-06-02")
    expect(page.get_by_label("How exact")).to_have_value("day")
    page.reload()
    expect(page.get_by_label("How exact")).to_have_value("day")
    expect(page.locator("#accept_said_on")).to_have_value("2025-06-02")
    page.keyboard.press("a")
    expect(page.locator("#told")).to_contain_text("Accepted into the record.")
    quotation = Quotation.objects.get(words__contains=["We owe nobody water and we never did,"])
    assert (str(quotation.said_on), quotation.precision) == ("2025-06-02", "day")


def test_an_undo_goes_on_from_what_was_accepted(live: str, page: Page, scene: Scene) -> None:
    begin(page, live, scene)
    own = page.url
    page.locator("[data-key=a]").click()
    expect(page.locator("#told")).to_contain_text("Accepted into the record.")
    assert Quotation.objects.get(words__contains=["We owe nobody water and we never did,"]).speaker
    page.keyboard.press("u")
    page.wait_for_url(own)
    expect_corrected(page, scene)
    expect(page.locator("[data-filled-in]")).to_have_count(0)


def test_a_person_taken_from_the_record_outlasts_a_reload(live: str, page: Page, scene: Scene) -> None:
    import_texts(scene.negotiation, {"second.txt": "“The weir stays where it is,” Bo Lundh said."})
    sign_in(page, live, "edgar", then=scene.root)
    page.goto(f"{live}{scene.root}review/{Candidate.objects.get(speaker_name='Bo Lundh').pk}/")
    page.locator("#accept_said_on").fill("2025-06-02")
    page.locator("[name=known_speaker]").click()
    expect(page.locator("#accept_speaker")).to_have_value("Bo Lund")
    page.reload()
    expect(page.locator("#accept_speaker")).to_have_value("Bo Lund")
    expect(page.locator("#accept_said_on")).to_have_value("2025-06-02")
