"""Links to a passage: what names it, what is escaped, what stands beside short words."""

import pytest

from negotiations.common.passage_link import Quoted, directive, passage_link

LONG = (
    "How will these 30 days be used? To continue forced mobilization in Ukraine? "
    "To send more weapons there, and what then, one asks?"
)


@pytest.mark.parametrize(
    ("passage", "expected"),
    [
        (Quoted("They have no legal authority here"), "They%20have%20no%20legal%20authority%20here"),
        (Quoted("ten - or more, R&D, and so on"), "ten%20%2D%20or%20more%2C%20R%26D%2C%20and%20so%20on"),
        (Quoted(LONG), "How%20will%20these%2030%20days,and%20what%20then%2C%20one%20asks%3F"),
        (
            Quoted("good", "the crux of the proposal was “", "” and “correct” but signalling"),
            "proposal%20was%20%E2%80%9C-,good,-%E2%80%9D%20and%20%E2%80%9Ccorrect%E2%80%9D",
        ),
        (Quoted("good"), "good"),
        (Quoted("a b c d e f", "x y", is_repeated=True), "x%20y-,a%20b%20c%20d%20e%20f"),
        (
            Quoted("First line here is this one.\n\nSecond line is that."),
            "First%20line%20here%20is%20this,Second%20line%20is%20that.",
        ),
        (Quoted("gone", "the heading\n\nHe said “", "”"), "He%20said%20%E2%80%9C-,gone,-%E2%80%9D"),
        (Quoted("Кінець"), "%D0%9A%D1%96%D0%BD%D0%B5%D1%86%D1%8C"),
    ],
)
def test_a_passage_is_named(passage: Quoted, expected: str) -> None:
    assert directive(passage) == expected


def test_words_cut_off_by_the_context_are_left_out() -> None:
    prefix = "ecause the delegation of the upper river had told them that "[-60:]
    assert len(prefix) == 60
    assert directive(Quoted("no", prefix)) == "told%20them%20that-,no"
    short_of_words = "x" * 55 + " that"
    assert directive(Quoted("no", short_of_words)) == "that-,no"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.example/b", "https://a.example/b#:~:text=one%20two%20three%20four%20five"),
        ("https://a.example/b#c", "https://a.example/b#c:~:text=one%20two%20three%20four%20five"),
        ("https://a.example/b#c:~:text=x", "https://a.example/b#c:~:text=one%20two%20three%20four%20five"),
        ("", ""),
    ],
)
def test_the_address_keeps_its_own_anchor(address: str, expected: str) -> None:
    assert passage_link(address, [Quoted("one two three four five")]) == expected


def test_each_span_is_a_directive() -> None:
    link = passage_link("https://a.example/", [Quoted("a b c d e"), Quoted("f g h i j"), Quoted(" ")])
    assert link == "https://a.example/#:~:text=a%20b%20c%20d%20e&text=f%20g%20h%20i%20j"
