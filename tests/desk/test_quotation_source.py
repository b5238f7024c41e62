"""Where is this from: the sentence of a quotation, marked, in every article that carries it."""

from uuid import uuid4

import pytest

from negotiations.desk.queries.quotation_source import place_of
from negotiations.intake.models import Candidate
from negotiations.intake.operations import accept_candidate
from negotiations.record.models import Article, Quotation
from tests.desk.scene import Scene, client_of, make_scene
from tests.factories import NOON, make_article, make_negotiation, make_quotation
from tests.intake.batches import import_texts

pytestmark = pytest.mark.django_db

ARTICLE = (
    "A report.\n\nIt rained. The minister called it “a good <b>day</b> for us” and left. Nobody clapped.\n"
)


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def shown(scene: Scene, quotation: Quotation) -> str:
    answer = client_of(scene.reporter).get(scene.page(f"review/quotations/{quotation.pk}/"))
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_sentence_is_marked_in_its_paragraph(scene: Scene) -> None:
    import_texts(scene.negotiation, {"report.txt": ARTICLE})
    Article.objects.update(url="https://paper.example/story")
    found = Candidate.objects.get(negotiation=scene.negotiation)
    quotation = accept_candidate(
        candidate_id=found.pk, by=None, at=NOON, speaker_id=scene.minister.pk
    ).quotation
    page = shown(scene, quotation)
    sentence = page[page.index('class="sentence"') :].split("</span>")[0]
    assert sentence.startswith('class="sentence">The minister called it “<mark class="now">a good')
    assert "Nobody clapped." not in sentence
    assert "https://paper.example/story#:~:text=" in page
    assert scene.page(f"review/{found.pk}/") in page


def test_an_accepted_quotation_leads_there(scene: Scene) -> None:
    import_texts(scene.negotiation, {"report.txt": ARTICLE})
    found = Candidate.objects.get(negotiation=scene.negotiation)
    quotation = accept_candidate(
        candidate_id=found.pk, by=None, at=NOON, speaker_id=scene.minister.pk
    ).quotation
    page = client_of(scene.reporter).get(scene.page(f"review/{found.pk}/")).content.decode()
    assert scene.page(f"review/quotations/{quotation.pk}/") in page


def test_without_a_held_text_the_words_are_what_is_known(scene: Scene) -> None:
    article = make_article(negotiation=scene.negotiation, text=None, title="An old page")
    quotation = make_quotation(negotiation=scene.negotiation, words="We go home.", article=article)
    page = shown(scene, quotation)
    assert "The text of this article is not held" in page
    assert "“We go home.”" in page


def test_a_quotation_of_elsewhere_is_not_there(scene: Scene) -> None:
    other = make_quotation(negotiation=make_negotiation())
    for key in (other.pk, uuid4()):
        answer = client_of(scene.reporter).get(scene.page(f"review/quotations/{key}/"))
        assert answer.status_code == 404


def test_a_passage_over_two_sentences_takes_both() -> None:
    text = "Before. One two. Three four. Behind.\n\nNext."
    place = place_of(text, text.index("two"), text.index("Three") + 5)
    parts = (place.before, place.opening, place.words, place.closing, place.behind)
    assert parts == ("Before. ", "One ", "two. Three", " four. ", "Behind.")
