"""Tables as text: columns told by their names, any common separator, every fault with its line."""

import datetime
import time

import pytest

from negotiations.intake.readers import NotReadable, rows, table
from tests.intake.readers.made import HEADLINE, OPENING, TEXT, WORDS, read

HEADER = ["Headline", "Text", "Published on", "Byline", "Source", "Link", "Language", "ID"]
CELLS = [
    HEADLINE, TEXT, "2031-05-07", "By Lena Moss", "The Lisk Courier", "https://courier.example/weir", "en-GB", "A7",
]  # fmt: skip


def joined(separator: str, *table_rows: list[str]) -> str:
    return "".join(
        separator.join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in table_rows
    )


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("name", ["talks.csv", "talks"])
def test_a_row_is_an_article(separator: str, encoding: str, name: str) -> None:
    (article,) = read(joined(separator, HEADER, CELLS).encode(encoding), name)
    assert (article.member, article.title) == ("line 2", HEADLINE)
    assert article.text == TEXT
    assert article.date == datetime.date(2031, 5, 7)
    assert (article.byline, article.publisher) == ("Lena Moss", "The Lisk Courier")
    assert (article.url, article.language, article.guid) == ("https://courier.example/weir", "en", "A7")


def test_a_text_alone_is_enough_and_unknown_columns_are_passed_over() -> None:
    (article,) = read(f'nr,mood,body\n1,calm,"{OPENING}"\n', "talks.csv")
    assert (article.text, article.title) == (OPENING, None)


def test_excels_line_about_the_separator_is_followed() -> None:
    (article,) = read(f"sep=;\r\nbody;nr\r\n{OPENING};1\r\n", "talks.csv")
    assert (article.member, article.text) == ("line 3", OPENING)


def test_columns_that_are_missing_are_named_with_those_there_are() -> None:
    with pytest.raises(NotReadable) as refusal:
        read("headline;when;who\nWeir opens;Monday;Ada\n", "talks.csv")
    assert str(refusal.value).startswith(
        "talks.csv, line 1: no column holds the article’s text; it may be called text,"
    )
    assert "There are: “headline”, “when”, “who”" in str(refusal.value)


def test_an_article_that_begins_with_words_and_commas_is_no_table() -> None:
    (article,) = read("Text, title and date were missing, she said.\n\nNothing else was.\n", "talks.txt")
    assert article.text.startswith("Text, title and date")


BROKEN = {
    "too many cells": ("a,b,c,d\n", "4 cells under 2 columns"),
    "too few cells": ("alone\n", "1 cells under 2 columns"),
    "no text": (",Weir\n", "cell is empty"),
    "a mark that is not doubled": ('"He said "yes" today",Weir\n', "not doubled"),
    "a mark that never closes": ('"He said yes today,Weir\n', "never closed"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_row_is_named_by_its_line_and_the_others_are_read(case: str) -> None:
    line, said = BROKEN[case]
    before, broken, after = read(f'text,title\n"{OPENING}\n\nMore.",A\n{line}"{WORDS}",B\n', "talks.csv")
    assert before.text == f"{OPENING}\n\nMore."
    assert broken.problem.startswith("talks.csv, line 5: ")
    assert said in broken.problem
    assert (after.member, after.text, after.title) == ("line 6", WORDS, "B")


def test_formulas_are_words_in_a_table() -> None:
    (article,) = read(f'text,title\n"{OPENING}","=HYPERLINK(""http://evil.example"")"\n', "talks.csv")
    assert article.title == '=HYPERLINK("http://evil.example")'


def test_limits_are_stated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_ROWS", 4)
    monkeypatch.setattr(rows, "MOST_PROBLEMS", 1)
    found = read("text,n\nx\ny\nz\na good row,1\nmore,2\n", "talks.csv")
    assert [article.problem.partition(": ")[2][:30] for article in found] == [
        "1 cells under 2 columns; is a ",
        "",
        "more than 4 rows in one file; ",
        "2 more rows could not be read,",
    ]
    monkeypatch.setattr(rows, "MOST_COLUMNS", 1)
    with pytest.raises(NotReadable, match="2 columns; a table may have 1"):
        read("text,n\nx,1\n", "talks.csv")


def test_a_cell_beyond_the_limit_is_named() -> None:
    large = "x" * (table.MOST_CELL + 1)
    broken, after = read(f'text,title\n"{large}",A\n"{WORDS}",B\n', "talks.csv")
    assert "line 2: a cell with more than 1,500,000 characters" in broken.problem
    assert after.text == WORDS


@pytest.mark.parametrize("line", ['"a,b\n', '"""\n', '"x""\n,'])
def test_marks_that_never_close_cost_no_quadratic_time(line: str) -> None:
    began = time.process_time()
    found = read("text,title\n" + line * 60_001, "talks.csv")
    assert all(article.problem for article in found)
    assert len(found) <= rows.MOST_PROBLEMS + 2
    assert time.process_time() - began < 20


@pytest.mark.parametrize("content", ["", "\n\n", "\x00" * 50])
def test_an_empty_table_says_so(content: str) -> None:
    with pytest.raises(NotReadable, match=r"talks\.csv: the file is empty"):
        read(content, "talks.csv")
