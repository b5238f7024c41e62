"""The kept page: shown with its time and hash, handed out as a file that no browser runs in our name."""

import hashlib

import pytest

from negotiations.intake.models import ArchivedCopy, Batch, Candidate
from negotiations.intake.operations import run_batch
from negotiations.record.models import Role
from tests.desk.scene import Scene, client_of, make_scene
from tests.factories import NOON, make_member, make_negotiation
from tests.harness.receiver import Receiver

pytestmark = pytest.mark.django_db
PAGE = b"""<!doctype html><html lang="en"><head><script type="application/ld+json">
{"@type": "NewsArticle", "headline": "Weir stays open", "author": {"name": "Jo Marsh"}, "datePublished": "2025-05-07",
 "publisher": {"name": "Lisk Courier"}}</script></head><body><article><h1>Weir stays open</h1>
<p>The minister spoke on Monday in front of the lock, where barges had been waiting since the morning.</p>
<p>\xe2\x80\x9cThe weir stays open until autumn and nobody will shut it before,\xe2\x80\x9d Ana Ribeira said.</p>
</article><script>alert(1)</script></body></html>"""


@pytest.fixture
def scene(world: Receiver) -> Scene:
    made = make_scene()
    client_of(made.admin).post(made.page("import/"), {"addresses": world.page("/weir", PAGE)})
    run_batch(batch_id=Batch.objects.get().pk, at=NOON)
    return made


def there(scene: Scene) -> str:
    return scene.page(f"review/articles/{ArchivedCopy.objects.get().article_id}/copy/")


def test_the_batch_shows_what_came_in_and_what_is_kept(scene: Scene) -> None:
    page = client_of(scene.admin).get(scene.page("import/1/")).content.decode()
    for shown in ("Weir stays open", "Jo Marsh", "Lisk Courier", "7 May 2025"):
        assert shown in page
    assert "Copy kept" in page
    assert "1 June 2025 12:00 UTC" in page
    assert hashlib.sha256(PAGE).hexdigest() in page
    assert f'href="{there(scene)}"' in page


def test_the_review_shows_it_and_only_who_may_publish_gets_the_file(scene: Scene) -> None:
    review = scene.page(f"review/{Candidate.objects.get().pk}/")
    assert f'href="{there(scene)}"' in client_of(scene.editor).get(review).content.decode()
    page = client_of(scene.reporter).get(review).content.decode()
    assert "Copy kept" in page
    assert there(scene) not in page
    assert client_of(scene.reporter).get(there(scene)).status_code == 403


def test_it_is_handed_out_as_it_came_and_never_as_a_page(scene: Scene) -> None:
    answer = client_of(scene.editor).get(there(scene))
    assert answer.content == PAGE
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="127.0.0.1-2025-06-01.html"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer.headers["Cache-Control"]


def test_without_a_copy_or_from_elsewhere_it_is_missing(scene: Scene) -> None:
    address = there(scene)
    other = make_negotiation()
    elsewhere = client_of(make_member(negotiation=other, role=Role.ADMIN))
    article = ArchivedCopy.objects.get().article_id
    assert elsewhere.get(f"/desk/{other.slug}/review/articles/{article}/copy/").status_code == 404
    ArchivedCopy.objects.all().delete()
    assert client_of(scene.editor).get(address).status_code == 404
