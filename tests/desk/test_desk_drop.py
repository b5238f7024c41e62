"""The import page's script: limits told before anything is sent, a refusal that keeps what was chosen, sending stopped."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from negotiations.intake.limits import MOST_FILE_BYTES, MOST_FILES
from negotiations.intake.models import Batch
from tests.desk.scene import Scene, make_scene
from tests.intake.batches import story
from tests.journeys.desk import sign_in

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def scene(transactional_db: Any) -> Scene:
    return make_scene()


@pytest.fixture
def imports(scene: Scene, live: str, page: Page) -> Page:
    sign_in(page, live, "ada", then=scene.page("import/"))
    return page


def text_file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "text/plain", "buffer": content}


def choose(page: Page, *files: FilePayload) -> None:
    page.locator("#files").set_input_files(list(files))


def test_too_many_files_are_explained_before_anything_is_sent(imports: Page) -> None:
    choose(imports, *[text_file(f"{n}.txt", b"x") for n in range(MOST_FILES + 1)])
    expect(imports.locator("[data-chosen]")).to_contain_text("501 files chosen; one batch takes 500.")
    imports.get_by_role("button", name="Import").click()
    expect(imports.locator("[data-sending]")).to_be_hidden()
    assert not Batch.objects.exists()
    choose(imports, text_file("a.txt", story(1).encode()))
    imports.get_by_role("button", name="Import").click()
    imports.wait_for_url("**/import/1/")


def test_a_file_that_is_too_large_is_named_and_the_others_go_in(imports: Page) -> None:
    large = text_file("large.txt", b"x" * (MOST_FILE_BYTES + 1))
    choose(imports, text_file("a.txt", story(1).encode()), large)
    expect(imports.locator("[data-chosen]")).to_contain_text("they will be refused: \u2068large.txt\u2069.")
    imports.get_by_role("button", name="Import").click()
    imports.wait_for_url("**/import/1/")
    expect(imports.locator("#batch-items")).to_contain_text("large.txt has 5.1 MB")


def test_a_refusal_is_told_and_the_choice_stays(imports: Page) -> None:
    imports.route("**/import/", lambda route: route.fulfill(status=413, body="This is too much at once."))
    choose(imports, text_file("a.txt", story(1).encode()))
    imports.get_by_role("button", name="Import").click()
    expect(imports.locator("#told")).to_contain_text("This is too much at once.")
    expect(imports.locator("[data-sending]")).to_be_hidden()
    expect(imports.locator("[data-chosen]")).to_contain_text("1 file")
    expect(imports.get_by_role("button", name="Import")).to_be_enabled()


def test_sending_can_be_stopped(imports: Page) -> None:
    held: list[Route] = []
    imports.route("**/import/", lambda route: held.append(route))
    choose(imports, text_file("a.txt", story(1).encode()))
    imports.get_by_role("button", name="Import").click()
    imports.get_by_role("button", name="Stop sending").click()
    expect(imports.locator("#told")).to_contain_text("Stopped; nothing was handed in.")
    assert not Batch.objects.exists()


def test_pages_of_a_batch_have_nothing_that_axe_finds(imports: Page, axe: Callable[[Page], None]) -> None:
    axe(imports)
    choose(imports, text_file("t.csv", b"Ref;Meldung\nA-1;Nothing was signed.\n"), text_file("b.txt", b" "))
    imports.get_by_label("Only show what would happen").check()
    imports.get_by_role("button", name="Import").click()
    imports.wait_for_url("**/import/1/")
    axe(imports)
