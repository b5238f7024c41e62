"""Remembers what words come to: news repeats itself, and most of its words are few."""

from collections.abc import Callable
from typing import TypeVar

# A word, or the words of a phrase.
Key = TypeVar("Key", str, tuple[str, ...])
Value = TypeVar("Value")

# How many are remembered of what articles have few of, such as names: as a dictionary holds before it doubles.
FEW = 1_350
LONGEST = 80  # letters; longer keys are rare, and worked out each time
# So often as many as are remembered may be missing before all are forgotten: the texts have become others.
PATIENCE = 100


def remembered(most: int) -> Callable[[Callable[[Key], Value]], Callable[[Key], Value]]:
    """Make a function of one word or phrase remember what it returned for `most` of them.

    The first ones met stay, for they are the frequent ones: some hundred articles fill the memory, and ten thousand
    take no more. A cache that drops the least recently used one would lose them all where texts go round in a ring.
    """

    def decorate(work: Callable[[Key], Value]) -> Callable[[Key], Value]:
        return _Remembered(work, most).__getitem__

    return decorate


class _Remembered(dict[Key, Value]):
    __slots__ = ("_missing", "_most", "_work")

    def __init__(self, work: Callable[[Key], Value], most: int) -> None:
        super().__init__()
        self._work: Callable[[Key], Value] = work
        self._most, self._missing = most, 0

    def __missing__(self, key: Key) -> Value:
        value = self._work(key)
        if len(self) < self._most:
            if len(key) <= LONGEST and (isinstance(key, str) or sum(map(len, key)) <= LONGEST):
                self[key] = value
        elif self._missing < PATIENCE * self._most:
            self._missing += 1
        else:
            self.clear()
            self._missing = 0
        return value
