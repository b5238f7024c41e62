"""Ukrainian and Russian speakers; other languages keep their quotations and say so."""

import pytest

from negotiations.intake.extraction import extract
from negotiations.intake.extraction.language import language_of
from tests.intake.extraction.cases import Case, read_cases


@pytest.mark.parametrize("case", read_cases("slavic.txt"), ids=lambda case: case.name)
def test_slavic_speaker_is_found(case: Case) -> None:
    extraction = extract(case.text, title="-")
    found = [
        (quotation.text, quotation.speaker or "-", quotation.how or "-") for quotation in extraction.quotes
    ]

    assert len(found) == len(case.expected)
    for (words, *answer), (first_words, *expected) in zip(found, case.expected, strict=True):
        assert words.startswith(first_words)
        assert answer == expected


@pytest.mark.parametrize("case", read_cases("slavic_articles.txt"), ids=lambda case: case.name)
def test_every_quotation_of_a_slavic_article_has_its_speaker(case: Case) -> None:
    quotes = extract(case.text, title="-").quotes

    assert len(quotes) >= len(case.expected)
    for first_words, speaker in case.expected:
        found = [quotation.speaker for quotation in quotes if quotation.text.startswith(first_words)]
        assert (first_words, found) == (first_words, [speaker])


@pytest.mark.parametrize("case", read_cases("narrator.txt"), ids=lambda case: case.name)
def test_a_narrator_s_words_are_no_part_of_what_is_said(case: Case) -> None:
    extraction = extract(case.text, title="-")

    assert [
        (
            " + ".join(extraction.text[span.start : span.end] for span in quotation.spans),
            quotation.speaker,
            quotation.how,
        )
        for quotation in extraction.quotes
    ] == list(case.expected)


def test_another_language_keeps_its_quotations_without_speakers() -> None:
    text = "Die Gespräche dauern an, sagte der Minister am Montag. „Wir sind noch nicht so weit, und das ist gut so.“"

    extraction = extract(text, title="Gespräche")

    assert extraction.language == "de"
    assert [(q.text[:8], q.speaker) for q in extraction.quotes] == [("Wir sind", None)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The delegations met in the morning and left in the evening without a word to the press.", "en"),
        ("Делегації зустрілися вранці, а ввечері поїхали.", "uk"),
        ("Делегации встретились утром, а вечером разъехались, объявлений не было.", "ru"),
        (
            "Les délégations se sont réunies dans la matinée et sont reparties le soir sans un mot pour la presse.",
            "fr",
        ),
        ("1 2 3", ""),
    ],
)
def test_language_is_told(text: str, code: str) -> None:
    assert language_of(text) == code
