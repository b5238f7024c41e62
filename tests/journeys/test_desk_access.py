"""Every screen of the desk: no fault that axe can find, no sideways scroll, on a phone and a desk, light and dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from negotiations.intake.models import Candidate
from tests.desk.scene import Scene, make_scene
from tests.factories import publish
from tests.intake.batches import import_texts
from tests.journeys.desk import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ARTICLE = "A report from the river.\n\n“We owe nobody water,” Ana Ribeira said.\n\nThat was all."
SIZES = [
    pytest.param(390, "light", id="phone-light"),
    pytest.param(390, "dark", id="phone-dark", marks=pytest.mark.matrix),
    pytest.param(1280, "light", id="desk-light", marks=pytest.mark.matrix),
    pytest.param(1280, "dark", id="desk-dark"),
]


def screens(scene: Scene) -> list[str]:
    """The addresses of the screens, with something on each."""
    import_texts(scene.negotiation, {"report.txt": ARTICLE, "empty.txt": ""})
    candidate = Candidate.objects.get(negotiation=scene.negotiation)
    good = scene.draft(by=scene.admin)
    seen = {"what_it_is": {"base": "Something older.", "to": "Something of mine."}}
    clashing = scene.draft(
        by=scene.admin, operations=[("edit_issue", {"issue_id": str(scene.issue.pk), "changes": seen})]
    )
    publish(negotiation=scene.negotiation, operations=[])
    issue = "issues/weir/"
    return [
        "",
        "?show=settled",
        issue,
        f"{issue}status/?edit=move",
        f"{issue}texts/?edit=texts",
        f"{issue}positions/?edit=upstream",
        f"{issue}confirmations/?edit=downstream",
        f"{issue}updates/?edit=correction",
        "development/",
        "frame/?edit=texts",
        "drafts/",
        f"drafts/{good.number}/",
        f"drafts/{good.number}/preview/issues/weir/",
        f"drafts/{clashing.number}/",
        "import/",
        "import/1/",
        f"review/{candidate.pk}/",
        "nothing-here/",
    ]


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_every_screen(
    width: int, scheme: str, live: str, new_page: Callable[..., Page], axe: Callable[[Page], None]
) -> None:
    scene = make_scene()
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    sign_in(page, live, "ada", then=scene.root)
    for screen in screens(scene):
        page.goto(f"{live}{scene.root}{screen}")
        axe(page)
        sideways = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(sideways) <= 0, screen


def test_a_row_of_the_board_is_reached_and_opened_by_keys(live: str, page: Page) -> None:
    scene = make_scene()
    sign_in(page, live, "edgar", then=scene.root)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("tr.cur")).to_contain_text("Shared gauges")
    page.keyboard.press("v")
    page.wait_for_url("**/issues/gauges/status/?edit=move*")
    expect(page.get_by_label("Becomes")).to_be_focused()


def test_the_keys_are_listed_and_can_be_switched_off(live: str, page: Page) -> None:
    scene = make_scene()
    sign_in(page, live, "edgar", then=scene.root)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Log a development")
    page.get_by_label("Single keys work on this device").uncheck()
    page.get_by_role("button", name="Close").click()
    page.keyboard.press("n")
    page.keyboard.press("j")
    expect(page.locator("tr.cur")).to_have_count(0)
    assert page.url == f"{live}{scene.root}"


def test_everything_works_without_scripts(live: str, new_page: Callable[..., Page]) -> None:
    scene = make_scene()
    page = new_page(java_script_enabled=False)
    sign_in(page, live, "edgar", then=scene.root)
    page.get_by_role("link", name="Move The upper weir").click()
    page.get_by_label("Becomes").select_option("stalled")
    page.get_by_label("Headline").fill("No word for a week")
    page.get_by_label("Reason, shown to readers").fill("The delegations went home.")
    page.get_by_label("Find accepted words").fill("autumn")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_label("Headline")).to_have_value("No word for a week")
    page.locator("input[name=evidence_ids]").first.check()
    page.get_by_role("button", name="Keep the move in the draft").click()
    page.get_by_role("link", name="preview and publish").click()
    page.get_by_role("button", name="Publish edition 2 now: 1 issue moves").click()
    expect(page.locator(".note.ok")).to_contain_text("Edition 2 is published")
    expect(page.locator("main")).to_contain_text("Published as edition 2")


def test_words_selected_in_the_article_become_a_quotation(live: str, page: Page) -> None:
    scene = make_scene()
    import_texts(scene.negotiation, {"report.txt": ARTICLE})
    candidate = Candidate.objects.get(negotiation=scene.negotiation)
    sign_in(page, live, "edgar", then=scene.root)
    page.goto(f"{live}{scene.root}review/{candidate.pk}/")
    page.keyboard.press("z")
    page.get_by_text("That was all.").select_text()
    page.keyboard.press("m")
    expect(page.locator(".active blockquote")).to_have_text("“That was all.”")
    assert Candidate.objects.get(how="by_hand").words == ["That was all."]
