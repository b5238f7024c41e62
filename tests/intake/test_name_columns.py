"""A table whose text is in no known column waits for a person, who says which one it is."""

import io

import openpyxl
import pytest

from negotiations.intake.models import BatchState
from negotiations.intake.operations import ColumnsNotAsked, name_columns, run_batch
from negotiations.intake.readers import ColumnsUnknown, first_rows, read_articles
from negotiations.intake.readers.fields import longest_of
from negotiations.record.models import Article
from tests.factories import NOON, make_negotiation
from tests.intake.batches import import_texts, item_of, statuses, story

pytestmark = pytest.mark.django_db


def line(number: int) -> str:
    return story(number).strip().replace("\n", " ")


TABLE = f'Ref;Überschrift;Meldung\nA-1;Erste;"{line(1)}"\nA-2;Zweite;"{line(2)}"\n'
NAMED = {"text": "Meldung", "title": "Überschrift", "date": ""}


def workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Ref", "Meldung"])
    sheet.append(["A-1", line(1)])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    "content",
    [TABLE.encode(), b"\xef\xbb\xbf" + TABLE.encode(), TABLE.replace(";", "\t").encode("utf-16"), workbook()],
    ids=["plain", "BOM", "utf-16 with tabs", "workbook"],
)
def test_a_table_is_read_again_with_named_columns(content: bytes) -> None:
    batch = import_texts(make_negotiation(), {"wire.csv": content})
    item = item_of(batch, "wire.csv")
    assert item.asks_for_columns
    assert "There are: “Ref”" in item.message
    header, *rows = first_rows(io.BytesIO(content), "wire.csv", 5)
    assert header.cells[-1] == "Meldung"
    assert rows[0].cells[0] == "A-1"
    named = {field: heading for field, heading in NAMED.items() if heading in header.cells}
    name_columns(batch_id=batch.pk, item_id=item.pk, columns=named, by=None, at=NOON)
    batch = run_batch(batch_id=batch.pk, at=NOON)
    assert batch.state == BatchState.DONE
    assert set(statuses(batch).values()) == {"imported"}
    assert Article.objects.count() == len(rows)


def test_the_named_title_is_the_articles() -> None:
    batch = import_texts(make_negotiation(), {"wire.csv": TABLE}, columns=NAMED)
    assert set(statuses(batch).values()) == {"imported"}
    assert sorted(Article.objects.values_list("title", flat=True)) == ["Erste", "Zweite"]


def test_a_heading_that_is_not_there_is_named_and_asked_about_again() -> None:
    batch = import_texts(make_negotiation(), {"wire.csv": TABLE}, columns={"text": "Bericht"})
    item = item_of(batch, "wire.csv")
    assert "wire.csv, line 1: no column is called “Bericht”; there are: “Ref”" in item.message
    assert item.asks_for_columns


def test_a_named_column_is_taken_before_one_that_we_know_and_for_nothing_else() -> None:
    table = f'Text,Headline,Body\n"a teaser","{line(1)[:20]}","{line(1)}"\n'.encode()
    [article] = read_articles(io.BytesIO(table), "t.csv", {"text": "body", "byline": "Headline"})
    assert article.text == line(1)
    assert article.byline == line(1)[:20]
    assert article.title is None


def test_named_columns_tell_a_table_by_any_name_of_file() -> None:
    [first, _] = read_articles(io.BytesIO(TABLE.encode()), "wire.dat", NAMED)
    assert first.member == "line 2"


def test_no_choice_for_the_text_is_refused() -> None:
    with pytest.raises(ColumnsUnknown, match="no column holds"):
        list(read_articles(io.BytesIO(TABLE.encode()), "wire.csv", {"text": ""}))


def test_another_file_is_not_asked_about() -> None:
    batch = import_texts(make_negotiation(), {"a.txt": b" ", "b.txt": story(1)})
    for item in batch.items.all():
        with pytest.raises(ColumnsNotAsked):
            name_columns(batch_id=batch.pk, item_id=item.pk, columns=NAMED, by=None, at=NOON)


@pytest.mark.parametrize(
    "headings",
    [
        "Kopfzeile;Wann gesendet;Fließtext",
        "Назва статті;Дата публікації;Текст статті",
        "Название;Дата выхода;Текст новости",
    ],
)
def test_usual_headings_of_other_languages_are_known(headings: str) -> None:
    [article] = read_articles(io.BytesIO(f'{headings}\nErste;3.6.2031;"{line(1)}"\n'.encode()), "wire.csv")
    assert (article.title, str(article.date), article.text) == ("Erste", "2031-06-03", line(1))


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        ([["a", "x" * 300, "b"], ["a", "x" * 20, "b"]], 1),
        ([["a", "x" * 50, "b"]], None),
        ([["a" * 200, "x" * 300]], None),
        ([[7, "x" * 300], []], 1),
        ([], None),
    ],
)
def test_the_column_with_by_far_the_longest_texts_is_told(
    rows: list[list[object]], place: int | None
) -> None:
    assert longest_of(rows) == place
