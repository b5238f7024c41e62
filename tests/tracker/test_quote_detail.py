"""The page of one quotation, and of one whose words were removed."""

import datetime
from uuid import uuid4

import pytest
from django.test import Client

from negotiations.editions.queries import newest_state
from negotiations.editions.redaction import redact
from negotiations.record.models import Role
from tests.factories import NOON, make_article, make_member, make_quotation, publish
from tests.tracker.published import WORDS, River, publish_river

pytestmark = pytest.mark.django_db


@pytest.fixture
def river() -> River:
    return publish_river()


def _address(river: River) -> str:
    state = newest_state(river.negotiation.slug)
    return f"{river.root}quotes/{state.quotations[river.quotation.pk].code}/"


def test_the_page_says_whose_words_they_are_and_that_they_stand_in_a_text_held(
    river: River, client: Client
) -> None:
    html = client.get(_address(river)).content.decode()
    assert "Minister, Upstream" in html
    assert "letter for letter in the text we hold, characters 1 to" in html
    assert "SHA-256" in html
    assert "1 correction" not in html


def test_the_page_lists_what_rests_on_the_words(river: River, client: Client) -> None:
    html = client.get(_address(river)).content.decode()
    uses = html[html.index('id="h-ev"') :]
    assert "Upstream claims: an open weir" in uses
    assert "The upper weir: raised" in uses
    assert "</svg>Demands</span>" in uses


def test_the_source_is_opened_at_the_words(river: River, client: Client) -> None:
    article = make_article(
        negotiation=river.negotiation,
        text="He called it “good” and left.",
        url="https://paper.example/story#top",
    )
    said = make_quotation(negotiation=river.negotiation, words="good", article=article)
    filing = {"statement_id": uuid4(), "issue_id": river.issue.pk, "quotation_id": said.pk}
    publish(negotiation=river.negotiation, operations=[("file_statement", filing)])
    code = newest_state(river.negotiation.slug).quotations[said.pk].code
    html = client.get(f"{river.root}quotes/{code}/").content.decode()
    fragment = ":~:text=called%20it%20%E2%80%9C-,good,-%E2%80%9D%20and%20left."
    assert f'<a href="https://paper.example/story#top{fragment}" rel="nofollow noopener">Open it' in html


def test_words_of_an_article_about_a_party_take_no_quotation_marks(river: River, client: Client) -> None:
    words = "Upstream has ruled out a lower weir."
    article = make_article(negotiation=river.negotiation, text=words, publisher="The Weir Paper")
    told = make_quotation(
        negotiation=river.negotiation, words=words, article=article, kind="indirect", source_type="reported"
    )
    filing = {"statement_id": uuid4(), "issue_id": river.issue.pk, "quotation_id": told.pk}
    publish(negotiation=river.negotiation, operations=[("file_statement", filing)])
    code = newest_state(river.negotiation.slug).quotations[told.pk].code
    issue = client.get(f"{river.root}issues/{river.issue.slug}/").content.decode()
    compared = client.get(f"{river.root}compare/4..5/").content.decode()
    page = client.get(f"{river.root}quotes/{code}/").content.decode()
    for html in (issue, compared, page):
        assert words in html
        assert f"“{words}" not in html
    assert "Word for word where it stands in quotation marks, newest first." in issue
    assert "Reported, not quoted:</b> the words are those of The Weir Paper about an official." in page
    assert "About an official</b>" in page


def test_removed_words_leave_their_day_on_every_page(river: River, client: Client) -> None:
    address = _address(river)
    asked, approved = (make_member(negotiation=river.negotiation, role=Role.ADMIN) for _ in range(2))
    redact(
        negotiation_id=river.negotiation.pk,
        kind="quotation",
        object_id=river.quotation.pk,
        field="words",
        reason="Order of a court.",
        public_note="Removed by order of a court.",
        asked_by=asked,
        approved_by=approved,
        at=NOON + datetime.timedelta(days=1),
    )
    html = client.get(address).content.decode()
    assert 'Removed on <time datetime="2025-06-02">2 June 2025</time>.' in html
    corrections = client.get(f"{river.root}corrections/").content.decode()
    assert f'<a href="{address}">' in corrections
    old = f"{river.root}as-of/{river.negotiation.head_number}/issues/weir/"
    for page in (address, old, river.root, f"{river.root}timeline/"):
        assert WORDS[:20] not in client.get(page).content.decode()
