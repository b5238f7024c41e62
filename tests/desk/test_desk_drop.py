"""The import page's script: files and folders dropped or chosen, limits told first, a refusal that keeps the choice."""

from collections.abc import Callable
from pathlib import Path
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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of 134 articles: more in one folder than a browser lists at once, and two of the same name."""
    folder = tmp_path / "river"
    (folder / "monday" / "late").mkdir(parents=True)
    (folder / ".cache").mkdir()
    (folder / "empty").mkdir()
    for number in range(130):
        (folder / "monday" / f"report-{number:03}.txt").write_text(story(number))
    (folder / "note.txt").write_text(story(200))
    (folder / "monday" / "note.txt").write_text(story(201))
    (folder / "monday" / "late" / "note.txt").write_text(story(202))
    (folder / "monday" / "late" / "Звіт.txt").write_text(story(203))
    (folder / ".hidden.txt").write_text(story(204))
    (folder / ".cache" / "note.txt").write_text(story(205))
    return folder


IN_FOLDER = [
    "river/monday/late/note.txt",
    "river/monday/late/Звіт.txt",
    "river/monday/note.txt",
    *(f"river/monday/report-{number:03}.txt" for number in range(130)),
    "river/note.txt",
]


def drop(page: Page, *paths: Path) -> None:
    """Drop files and folders of the disk on the page, as the desktop does: the browser opens them itself."""
    session = page.context.new_cdp_session(page)
    data = {"items": [], "files": [str(path) for path in paths], "dragOperationsMask": 1}
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 300, "y": 300, "data": data})
    session.detach()


def test_the_page_says_so_while_files_are_over_it(imports: Page, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(story(1))
    session = imports.context.new_cdp_session(imports)
    data = {"items": [], "files": [str(tmp_path / "a.txt")], "dragOperationsMask": 1}
    here = imports.get_by_text("Drop the files or folders here.")
    expect(here).to_be_hidden()
    for kind in ("dragEnter", "dragOver"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 300, "y": 300, "data": data})
    expect(here).to_be_visible()
    session.send("Input.dispatchDragEvent", {"type": "dragCancel", "x": 300, "y": 300, "data": data})
    expect(here).to_be_hidden()
    for kind in ("dragEnter", "dragOver", "drop"):
        session.send("Input.dispatchDragEvent", {"type": kind, "x": 300, "y": 300, "data": data})
    expect(here).to_be_hidden()
    expect(imports.locator("[data-chosen]")).to_contain_text("1 file")


def files_of_the_batch(page: Page) -> list[str]:
    """Send what was chosen; return the names in the order of the batch."""
    page.get_by_role("button", name="Import").click()
    page.wait_for_url("**/import/1/")
    return list(Batch.objects.get().items.order_by("seq").values_list("file", flat=True))


def test_a_dropped_folder_comes_in_whole_under_its_paths_beside_a_file(
    imports: Page, folder: Path, tmp_path: Path
) -> None:
    single = tmp_path / "single.txt"
    single.write_text(story(300))
    drop(imports, folder, single)
    expect(imports.locator("[data-chosen]")).to_contain_text("135 files")
    expect(imports.get_by_role("button", name="Import")).to_be_focused()
    assert files_of_the_batch(imports) == [*IN_FOLDER, "single.txt"]
    contents = dict(Batch.objects.get().items.values_list("file", "content"))
    assert bytes(contents["river/monday/note.txt"] or b"").decode() == story(201)
    assert bytes(contents["single.txt"] or b"").decode() == story(300)


def choose_folder(page: Page, folder: Path) -> None:
    """Press the button, and choose the folder in the browser's dialog."""
    button = page.get_by_role("button", name="Choose a folder")
    with page.expect_file_chooser() as dialog:
        button.focus()
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
    dialog.value.set_files(folder)
    expect(button).to_be_focused()


def test_a_folder_is_chosen_by_its_button(imports: Page, folder: Path) -> None:
    choose_folder(imports, folder)
    expect(imports.locator("[data-chosen]")).to_contain_text("134 files")
    assert files_of_the_batch(imports) == IN_FOLDER


def test_files_chosen_after_a_folder_go_by_their_own_names(imports: Page, folder: Path) -> None:
    drop(imports, folder)
    expect(imports.locator("[data-chosen]")).to_contain_text("134 files")
    choose(imports, text_file("a.txt", story(1).encode()))
    assert files_of_the_batch(imports) == ["a.txt"]


@pytest.mark.parametrize("by", ["dropping", "choosing"])
def test_a_folder_that_holds_too_much_says_how_much(imports: Page, tmp_path: Path, by: str) -> None:
    folder = tmp_path / "year"
    folder.mkdir()
    for number in range(MOST_FILES + 112):
        (folder / f"{number}.txt").touch()
    if by == "dropping":
        drop(imports, folder)
    else:
        choose_folder(imports, folder)
    expect(imports.locator("[data-chosen]")).to_contain_text("612 files chosen; one batch takes 500.")
    imports.get_by_role("button", name="Import").click()
    expect(imports.locator("[data-sending]")).to_be_hidden()
    assert not Batch.objects.exists()


def test_without_scripts_a_folder_has_a_field_of_its_own(
    scene: Scene, live: str, new_page: Callable[..., Page], folder: Path
) -> None:
    page = new_page(java_script_enabled=False)
    sign_in(page, live, "ada", then=scene.page("import/"))
    expect(page.get_by_role("button", name="Choose a folder")).to_be_hidden()
    page.get_by_label("A folder").set_input_files(folder / "monday" / "late")
    assert sorted(files_of_the_batch(page)) == ["note.txt", "Звіт.txt"]


def test_an_empty_folder_is_told(imports: Page, tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    drop(imports, tmp_path / "nothing")
    expect(imports.locator("[data-chosen]")).to_have_text("There is no file in it.")


# Entries have no names in the page to be reached by: what is dropped first is a folder, then a file.
UNREADABLE = """() => document.addEventListener("drop", ({ dataTransfer: { items } }) => {
    const [folder, file] = [...items].map((item) => Object.getPrototypeOf(item.webkitGetAsEntry()));
    const fail = (failed) => failed(new DOMException("It is gone.", "NotFoundError"));
    const { createReader } = folder;
    folder.createReader = function () {
        const reader = createReader.call(this);
        if (this.name === "late") reader.readEntries = (_, failed) => fail(failed);
        return reader;
    };
    const opened = file.file;
    file.file = function (done, failed) {
        if (this.name === "report-007.txt") fail(failed); else opened.call(this, done, failed);
    };
}, { capture: true })"""


def test_what_cannot_be_opened_in_a_folder_is_named(imports: Page, folder: Path, tmp_path: Path) -> None:
    single = tmp_path / "single.txt"
    single.write_text(story(300))
    imports.evaluate(UNREADABLE)
    drop(imports, folder, single)
    told = imports.locator("[data-chosen]")
    expect(told).to_contain_text("132 files")
    expect(told).to_contain_text(
        "Could not be opened, so not among them: \u2068river/monday/late/\u2069, \u2068river/monday/report-007.txt\u2069."
    )
    assert len(files_of_the_batch(imports)) == 132


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
