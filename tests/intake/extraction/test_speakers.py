"""Who speaks: a table of constructions, each with the speaker and how he or she was found."""

import pytest

from negotiations.intake.extraction import extract
from tests.intake.extraction.cases import Case, read_cases


@pytest.mark.parametrize("case", read_cases("speakers.txt"), ids=lambda case: case.name)
def test_speaker_is_found(case: Case) -> None:
    extraction = extract(case.text)
    found = {
        extraction.text[span.start : span.end]: (quotation.speaker or "-", quotation.how or "-")
        for quotation in extraction.quotes
        for span in quotation.spans
    }

    for first_words, speaker, how in case.expected:
        [(words, answer)] = [(words, who) for words, who in found.items() if words.startswith(first_words)]
        assert answer == (speaker, how), words


def test_the_words_of_the_sentence_are_kept_beside_the_full_name() -> None:
    text = (
        "Anna Novak arrived at noon and went straight to the hall.\n\n“We are late,” she added. “Very late.”"
    )

    [quotation] = extract(text, title="Arrival").quotes

    assert (quotation.speaker, quotation.speaker_text, quotation.cue) == ("Anna Novak", "she", "added")


def test_a_quotation_split_by_its_attribution_is_one() -> None:
    text = "“We waited,” Anna Novak said, “and we will wait.” Then she left. “Enough,” Pavel Adamov said."

    quotations = extract(text, title="Wait").quotes

    assert [len(quotation.spans) for quotation in quotations] == [2, 1]


def test_two_sentences_of_the_same_speaker_stay_two_quotations() -> None:
    text = "“We waited,” Anna Novak said. The hall was empty by then. “We will wait again,” she added."

    assert [q.text for q in extract(text, title="Wait").quotes] == ["We waited,", "We will wait again,"]


@pytest.mark.parametrize(
    "text",
    [
        "Her book “The Long Road to a Short Peace” came out in May. It sold well, shops say.",
        "Anna Novak said so on “The Long Sunday Hour of News.” It was late by then.",
        "Ivan “Vanya” Petrenko came to the hall and sat down in the last row without a word.",
        "Sources\n\n“Talks end without a result in the capital” — Evening Paper, March 18, 2025",
        "Anna Novak, author of a short book on such deals, “The Table and the Door,” told Radio Nine it would hold.",
        "Dockers stood at the gate with banners that read “Not one crane moves before noon”.",
        "The broadcaster showed a film about the weir under the title “How we tamed the old river”.",
        "Parents brought posters, one of which said: “Thank you for walking out with our children.”",
    ],
)
def test_titles_nicknames_inscriptions_and_cited_headlines_are_no_quotations(text: str) -> None:
    assert extract(text, title="None").quotes == ()


def test_what_somebody_is_entitled_to_is_no_title() -> None:
    [quotation] = extract("Anna Novak said she was entitled “to the whole of the harbour”.", title="-").quotes

    assert quotation.speaker == "Anna Novak"


def test_headlines_and_captions_give_no_quotations() -> None:
    text = (
        "Minister: “We will never sign such a paper”\n\nThe minister spoke for an hour and left.\n\n"
        "A poster says “Peace now and for everyone” in Kyiv. (Some Body/AP Photo)\n\nNothing was signed."
    )

    assert extract(text).quotes == ()
