"""Hands a speaker on to the quotations without a reporting word of their own."""

from collections.abc import Mapping, Sequence

from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.voice import Voice

OPENING_PRONOUNS = {"he": "m", "she": "f"}


def carry(
    voices: list[Voice | None],
    homes: Mapping[int, int],
    subjects: Sequence[Voice | None],
    before_all: Voice | None,
    *,
    begins: bool,
) -> None:
    """Fill in the voices of a paragraph's quotations from a neighbour.

    `homes` maps each quotation's number to its sentence, `subjects` are the sentences' voices, `before_all`
    is that of the paragraph before; `begins` tells that a quotation opens the paragraph.
    """
    numbers = sorted(homes)
    behind = _next_spoken(voices, numbers)
    before: Voice | None = None
    for number in numbers:
        own = voices[number]
        if own is not None and not own.weak:
            before = own
            continue
        home = homes[number]
        after = behind.get(number)
        beside = voices[after] if after is not None and homes[after] == home else None
        lead = subjects[home - 1] if home else None
        chosen = beside or before or own or (lead if lead and lead.person else None)
        if chosen is None and after is not None:
            chosen = voices[after]
        if chosen is None and begins:
            chosen = before_all
        chosen = chosen or lead or before_all
        if chosen is own and own is not None:
            own.weak = False
        elif chosen is not None:
            voices[number] = chosen.carried()
        before = voices[number] or before


def carry_pronoun(voice: Voice, behind: Sequence[Voice | None]) -> None:
    """Give "she laughs" that opens a paragraph the name of the next sentence: "Ms Novak, 58, leads the talks"."""
    gender = OPENING_PRONOUNS.get(voice.phrase.first_word)
    named = behind[0] if behind else None
    if gender is None or named is None or named.person is None or named.how != "named":
        return
    if named.person.gender in ("", gender):
        voice.known, voice.person = named.name, named.person


def carry_back(
    voices: list[Voice | None], segments: Sequence[Segment], paragraphs: Sequence[tuple[int, int]]
) -> None:
    """Give the speaker of a quotation over several paragraphs, whom its last one may name, to those before.

    A paragraph that ends inside a quotation leaves its mark open, and the next one begins by opening it again.
    """
    for number in range(len(segments) - 2, -1, -1):
        here, behind = segments[number], segments[number + 1]
        own, named = voices[number], voices[number + 1]
        if not here.open_ended or behind.paragraph != here.paragraph + 1 or named is None or named.weak:
            continue
        if behind.outer_start != paragraphs[behind.paragraph][0]:
            continue
        if (own is None or own.how == "carried") and (named.cue or behind.open_ended):
            voices[number] = named.carried()


def _next_spoken(voices: Sequence[Voice | None], numbers: Sequence[int]) -> dict[int, int]:
    """Map each quotation to the next one behind it that has a speaker of its own."""
    out: dict[int, int] = {}
    following: int | None = None
    for number in reversed(numbers):
        if following is not None:
            out[number] = following
        voice = voices[number]
        if voice is not None and not voice.weak:
            following = number
    return out
