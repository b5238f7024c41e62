"""Pairs a role with the name beside it: "her counterpart, Anna Novak,", "Anna Novak, a spokeswoman for the mission,"."""

from collections.abc import Iterator, Sequence

from negotiations.intake.extraction.article import Parsed
from negotiations.intake.extraction.clause import POSSESSIVES
from negotiations.intake.extraction.lexicon.function_words import BESIDE_VERBS, DETERMINERS, PREPOSITIONS
from negotiations.intake.extraction.lexicon.verbs import CUES
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.people import Directory, Person
from negotiations.intake.extraction.phrases import stems

OF = frozenset(("of", "for", "to", "at", "in", "from", "with", "on"))
CLOSES = frozenset((",", ".", "who", "whose", ";", "(", ")", "—", "–", ":", "from", "of", "at"))
# How far the phrase of a role may reach to the comma before its name.
TAIL = 12
# Words behind an age that say more: "retired bookkeeper".
TOLD = 5
PLACING = frozenset(("in", "near", "city", "town", "of"))
FORMERLY = (["retired"], ["former"])


# "Who gave his name only as", "who asked to be identified only by her first name,", "known as", "who goes by".
NAMING = frozenset("name names identified known named nicknamed guerre alias callsign goes went".split())  # noqa: SIM905
BESIDE_NAMING = NAMING | frozenset(
    """
    who , : gave gives giving asked asks asking wanted wished agreed preferred requested to be is was being would could
    only just his her their the a first full last given nom de call sign code as by of himself herself better
    widely locally simply
    """.split()  # noqa: SIM905
)
LAST_BEFORE_NAME = frozenset(
    (",", ":", "as", "named", "nicknamed", "by", "of", "name", "guerre", "alias", "callsign", "sign")
)
NAMING_REACH = 14
OWNED_BY = {"his": "m", "her": "f"}

Apposed = dict[tuple[int, int], Person]


def enter_offices(directory: Directory, parsed: Sequence[Parsed]) -> Apposed:
    """Enter the roles that the names of an article have beside them.

    Returns who is meant by a role that has its name beside it: (paragraph, first token of the role) -> person.
    """
    apposed: Apposed = {}
    for part in parsed:
        for role, name, qualifiers in appositions(part):
            person = directory.learn(name, role, qualifiers)
            if person is not None:
                apposed[part.paragraph.number, role.start] = person
                if " " not in name.name and directory.is_shared(name.name):
                    directory.told[part.paragraph.number, name.start] = person
        for name, qualifiers in nationals(part):
            directory.place(name, qualifiers)
    return apposed


def appositions(part: Parsed) -> Iterator[tuple[Mention, Mention, frozenset[str]]]:
    """Yield (role, name, what the role is held at) for every role that stands beside a name between commas."""
    words = part.paragraph.words
    joined: tuple[Mention, int] | None = None
    for role in part.mentions:
        if role.kind != "role" or role.gender == "p":
            continue
        end, qualifiers = _with_tail(part, role)
        if end < len(words) and words[end] in BESIDE_NAMING:
            given = _name_given(part, end) or _name_behind_colon(part, end)
            if given is not None:
                yield role, given, qualifiers
                continue
        first, joined = joined, (role, end) if words[end : end + 1] == ["and"] else None
        start = role.start
        if start and words[start - 1] in POSSESSIVES and (owner := part.by_end.get(start - 1)) is not None:
            start = owner.start - (words[max(owner.start - 1, 0)] == "the")
        before = part.by_end.get(start - 1) if start and words[start - 1] == "," else None
        if before is None and start > 2 and words[start - 2].isdigit() and words[start - 1] == ",":
            before = part.by_end.get(start - 3) if words[start - 3] == "," else None  # "Novak, 34, a nurse,"
        if before is not None and _is_place(words, before):
            before = None
        if (
            before is not None
            and before.kind == "person"
            and (
                _closes_or_goes_on(words, end)
                or (role.head.endswith("-old") and _is_told(words, before, end))
            )
        ):
            yield role, before, qualifiers
            continue
        if end < len(words) and words[end] in OF:
            end = _next_comma(words, end)
        behind = part.by_start.get(end + 1) if end < len(words) and words[end] == "," else None
        if behind is None and words[end + 1 : end + 2] in FORMERLY and words[end] == ",":
            behind = part.by_start.get(end + 2)
        elif behind is None and end > role.end and (told := part.by_start.get(end)) is not None:
            if told.kind == "person" and " " in told.name:
                yield role, told, qualifiers  # "the representative to the UN Anna Novak"
            continue
        if behind is not None and behind.head == "state":
            behind = part.by_start.get(end + 2)  # "her opponent, state Sen. Anna Novak"
        if behind is not None and behind.kind == "person" and _closes(words, behind.end):
            yield role, behind, qualifiers
            if first is not None and first[1] >= role.start - 2:
                yield first[0], behind, qualifiers | first[0].qualifiers


