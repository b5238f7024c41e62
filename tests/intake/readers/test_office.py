"""Word files and workbooks: told by what is inside, formulas never kept, bombs refused before they are opened."""

import datetime
import io
import struct
import zipfile

import pytest

from negotiations.intake.readers import NotReadable, office, word
from tests.intake.readers.made import (
    HEADLINE,
    OPENING,
    TEXT,
    WORDS,
    read,
    word_file,
    workbook,
    zipped,
)

HEADER = ["Headline", "Text", "Published", "ID"]
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def changed(document: bytes, part: str, before: str, after: str) -> bytes:
    """Return an Office document with a piece of one part replaced."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert before.encode() in files[part]
    files[part] = files[part].replace(before.encode(), after.encode())
    return zipped(files)


@pytest.mark.parametrize("name", ["statement.docx", "statement"])
def test_a_word_file_gives_its_paragraphs(name: str) -> None:
    (article,) = read(word_file(OPENING, "", WORDS, title=HEADLINE), name)
    assert article.title == HEADLINE
    assert article.text.endswith(TEXT)
    assert article.date is None  # the file's own day is not the article's


def test_a_word_file_is_read_as_it_stands_after_its_tracked_changes() -> None:
    runs = (
        "<w:r><w:t>The gates </w:t></w:r><w:del><w:r><w:delText>stay shut</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>were opened</w:t></w:r></w:ins><w:hyperlink><w:r><w:t> on</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtContent><w:r><w:t> Monday</w:t></w:r></w:sdtContent></w:sdt>"
    )
    document = changed(word_file("HERE", WORDS), "word/document.xml", "<w:r><w:t>HERE</w:t></w:r>", runs)
    (article,) = read(document)
    assert article.text == f"The gates were opened on Monday\n\n{WORDS}"


def test_the_words_of_tables_are_read() -> None:
    table = f"<w:tbl {W}><w:tr><w:tc><w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:sectPr"
    (article,) = read(changed(word_file(OPENING), "word/document.xml", "<w:sectPr", table))
    assert article.text == TEXT


def test_an_entity_in_a_word_file_is_not_followed() -> None:
    document = changed(
        word_file(OPENING, "HERE"), "word/document.xml", "<w:document",
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document',
    )  # fmt: skip
    document = changed(document, "word/document.xml", "HERE", "HERE&e;")
    (article,) = read(document)
    assert article.text == f"{OPENING}\n\nHERE"


def test_a_workbook_gives_an_article_a_row() -> None:
    day = datetime.datetime(2031, 5, 7, 23, 30)  # noqa: DTZ001  workbooks know no zones
    first, second = read(workbook([HEADER, [HEADLINE, TEXT, day, 7], [None] * 4, ["B", WORDS]]), "talks.xlsx")
    assert (first.member, first.title, first.text, first.guid) == ("row 2", HEADLINE, TEXT, "7")
    assert first.date == datetime.date(2031, 5, 7)
    assert (second.member, second.text, second.date) == ("row 4", WORDS, None)


def test_the_sheet_that_has_a_text_column_is_read() -> None:
    (article,) = read(workbook([["Notes"], ["none"]], [HEADER, [HEADLINE, TEXT]]))
    assert (article.member, article.text) == ("sheet Sheet 2, row 2", TEXT)


def test_a_formula_is_neither_computed_nor_kept() -> None:
    book = workbook([HEADER, ['=HYPERLINK("http://evil.example")', TEXT], ["B", '="a"&"b"'], ["C", WORDS]])
    first, second, third = read(book, "talks.xlsx")
    assert (first.title, first.text) == (None, TEXT)
    assert second.problem == "talks.xlsx, row 3: the text’s cell is empty or holds no text"
    assert third.text == WORDS
    assert "evil" not in repr((first, second, third))


def test_columns_that_are_missing_are_named() -> None:
    with pytest.raises(NotReadable, match=r"talks\.xlsx, row 1: no column .*There are: “when”, “who”"):
        read(workbook([["when", "who"], ["Monday", "Ada"]]), "talks.xlsx")


def test_a_sheet_that_claims_a_million_rows_is_read_as_it_is() -> None:
    book = workbook([HEADER, [HEADLINE, TEXT]])
    sheet = "xl/worksheets/sheet1.xml"
    claimed = changed(book, sheet, 'ref="A1:D2"', 'ref="A1:XFD1048576"')
    far = changed(claimed, sheet, 'r="2"', 'r="1048576"')
    assert [article.text for article in read(claimed)] == [TEXT]
    assert [article.text for article in read(far)] in ([], [TEXT])


def test_an_entity_bomb_in_a_workbook_is_refused() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    bomb = changed(
        workbook([HEADER, [HEADLINE, TEXT]]), "xl/worksheets/sheet1.xml", "<worksheet",
        f'<!DOCTYPE x [<!ENTITY e0 "boom">{levels}]><worksheet',
    )  # fmt: skip
    with pytest.raises(NotReadable, match=r"talks\.xlsx: a broken workbook"):
        read(bomb, "talks.xlsx")


OFFICE = {"docx": word_file(OPENING), "xlsx": workbook([HEADER, [HEADLINE, TEXT]])}


@pytest.mark.parametrize("kind", OFFICE)
@pytest.mark.parametrize("part", [0.02, 0.5, 0.98])
def test_a_document_that_breaks_off_says_so(kind: str, part: float) -> None:
    content = OFFICE[kind]
    with pytest.raises(NotReadable, match=rf"cut\.{kind}: a broken or cut off Office document"):
        read(content[: int(len(content) * part)], f"cut.{kind}")


def test_an_office_bomb_is_refused_by_its_ratio_and_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({"[Content_Types].xml": "", "word/document.xml": b"\0" * 30_000_000})
    with pytest.raises(NotReadable, match="200 times its size"):
        read(bomb, "bomb.docx")
    monkeypatch.setattr(office, "MOST_BYTES", 20_000_000)
    with pytest.raises(NotReadable, match=r"unpacks to 28\.6 MB; an Office document may have 19\.1 MB"):
        read(bomb, "bomb.docx")


def test_an_office_bomb_that_lies_about_its_size_gives_no_more_than_it_claims() -> None:
    bomb = zipped({"[Content_Types].xml": "", "word/document.xml": b"\0" * 30_000_000})
    lying = bomb.replace(struct.pack("<I", 30_000_000), struct.pack("<I", 900_000))
    assert lying != bomb
    with pytest.raises(NotReadable, match=r"bomb\.docx: a broken"):
        read(lying, "bomb.docx")


def test_what_is_no_document_inside_says_so() -> None:
    with pytest.raises(NotReadable, match="neither a Word file"):
        read(zipped({"[Content_Types].xml": "x"}), "a.docx")
    with pytest.raises(NotReadable, match="no text in this Word file"):
        read(word_file(""), "a.docx")


def test_more_paragraphs_than_the_limit_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word, "MOST_PARAGRAPHS", 2)
    with pytest.raises(NotReadable, match="3 paragraphs; one file may have 2"):
        read(word_file("a", "b", "c"))
