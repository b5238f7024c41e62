"""The whole road: import in the browser, accept words, move an issue with them, preview, publish, a reader sees it."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from negotiations.record.models import Negotiation, Party, Role
from tests.factories import make_member, make_negotiation, make_person, publish, run
from tests.intake.river import ARTICLES, make_river_talks
from tests.journeys.desk import sign_in, work_off_the_queue

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

REAL = os.environ.get("NEGOTIATIONS_REAL_ARTICLES", "")
MOST_IN_AN_ARTICLE = 40  # quotations
HEADLINE = "A question is put on record"


@dataclass(frozen=True)
class Road:
    """`found`: first words of full statements and who said them. `never`: furniture that must not be quoted.

    `last` begins the name of the article that holds the words: it is read last, so that the queue is walked whole.
    """

    make: Callable[[], Negotiation]
    folder: Path
    last: str
    issue: str
    words: str
    speaker: str
    found: dict[str, str]
    never: tuple[str, ...]


def ceasefire_talks() -> Negotiation:
    """The real articles' people and the issue that one of them speaks to, in a record that holds no words yet."""
    negotiation = make_negotiation(slug="ceasefire-talks", title="Ceasefire talks")
    issue, parties = (
        uuid4(),
        {"russia": uuid4(), "ukraine": uuid4(), "united-states": uuid4(), "belarus": uuid4()},
    )
    operations: list[tuple[str, dict[str, Any]]] = []
    for slug, key in parties.items():
        values = {"slug": slug, "name": slug.replace("-", " ").title(), "short": slug[:2].upper()}
        operations.append(("create_party", {"party_id": key, "kind": "state", "role": "principal", **values}))
    named = {
        "slug": "thirty-day-ceasefire",
        "title": "Thirty-day ceasefire",
        "proposition": "A full ceasefire for 30 days.",
    }
    operations.append(("create_issue", {"issue_id": issue, **named}))
    publish(negotiation=negotiation, operations=operations)
    people: tuple[tuple[str, str, str, list[str]], ...] = (
        ("Vladimir Putin", "russia", "President of Russia", []),
        ("Volodymyr Zelenskyy", "ukraine", "President of Ukraine", ["Volodymyr Zelensky", "Zelensky"]),
        ("Donald Trump", "united-states", "President of the United States", []),
        ("Alexander Lukashenko", "belarus", "President of Belarus", []),
        ("Dan Hoffman", "", "", []),
    )
    for name, slug, office, aliases in people:
        party = Party.objects.get(pk=parties[slug]) if slug else None
        make_person(
            negotiation=negotiation, name=name, gender="m", party=party, office=office, aliases=aliases
        )
    terms: dict[str, Any] = {"match_terms_id": uuid4(), "issue_id": issue, "terms": ["30 days", "ceasefire"]}
    run(negotiation=negotiation, operation="set_match_terms", **terms)
    return negotiation


OWN_ROAD = Road(
    make=make_river_talks,
    folder=ARTICLES,
    last="second",
    issue="water-shares",
    words="Who counts the water in a dry year?",
    speaker="Petra Lind",
    found={
        "A gauge is a flag in the water": "Tomas Ardell",
        "There is no such law": "Irena Volk",
        "They are fed and they are tired": "Samuel Okoro",
    },
    never=("Share and Follow", "River Press", "We never expected this", "LAKE LEAGUE TO LEAVE"),
)
REAL_ROAD = Road(
    make=ceasefire_talks,
    folder=Path(REAL),
    last="key-questions",
    issue="thirty-day-ceasefire",
    words="How will these 30 days be used?",
    speaker="Vladimir Putin",
    found={
        "We agree with the proposal to cease hostilities": "Vladimir Putin",
        "I can say for sure the Americans have no plan": "Alexander Lukashenko",
        "The strategic objective": "Dan Hoffman",
    },
    never=("AP Photo", "Share and Follow", "US TO WITHDRAW", "You May Also Like"),
)
ROADS = [
    pytest.param(OWN_ROAD, id="own"),
    pytest.param(
        REAL_ROAD,
        id="real",
        marks=pytest.mark.skipif(not REAL, reason="NEGOTIATIONS_REAL_ARTICLES is not set"),
    ),
]


@pytest.mark.parametrize("road", ROADS)
def test_from_the_article_to_the_reader(
    road: Road, live: str, page: Page, new_page: Callable[..., Page]
) -> None:
    negotiation = road.make()
    make_member(negotiation=negotiation, role=Role.ADMIN, name="ada")
    before = negotiation.head_number
    sign_in(page, live, "ada", then=f"/desk/{negotiation.slug}/")
    import_articles(page, road)
    review_the_words(page, road)
    move_the_issue(page, road)
    publish_it(page, before)
    reader = new_page()
    a_reader_sees_it(reader, f"{live}/{negotiation.slug}/", road)
    the_edition_before_lacks_it(reader, f"{live}/{negotiation.slug}/as-of/{before}/", road)


