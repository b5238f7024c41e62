"""Rich Text: the words as they are written, in any code page; nothing of what a document has beside them."""

import contextlib
import time

import pytest

from negotiations.intake.extraction import extract
from negotiations.intake.readers import NotReadable
from tests.intake.readers.made import read

HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr{\*\falt A};}}"
FURNITURE = (
    r"{\colortbl;\red0\green0\blue0;}{\stylesheet{\s1 heading 1;}}{\info{\title Old form}{\author Nobody}}"
    r"{\*\generator Riched20 10.0;}{\header Page \chpgn\par}"
)


def words_of(body: str, head: str = HEAD) -> str:
    (article,) = read(head + body + "}", "note.rtf")
    return article.text


def test_a_statement_is_read_with_its_paragraphs_and_marks() -> None:
    text = words_of(
        FURNITURE
        + "\\viewkind4\\uc1\\pard\\f0\\fs22 Weir opens at Tarn\\par\r\n\\par\r\n"
        + r"\ldblquote We\rquote re late,\'94 said {\b Zo\'eb Nov\u225\'e1k}, "
        + r"\u8220\'93and that\u8217\'92s {\i all}.\u8221\'94\par"
        + "\r\n{\\pict\\pngblip 89504e470d0a\r\n1a0a}Nobody \\{else\\} spoke on C:\\\\.\\par"
    )

    assert text == (
        "Weir opens at Tarn\n\n“We’re late,” said Zoë Novák, “and that’s all.”\n\nNobody {else} spoke on C:\\."
    )
    found = extract(text)
    assert found.title == "Weir opens at Tarn"
    assert [quotation.speaker for quotation in found.quotes] == ["Zoë Novák"]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"{\f1 \'cc\'fb \'e3\'ee\'f2\'ee\'e2\'fb}", "Мы готовы"),
        (r"\u1052?\u1099?{\uc0\u1075\u1086}{\uc2\u1090ab\u1086\'61\'62}", "Мыгото"),
        (r"\u-10179?\u-8694? ok", "😊 ok"),
        (r"a{\deleted not }{\v hidden}b\v c\v0 d", "abd"),
        (r"a{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}b", "alinkb"),
        (r"a{\*\unknown b{\b c}}d", "ad"),
        (r"a\bin5 }}}}}b\tab c\line d", "ab\tc\nd"),
        (r"one\cell two\row three", "one\ntwo\n\nthree"),
        ("a\\\nb\\~c\\_d\\-e", "a\n\nb\u00a0c-de"),
        (r"\uc9999999999 \u8217?s", "’s"),
        (r"\u99999999999?a", "\ue3ff?a"),
        (r"{\f7\'e4}\f9\'e4", "ää"),
    ],
)
def test_the_control_words(body: str, text: str) -> None:
    assert words_of(body) == text


@pytest.mark.parametrize(
    ("page", "byte"), [("1251", "e4"), ("936", "b0\\'a1"), ("65001", "c3\\'a4"), ("99999", "e4")]
)
def test_the_documents_own_code_page(page: str, byte: str) -> None:
    expected = {"1251": "д", "936": "啊", "65001": "ä", "99999": "ä"}
    assert words_of(f"\\'{byte}", head=f"{{\\rtf1\\ansi\\ansicpg{page} ") == expected[page]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (HEAD + r"\pard Words that go on \b and", "breaks off"),
        (HEAD[:60], "breaks off"),
        (r"{\rtf1" + "{" * 20_000 + "a" + "}" * 20_001, "nested too deeply"),
        (HEAD + r"\bin99999999 a}", "breaks off"),
        (HEAD + r"\bin-5\par}", "no text"),
        (r"{\rtf1}", "no text"),
        (HEAD + "{\\pict " + "0" * 200_000 + "}}", "no text"),
    ],
)
def test_what_cannot_be_read_says_so(content: str, says: str) -> None:
    with pytest.raises(NotReadable, match=rf"note\.rtf: .*{says}"):
        read(content, "note.rtf")


@pytest.mark.parametrize(
    "piece", ["\\u8217?", "\\'92", "{a}", "\\par ", "\\uc8\\u65 ", "{\\*\\x ", "\\", "a "]
)
def test_much_of_anything_is_read_in_time(piece: str) -> None:
    began = time.process_time()
    with contextlib.suppress(NotReadable):
        read("{\\rtf1 " + piece * (1_000_000 // len(piece)) + "}", "much.rtf")
    assert time.process_time() - began < 20


def test_what_follows_the_document_is_not_read() -> None:
    assert read(r"{\rtf1 Words}{\rtf1 More}" + "\0", "x")[0].text == "Words"
