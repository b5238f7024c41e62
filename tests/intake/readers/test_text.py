"""Plain text and Markdown in any common encoding, told by content."""

import io

import pytest

from negotiations.intake.readers import NotReadable, read_articles

WORDS = "“We’re ready,” said Zoë Novák.\n"
ENCODED = {
    "utf-8": WORDS.encode(),
    "utf-8 with mark": b"\xef\xbb\xbf" + WORDS.encode(),
    "utf-16 little-endian": b"\xff\xfe" + WORDS.encode("utf-16-le"),
    "utf-16 big-endian": b"\xfe\xff" + WORDS.encode("utf-16-be"),
    "windows-1252": WORDS.encode("cp1252"),
}


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED)
def test_every_common_encoding_is_read(data: bytes) -> None:
    [article] = read_articles(io.BytesIO(data), "talks.txt")

    assert article.text == WORDS


def test_utf_16_without_a_mark_is_told_by_its_zeros() -> None:
    [article] = read_articles(io.BytesIO("We are ready, said Anna Novak.".encode("utf-16-le")), "talks")

    assert article.text == "We are ready, said Anna Novak."


def test_windows_1251_is_told_by_its_letters() -> None:
    [article] = read_articles(io.BytesIO("Мы готовы к встрече и ждем ответа.".encode("cp1251")), "talks")

    assert article.text == "Мы готовы к встрече и ждем ответа."


def test_a_broken_byte_does_not_change_the_encoding() -> None:
    data = ("Ми готові. " * 20).encode() + b"\xff" + "Так.".encode()

    [article] = read_articles(io.BytesIO(data), "talks.txt")

    assert article.text.startswith("Ми готові.")
    assert article.text.endswith("Так.")


def test_a_name_does_not_matter_but_markdown_is_stripped() -> None:
    data = b"# Talks end\n\n**Anna Novak** wrote [a note](https://example.com/note).\n"

    [article] = read_articles(io.BytesIO(data), "talks.md")

    assert article.text == "Talks end\n\nAnna Novak wrote a note.\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "empty"), (b" \n\x00\n", "empty"), (bytes(range(256)) * 20, "no reader|not text")],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, message: str) -> None:
    with pytest.raises(NotReadable, match=rf"talks\.txt.*(?:{message})"):
        list(read_articles(io.BytesIO(data), "talks.txt"))
