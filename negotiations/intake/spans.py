"""Where passages begin and end: moving an end by a word, cutting a quotation in two, joining two into one."""

import re
from collections.abc import Sequence
from typing import Literal

from negotiations.intake.passages import Passage, PassageNotUsable

Edge = Literal["start", "end"]
# Quotation marks belong to no word: an end that is moved stops before them.
WORD = re.compile(r"[^\s“”„«»‹›\"]+")
# A cut is offered behind what ends a sentence or a part of one.
PAUSE = re.compile(r"[.!?…,;:—–][”’\"»)]*\s+(?=\S)")
SENTENCE = re.compile(r"[.!?…][”’\"»)]*\s+(?=\S)")
MOST_CUTS = 60
OPENING = 40  # characters by which the place of a cut is known


def moved(text: str, passage: Passage, *, edge: Edge, by: int) -> Passage:
    """Return the passage with one end moved by so many words, to the left when negative.

    Raises PassageNotUsable where the text ends, and where nothing would be left of the passage.
    """
    start, end = passage["start"], passage["end"]
    for _ in range(abs(by)):
        if edge == "start":
            start = _word_start(text, start, forward=by > 0)
        else:
            end = _word_end(text, end, forward=by > 0)
    if start >= end:
        raise PassageNotUsable("Nothing would be left of the passage.", field="spans")
    return {"start": start, "end": end}


def cut(passages: Sequence[Passage], at: int) -> tuple[list[Passage], list[Passage]]:
    """Return what stands before a place in the text and what stands behind it. Either may be empty."""
    before: list[Passage] = []
    behind: list[Passage] = []
    for passage in passages:
        if passage["start"] < at:
            before.append({"start": passage["start"], "end": min(passage["end"], at)})
        if passage["end"] > at:
            behind.append({"start": max(passage["start"], at), "end": passage["end"]})
    return before, behind


def joined(text: str, passages: Sequence[Passage]) -> list[Passage]:
    """Return passages in order, those that touch or have only white space between them made one."""
    result: list[Passage] = []
    for passage in sorted(passages, key=lambda each: (each["start"], each["end"])):
        last = result[-1] if result else None
        if last is not None and not text[last["end"] : passage["start"]].strip():
            last["end"] = max(last["end"], passage["end"])
        else:
            result.append({"start": passage["start"], "end": passage["end"]})
    return result


def places_to_cut(text: str, passages: Sequence[Passage]) -> list[tuple[int, str]]:
    """Return where a quotation may sensibly be cut: (offset, the words that would begin the second part).

    Between its passages and behind pauses; where there is none of either, before any word.
    """
    places = [passage["start"] for passage in passages[1:]]
    for passage in passages:
        places += [found.end() for found in PAUSE.finditer(text, passage["start"], passage["end"])]
    if not places:
        for passage in passages:
            words = WORD.finditer(text, passage["start"], passage["end"])
            places += [found.start() for found in words][1:]
    ends = {place: _end_of(passages, place) for place in sorted(set(places))}
    return [(place, _opening(text[place:end])) for place, end in list(ends.items())[:MOST_CUTS]]


def likely_cut(text: str, passages: Sequence[Passage]) -> int | None:
    """Return where a quotation would most likely be cut: between its passages, else behind a sentence, else nowhere."""
    if len(passages) > 1:
        return passages[1]["start"]
    found = (SENTENCE.search(text, passage["start"], passage["end"]) for passage in passages)
    return next((match.end() for match in found if match), None)


def _end_of(passages: Sequence[Passage], place: int) -> int:
    return next(passage["end"] for passage in passages if passage["start"] <= place < passage["end"])


def _opening(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= OPENING else line[:OPENING].rsplit(" ", 1)[0] + " …"


def _word_start(text: str, place: int, *, forward: bool) -> int:
    if forward:
        found = next((word for word in WORD.finditer(text, place) if word.start() > place), None)
        if found is None:
            raise PassageNotUsable("The text ends here.", field="spans")
        # Inside a word the scan begins in its middle; its rest is no start of a word.
        return found.start()
    before = [word.start() for word in WORD.finditer(text, 0, place)]
    if not before:
        raise PassageNotUsable("The text begins here.", field="spans")
    return before[-1]


def _word_end(text: str, place: int, *, forward: bool) -> int:
    if forward:
        found = WORD.search(text, place)
        if found is None:
            raise PassageNotUsable("The text ends here.", field="spans")
        return found.end()
    before = [word.end() for word in WORD.finditer(text, 0, place)]
    earlier = [end for end in before if end < place]
    if not earlier:
        raise PassageNotUsable("Nothing would be left of the passage.", field="spans")
    return earlier[-1]
