"""Text is cleaned at the door."""

from typing import Any

import pytest
import rfc8785

from negotiations.common.text import TextRefused, clean_json, clean_line, clean_text


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("plain", "plain"),
        ("a\0b", "ab"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("bell\x07 and \x85 next line", "bell and \n next line"),
        ("half \ud83d emoji", "half � emoji"),
        ("whole \U0001f54a emoji", "whole \U0001f54a emoji"),
        ("joined \ud83d\udd4a emoji", "joined \U0001f54a emoji"),
        ("e\u0301", "é"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_text_becomes_storable(dirty: str, clean: str) -> None:
    assert clean_text(dirty) == clean
    assert clean_text(clean) == clean
    rfc8785.dumps(clean)


def test_a_line_has_no_breaks() -> None:
    assert clean_line("  one\n two\u00a0three ") == "one two three"


def test_json_is_cleaned_all_the_way_down() -> None:
    dirty: dict[str, Any] = {"a\0": ["x\ud800", {"n": 1.5, "t": True, "z": None}]}
    assert clean_json(dirty) == {"a": ["x�", {"n": 1.5, "t": True, "z": None}]}


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, -(2**53)])
def test_numbers_that_json_cannot_hold_are_refused(value: float) -> None:
    with pytest.raises(TextRefused):
        clean_json({"n": value})
