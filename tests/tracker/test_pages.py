"""Every public page, as pages.py lists them: found, the same for everyone, cheap, and out of published tables only."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from negotiations.editions.queries import newest_state, state_as_of
from negotiations.editions.queries.states import _load
from negotiations.tracker.pages import PAGES
from tests.factories import make_draft, make_issue, make_negotiation, make_user, publish
from tests.tracker.published import River, position, publish_river

pytestmark = pytest.mark.django_db

PUBLISHED = {"editions_edition", "editions_snapshot", "editions_redaction", "editions_head"}


@pytest.fixture
def river() -> River:
    return publish_river()


def _addresses(river: River) -> Iterator[tuple[str, str]]:
    """Yield (name, address) of every page, at the newest edition and as of the one before."""
    slug = river.negotiation.slug
    for state in (newest_state(slug), state_as_of(slug, str(river.negotiation.head_number - 1))):
        for page in PAGES:
            yield from ((page.name, address) for address in page.addresses(state))


def test_every_page_gives_addresses_and_every_address_answers(river: River, client: Client) -> None:
    found = dict.fromkeys(_addresses(river))
    assert {name for name, _ in found} == {page.name for page in PAGES}
    answers = {address: client.get(address).status_code for _, address in found}
    assert {address: status for address, status in answers.items() if status != 200} == {}


def test_every_page_has_title_description_canonical_and_citation(river: River, client: Client) -> None:
    for _, address in _addresses(river):
        html = client.get(address).content.decode()
        assert re.search(r"<title>\s*[^\s<]", html), address
        assert re.search(r'<meta name="description" content="[^"]+">', html), address
        assert re.search(r'<link rel="canonical" href="http://testserver/[^"]*">', html), address
        assert html.count("<h1") == 1, address
        cited = re.search(r"Cite this page.+?http://testserver(/[^\"]+)\"", html, re.DOTALL)
        assert cited, address
        assert client.get(cited[1]).status_code == 200, address


def test_everyone_gets_the_same_bytes_and_no_cookie(river: River) -> None:
    stranger, member = Client(), Client()
    member.force_login(make_user())
    for _, address in _addresses(river):
        first, second = stranger.get(address), member.get(address)
        assert first.content == second.content, address
        assert not first.cookies, address
        assert "Cookie" not in first.get("Vary", ""), address
        assert b"csrfmiddlewaretoken" not in first.content


def test_no_page_carries_script_or_inline_style(river: River, client: Client) -> None:
    for _, address in _addresses(river):
        html = client.get(address).content.decode()
        assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=", html), address


def test_pages_read_only_the_published_tables(river: River, client: Client) -> None:
    for _, address in _addresses(river):
        _load.cache_clear()
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        tables = {
            table
            for query in queries.captured_queries
            for table in re.findall(r'(?:FROM|JOIN|INTO|UPDATE) "(\w+)"', query["sql"])
        }
        assert tables <= PUBLISHED, address
        assert tables, address


def test_what_is_in_a_draft_is_on_no_page(river: River, client: Client) -> None:
    changes = {"proposition": {"base": river.issue.proposition, "to": "A sentinel that nobody may see."}}
    edit = ("edit_issue", {"issue_id": river.issue.pk, "changes": changes})
    make_draft(negotiation=river.negotiation, operations=[edit])
    for _, address in _addresses(river):
        assert b"sentinel" not in client.get(address).content, address


def test_the_number_of_queries_does_not_grow_with_the_record(river: River, client: Client) -> None:
    def cost() -> dict[str, int]:
        counts = {}
        for name in ("", "issues/", "timeline/", "method/", "issues/weir/", "as-of/2/"):
            _load.cache_clear()
            with CaptureQueriesContext(connection) as queries:
                client.get(river.root + name)
            counts[name] = len(queries)
        return counts

    before = cost()
    for _ in range(4):
        issue = make_issue(negotiation=river.negotiation)
        publish(negotiation=river.negotiation, operations=[position(issue.pk, river.down, stance=-2)])
    assert cost() == before
    assert max(before.values()) <= 8


def test_only_reading_is_allowed(river: River, client: Client) -> None:
    assert client.head(river.root).status_code == 200
    assert client.post(river.root).status_code == 405


def test_the_index_is_the_tracker_of_the_only_negotiation(river: River, client: Client) -> None:
    html = client.get("/").content.decode()
    assert "<h1>River talks</h1>" in html
    assert '<link rel="canonical" href="http://testserver/river/">' in html


def test_the_index_lists_several_negotiations(river: River, client: Client) -> None:
    other = make_negotiation(slug="lake", title="Lake talks")
    make_issue(negotiation=other)
    html = client.get("/").content.decode()
    assert 'href="/river/"' in html
    assert 'href="/lake/"' in html


def test_before_anything_is_published_the_index_says_so(client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert "Nothing has been published yet" in answer.content.decode()


def test_what_is_missing_is_said_kindly(river: River, client: Client) -> None:
    said = {
        "issues/nowhere/": "Not on record",
        "parties/nowhere/": "Not on record",
        "talks/nowhere/": "Not on record",
        "quotes/RIV-Q999/": "Not on record",
        "as-of/1/issues/weir/": "Not on record",
        "as-of/999/": "Before the record begins",
        "as-of/1999-01-01/": "Before the record begins",
        "as-of/yesterday/": "Moment not understood",
        "as-of/2025-03-18T20:00/": "Moment not understood",
        "compare/1..tomorrow/": "Moment not understood",
    }
    for tail, words in said.items():
        answer = client.get(river.root + tail)
        assert answer.status_code == 404, tail
        assert words in answer.content.decode(), tail


def test_an_unknown_negotiation_is_not_found(client: Client) -> None:
    answer = client.get("/nowhere/")
    assert (answer.status_code, "No negotiation" in answer.content.decode()) == (404, True)
