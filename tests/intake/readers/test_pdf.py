"""PDF: lines put together to paragraphs, running heads out; cut off, locked and swollen files refused."""

import zlib

import pytest
from playwright.sync_api import Page

from negotiations.intake.readers import NotReadable, pdf
from negotiations.intake.readers.lines import Line, joined
from tests.intake.readers import made
from tests.intake.readers.made import HEADLINE, OPENING, WORDS, read

LINES = [
    (72, 760, 18, HEADLINE),
    (72, 720, 11, "The gates of the weir at Tarn were"),
    (72, 706, 11, "opened on Monday."),
    (72, 680, 11, "“It is late, but it is water,” farmer"),
    (72, 666, 11, "Ada Brook said (in the well-"),
    (72, 652, 11, "known words of her father)."),
]


def test_lines_become_paragraphs() -> None:
    (article,) = read(made.pdf(LINES), "statement")
    paragraphs = article.text.split("\n\n")
    assert paragraphs == [HEADLINE, OPENING, f"{WORDS[:-1]} (in the well-known words of her father)."]
    assert article.language == "en"
    assert article.date is None


def test_a_paragraph_goes_on_over_the_page_and_running_heads_go() -> None:
    pages = [
        [(72, 800, 9, "The Lisk Courier, 7 May"), (72, 700, 11, f"Words of page {page} go"), (300, 30, 9, f"Page {page}")]
        for page in range(1, 5)
    ]  # fmt: skip
    (article,) = read(made.pdf(*pages))
    assert article.text == "Words of page 1 go Words of page 2 go Words of page 3 go Words of page 4 go"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["the agree-", "ment of Monday, an agreement"], "the agreement of Monday, an agreement"),
        (["the long-", "awaited, so long-awaited words"], "the long-awaited, so long-awaited words"),
        (["the Lisk-", "Tarn line"], "the Lisk- Tarn line"),
        (["the agree\u00ad", "ment"], "the agreement"),
    ],
)
def test_a_word_cut_at_the_end_of_a_line_is_mended_as_the_text_has_it(lines: list[str], text: str) -> None:
    printed = [Line(line, 72, 700 - 14 * n, 11, 1) for n, line in enumerate(lines)]
    assert joined(printed) == text


@pytest.mark.browser
def test_a_page_that_a_browser_printed(page: Page) -> None:
    long = f"{OPENING} {WORDS} The final office was briefed. " * 4
    page.set_content(f"<h1>{HEADLINE}</h1><p>{long}</p><p>{long}</p><p>{WORDS}</p>")
    (article,) = read(page.pdf(), "printed.pdf")
    assert article.text.split("\n\n") == [HEADLINE, long.strip(), long.strip(), WORDS]


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_file_that_breaks_off_says_so(part: float) -> None:
    content = made.pdf(*[LINES] * 20)
    with pytest.raises(NotReadable, match=r"cut\.pdf: this PDF breaks off"):
        read(content[: int(len(content) * part)], "cut.pdf")


def test_a_scan_says_that_it_has_no_text() -> None:
    with pytest.raises(NotReadable, match="no text on its 2 pages"):
        read(made.pdf([], []), "scan.pdf")


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n%%EOF", b"%PDF-1.7\n" + b"\x00\xff" * 500 + b"startxref\n9\n%%EOF"]
)
def test_a_broken_file_says_so(content: bytes) -> None:
    with pytest.raises(NotReadable, match=r"bad\.pdf: a broken PDF"):
        read(content, "bad.pdf")


def test_pages_in_a_circle_are_refused() -> None:
    circle = made.pdf(LINES).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    with pytest.raises(NotReadable, match=r"bad\.pdf"):
        read(circle, "bad.pdf")


def test_a_page_that_unpacks_to_too_much_is_refused() -> None:
    packed = zlib.compress(b" " * 60_000_000, 9)
    content = made.pdf([], drawn=packed).replace(b"<< /Length ", b"<< /Filter /FlateDecode /Length ")
    with pytest.raises(NotReadable, match=r"bomb\.pdf"):
        read(content, "bomb.pdf")


def test_limits_are_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    with pytest.raises(NotReadable, match="2 pages; one article may have 1"):
        read(made.pdf(LINES, LINES))
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 10)
    with pytest.raises(NotReadable, match="page 1: more than 10 characters"):
        read(made.pdf(LINES))
    monkeypatch.setattr(pdf, "MOST_SECONDS", -1.0)
    monkeypatch.setattr(pdf, "MOST_CHARACTERS", 10_000)
    with pytest.raises(NotReadable, match="page 1: reading takes longer"):
        read(made.pdf(LINES))
