"""Importing from the browser: pasted text or files, the batch watched and taken back."""

import io
import random
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from negotiations.intake.models import Batch
from negotiations.intake.operations import run_batch
from tests.desk.scene import HTMX, Scene, client_of, make_scene
from tests.factories import NOON

pytestmark = pytest.mark.django_db

MEGABYTE = 1024 * 1024
TEXT = "The ministers met.\n\n“We owe nobody water,” Ana Ribeira said."


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def test_pasted_text_becomes_a_batch(scene: Scene) -> None:
    answer = client_of(scene.admin).post(scene.page("import/"), {"text": TEXT, "title": "Monday"})
    assert answer.status_code == 302
    assert answer.headers["Location"] == scene.page("import/1/")
    assert [item.file for item in Batch.objects.get().items.all()] == ["Monday.txt"]


def test_several_files_become_one_batch_and_a_bad_one_is_named(scene: Scene) -> None:
    files = [SimpleUploadedFile("good.txt", TEXT.encode()), SimpleUploadedFile("empty.txt", b"")]
    client = client_of(scene.admin)
    client.post(scene.page("import/"), {"files": files})
    run_batch(batch_id=Batch.objects.get().pk, at=NOON)
    page = client.get(scene.page("import/1/")).content.decode()
    assert "good.txt" in page
    assert "empty.txt" in page
    assert "1 quotation found" in page
    assert "Review the quotations" in page


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        (["river/a.txt", "river/late/a.txt"], ["river/a.txt", "river/late/a.txt"]),
        (["river/\u202e\na.txt", ""], ["river/‹U+202E› a.txt", "text 2"]),
        (["river/a.txt"], ["a.txt", "a.txt"]),
    ],
)
def test_files_of_a_folder_go_by_their_paths_where_each_has_one(
    scene: Scene, paths: list[str], names: list[str]
) -> None:
    files = [SimpleUploadedFile("a.txt", TEXT.encode()), SimpleUploadedFile("a.txt", b"")]
    client_of(scene.admin).post(scene.page("import/"), {"files": files, "paths": paths})
    assert list(Batch.objects.get().items.order_by("seq").values_list("file", flat=True)) == names


def test_what_is_said_of_a_new_batch_stays_true_when_it_is_done(scene: Scene) -> None:
    client = client_of(scene.admin)
    client.post(scene.page("import/"), {"text": TEXT})
    run_batch(batch_id=Batch.objects.get().pk, at=NOON)
    page = client.get(scene.page("import/1/")).content.decode()
    assert "Batch 1 is handed in.</p>" in page
    assert "being read" not in page


def test_files_are_asked_for_first(scene: Scene) -> None:
    page = client_of(scene.admin).get(scene.page("import/")).content.decode()
    assert page.index('id="files"') < page.index("Or paste one") < page.index("Or name pages")


def test_nothing_handed_in_is_told_on_the_page(scene: Scene) -> None:
    answer = client_of(scene.admin).post(scene.page("import/"), {"text": "  "})
    assert answer.status_code == 422
    assert "Choose at least one file" in answer.content.decode()


def test_the_progress_is_asked_for_until_the_batch_is_over(scene: Scene) -> None:
    client = client_of(scene.admin)
    client.post(scene.page("import/"), {"text": TEXT})
    waiting = client.get(scene.page("import/1/"), headers=HTMX).content.decode()
    assert 'hx-trigger="every 1s"' in waiting
    run_batch(batch_id=Batch.objects.get().pk, at=NOON)
    assert "hx-trigger" not in client.get(scene.page("import/1/"), headers=HTMX).content.decode()


def test_a_batch_is_taken_back(scene: Scene) -> None:
    client = client_of(scene.admin)
    client.post(scene.page("import/"), {"text": TEXT})
    run_batch(batch_id=Batch.objects.get().pk, at=NOON)
    client.post(scene.page("import/1/undo/"))
    assert "taken back" in client.get(scene.page("import/1/")).content.decode()


def test_a_batch_that_is_not_there_is_missing(scene: Scene) -> None:
    assert client_of(scene.admin).get(scene.page("import/7/")).status_code == 404


def test_addresses_are_handed_in_one_a_line(scene: Scene) -> None:
    lines = "https://courier.example/1\r\n\r\n https://herald.example/2 \nhttps://courier.example/1"
    client_of(scene.admin).post(scene.page("import/"), {"addresses": lines})
    items = Batch.objects.get().items.order_by("seq")
    assert [(item.file, item.holds) for item in items] == [
        ("https://courier.example/1", "address"),
        ("https://herald.example/2", "address"),
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "https://courier.example/1\ncourier.example/2\n\nftp://herald.example",
            "https:// or http://. Not so line 2, “courier.example/2”; line 4, “ftp://herald.example”.",
        ),
        ("\n".join(f"courier.example/{n}" for n in range(12)), "line 10, “courier.example/9” and 2 more."),
        ("\n".join(f"https://courier.example/{n}" for n in range(51)), "51 addresses; one batch takes 50"),
    ],
)
def test_what_is_no_address_and_what_is_too_much_is_told(scene: Scene, lines: str, said: str) -> None:
    answer = client_of(scene.admin).post(scene.page("import/"), {"addresses": lines})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Batch.objects.exists()


def test_a_large_archive_comes_in_whole_and_a_large_text_is_refused_by_its_size(scene: Scene) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("padding.txt", random.Random(1).randbytes(4 * MEGABYTE))
        archive.writestr("more.txt", random.Random(2).randbytes(3 * MEGABYTE))
        archive.writestr("good.txt", TEXT)
    files = [
        SimpleUploadedFile("wire.zip", packed.getvalue()),
        SimpleUploadedFile("large.txt", b"x" * 9 * MEGABYTE),
        SimpleUploadedFile("larger.txt", b"x" * (5 * MEGABYTE + 1)),
    ]
    client_of(scene.admin).post(scene.page("import/"), {"files": files})
    batch = run_batch(batch_id=Batch.objects.get().pk, at=NOON)
    said = {str(item): (item.status, item.message) for item in batch.items.all()}
    assert said["wire.zip, good.txt"][0] == "imported"
    assert said["large.txt"] == ("failed", "large.txt has 9 MB; one file may have 5 MB.")
    assert said["larger.txt"] == ("failed", "larger.txt has 5.1 MB; one file may have 5 MB.")


def test_the_table_of_articles_is_handed_out_and_comes_back_through_the_page(scene: Scene) -> None:
    client = client_of(scene.admin)
    answer = client.get(scene.page("import/articles.csv"))
    table = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="river-talks-articles.csv"'
    assert table.startswith("\ufefftracker article id,title,byline,published,publisher,url,language\r\n")

    files = [SimpleUploadedFile("articles.csv", table.encode())]
    client.post(scene.page("import/"), {"files": files, "is_trial": "on"})
    batch = run_batch(batch_id=Batch.objects.get().pk, at=NOON)
    assert set(batch.items.values_list("status", "message")) == {("skipped", "Nothing differs.")}
