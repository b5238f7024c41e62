"""Messages: files on them come in beside them, words of earlier messages stay out, a sender is a name."""

from email.message import EmailMessage

import pytest

from negotiations.intake.models import BatchItem
from negotiations.intake.readers import NotReadable
from tests.factories import make_negotiation
from tests.intake.batches import import_texts, story
from tests.intake.readers.made import TEXT, WORDS, json_lines, read, word_file, zipped

PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)


def message(
    text: str = TEXT, *, subject: str = "Weir opens", sender: str = "Press Office <press@gov.example>"
) -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = sender, "desk@courier.example", subject
    if text:
        made.set_content(text)
    return made


def attach(made: EmailMessage, name: str, content: bytes, kind: str = "application/octet-stream") -> None:
    main, _, sub = kind.partition("/")
    made.add_attachment(content, maintype=main, subtype=sub, filename=name)


@pytest.mark.parametrize(
    ("sender", "byline"),
    [
        ("Press Office <press@gov.example>", "Press Office"),
        ('"Lake, Ann" <ann@gov.example>', "Lake, Ann"),
        ("press@gov.example", ""),
        ("=?utf-8?q?Zo=C3=AB_Lake?= <zoe@gov.example>", "Zoë Lake"),
    ],
)
def test_the_byline_is_the_senders_name(sender: str, byline: str) -> None:
    assert read(bytes(message(sender=sender)))[0].byline == byline


def test_files_on_a_message_come_in_beside_it() -> None:
    made = message("The statement is below.\n\nTwo more came.")
    attach(made, "statement.docx", word_file("Lock opens", WORDS))
    attach(made, "two.jsonl", json_lines({"text": TEXT}, {"text": WORDS}).encode())
    attach(made, "weir.png", PNG, "image/png")
    attach(made, "all.zip", zipped({"a.txt": TEXT}))
    attach(made, "signature.asc", b"x", "application/pgp-signature")

    own, *others = read(bytes(made), "m.eml")

    assert [article.member for article in (own, *others)] == [
        "message", "statement.docx", "two.jsonl, line 1", "two.jsonl, line 2",
    ]  # fmt: skip
    assert {article.name for article in others} == {"m.eml"}
    assert WORDS in others[0].text
    assert own.note == (
        "Not read of what is attached: weir.png (this is a picture (PNG), which holds no text);"
        " all.zip (an archive: hand it in by itself)."
    )


def test_a_message_of_files_alone_gives_its_files() -> None:
    made = message("")
    made.make_mixed()
    attach(made, "a.txt", TEXT.encode(), "text/plain")
    (article,) = read(bytes(made))
    assert (article.member, article.text) == ("a.txt", TEXT)


def test_a_message_without_text_names_what_is_on_it() -> None:
    made = message("")
    made.make_mixed()
    attach(made, "weir.png", PNG, "image/png")
    with pytest.raises(
        NotReadable, match=r"holds no text\. Not read of what is attached: weir\.png \(this is a picture"
    ):
        read(bytes(made))


def test_many_files_that_are_not_read_are_named_in_part() -> None:
    made = message()
    for number in range(8):
        attach(made, "weir.png", PNG + bytes([number]), "image/png")
    (article,) = read(bytes(made))
    assert article.note.count("this is a picture") == 5
    assert "and 3 more" in article.note


ANSWER = (
    "Thank you.\n\nOn Tue, 3 Jun 2031 at 10:00, Press Office\n<press@gov.example> wrote:\n\n"
    "> “It is late,” Ada Brook said.\n>\n> Bye\n\nAnn\n"
)
OUTLOOK = "Thank you.\n\nFrom: Press Office\nSent: Tuesday\nTo: Ann\nSubject: Weir\n\n“It is late,” Ada Brook said.\n"


@pytest.mark.parametrize(
    ("text", "subject", "kept", "dropped"),
    [
        (ANSWER, "Re: Weir", ["Thank you.", "Ann"], ["“It is late,”", "wrote:"]),
        (ANSWER, "Weir", ["Thank you.", "Ann"], ["“It is late,”", "wrote:"]),
        (OUTLOOK, "Re: Weir", ["Thank you."], ["“It is late,”"]),
        (
            "Yes.\n\n-----Original Message-----\n“It is late,” said Ada Brook.\n",
            "RE: Weir",
            ["Yes."],
            ["“It is late,”"],
        ),
        (
            "Yes.\n\nAm 3.6.2031 um 10:00 schrieb Ada Brook:\n“It is late.”\n",
            "AW: Weir",
            ["Yes."],
            ["“It is late.”"],
        ),
        (OUTLOOK, "Fwd: Weir", ["Thank you.", "“It is late,”"], []),
        (
            "On Monday, 3 June 2031, the miller wrote:\n\n“It is late.”\n",
            "Re: Weir",
            ["“It is late.”", "wrote:"],
            [],
        ),
        ("> “It is late,” Ada Brook said.\n>> Bye\n", "Fwd: Weir", ["“It is late,” Ada", "Bye"], []),
    ],
)
def test_words_of_earlier_messages_are_set_aside(
    text: str, subject: str, kept: list[str], dropped: list[str]
) -> None:
    (article,) = read(bytes(message(text, subject=subject)))

    told = " ".join(words for words, reason in article.dropped if reason == "quoted reply")
    for words in kept:
        assert words in article.text
        assert words not in told
    for words in dropped:
        assert words in told
        assert words not in article.text
    assert ">" not in article.text


def test_quoted_parts_of_html_messages_are_set_aside() -> None:
    made = message("")
    made.set_content(
        f"<html><body><p>{TEXT}</p><p>The gates stay open until the end of the week, the office says.</p>"
        "<blockquote type='cite'><p>“Is it late?” Bo Hill wrote.</p></blockquote></body></html>",
        subtype="html",
    )
    (article,) = read(bytes(made))
    assert "Bo Hill" not in article.text
    assert ("“Is it late?” Bo Hill wrote.", "quoted reply") in list(article.dropped)


@pytest.mark.parametrize(
    "line", [">a\n", "On 1 at 1:00 x\n", "From: a\n", "On 3 Jun 2031 wrote:\n\n", "> " * 9 + "\n", "\n"]
)
def test_long_messages_are_read_in_time(line: str) -> None:
    head = bytes(message("x", subject="Re: x")).partition(b"\n\n")[0]
    articles = read(head + b"\n\nWords\n" + line.encode() * (1_000_000 // len(line)))
    assert articles[0].text.startswith("Words")


@pytest.mark.django_db
def test_the_row_says_what_was_not_read() -> None:
    made = message(story(1))
    attach(made, "weir.png", PNG, "image/png")
    batch = import_texts(make_negotiation(), {"m.eml": bytes(made)})
    item = BatchItem.objects.get(batch=batch)
    assert item.status == "imported"
    assert (
        item.message
        == "Not read of what is attached: weir.png (this is a picture (PNG), which holds no text)."
    )
    assert item.article is not None
    assert item.article.byline == "Press Office"
