"""JSON: lines, arrays and single objects, under whatever names their fields have; every fault names its line."""

import datetime
import json
import re

import pytest

from negotiations.intake.readers import NotReadable, json_records
from tests.intake.readers.made import HEADLINE, OPENING, TEXT, WORDS, json_lines, read

FULL = {
    "Article Title": HEADLINE,
    "articleBody": TEXT,
    "authors": [{"name": "Lena Moss"}, "Per Alder"],
    "date_published": "2031-05-07T23:30:00-05:00",
    "publisher": {"@type": "Organization", "name": "The Lisk Courier"},
    "canonical_url": "https://courier.example/weir",
    "inLanguage": "en-GB",
    "id": 4711,
    "scraped_at": "2031-06-01",
}


@pytest.mark.parametrize("name", ["talks.jsonl", "talks.txt", "talks"])
def test_each_line_is_an_article_with_what_it_states(name: str) -> None:
    first, second = read(json_lines(FULL, {"text": WORDS}), name)
    assert (first.member, first.title, first.text) == ("line 1", HEADLINE, TEXT)
    assert (first.byline, first.publisher) == ("Lena Moss, Per Alder", "The Lisk Courier")
    assert first.date == datetime.date(2031, 5, 7)  # by the clock it was stated in
    assert (first.url, first.language, first.guid) == ("https://courier.example/weir", "en", "4711")
    assert (second.member, second.title, second.text, second.date) == ("line 2", None, WORDS, None)


@pytest.mark.parametrize("field", ["text", "Body", "content_text", "full-text", "Article Text", "Текст"])
def test_the_text_may_be_called_many_things(field: str) -> None:
    assert [article.text for article in read(json_lines({field: TEXT, "n": 1}))] == [TEXT]


@pytest.mark.parametrize("field", ["updated", "created_at", "modified", "scraped", "event_date", "crawled"])
def test_other_days_are_not_taken_for_the_publication(field: str) -> None:
    (article,) = read(json_lines({"text": TEXT, field: "2031-05-07"}))
    assert article.date is None


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2031-05-07", datetime.date(2031, 5, 7)),
        ("20310507T101500Z", datetime.date(2031, 5, 7)),
        ("Wed, 07 May 2031 09:30:00 +0200", datetime.date(2031, 5, 7)),
        ("May 7, 2031", datetime.date(2031, 5, 7)),
        ("7.5.2031", datetime.date(2031, 5, 7)),
        ("27/5/2031", datetime.date(2031, 5, 27)),
        ("5/27/2031", datetime.date(2031, 5, 27)),
        ("5/7/2031", None),  # May or July
        ("2031-13-40", None),
        ("soon", None),
        (1936000000, None),
        (True, None),
        (["2031-05-07"], datetime.date(2031, 5, 7)),
    ],
)
def test_a_day_is_taken_only_when_it_is_sure(given: object, day: datetime.date | None) -> None:
    (article,) = read(json_lines({"text": TEXT, "published": given}))
    assert article.date == day


def test_html_in_a_field_becomes_paragraphs_without_captions_and_scripts() -> None:
    spaced = WORDS.replace("farmer ", "farmer&nbsp;")
    html = (
        f"<p>{OPENING}</p><figure><img alt='a weir'><figcaption>“A caption.”</figcaption></figure>"
        f"<script>alert(1)</script><p>{spaced}</p>"
    )
    (article,) = read(json_lines({"content": html}))
    assert article.text == TEXT.replace("farmer ", "farmer\u00a0")


def test_lines_stay_where_only_words_are_marked() -> None:
    (article,) = read(json_lines({"text": f"{OPENING}\n\n<em>{WORDS}</em>"}))
    assert article.text == TEXT


def test_a_list_of_paragraphs_is_a_text() -> None:
    (article,) = read(json_lines({"body": [OPENING, WORDS]}))
    assert article.text == TEXT


@pytest.mark.parametrize("wrap", [list, lambda items: {"status": "ok", "articles": items}])
def test_a_document_of_several(wrap: object) -> None:
    assert callable(wrap)
    document = json.dumps(wrap([{"text": OPENING}, {"text": WORDS}]), indent=2)
    assert [(a.member, a.text) for a in read(document)] == [("object 1", OPENING), ("object 2", WORDS)]


@pytest.mark.parametrize("indent", [None, 2])
def test_one_object_is_one_article(indent: int | None) -> None:
    (article,) = read(json.dumps({"title": HEADLINE, "text": TEXT}, indent=indent), "talks.json")
    assert (article.member, article.title, article.text) == ("", HEADLINE, TEXT)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": "cut off', "broken or cut off JSON"),
        ('{"text": "cut off', "a quotation mark is opened and never closed, at character 10"),
        ('{"text": "a" "title": "b"}', "a comma is missing"),
        ('{"text" "a"}', "a colon is missing"),
        ('{"text": "a",}', "a comma is one too many"),
        ('{"text": "a"} {', "stands behind the end"),
        ('{"text": "a\tb"}', "a line break or tab"),
        ('{"text": "a\\q"}', "a backslash inside a text must be doubled"),
        ("not json", "a value is missing"),
        ('["a"]', "not an object"),
        ("null", "not an object"),
        ('{"headline": "no text", "when": 1}', "no field holds the article’s text.*“headline”, “when”"),
        ('{"text": ""}', "no field holds"),
        ("[" * 20_000 + "]" * 20_000, "nested too deeply"),
        ('{"text": ' + "9" * 5_000 + "}", "number that is too long"),
        ('{"text": "' + "<div>" * 20_000 + '"}', "nested too deeply"),
    ],
)
def test_a_broken_line_is_named_and_the_others_are_read(line: str, said: str) -> None:
    before, broken, after = read(
        json_lines({"text": OPENING}) + line + "\n" + json_lines({"text": WORDS}), "t.jsonl"
    )
    assert (before.text, after.text, after.member) == (OPENING, WORDS, "line 3")
    assert re.match("t.jsonl, line 2(, “no text”)?: ", broken.problem)
    assert broken.text == ""
    assert re.search(said, broken.problem)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        ('{"text": "cut off,\n "title":', r"talks\.json, line 1: broken or cut off JSON"),
        ('{\n "text": "a",\n "title": \n}', r"talks\.json, line 4: broken or cut off JSON"),
        ("[]", "no article"),
        ("{}", "no field holds"),
        ('{"a": ' * 20_000, "nested too deeply"),
    ],
)
def test_a_broken_document_names_its_line(content: str, said: str) -> None:
    with pytest.raises(NotReadable, match=said):
        read(content, "talks.json")


def test_limits_are_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_records, "MOST_ARTICLES", 2)
    monkeypatch.setattr(json_records, "MOST_LINE", 200)
    long, second, over = read(
        json_lines({"text": "x" * 300}, {"text": WORDS}, {"text": OPENING}, {"text": TEXT})
    )
    assert "312 characters; one line may have 200" in long.problem
    assert second.text == WORDS
    assert "more than 2 articles" in over.problem
    monkeypatch.setattr(json_records, "MOST_BYTES", 1024 * 1024)
    with pytest.raises(NotReadable, match="larger than 1 MB"):
        read('{"text": "' + "x" * 1024 * 1024 + '"}')
