"""Who wrote it, when, and under which headline: as a Markdown file says it at its top or in its front matter."""

import datetime

import pytest

from negotiations.intake.models import BatchItem
from negotiations.record.models import Article
from tests.factories import make_negotiation
from tests.intake.batches import import_texts
from tests.intake.readers.made import OPENING, TEXT, read

DAY = datetime.date(2031, 5, 7)


def _imported(top: str, name: str = "mill.md") -> Article:
    batch = import_texts(make_negotiation(), {name: f"{top}\n\n{TEXT}\n"})
    article = BatchItem.objects.get(batch=batch).article
    assert article is not None
    return article


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("line", "byline", "day"),
    [
        ("*By Ann Lake*", "Ann Lake", None),
        ("***By Ann Lake***", "Ann Lake", None),
        ("_By Ann Lake and Bo Hill_", "Ann Lake and Bo Hill", None),
        ("By [Ann Lake](https://courier.example/ann)", "Ann Lake", None),
        ("By: Ann Lake", "Ann Lake", None),
        ("**Author:** Élise Łuk", "Élise Łuk", None),
        ("Written by **Ann Lake**", "Ann Lake", None),
        ("**Ann Lake** | 7 May 2031", "Ann Lake", DAY),
        ("Ann Lake · May 7, 2031, 14:30 GMT", "Ann Lake", DAY),
        ("By **Ann Lake** | 7 May 2031", "Ann Lake", DAY),
        ("*By Ann Lake, 7 May 2031*", "Ann Lake", DAY),
        ("**Ann Lake**\n*7 May 2031*", "Ann Lake", DAY),
        ("**Ann Lake**\n\nThey met for an hour.", "", None),
        ("**Tarn Summit** | 7 May 2031", "", None),
    ],
)
@pytest.mark.parametrize("name", ["mill.md", "mill.txt"])
def test_the_line_under_the_headline_names_who_wrote_it(
    line: str, byline: str, day: datetime.date | None, name: str
) -> None:
    if name.endswith(".txt"):  # as it stands in plain text
        line = line.replace("**", "").replace("[Ann Lake](https://courier.example/ann)", "Ann Lake")
    article = _imported(f"{'# ' * name.endswith('.md')}Talks in the mill\n\n{line}", name)
    assert (article.title, article.byline, article.published_on) == ("Talks in the mill", byline, day)
    assert (article.text == TEXT) == bool(byline)


def test_a_headline_with_a_day_is_no_byline() -> None:
    (article,) = read(f"Mill Talks | 7 May 2031\n\n{TEXT}", "mill.txt")
    assert article.text.startswith("Mill Talks")


@pytest.mark.django_db
def test_a_headline_with_a_day_stays_the_title() -> None:
    assert _imported("Mill Diary | 7 May 2031", "mill.txt").title == "Mill Diary | 7 May 2031"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "top",
    [
        "---\ntitle: 'Talks: day two'\nauthor: Ann Lake\ndate: 2031-05-07\n---",
        '---\ntitle: "Talks: day two"\nauthors:\n  - Ann Lake\ndate: 2031-05-07T10:00:00Z\ntags: [mill, talks]\n---',
        "---\nTitle: >-\n  Talks:\n  day two\nauthor:\n  name: Ann Lake\n  role: staff\nDate: 7 May 2031\n...",
        '+++\ntitle = "Talks: day two"\nauthors = ["Ann Lake"]\ndate = 2031-05-07\n+++',
        "---\r\ntitle: Talks: day two\r\n# who\r\nbyline: By Ann Lake\r\npublished: May 7, 2031\r\n---\r\n",
    ],
)
@pytest.mark.parametrize("name", ["mill.md", "mill.txt"])
def test_front_matter_says_what_the_article_is(top: str, name: str) -> None:
    article = _imported(top, name)
    assert (article.title, article.byline) == ("Talks: day two", "Ann Lake")
    assert (article.published_on, article.text) == (DAY, TEXT)
    (told,) = article.dropped
    assert told["reason"] == "front matter"


@pytest.mark.parametrize(
    "text",
    [
        f"---\n{OPENING}\n---\nTwo",
        "---\nWe met: nobody spoke.\n---\nTwo",
        f"---\ntitle: one\n{OPENING}",
        "---",
        "+++ ",
    ],
)
def test_rules_around_a_text_are_no_front_matter(text: str) -> None:
    (article,) = read(text, "mill.txt")
    assert (article.text, list(article.dropped)) == (text, [])


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("> “We stay,” she said.\n> > “So do we.”", "“We stay,” she said.\n“So do we.”"),
        ("It was *late*, and _cold_.", "It was late, and cold."),
        ("2 * 3 * 4, a_b_c and *\n* one\n* two", "2 * 3 * 4, a_b_c and *\n* one\n* two"),
    ],
)
def test_marks_go_and_words_stay(given: str, plain: str) -> None:
    (article,) = read(given, "mill.md")
    assert article.text == plain


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Talks\n\nThey met.", "Talks"),
        ("*7 May 2031*\n\n# Talks #\n\nThey met.", "Talks"),
        ("Talks\n=====\n\nThey met.", "Talks"),
        ("They met.\n\n# Later\n\nThey left.", None),
        ("## Later\n\nThey left.", None),
    ],
)
def test_a_heading_on_top_is_the_headline(text: str, title: str | None) -> None:
    (article,) = read(text, "mill.md")
    assert article.title == title
