"""Which words stand in quotation marks, in every kind of typography."""

import pytest

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
