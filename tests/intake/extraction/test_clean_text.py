"""Characters that no article means: mojibake, NULs, lone surrogates, direction overrides."""

import pytest

from negotiations.intake.extraction import clean_text, extract


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("â€œWe agree,â€\x9d she said", "“We agree,” she said"),
        ("She wasnâ€™t there", "She wasn’t there"),
        ("CafÃ© in ZÃ¼rich", "Café in Zürich"),
        ("one\x00two", "onetwo"),
        ("one\ud800two", "onetwo"),
        ("abc\u202edef\u202c", "abcdef"),
        ("\ufeffBegin", "Begin"),
        ("soft\xadhyphen", "softhyphen"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("ÐŸÑƒÑ‚Ñ–Ð½", "Путін"),
    ],
)
def test_broken_characters_are_mended(broken: str, mended: str) -> None:
    assert clean_text(broken) == mended


@pytest.mark.parametrize(
    "text", ["“CAFÉ” is open", "Ñandú and Ünal", "a no-break\u00a0space", "„Das“ ist gut", "Âge"]
)
def test_good_characters_stay(text: str) -> None:
    assert clean_text(text) == text


def test_cleaning_twice_changes_nothing() -> None:
    once = clean_text("â€œAÂ\xa0b\x00â€\x9d")

    assert clean_text(once) == once


def test_offsets_lead_back_to_the_text_as_given() -> None:
    given = "Talks\x00 end\r\n\r\nShare\r\n\r\nâ€œWe agreed\x00 on it all,â€\x9d said Anna Novak.\r\n"
    extraction = extract(given)

    [quotation] = extraction.quotes
    [span] = quotation.spans

    start = extraction.offset_as_given(span.start)
    end = extraction.offset_as_given(span.end - 1) + 1
    assert given[start:end] == "We agreed\x00 on it all,"
