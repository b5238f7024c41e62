"""Readers of pages, messages and archives: told by content, facts only as stated, hostile files answered."""

import datetime
import io
import struct
import zipfile
from pathlib import Path

import pytest

from negotiations.intake.limits import MOST_ARCHIVE_BYTES
from negotiations.intake.models import Candidate
from negotiations.intake.readers import NotReadable, RawArticle, archive, read_articles
from tests.factories import make_negotiation
from tests.intake.batches import import_texts, statuses, story

FILES = Path(__file__).parent / "files"
PAGE = (FILES / "page.html").read_bytes()
MESSAGE = (FILES / "message.eml").read_bytes()


def read(content: bytes, name: str = "file") -> list[RawArticle]:
    return list(read_articles(io.BytesIO(content), name))


def zipped(files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return held.getvalue()


@pytest.mark.parametrize("name", ["page.html", "page.txt", "page"])
def test_a_page_gives_its_paragraphs_and_what_it_states(name: str) -> None:
    (article,) = read(PAGE, name)
    assert article.title == "Weir opens at Tarn for forty days"
    assert article.byline == "Lena Moss"
    assert article.publisher == "The Lisk Courier"
    assert article.url == "https://courier.example/2031/weir-opens"
    assert article.date == datetime.date(2031, 5, 7)
    assert article.language == "en"
    assert "“We will open the gates for forty days,” President Tomas Ardell" in article.text
    assert "\n\n“It is late, but it is water,” farmer Ada Brook said." in article.text
    assert "baker" not in article.text
    assert "document.title" not in article.text


def test_a_page_without_a_stated_day_has_none() -> None:
    page = PAGE.replace(b'"datePublished": "2031-05-07T09:30:00+02:00",', b"")
    (article,) = read(page)
    assert article.date is None


def test_a_page_in_its_declared_encoding() -> None:
    page = PAGE.decode().replace('charset="utf-8"', 'charset="windows-1252"').encode("cp1252")
    (article,) = read(page)
    assert "“It is late, but it is water,”" in article.text


@pytest.mark.parametrize(
    "page",
    [
        b"<!doctype html><html><body></body></html>",
        b"<html>" + b"<div>" * 20_000 + b"deep" + b"</div>" * 20_000,
        b"<!doctype html>" + b"<a " * 50_000,
        b"<html>" + b"<!--" * 50_000,
    ],
)
def test_a_page_without_an_article_says_so(page: bytes) -> None:
    with pytest.raises(NotReadable, match=r"odd\.html: no article|odd\.html: this page"):
        read(page, "odd.html")


SHORT = "The weir at Tarn stays shut until Monday, the river board said on Friday."


def page_of(body: str) -> bytes:
    """Return a page in which far more stands around its article than in it."""
    menu = "".join(f"<li><a href='/{number}'>Part {number}</a></li>" for number in range(30))
    others = "".join(
        f"<div class='teaser'><h3><a href='/t{number}'>Other story {number}</a></h3>"
        f"<p>Ten more words that stand beside the story number {number}.</p></div>"
        for number in range(16)
    )
    return (
        "<!doctype html><html><head><title>Weir shut</title></head><body>"
        f"<header><nav><ul>{menu}</ul></nav></header><main>{body}</main><aside>{others}</aside>"
        f"<footer><p>All rights reserved.</p><ul>{menu}</ul></footer></body></html>"
    ).encode()


def test_a_short_notice_is_read_where_the_page_says_that_it_is_its_article() -> None:
    (article,) = read(
        page_of(f"<article><p>{SHORT}</p><p><a href='/more'>More about the weir</a></p></article>")
    )
    assert article.text == SHORT


@pytest.mark.parametrize(
    "body",
    [
        f"<article><p>{SHORT}</p></article><article><p>The lock at Lisk was mended.</p></article>",
        "<article><ul><li><a href='/1'>Weir shut.</a></li><li><a href='/2'>Lock mended.</a></li></ul></article>",
        "<article><p>Loading</p></article>",
        f"<p>{SHORT}</p>",
    ],
)
def test_a_front_page_is_no_article(body: str) -> None:
    with pytest.raises(NotReadable, match="no article was found"):
        read(page_of(body))


@pytest.mark.parametrize("control", ["&#2;", "&#x1F;", "&#x2", "\x0b"])
def test_a_page_with_what_nothing_can_show_is_read_without_it(control: str) -> None:
    page = PAGE.decode().replace("<title>", f"<title>{control}").replace("It is late", f"It is{control} late")
    (article,) = read(page.encode())
    assert "“It is late, but it is water,” farmer Ada Brook said." in article.text


def test_entities_of_a_page_are_not_followed() -> None:
    bomb = b'<!DOCTYPE html [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    page = bomb + PAGE.removeprefix(b"<!doctype html>").replace(b"It is late", b"&b;&c; It is late")
    (article,) = read(page)
    assert "root:" not in article.text
    assert "boomboom" not in article.text


@pytest.mark.parametrize("name", ["message.eml", "message.txt"])
def test_a_message_gives_its_plain_text_and_subject(name: str) -> None:
    (article,) = read(MESSAGE, name)
    assert article.title == "Statement of the Foreign Minister"
    assert "“We accept that the water must be shared,” Foreign Minister Petra Lind said." in article.text
    assert "Not this part" not in article.text
    assert article.date is None  # the day it was sent is no day of publication


def test_a_message_of_html_alone_is_read_as_a_page() -> None:
    head = b"From: a@b.example\nTo: c@d.example\nSubject: Weir\nContent-Type: text/html; charset=utf-8\n\n"
    (article,) = read(head + PAGE)
    assert "Ada Brook" in article.text
    assert article.title == "Weir"


def test_a_story_that_begins_with_a_colon_is_no_message() -> None:
    (article,) = read(b"Tarn: the weir opens\n\nFrom: the river bank\nIt rained.\n")
    assert article.text.startswith("Tarn:")


@pytest.mark.django_db
def test_an_archive_is_answered_member_by_member() -> None:
    inner = zipped({"x.txt": b"x"})
    files = {
        "a.txt": story(1).encode(),
        "deep/b.html": PAGE,
        "../../c.eml": MESSAGE,
        "empty.txt": b"",
        "inner.zip": inner,
        "picture.png": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
        "__MACOSX/a.txt": b"x",
        "deep/.hidden": b"x",
    }
    batch = import_texts(make_negotiation(), {"all.zip": zipped(files), "z.txt": story(2)})
    assert statuses(batch) == {
        "all.zip, a.txt": "imported",
        "all.zip, deep/b.html": "imported",
        "all.zip, ../../c.eml": "imported",
        "all.zip, empty.txt": "failed",
        "all.zip, inner.zip": "failed",
        "all.zip, picture.png": "failed",
        "z.txt": "imported",
    }
    assert all(str(item.member) in item.message for item in batch.items.filter(status="failed"))
    assert Candidate.objects.filter(item__batch=batch).count() == sum(
        batch.items.values_list("quote_count", flat=True)
    )


def test_an_archive_with_the_same_name_twice_gives_both() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        made.writestr("a.txt", story(1))
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("a.txt", story(2))
    assert [article.member for article in read(held.getvalue())] == ["a.txt", "a.txt (2)"]


def test_a_bomb_stops_at_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    big = zipped({"bomb.txt": b"0" * (archive.MOST_MEMBER_BYTES + 1), "good.txt": story(1).encode()})
    bomb, good = read(big, "b.zip")
    assert "larger than 5 MB" in bomb.problem
    assert not good.problem
    monkeypatch.setattr(archive, "MOST_BYTES", 1_000_000)
    many = read(zipped({f"{n}.txt": b"0" * 600_000 for n in range(9)}), "b.zip")
    assert len(many) == 2
    assert "unpacks to more than" in many[-1].problem


def test_a_lying_size_is_not_believed() -> None:
    content = zipped({"lie.txt": b"0" * (archive.MOST_MEMBER_BYTES + 100), "good.txt": story(1).encode()})
    real, said = struct.pack("<L", archive.MOST_MEMBER_BYTES + 100), struct.pack("<L", 10)
    lie, good = read(content.replace(real, said), "b.zip")
    assert lie.problem
    assert not good.problem


def test_links_in_an_archive_are_not_followed() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as made:
        link = zipfile.ZipInfo("passwd.txt")
        link.external_attr = 0o120777 << 16
        made.writestr(link, "/etc/passwd")
        made.writestr("a.txt", story(1))
    link_found, good = read(held.getvalue(), "b.zip")
    assert link_found.problem == "b.zip, passwd.txt: a link, which is not followed"
    assert good.member == "a.txt"


@pytest.mark.parametrize("cut", [10, 200, -30])
def test_a_cut_off_archive_says_so(cut: int) -> None:
    with pytest.raises(NotReadable, match=r"b\.zip: a broken"):
        read(zipped({"a.txt": story(1).encode() * 9})[:cut], "b.zip")


def test_documents_that_are_archives_inside_are_not_opened_as_archives() -> None:
    document = zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    assert not archive.recognise(document, "a.docx")
    assert archive.recognise(zipped({"a.txt": b"x"}), "a.docx")


@pytest.mark.django_db
def test_an_archive_may_be_larger_than_a_text() -> None:
    noise = b"PK\x03\x04" + bytes(MOST_ARCHIVE_BYTES)
    batch = import_texts(make_negotiation(), {"big.zip": noise})
    assert "20 MB" in batch.items.get().message
