"""The page of one issue."""

import re

import pytest
from django.test import Client

from tests.tracker.published import River, publish_river

pytestmark = pytest.mark.django_db


@pytest.fixture
def river() -> River:
    return publish_river()


@pytest.fixture
def html(river: River, client: Client) -> str:
    return str(client.get(f"{river.root}issues/weir/").content.decode())


def test_the_verdict_is_computed_from_what_the_parties_said(html: str) -> None:
    assert "Agreed, according to Upstream. Not confirmed by Downstream." in html
    assert re.search(r"Downstream</a></th><td><span class=\"says nil\">.+?Not confirmed", html, re.DOTALL)


def test_words_of_the_record_are_escaped(html: str) -> None:
    assert "“We will open the weir &amp; &lt;b&gt;keep&lt;/b&gt; it open.”" in html
    assert "<b>keep</b>" not in html


def test_the_history_tells_what_was_corrected_and_small_fixes(html: str) -> None:
    history = html[html.index('id="history"') :]
    assert '<span class="tag">correction</span>' in history
    assert '<span class="tag">small fix</span>' in history
    assert "Corrected in <a href" in history
    assert re.search(
        r"Evidence: <span class=\"evid\"><a class=\"ref\" href=\"/river/quotes/RIV-Q\d+/\"", history
    )


def test_corrections_are_counted_beside_the_edition(html: str) -> None:
    assert '<a href="#history">1 correction</a>' in html
    assert "Opened 1 June" in re.sub(r"</?time[^>]*>", "", html)


def test_before_the_correction_the_page_shows_the_mistake(river: River, client: Client) -> None:
    before = river.negotiation.head_number - 1
    html = client.get(f"{river.root}as-of/{before}/issues/weir/").content.decode()
    assert "Agreed in principle</p>" in html
    assert "No corrections" in html
