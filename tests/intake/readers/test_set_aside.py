"""Captions, alternative texts, boxes and bars inside a web page's article are kept out of its text, and kept."""

import io
import json
from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest

from negotiations.intake.models import BatchItem, Candidate
from negotiations.intake.readers import RawArticle, read_articles
from tests.factories import make_negotiation
from tests.intake.batches import import_texts
from tests.intake.readers import made

PAGE = """<!doctype html><html><head><title>Talks</title></head><body><nav><a href="/">All the news of home</a></nav>
<article><h1>Talks in the mill</h1>{inside}
<p>The delegations met for eight hours in the mill on Tuesday and said little when they came out of it.</p>
<p>“We go on,” the mayor said when she stepped out of the mill, before anybody could ask her for more.</p>
</article><aside>Elsewhere on this site</aside></body></html>"""


def _read(inside: str) -> RawArticle:
    (article,) = read_articles(io.BytesIO(PAGE.format(inside=inside).encode()), "page.html")
    return article


@pytest.mark.parametrize(
    ("inside", "kept"),
    [
        (
            "<figure><img alt='Two boats at the mill' src='a'><figcaption>Boats. “Ahoy,” one said.</figcaption></figure>",
            [("Two boats at the mill", "alternative text"), ("Boats. “Ahoy,” one said.", "caption")],
        ),
        ("<figure><figcaption><p>Boats at noon.</p></figcaption></figure>", [("Boats at noon.", "caption")]),
        ("<aside>More of <b>this</b></aside>", [("More of this", "teaser")]),
        ("<div class='share-bar'>Post it <span>Send it</span></div>", [("Post it Send it", "share")]),
        ("<div id='Newsletter-box'>News by post</div>", [("News by post", "newsletter")]),
        ("<ul class='related'><li>Old talks</li></ul>", [("Old talks", "teaser")]),
        ("<img alt='logo' src='a'>", []),
        (
            "<p><a href='/x'>Read more: “We are tired,” say soldiers</a></p>",
            [("Read more: “We are tired,” say soldiers", "link")],
        ),
        ("<ul><li><a href='/x'>The talks so far</a></li></ul>", [("The talks so far", "link")]),
        ("<blockquote class='pullquote'>“We go on”</blockquote>", [("“We go on”", "pull quote")]),
        (
            "<div class='c-pull-quote'><p>We go on</p> <cite>The mayor</cite></div>",
            [("We go on The mayor", "pull quote")],
        ),
        ("<aside class='pullquote'>We shall never go</aside>", [("We shall never go", "pull quote")]),
    ],
)
def test_what_is_no_text_of_the_article_is_kept_apart(inside: str, kept: list[tuple[str, str]]) -> None:
    article = _read(inside)

    assert list(article.dropped) == kept
    assert not [text for text, _ in kept if text in article.text]


def test_a_pull_quote_that_repeats_nothing_is_text() -> None:
    article = _read(
        "<blockquote class='pullquote'><p>“We shall never go home,” the miller said.</p></blockquote>"
    )

    assert list(article.dropped) == []
    assert "“We shall never go home,”" in article.text


@pytest.mark.parametrize("outer", ["article", "div"])
def test_every_paragraph_of_the_article_is_text_or_told(outer: str) -> None:
    inside = (
        "<h2>At noon</h2><p>Nobody <b>left</b> the mill<br>before noon on that day.</p>"
        "<ul><li>One of two things was agreed there.</li></ul>"
        "<p class='comments'>Three of us wrote below.</p><table><tr><td>Boats</td><td>7</td></tr></table>"
    )
    page = PAGE.format(inside=inside).replace("article>", f"{outer}>")
    (article,) = read_articles(io.BytesIO(page.encode()), "page.html")

    everything = " ".join([*article.text.split(), *(text for text, _ in article.dropped)])
    for words in ("At noon", "Nobody left the mill", "One of two", "Three of us", "Boats", "We go on"):
        assert words in everything