def _is_place(words: list[str], before: Mention) -> bool:
    """Tell a lone word behind "in" or "of": "in the northern city of Khost, a retired general said"."""
    return " " not in before.name and not before.roles and words[before.start - 1] in PLACING


def _is_told(words: list[str], before: Mention, end: int) -> bool:
    """Tell whether "a 61-year-old retired bookkeeper from the valley" says who stands `before` it, not who acts next."""
    if words[before.start - 1].lower() in PREPOSITIONS and words[before.start - 2][:1].isupper():
        return False  # "According to Novak, a 61-year-old woman was hurt"
    for place in range(end, min(end + TOLD, len(words))):
        word = words[place]
        if word in CLOSES or word in OF or word.endswith("ing"):
            return True
        if (
            not word.isalpha()
            or not word.islower()
            or word in CUES
            or word in BESIDE_VERBS
            or word in DETERMINERS
        ):
            break
    return False


def _name_given(part: Parsed, end: int) -> Mention | None:
    """Return the name in ", who gave her name only as Anna," that begins at `end`."""
    words, gender = part.paragraph.words, ""
    for place in range(end, min(end + NAMING_REACH, len(words))):
        word = words[place]
        if word not in BESIDE_NAMING:
            told = part.by_start.get(place)
            if told is None or told.kind != "person" or words[place - 1] not in LAST_BEFORE_NAME:
                return None
            if NAMING.isdisjoint(words[end:place]) or not _closes(words, told.end):
                return None
            told.gender = told.gender or gender
            return told
        gender = OWNED_BY.get(word, gender)
    return None


def _name_behind_colon(part: Parsed, end: int) -> Mention | None:
    """Return the name in "the woman who led the talks: Anna Novak." """
    words = part.paragraph.words
    for place in range(end, min(end + TAIL, len(words) - 1) if words[end] == "who" else end):
        if words[place] == ":":
            told = part.by_start.get(place + 1)
            return told if told is not None and told.kind == "person" and _closes(words, told.end) else None
        if not words[place][0].isalnum():
            break
    return None


def nationals(part: Parsed) -> Iterator[tuple[Mention, frozenset[str]]]:
    """Yield (name, where from) for titled names such as "Prime Minister Jana Holub of Vardania"."""
    words = part.paragraph.words
    for person in part.mentions:
        if person.kind == "person" and person.roles and words[person.end : person.end + 1] == ["of"]:
            place = part.by_start.get(person.end + 1)
            if place is not None and place.kind in ("organisation", "person"):
                yield person, stems(words[place.start : place.end])


def _next_comma(words: list[str], index: int) -> int:
    """Return where the phrase that begins at `index` meets a comma, `index` when a verb or the end comes first."""
    for place in range(index, min(index + TAIL, len(words))):
        word = words[place]
        if word == ",":
            return place
        if word in CUES or (not word[0].isalnum() and word not in POSSESSIVES):
            break
    return index


def _closes_or_goes_on(words: list[str], index: int) -> bool:
    """Tell whether an apposition ends, or goes on with "and" to another of the same: ", the minister and head of"."""
    if index >= len(words) or words[index] in CLOSES:
        return True
    return words[index] == "and" and words[index + 1 : index + 2] != ["the"] and words[index + 1][0].islower()


def _closes(words: list[str], index: int) -> bool:
    return index >= len(words) or words[index] in CLOSES or words[index] in CUES


def _with_tail(part: Parsed, role: Mention) -> tuple[int, frozenset[str]]:
    """Return where the phrase of a role ends, "of the mission in Kyiv" included, and the stems in it."""
    words, end = part.paragraph.words, role.end
    for _ in range(3):
        if end >= len(words) or words[end] not in OF:
            break
        tail = part.by_start.get(end + 1) or part.by_start.get(end + 2)
        if tail is None or tail.kind not in ("organisation", "person", "role"):
            break
        end = tail.end
        owned = part.by_start.get(end + 1) if end < len(words) and words[end] in POSSESSIVES else None
        end = owned.end if owned is not None else end
    return end, role.qualifiers | stems(words[role.end : end]) if end > role.end else role.qualifiers
