"""Two articles that are much alike, side by side."""

from uuid import uuid4

import pytest

from negotiations.desk.queries.beside import paired, sentences
from negotiations.intake.models import BatchItem, Candidate
from tests.desk.scene import Scene, client_of, make_scene
from tests.factories import make_negotiation
from tests.intake.batches import import_texts

pytestmark = pytest.mark.django_db

BODY = """The ministers met on Monday in the old town hall above the river, and nobody there expected much.

“The weir stays closed for good,” Ana Ribeira said. It rained on both banks, as it has since the middle of March.

Delegates of the delta left at noon, before the bread and the fish were served, and did not speak to anybody.
"""
COPY = BODY.replace("It rained on both banks", "It snowed on both banks").replace("nobody there", "few there")


@pytest.fixture
def scene() -> Scene:
    made = make_scene()
    import_texts(made.negotiation, {"one.txt": f"River talks end early\n\n{BODY}"})
    import_texts(
        made.negotiation, {"two.txt": f"No deal at the weir\n\n{COPY}\nA last line stands only here."}
    )
    return made


def test_a_copy_says_what_it_is_much_like_and_leads_there(scene: Scene) -> None:
    item = BatchItem.objects.get(similar_to__isnull=False)
    assert item.article is not None
    for ours, theirs in ((item.article, item.similar_to), (item.similar_to, item.article)):
        candidate = Candidate.objects.get(article=ours)
        page = client_of(scene.reporter).get(scene.page(f"review/{candidate.pk}/")).content.decode()
        assert theirs is not None
        assert f"Much like “{theirs.title}”" in page
        assert scene.page(f"review/articles/{ours.pk}/beside/{theirs.pk}/") in page  # type: ignore[union-attr]


def test_what_differs_is_marked_and_shared_quotations_are_listed(scene: Scene) -> None:
    item = BatchItem.objects.get(similar_to__isnull=False)
    there = scene.page(f"review/articles/{item.similar_to_id}/beside/{item.article_id}/")
    page = client_of(scene.reporter).get(there).content.decode()
    assert "<del>rained</del>" in page
    assert "<ins>snowed</ins>" in page
    assert "<ins>A last line stands only here.</ins>" in page
    assert "not in this one" in page
    assert "Quotations in both: 1" in page
    assert "The weir stays closed for good" in page


def test_an_article_of_elsewhere_or_itself_is_not_there(scene: Scene) -> None:
    item = BatchItem.objects.get(similar_to__isnull=False)
    import_texts(make_negotiation(), {"x.txt": "Elsewhere.\n\nNothing."})
    elsewhere = BatchItem.objects.get(file="x.txt").article_id
    for other in (uuid4(), item.article_id, elsewhere):
        there = scene.page(f"review/articles/{item.article_id}/beside/{other}/")
        assert client_of(scene.reporter).get(there).status_code == 404


def test_sentences_are_cut_at_their_ends() -> None:
    assert sentences("One. “Two!” he said? Three\n\nFour.") == [
        "One.",
        "“Two!”",
        "he said?",
        "Three",
        "Four.",
    ]
    assert sentences("") == []


def test_typography_is_no_difference() -> None:
    pairs = paired(["“It’s here,” he said."], ['"It\'s here," he said.'])
    assert [pair.is_same for pair in pairs] == [True]
