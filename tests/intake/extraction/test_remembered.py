"""What words come to is remembered: the first ones stay, long ones never enter, other texts start it anew."""

from negotiations.intake.extraction.remembered import LONGEST, PATIENCE, remembered


class Work:
    """Counts how often a word is worked out."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def length(self, word: str) -> int:
        self.asked.append(word)
        return len(word)


def test_the_first_words_stay_and_others_are_worked_out_each_time() -> None:
    work = Work()
    length = remembered(2)(work.length)
    assert [length(word) for word in ("a", "bb", "ccc", "a", "bb", "ccc")] == [1, 2, 3, 1, 2, 3]
    assert work.asked == ["a", "bb", "ccc", "ccc"]


def test_a_long_word_is_not_kept() -> None:
    work = Work()
    length = remembered(2)(work.length)
    long = "x" * (LONGEST + 1)
    assert (length(long), length(long)) == (LONGEST + 1, LONGEST + 1)
    assert work.asked == [long, long]


def test_where_the_texts_have_become_others_it_starts_anew() -> None:
    work = Work()
    length = remembered(1)(work.length)
    length("old")
    for _ in range(PATIENCE + 1):
        length("new")
    work.asked.clear()
    assert [length(word) for word in ("new", "new", "old")] == [3, 3, 3]
    assert work.asked == ["new", "old"]


def test_a_phrase_counts_by_the_letters_of_its_words() -> None:
    asked: list[tuple[str, ...]] = []

    def count(phrase: tuple[str, ...]) -> int:
        asked.append(phrase)
        return len(phrase)

    counted = remembered(5)(count)
    long = ("x" * LONGEST, "y")
    assert [counted(phrase) for phrase in (("a", "b"), ("a", "b"), long, long)] == [2, 2, 2, 2]
    assert asked == [("a", "b"), long, long]
