"""Gives a role the name that the article tells a paragraph later: "The envoy called it ... 'No,' Anna Novak said." """

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from negotiations.intake.extraction.lexicon.roles import FEMALE_ROLES, MALE_ROLES, ROLE_NOUNS_PLURAL
from negotiations.intake.extraction.lexicon.verbs import CUES
from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.people import COURTESY, Person
from negotiations.intake.extraction.phrase import Phrase
from negotiations.intake.extraction.tokens import is_quote
from negotiations.intake.extraction.voice import Voice

NEAR = 2  # paragraphs
# As far back a role is given its name, and a name counts as met: quotations and letters.
MOST_BACK, FARTHEST = 50, 20_000
GOING_ON = frozenset(("added", "adds", "adding", "continued", "continues"))
DEFINITE = frozenset(("the", "his", "her", "its", "their"))
# They need no telling who they are.
WELL_KNOWN = frozenset(
    """
    Biden Blinken Clinton Erdogan Erdoğan Guterres Harris Johnson Khamenei Lavrov Lukashenko Macron Merkel Merz Modi Musk
    Netanyahu Obama Orban Orbán Peskov Putin Rubio Rutte Scholz Starmer Trump Vance Witkoff Yermak Zelensky Zelenskiy
    Zelenskyy
    """.split()  # noqa: SIM905
)
PARAGRAPH = attrgetter("paragraph")
# What somebody was called, who it is, and the paragraph that tells.
Called = tuple[str, Person, int]
DESCRIBING = frozenset((",", "(", "of", "from", "who", "at", "for", "and"))


def name_later(voices: Sequence[Voice | None], segments: Sequence[Segment]) -> None:
    """Name who is quoted by a role alone, where whoever speaks next is met for the first time and told by nothing else."""
    for number in range(1, len(voices)):
        before, voice = voices[number - 1], voices[number]
        if before is None or voice is None or voice.person is None or not voice.met:
            continue
        if before.person is not None or before.how not in ("role", "carried") or not before.known:
            continue
        apart = segments[number].paragraph - segments[number - 1].paragraph
        if apart > NEAR or (not apart and voice.cue not in GOING_ON):
            continue
        person, role = voice.person, before.known
        if _may_be(before.phrase, person):
            for earlier in voices[max(0, number - MOST_BACK) : number]:
                if earlier is not None and earlier.person is None and earlier.known == role:
                    earlier.known, earlier.person = person.name, person


def name_called(
    voices: Sequence[Voice | None], segments: Sequence[Segment], called: Sequence[Called]
) -> None:
    """Name who was quoted as "a spokesman" where the article goes on to "the spokesman, Anna Novak,"."""
    for role, person, paragraph in called:
        first = bisect_left(segments, paragraph - NEAR, key=PARAGRAPH)
        for voice in voices[first : bisect_right(segments, paragraph, key=PARAGRAPH)]:
            if voice is not None and voice.person is None and voice.known == role:
                voice.known, voice.person = person.name, person


def met_plainly(phrase: Phrase, person: Person, text: str) -> bool:
    """Tell whether a full name stands there for the first time, with nothing that says who it is."""
    if " " not in person.name or not person.roles <= COURTESY or phrase.paragraph is None:
        return False
    if person.key is not None or person.name.rpartition(" ")[2] in WELL_KNOWN:
        return False
    words, start, end = phrase.paragraph.words, phrase.start, phrase.end
    before = words[start - 1] if start else "."
    if not (before in CUES or is_quote(before) or before in (",", ".")):
        return False
    if words[end : end + 1] and words[end] in DESCRIBING:
        return False
    here = phrase.paragraph.start(start)
    return text.find(person.name, max(0, here - FARTHEST), here) < 0


def _may_be(phrase: Phrase, person: Person) -> bool:
    """Tell whether one definite person is meant by a role, and not of the other gender."""
    words = phrase.text.split()
    if words[0].lower() not in DEFINITE and not words[0][0].isupper():
        return False
    if words[0] in ("A", "An", "One", "Another") or not ROLE_NOUNS_PLURAL.isdisjoint(words):
        return False
    others = FEMALE_ROLES if person.gender == "m" else MALE_ROLES if person.gender == "f" else ()
    return not any(word in others for word in words)
