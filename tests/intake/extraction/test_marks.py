"""Which words stand in quotation marks, in every kind of typography."""

import pytest

from negotiations.intake.extraction import extract
from negotiations.intake.extraction.marks import segments
from negotiations.intake.extraction.paragraphs import paragraphs
from tests.intake.extraction.cases import Case, read_cases


@pytest.mark.parametrize("case", read_cases("marks.txt"), ids=lambda case: case.name)
def test_words_in_marks_are_found(case: Case) -> None:
    found = segments(case.text, paragraphs(case.text))

    assert [case.text[segment.start : segment.end] for segment in found] == [row[0] for row in case.expected]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    line = "These are the words of a line that is exactly as long as the others."
    text = "\n".join([line] * 4) + "\n\n" + "\n".join([line] * 4)

    assert len(paragraphs(text)) == 2


def test_single_lines_are_paragraphs() -> None:
    assert len(paragraphs("One line.\nA much longer line with many more words in it.\nThe end.")) == 3


DOUBLE = "“We are here to stay,” said Anna Novak. “All of us are.”\n\n"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bo Hill wrote: 'The valley stands ready.'", "The valley stands ready."),
        ("Bo Hill wrote on his page: 'The valley's voters don't wait. We go.'", "The valley's voters don't wait. We go."),
        ("Bo Hill said, 'We will not sign,' and left.", "We will not sign,"),
        ("Bo Hill said: 'The valley stands ready'.", "The valley stands ready"),
        ("Bo Hill told reporters, ‘We will not sign.’", "We will not sign."),
    ],
)  # fmt: skip
def test_single_marks_that_a_reporting_verb_leads_in_are_found_beside_double_ones(
    text: str, words: str
) -> None:
    quotes = extract(f"{DOUBLE}{text}\n\nNobody left the room.", title="-").quotes

    assert [(quotation.text, quotation.speaker) for quotation in quotes][1:] == [(words, "Bo Hill")]


@pytest.mark.parametrize(
    "text",
    [
        "It was the voters', 'Not ours' is what they said of the voters' choice.",
        "She said, 'Tis the season of truce. It is the voters' time.",
        "She said the film, 'Gone With It,' was long, and 'Nobody There' longer.",
        "The reply to the question was short: 'Not Now,' a song.",
        "She said: 'No.'",
        "“He wrote: 'The valley stands ready.' That is all,” she said.",
    ],
)
def test_apostrophes_titles_and_nested_marks_are_no_quotations_of_their_own(text: str) -> None:
    quotes = extract(f"{DOUBLE}{text}\n\nNobody left the room.", title="-").quotes

    nested = [text[1 : text.index("”")]] if "”" in text else []
    assert [quotation.text for quotation in quotes][1:] == nested
