"""Going back in time: the date form, the list of editions, the comparison."""

import pytest
from django.test import Client

from tests.tracker.published import River, publish_river

pytestmark = pytest.mark.django_db


@pytest.fixture
def river() -> River:
    return publish_river()


def test_the_date_form_leads_to_the_page_as_it_stood(river: River, client: Client) -> None:
    pages = {
        "": "as-of/2025-06-01/",
        "issues/weir/": "as-of/2025-06-01/issues/weir/",
        "nowhere/at/all/": "as-of/2025-06-01/",
        "../../../admin/": "as-of/2025-06-01/",
        "//example.org/": "as-of/2025-06-01/",
    }
    for page, lands in pages.items():
        answer = client.get(f"{river.root}as-of/", {"as-of": "2025-06-01", "page": page})
        assert (answer.status_code, answer.headers["Location"]) == (302, river.root + lands), page


def test_the_date_form_refuses_what_cannot_be_a_moment(river: River, client: Client) -> None:
    for moment in ("a/b", "..", "//example.org"):
        assert client.get(f"{river.root}as-of/", {"as-of": moment}).status_code == 404, moment


def test_the_form_carries_the_page_on_which_it_stands(river: River, client: Client) -> None:
    html = client.get(f"{river.root}issues/weir/").content.decode()
    assert '<input type="hidden" name="page" value="issues/weir/">' in html


def test_all_editions_are_listed_with_what_they_brought(river: River, client: Client) -> None:
    html = client.get(f"{river.root}as-of/").content.decode()
    head = river.negotiation.head_number
    assert all(f'href="/river/as-of/{number}/"' in html for number in range(1, head + 1))
    assert f'href="/river/compare/{head - 1}..{head}/"' in html


def test_an_iso_time_is_understood_and_cited_by_its_edition(river: River, client: Client) -> None:
    html = client.get(f"{river.root}as-of/2030-01-01T00:00:00+02:00/").content.decode()
    assert f"/river/as-of/{river.negotiation.head_number}/" in html
    assert "the newest" in html


def test_a_comparison_shows_the_status_that_moved(river: River, client: Client) -> None:
    head = river.negotiation.head_number
    html = client.get(f"{river.root}compare/{head - 1}..{head}/").content.decode()
    moved = html[html.index('id="h-status"') : html.index('id="h-between"')]
    assert moved.index("Agreed in principle") < moved.index("Raised")
    assert "We took a claim for an agreement" in html


def test_a_comparison_the_wrong_way_round_is_turned(river: River, client: Client) -> None:
    forth = client.get(f"{river.root}compare/1..4/").content
    assert client.get(f"{river.root}compare/4..1/").content == forth


def test_an_edition_compared_with_itself_has_no_difference(river: River, client: Client) -> None:
    assert "Nothing differs" in client.get(f"{river.root}compare/2..2/").content.decode()