@pytest.mark.django_db
def test_it_stands_with_the_article_among_what_was_dropped() -> None:
    page = PAGE.format(inside="<figure><figcaption>The mill. “Ahoy,” one said.</figcaption></figure>")
    batch = import_texts(make_negotiation(), {"page.html": page})

    article = BatchItem.objects.get(batch=batch).article
    assert article is not None
    assert {"text": "The mill. “Ahoy,” one said.", "reason": "caption", "line": None} in article.dropped
    assert [candidate.words for candidate in Candidate.objects.filter(article=article)] == [["We go on,"]]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("RSS", lambda html: made.rss(escape(html))),
        ("Atom", lambda html: made.atom(html)),
        ("NITF", lambda html: made.nitf(html)),
        (
            "ninjs",
            lambda html: json.dumps({"uri": "urn:x:1", "versioncreated": "2031-05-07", "body_html": html}),
        ),
        ("a JSON record", lambda html: json.dumps({"title": "Talks", "content": html})),
        ("a table", lambda html: f'title,text\nTalks,"{html}"\n'),
    ],
)
def test_html_inside_another_file_is_cleaned_like_a_page(name: str, file: Callable[[str], str]) -> None:
    html = (
        "<figure><img alt='Two boats at the mill' src='a'/><figcaption><p>Boats. “Ahoy,” one said.</p></figcaption></figure>"
        f"<p>{made.OPENING}</p><div class='share-bar'>Post it <span>Send it</span></div>"
        f"<aside>More of <b>this</b></aside><blockquote class='pullquote'>{made.WORDS}</blockquote><p>{made.WORDS}</p>"
    )
    (article,) = read_articles(io.BytesIO(file(html).encode()), "file")

    assert article.text == made.TEXT
    assert list(article.dropped) == [
        ("Two boats at the mill", "alternative text"),
        ("Boats. “Ahoy,” one said.", "caption"),
        ("Post it Send it", "share"),
        ("More of this", "teaser"),
        (made.WORDS, "pull quote"),
    ]


def test_the_footer_of_a_feeds_entry_is_told() -> None:
    footer = "The post <a href='/x'>“Talks” go on</a> appeared first on <a href='/'>The Valley Post</a>."
    rss = made.rss(escape(f"<p>{made.OPENING}</p><p>{made.WORDS}</p><p>{footer}</p>"))
    (article,) = read_articles(io.BytesIO(rss.encode()), "feed.xml")
    assert article.text == made.TEXT
    assert list(article.dropped) == [("The post “Talks” go on appeared first on The Valley Post.", "link")]


@pytest.mark.django_db
def test_an_entry_of_nothing_but_furniture_is_named_by_its_headline() -> None:
    rss = made.rss("Share on Facebook").replace(
        "</item>", f"</item><item><description>{made.TEXT}</description></item>"
    )
    batch = import_texts(make_negotiation(), {"feed.xml": rss})
    message = batch.items.get(status="failed").message
    assert message.startswith("feed.xml, entry 1, “Talks”: no text is left")


def test_plain_text_in_a_record_stays_whole() -> None:
    text = f"{made.OPENING}\n\n{made.WORDS}"
    (article,) = read_articles(io.BytesIO(json.dumps({"text": text}).encode()), "a.json")
    assert (article.text, article.dropped) == (text, ())


def test_a_page_of_boxes_is_read_in_time_and_keeps_some() -> None:
    article = _read("<div class='share'>a b<div class='share'>c</div></div>" * 2000)

    assert 0 < len(article.dropped) <= 60


@pytest.mark.parametrize(
    ("title", "taken"),
    [
        ("Talks in the mill | The Valley Post", "Talks in the mill"),
        ("Talks in the mill - a day in pictures - Valley Post", "Talks in the mill"),
        ("Talks in the milling district", "Talks in the milling district"),
        ("Talks", "Talks"),
    ],
)
def test_a_title_loses_the_sites_name_behind_the_pages_heading(title: str, taken: str) -> None:
    page = PAGE.format(inside="").replace("<title>Talks</title>", f"<title>{title}</title>")
    (article,) = read_articles(io.BytesIO(page.encode()), "page.html")
    assert article.title == taken


@pytest.mark.django_db
def test_the_line_behind_the_headline_is_the_byline() -> None:
    text = "Talks resume\n\nBy Ann Lake\n\nThe talks went on in the mill for hours on Monday.\n\n“We stay,” Bo Hill said."
    batch = import_texts(make_negotiation(), {"a.txt": text})
    article = BatchItem.objects.get(batch=batch).article
    assert article is not None
    assert (article.byline, "Ann Lake" in (article.text or "")) == ("Ann Lake", False)
