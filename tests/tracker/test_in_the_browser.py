"""The readers' pages in a real browser: accessible, never wider than the screen, and whole without JavaScript."""

from collections.abc import Callable, Iterator
from uuid import uuid4

import pytest
from django.core.management import call_command
from playwright.sync_api import Page

from negotiations.editions.queries import newest_state
from negotiations.record.models import Issue, Party
from negotiations.tracker.pages import PAGES
from tests.factories import make_negotiation, publish
from tests.tracker.published import position

pytestmark = pytest.mark.browser

LONG = "Both sides withdraw every crew, gauge and barrier from the upper weir and its approaches, under supervision, "
LOOKS = [
    pytest.param(390, "light"),
    pytest.param(1280, "dark"),
    pytest.param(390, "dark", marks=pytest.mark.matrix),
    pytest.param(1280, "light", marks=pytest.mark.matrix),
]
NewPage = Callable[..., Page]


def _one_address_of_each_page(slug: str) -> Iterator[str]:
    """Yield the first address of every page; of those as of an edition the front page, whose bar they all share."""
    state = newest_state(slug)
    for page in PAGES:
        if page.depends_on != "as_of" or page.name == "tracker":
            yield from list(page.addresses(state))[:1]


def _is_wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_the_demo_record_is_accessible_and_fits_the_screen(
    live: str, new_page: NewPage, axe: Callable[[Page], None], width: int, scheme: str
) -> None:
    call_command("load_demo", verbosity=0)
    page = new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    for address in _one_address_of_each_page("ukraine-ceasefire"):
        page.goto(live + address)
        axe(page)
        # WCAG 1.4.10: nothing is lost at 320 CSS pixels.
        for size in (width, 320):
            page.set_viewport_size({"width": size, "height": 900})
            assert not _is_wider_than_the_screen(page), (address, size)
        page.set_viewport_size({"width": width, "height": 900})


def test_a_long_record_of_long_texts_holds_together(
    live: str, new_page: NewPage, axe: Callable[[Page], None]
) -> None:
    _publish_a_long_record()
    for width in (320, 1280):
        page = new_page(viewport={"width": width, "height": 900})
        for tail in ("", "issues/", "issues/issue-1/", "parties/party-1/", "method/"):
            page.goto(f"{live}/long/{tail}")
            assert not _is_wider_than_the_screen(page), (tail, width)
        axe(page)


def test_the_way_back_in_time_works_without_javascript(live: str, new_page: NewPage) -> None:
    _publish_a_long_record(issues=2, parties=2)
    page = new_page(java_script_enabled=False)
    page.goto(f"{live}/long/issues/issue-1/")
    field = page.get_by_label("As it stood on")
    day = field.get_attribute("min") or ""
    assert day
    field.fill(day)
    page.get_by_role("button", name="Show").click()
    page.wait_for_url(f"{live}/long/as-of/{day}/issues/issue-1/")
    page.get_by_role("link", name="This page now").or_(
        page.get_by_role("link", name="This page without a fixed edition")
    ).click()
    page.wait_for_url(f"{live}/long/issues/issue-1/")


def _publish_a_long_record(*, issues: int = 40, parties: int = 12) -> None:
    """Publish many issues and parties with texts as long as the record takes, in two editions."""
    negotiation = make_negotiation(
        slug="long", code="LONG", title="Talks on the upper and the lower river basins"
    )
    party_ids, issue_ids = [uuid4() for _ in range(parties)], [uuid4() for _ in range(issues)]
    create_parties = [
        (
            "create_party",
            {
                "party_id": key,
                "slug": f"party-{number}",
                "name": f"Confederation of the valley {number}",
                "short": f"CV{number}",
                "kind": "alliance",
                "role": "principal" if number < 3 else "observer",
                "rank": number,
            },
        )
        for number, key in enumerate(party_ids, 1)
    ]
    create_issues = [
        (
            "create_issue",
            {
                "issue_id": key,
                "slug": f"issue-{number}",
                "title": f"Weir {number}"
                if number % 2
                else f"Joint supervision of the reservoirs, part {number}",
                "proposition": (LONG * 3)[:300].strip() if number % 2 else "Open.",
                "what_it_is": LONG * 8,
                "pinned": number < 3,
            },
        )
        for number, key in enumerate(issue_ids, 1)
    ]
    publish(negotiation=negotiation, operations=[*create_parties, *create_issues])
    some = list(Issue.objects.filter(pk__in=issue_ids[:8]))
    told = list(Party.objects.filter(pk__in=party_ids))
    positions = [
        position(issue.pk, party, stance=number % 7 - 3, summary=(LONG * 2)[:200].strip())
        for issue in some
        for number, party in enumerate(told)
    ]
    publish(negotiation=negotiation, operations=positions)
