"""What holds for any text: nothing raises, offsets are right, the work grows with the length and no faster."""

import random
import sys
from types import FrameType
from typing import Any

import pytest

from negotiations.intake.extraction import extract
from negotiations.intake.extraction.body import MAX_ARTICLE
from negotiations.intake.extraction.people import Directory
from negotiations.intake.extraction.slavic_discourse import LONGEST, SlavicDiscourse
from negotiations.intake.extraction.slavic_names import SlavicNames

PIECES = [
    *"“”\"„«»‹›‘’'``()[]—–-.,:;!?…\n\t\x00\u202e\ud800\u00a0",
    "\n\n",
    "Anna Novak",
    "said",
    "told reporters",
    "the ministry",
    "he",
    "according to",
    "who",
    "and",
    "(AP Photo/Some Body)",
    "You May Also Like",
    "March 18, 2025",
    "сказав",
    ", — сказав",
    "\n— Так",
    "Павло Адамов",
    "â€œ",
    "Sen.",
    "it",
    "plain words",
]
ENDLESS = {
    "opening marks": "“",
    "straight marks": '" ',
    "single marks": "‘a ",
    "single marks led in": "Novak said: 'A b c ",
    "single marks led in and closed": "Novak said: 'A b c.' ",
    "datelines": "Jeddah, 11 March 2025\n",
    "genitives": "'a s' ",
    "names": "Abc Def ",
    "commas": "Abc, ",
    "verbs": "said ",
    "said by one": "“A b c,” he said. ",
    "titles": "“Abc Def Ghi”, ",
    "relative clauses": "who and ",
    "brackets": "Abc ) said (",
    "roles": "the spokesman of ",
    "credits": "(photo [AP ",
    "mojibake": "â€Ð",
    "spaces": " ",
    "lines": "\n \n",
    "capitals": "ABC DEF GHI JKL\n",
    "dots": "A. … ",
    "slavic": "«Так» — слово ",
    "narrators": "«Так, — сказав Павло Адамов. — Ні, ",
    "narrators without end": ", — сказав ",
    "guillemets in guillemets": "«Так «Ні» ",
    "lines of dialogue": "— Так, — сказав Адамов. — Ні.\n",
    "titles without names": "«Так» заявив міністр Адамов, голова ",
    "bodies without end": "«Так» Міністерство союзу комітету ",
    "pronouns of one sentence": "«Так» Павло Адамов , сказала вона ",
    "names of things": "спілка «Причал» сказала він Адамов ",
    "long quotations": "«Так\n",
    "narrators between quotations": "«Ми згодні», — розповіла про це вона, — «але не всі». ",
    "agencies that quote": "цитує посадовця агентство «Причал». «Так», — сказав він. ",
    "things in places": "в «Причалі» і «Мост», сказали вони ",
    "verbs beside names": "«Причал» сказав",
    "nicknames": "Terrence “Duke” Mabry said “no.” ",
    "signs": "A sign read “Go home.” ",
    "roles named later": "The envoy said “no.” “Yes,” Anna Novak added. ",
    "dates": "Published March ",
}


@pytest.mark.parametrize("seed", range(150))
def test_any_text_is_read_and_every_offset_is_right(seed: int) -> None:
    chance = random.Random(seed)
    glue = chance.choice(["", " "])
    given = glue.join(chance.choices(PIECES, k=chance.randint(1, 120)))

    extraction = extract(given)

    ends = 0
    for quotation in extraction.quotes:
        for span in quotation.spans:
            assert 0 <= span.start < span.end <= len(extraction.text)
            assert span.start >= ends
            ends = span.end
            start, end = extraction.offset_as_given(span.start), extraction.offset_as_given(span.end - 1)
            if "â€" not in given:
                assert given[start] == extraction.text[span.start]
                assert given[end] == extraction.text[span.end - 1]
        words = " ".join(extraction.text[span.start : span.end] for span in quotation.spans)
        assert quotation.text == words


def calls(text: str) -> int:
    """Count the calls that extraction makes."""
    count = 0

    def seen(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        extract(text)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("unit", ENDLESS.values(), ids=ENDLESS)
def test_the_work_is_linear_in_the_length_of_a_hostile_text(unit: str) -> None:
    short, long = unit * (12_000 // len(unit)), unit * (48_000 // len(unit))
    extract(short)

    assert calls(long) <= 5 * calls(short) + 2000


def test_of_a_sentence_without_end_only_a_part_is_read() -> None:
    text = "він сказав " * 1_000
    discourse = SlavicDiscourse(text, SlavicNames(Directory(), russian=False))
    assert discourse.sentence_at(len(text) - 1) == len(text) - 1 - LONGEST


def test_a_quotation_without_end_is_no_quotation() -> None:
    assert extract("“" + "word " * 20_000, title="-").quotes == ()


def test_text_beyond_the_limit_is_said_to_be_dropped() -> None:
    extraction = extract("“We agree,” said Anna Novak. " * 40_000, title="-")

    assert len(extraction.text) <= MAX_ARTICLE
    assert [entry.reason for entry in extraction.dropped] == ["length"]
    assert extraction.quotes[-1].speaker == "Anna Novak"
