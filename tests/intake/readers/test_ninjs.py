"""IPTC ninjs, versions 1 to 3, as agencies deliver it."""

import datetime
import json
from typing import Any

import pytest

from negotiations.intake.readers import NotReadable
from tests.intake.readers.made import HEADLINE, OPENING, TEXT, WORDS, json_lines, read

XHTML = f"<p>{OPENING}</p><p>{WORDS}</p>"
ONE: dict[str, Any] = {
    "uri": "urn:newsml:lisk.example:20310507:weir",
    "type": "text",
    "pubstatus": "usable",
    "versioncreated": "2031-05-07T23:30:00+02:00",
    "headline": HEADLINE,
    "byline": "By Lena Moss",
    "language": "en-GB",
    "infosource": [{"name": "Lisk News Agency"}],
    "description_text": "A teaser of what is below.",
    "body_text": f"{OPENING} {WORDS}",
    "body_xhtml": XHTML,
}
TWO: dict[str, Any] = {
    **{key: ONE[key] for key in ("uri", "pubstatus", "versioncreated", "language")},
    "by": "Lena Moss",
    "infosources": [{"name": "Lisk News Agency"}],
    "headlines": [{"role": "short", "value": "Weir opens"}, {"role": "main", "value": HEADLINE}],
    "bodies": [
        {"role": "abstract", "contenttype": "text/html", "value": "<p>A teaser.</p>"},
        {"role": "main", "contenttype": "text/plain", "value": f"{OPENING} {WORDS}"},
        {"role": "richtext", "contenttype": "text/html", "value": XHTML},
    ],
}
CAMEL = {"pubstatus": "pubStatus", "versioncreated": "versionCreated", "infosources": "infoSources"}
THREE = {CAMEL.get(key, key): value for key, value in TWO.items()} | {
    "bodies": [
        {"contentType": body["contenttype"], **{k: v for k, v in body.items() if k != "contenttype"}}
        for body in TWO["bodies"]
    ]
}


@pytest.mark.parametrize("item", [ONE, TWO, THREE], ids=["1", "2", "3"])
def test_every_version_gives_the_same_article(item: dict[str, Any]) -> None:
    (article,) = read(json.dumps(item, indent=1), "item.json")
    assert (article.title, article.text) == (HEADLINE, TEXT)
    assert (article.byline, article.publisher, article.language) == ("Lena Moss", "Lisk News Agency", "en")
    assert article.date == datetime.date(2031, 5, 7)
    assert article.guid == "urn:newsml:lisk.example:20310507:weir"
    assert article.url == ""


def test_an_item_under_embargo_comes_out_at_its_end() -> None:
    (article,) = read(json.dumps(ONE | {"embargoed": "2031-05-09T06:00:00+02:00"}))
    assert article.date == datetime.date(2031, 5, 9)


def test_an_address_on_the_web_is_the_items_own() -> None:
    (article,) = read(json.dumps(ONE | {"uri": "https://lisk.example/weir"}))
    assert article.url == "https://lisk.example/weir"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"pubstatus": "canceled"}, "its agency marks this item as canceled"),
        (
            {"body_text": "", "body_xhtml": None, "type": "picture"},
            r"no text in this item \(its type is picture\)",
        ),
    ],
)
def test_an_item_that_is_no_story_says_why(change: dict[str, Any], said: str) -> None:
    with pytest.raises(NotReadable, match=said):
        read(json.dumps(ONE | change))


def test_items_may_come_as_lines() -> None:
    killed, item = read(json_lines(ONE | {"pubstatus": "canceled"}, TWO))
    assert "line 1" in killed.problem
    assert (item.member, item.text) == ("line 2", TEXT)