def import_articles(page: Page, road: Road) -> None:
    page.get_by_role("link", name="Import articles").click()
    files = sorted(road.folder.glob("*.txt"), key=lambda path: path.name.startswith(road.last))
    page.get_by_label("Text, web pages, e-mail").set_input_files(files)
    page.get_by_role("button", name="Import").click()
    expect(page.get_by_text("0 of 2 done")).to_be_visible()
    work_off_the_queue()
    expect(page.get_by_text("2 of 2 done")).to_be_visible()
    page.get_by_role("link", name="Review the quotations").click()


def review_the_words(page: Page, road: Road) -> None:
    """Go through the whole queue: what was found, who said it, nothing that nobody said; accept one quotation."""
    seen: dict[str, str] = {}
    starts = set[str]()
    while page.url not in starts:
        starts.add(page.url)
        for line in page.locator("#review .found > li:not(.active)").all():
            seen[line.locator(".q").inner_text()] = line.locator(".sp").inner_text()
        seen[page.locator("#review .active blockquote").inner_text()] = page.locator(
            "#review #accept_speaker"
        ).input_value()
        found = page.locator("#review .found a.q", has_text=road.words)
        if found.count():
            found.click()
            page.locator("#review .active blockquote", has_text=road.words).wait_for()
            break
        skip_this_article(page)
    for words, speaker in road.found.items():
        assert [who for said, who in seen.items() if words in said and speaker in who], (words, seen)
    assert not [said for said in seen for furniture in road.never if furniture in said]
    expect(page.locator("#review #accept_speaker")).to_have_value(road.speaker)
    tick = page.locator(f"input[name=issue_ids] + label:has-text('{title_of(road)}')")
    if not tick.is_visible():
        page.get_by_text("All issues").click()
    page.get_by_label(title_of(road)).check()
    page.get_by_role("button", name="Accept and start a draft").click()


def skip_this_article(page: Page) -> None:
    """Decide about what stands open, until the queue goes on to the next article."""
    title = page.locator("#review h1").inner_text()
    for _ in range(MOST_IN_AN_ARTICLE):
        if page.locator("#review h1").inner_text() != title:
            return
        words = page.locator("#review .active blockquote").inner_text()
        page.locator("#review .active [data-key=a]").click()
        expect(page.locator("#review .active blockquote")).not_to_have_text(words)
    raise AssertionError(f"“{title}” does not end")


def title_of(road: Road) -> str:
    return {"water-shares": "Water shares", "thirty-day-ceasefire": "Thirty-day ceasefire"}[road.issue]


def move_the_issue(page: Page, road: Road) -> None:
    """The move opens with the words ticked; it is autosaved while it is written."""
    page.wait_for_url(f"**/issues/{road.issue}/status/**")
    expect(page.locator(".ev li:has(:checked)")).to_contain_text(road.words)
    page.get_by_label("Becomes").select_option("raised")
    expect(page.locator("#kept-status")).to_contain_text("saved")
    page.get_by_label("Headline").fill(HEADLINE)
    page.get_by_label("Reason, shown to readers").fill("It was asked in public, and nobody has answered.")
    page.get_by_role("button", name="Keep the move in the draft").click()
    expect(page.locator("#issue-status .note.ok")).to_contain_text("readers see nothing of it")
    page.locator("#issue-status").get_by_role("link", name="preview, submit, publish").click()


def publish_it(page: Page, before: int) -> None:
    sheet = page.locator(".sheet")
    expect(sheet).to_contain_text(HEADLINE)
    expect(sheet).to_contain_text("Raised")
    page.get_by_role("button", name=f"Publish edition {before + 1} now: 1 issue moves").click()
    expect(page.locator(".note.ok")).to_contain_text(f"Edition {before + 1} is published")


def a_reader_sees_it(reader: Page, root: str, road: Road) -> None:
    reader.goto(f"{root}issues/{road.issue}/")
    expect(reader.locator("main")).to_contain_text(road.words)
    expect(reader.locator("main")).to_contain_text(HEADLINE)
    reader.goto(root)
    expect(reader.locator("main")).to_contain_text(HEADLINE)
    assert not reader.context.cookies()


def the_edition_before_lacks_it(reader: Page, root: str, road: Road) -> None:
    reader.goto(f"{root}issues/{road.issue}/")
    expect(reader.locator("main")).to_contain_text(title_of(road))
    expect(reader.locator("main")).not_to_contain_text(road.words)
    expect(reader.locator("main")).not_to_contain_text(HEADLINE)
