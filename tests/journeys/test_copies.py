"""One decision for the same words in several articles, by keys in a real browser; a day that differs is asked about."""

import pytest
from playwright.sync_api import Page, expect

from negotiations.intake.models import Candidate
from negotiations.record.models import Quotation
from tests.desk.scene import Scene, make_scene
from tests.intake.batches import import_texts
from tests.journeys.desk import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = ("First", "Second", "Third")


@pytest.fixture
def scene(transactional_db: None) -> Scene:
    made = make_scene()
    texts = {
        f"{name}.txt": f"{name} report\n\nIt is the {name.lower()}.\n\n“The weir stays shut for good,” Ana Ribeira said.\n"
        for name in NAMES
    }
    texts["other.txt"] = "Another report\n\nThe delta spoke.\n\n“There is no such promise,” Bo Lund said.\n"
    import_texts(made.negotiation, texts)
    return made


def accepted() -> int:
    return Candidate.objects.filter(state="accepted").count()


def test_all_copies_are_accepted_by_one_key_and_undone_by_one(page: Page, live: str, scene: Scene) -> None:
    sign_in(page, live, "edgar", then=scene.root)
    page.goto(f"{live}{scene.root}review/")
    expect(page.locator(".copies")).to_contain_text("Also in 2 other articles")
    page.keyboard.press("a")
    expect(page.locator(".note.ok")).to_contain_text("Also taken: the same words in 2 other articles.")
    expect(page.locator("#review:not(.coming) .active blockquote")).to_contain_text("no such promise")
    assert accepted() == 3
    page.keyboard.press("u")
    expect(page.locator(".note.ok")).to_contain_text("so are the same words in 2 other articles.")
    assert accepted() == 0


def test_one_is_taken_alone_and_the_next_is_asked_about_its_day(page: Page, live: str, scene: Scene) -> None:
    sign_in(page, live, "edgar", then=scene.root)
    page.goto(f"{live}{scene.root}review/")
    page.keyboard.press("c")
    expect(page.locator("#accept-copies")).to_be_focused()
    page.keyboard.press("Space")
    page.get_by_label("Said on").fill("2025-06-02")
    page.locator("button[data-key=a]").click()
    expect(page.locator(".note.ok")).to_contain_text("Accepted into the record.")
    page.get_by_label("Said on").fill("2025-06-03")
    page.locator("button[data-key=a]").click()
    expect(page.locator(".differs")).to_contain_text("Keep the record’s: 2 June 2025")
    page.get_by_label("Change it to yours: 3 June 2025").check()
    page.locator("button[data-key=a]").click()
    expect(page.locator(".note.ok")).to_contain_text("Changed: said on 3 June 2025 (was 2 June 2025).")
    assert str(Quotation.objects.get(words__0__startswith="The weir stays shut").said_on) == "2025-06-03"
    assert accepted() == 3
