"""Cuts the narrator's words out of Ukrainian and Russian direct speech: «We agree, — said X, — but not now».

The marks stand around the whole, and dashes set off who says it. Rules of punctuation: Правила русской орфографии
и пунктуации (1956), §§ 195-196; Український правопис (2019), § 162.
"""

import re
from collections.abc import Iterator, Sequence

from negotiations.intake.extraction.lexicon.slavic_verbs import SLAVIC_VERBS
from negotiations.intake.extraction.lexicon.slavic_words import NO_NARRATORS, ROLES, SPEAKING_OF_ONESELF
from negotiations.intake.extraction.marks import DOUBLE, TRIM, Segment
from negotiations.intake.extraction.slavic_cues import ACCORDING, BY_WHOSE
from negotiations.intake.extraction.slavic_grammar import PRONOUNS
from negotiations.intake.extraction.slavic_interviews import answers_in
from negotiations.intake.extraction.slavic_names import is_body

# A dash behind the stop or comma of the words spoken. A hyphen counts between spaces only.
OPENS = re.compile(r"[,.!?…]\s*(?:[—–]+\s*|-{1,2}\s+)(?=[а-яёїієґА-ЯЁЇІЄҐ])")
CLOSES = re.compile(r"\s*(?:(?<=[\s,.!?…:;])[—–]\s*|(?<=\s)-{1,2}\s+)")
ENDED = re.compile(r"(?<=[а-яёїієґ»”\"])[.!?…]+\s+(?=[А-ЯЁЇІЄҐ])")
LED_BY_DASH = re.compile(r"\s*(?:[—–]+\s*|-{1,2}\s+)(?=[А-ЯЁЇІЄҐ\d])")
WORD = re.compile(r"[\w’'ʼ-]+")
PLACED = frozenset(("в", "у", "во"))
LONGEST = 240  # letters of a narrator's clause
BEFORE_VERB = 4  # words
BEHIND_VERB = 9
SPACES = TRIM + "—–-"


def without_narrator(
    text: str, paragraphs: Sequence[tuple[int, int]], found: Sequence[Segment]
) -> list[Segment]:
    """Return the segments, those that a narrator's words split as several; `whole` is where their marks open.

    Paragraphs of dialogue, which a dash opens in place of marks, are taken too if a narrator says who speaks.
    """
    out: list[Segment] = []
    place = 0
    answers = answers_in(text, paragraphs)
    for number, (start, end) in enumerate(paragraphs):
        held = place
        while place < len(found) and found[place].paragraph == number:
            place += 1
        inside = found[held:place]
        spoken = _dialogue(text, number, start, end)
        if not spoken and number in answers:
            spoken = [Segment(answers[number], end, answers[number], end, number)]
        if not spoken and number:
            spoken = _led_over(text, paragraphs, number)
        if spoken:
            inside = [one for one in inside if not any(_meet(one, part) for part in spoken)]
            out.extend(sorted([*inside, *spoken], key=lambda one: one.start))
            continue
        for segment in inside:
            out.extend(_parts(text, segment))
    return out


def _meet(one: Segment, other: Segment) -> bool:
    return one.outer_start < other.outer_end and other.outer_start < one.outer_end


def _dialogue(text: str, number: int, start: int, end: int) -> list[Segment]:
    """Return what is spoken in a paragraph that a dash opens; nothing if no narrator says who speaks."""
    led = LED_BY_DASH.match(text, start, end)
    if led is None:
        return []
    parts = _parts(text, Segment(led.end(), end, led.end(), end, number))
    return parts if parts[-1].whole >= 0 else []


def _led_over(text: str, paragraphs: Sequence[tuple[int, int]], number: int) -> list[Segment]:
    """Return what a dash opens behind a paragraph that ends with a colon and says who speaks; no list of points."""
    start, end = paragraphs[number]
    led = LED_BY_DASH.match(text, start, end)
    before = text[slice(*paragraphs[number - 1])].rstrip(" *")
    if led is None or not before.endswith(":") or not text[start:end].rstrip().endswith((".", "!", "?", "…")):
        return []
    if number + 1 < len(paragraphs) and LED_BY_DASH.match(text, *paragraphs[number + 1]) is not None:
        return []
    last = ENDED.split(before)[-1]
    if not any(word.group().casefold() in SLAVIC_VERBS for word in WORD.finditer(last)):
        return []
    return [Segment(led.end(), end, led.end(), end, number, whole=start)]


def _parts(text: str, segment: Segment) -> list[Segment]:
    """Return a segment without its narrator's words: itself where it has none."""
    out: list[Segment] = []
    here = segment.start
    for start, stop in _asides(text, segment.start, segment.end):
        out.extend(_part(text, segment, here, start))
        here = stop
    if here == segment.start:
        return [segment]
    if here < segment.end:
        out.extend(_part(text, segment, here, segment.end))
    if not out:
        return [segment]
    out[0].outer_start = segment.outer_start
    if out[-1].end == segment.end:
        out[-1].outer_end, out[-1].open_ended = segment.outer_end, segment.open_ended
    return out


def _part(text: str, segment: Segment, start: int, end: int) -> list[Segment]:
    while start < end and text[start] in SPACES:
        start += 1
    while end > start and text[end - 1] in TRIM:
        end -= 1
    if WORD.search(text, start, end) is None:
        return []
    return [Segment(start, end, start, end, segment.paragraph, whole=segment.outer_start)]


def _asides(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where the narrator's clauses of a segment begin, behind the comma or stop before them, and end."""
    here = start
    while (dash := OPENS.search(text, here, end)) is not None:
        stop = _clause_end(text, dash.end(), end)
        if stop is None or not _is_narrator(text[dash.end() : stop]):
            here = dash.end()
            continue
        yield dash.start() + 1, stop
        here = max(stop - 1, dash.end())


def _clause_end(text: str, start: int, end: int) -> int | None:
    """Return where a clause behind a dash ends: behind the next dash, else with its sentence, else with the words."""
    reach = min(end, start + LONGEST)
    dash, ended = CLOSES.search(text, start, reach), ENDED.search(text, start, reach)
    if dash is not None and (ended is None or dash.start() <= ended.end()):
        return dash.end()
    if ended is not None:
        return ended.end()
    return end if reach == end else None


def _is_narrator(clause: str) -> bool:
    """Tell who says it from what is said: a reporting verb at the clause's beginning, with somebody beside it."""
    clause = DOUBLE.split(clause, maxsplit=1)[0]
    according = ACCORDING.match(clause)
    if according is not None:
        return clause[according.end() : according.end() + 1].isupper()
    if BY_WHOSE.match(clause) is not None:
        return True
    words = [word for found in WORD.finditer(clause) if (word := found.group().strip("-’'"))]
    for place, word in enumerate(words[:BEFORE_VERB]):
        plain = word.casefold()
        if plain in NO_NARRATORS:
            return False
        if plain in SLAVIC_VERBS:
            behind = words[place + 1 : place + 1 + BEHIND_VERB]
            if behind and behind[0].casefold() in SPEAKING_OF_ONESELF:
                return False
            return any(map(_is_somebody, words[:place])) or any(map(_is_somebody, behind))
    return False


def _is_somebody(word: str) -> bool:
    plain = word.casefold()
    return word[0].isupper() or plain in PRONOUNS or plain in ROLES or plain in PLACED or is_body(word)
