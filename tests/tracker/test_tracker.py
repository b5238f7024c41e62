"""The front page of a negotiation."""

import pytest
from django.test import Client

from tests.factories import make_issue
from tests.tracker.published import River, publish_river

pytestmark = pytest.mark.django_db


@pytest.fixture
def river() -> River:
    return publish_river()


def _read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_the_grid_says_who_wants_what_and_who_is_silent(river: River, client: Client) -> None:
    html = _read(client, river.root)
    row = html[html.index('data-none="No position on record:"') :]
    assert '</svg>Demands</a><small><time datetime="2025-06-01">1 Jun</time>' in row
    assert '<span class="who">Downstream</span><span class="dash" aria-hidden="true">–</span>' in row
    assert "Claimed by Upstream, not confirmed by Downstream" in row


def test_what_moved_names_the_correction_and_not_the_small_fix(river: River, client: Client) -> None:
    html = _read(client, river.root)
    moved = html[html.index('id="h-moved"') : html.index('id="h-next"')]
    assert '<span class="tag">Correction</span> We took a claim for an agreement' in moved
    assert "A comma." not in moved


def test_filters_stand_in_the_address(river: River, client: Client) -> None:
    make_issue(negotiation=river.negotiation, slug="quiet", title="The quiet one")
    rows = {"": 2, "?moved": 1, "?family=blocked": 0, "?family=x&y=<b>": 2, "?none=upstream": 1}
    for query, number in rows.items():
        html = _read(client, river.root + query)
        assert html.count('data-none="No position on record:"') == number, query


def test_links_of_an_earlier_edition_stay_in_it(river: River, client: Client) -> None:
    root = f"{river.root}as-of/{river.negotiation.head_number - 1}/"
    html = _read(client, root)
    assert f'href="{root}issues/weir/"' in html
    assert f'href="{root}method/"' in html
    assert "As it stood: edition" in html
    assert f'<a href="{river.root}">This page now</a>' in html
    assert "We took a claim for an agreement" not in html


def test_an_empty_negotiation_has_a_front_page(client: Client) -> None:
    river = publish_river()
    html = _read(client, f"{river.root}as-of/1/")
    assert "No issue is on record yet." in html
    assert "No status moved in these seven days." in html
    assert "No talks held are on record." in html
