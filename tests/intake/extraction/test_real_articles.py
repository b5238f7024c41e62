"""The two articles of the demo's weeks, when their folder is at hand: NEGOTIATIONS_REAL_ARTICLES=FOLDER."""

import os
from pathlib import Path

import pytest

from negotiations.intake.extraction import Extraction, extract

FOLDER = os.environ.get("NEGOTIATIONS_REAL_ARTICLES")
pytestmark = pytest.mark.skipif(not FOLDER, reason="NEGOTIATIONS_REAL_ARTICLES names no folder")

# Last name of the speaker, number of spans, first words of the quotation.
AFTER_THE_CALL = [
    ("Trump", 2, "very good"),
    ("Zelenskyy", 1, "release of prisoners"),
    ("Hoffman", 2, "Putin doesn’t share"),
    ("Hoffman", 2, "The strategic objective"),
    ("Hoffman", 1, "Define success"),
    ("Hoffman", 1, "Let them go"),
]
BEFORE_THE_CALL = [
    ("Putin", 2, "good"),
    ("Putin", 1, "We agree with"),
    ("Putin", 2, "How will these"),
    ("Putin", 2, "Are we supposed"),
    ("Zelensky", 2, "After the talks"),
    ("Trump", 1, "dividing up"),
    ("Trump", 2, "We will be talking"),
    ("Lukashenko", 2, "I can say"),
    ("Trump", 1, "dictator"),
    ("Trump", 2, "I am strongly"),
    ("Zelensky", 1, "need to put"),
    ("Zelensky", 2, "We understand that"),
]
ARTICLES = {
    "whats-next-in-the-ceasefire-talks.txt": AFTER_THE_CALL,
    "key-questions-ahead-of-the-call.txt": BEFORE_THE_CALL,
}


def read(name: str) -> tuple[str, Extraction]:
    given = (Path(FOLDER or "") / name).read_text(encoding="utf-8")
    return given, extract(given)


@pytest.mark.parametrize("name", ARTICLES)
def test_every_quotation_and_no_other_is_found_with_its_speaker(name: str) -> None:
    _, extraction = read(name)

    found = [((q.speaker or "-").split()[-1], len(q.spans), q.text) for q in extraction.quotes]

    assert [(last, spans) for last, spans, _ in found] == [(last, spans) for last, spans, _ in ARTICLES[name]]
    for (_, _, words), (_, _, first_words) in zip(found, ARTICLES[name], strict=True):
        assert words.startswith(first_words)


@pytest.mark.parametrize("name", ARTICLES)
def test_offsets_lead_back_to_the_file(name: str) -> None:
    given, extraction = read(name)

    for quotation in extraction.quotes:
        for span in quotation.spans:
            start, end = extraction.offset_as_given(span.start), extraction.offset_as_given(span.end - 1) + 1
            assert given[start:end] == extraction.text[span.start : span.end]


@pytest.mark.parametrize("name", ARTICLES)
def test_no_date_is_taken_from_a_caption(name: str) -> None:
    _, extraction = read(name)

    assert extraction.date is None


def test_furniture_is_kept_out_of_the_body() -> None:
    reasons = {entry.reason for name in ARTICLES for entry in read(name)[1].dropped}

    assert reasons >= {"share", "caption", "alternative text", "teaser", "link", "stray"}
