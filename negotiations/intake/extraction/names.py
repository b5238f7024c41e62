"""Reads runs of capitalised words: names of people with their titles, organisations, places."""

import re
from dataclasses import dataclass
from typing import Literal

from negotiations.intake.extraction.lexicon.first_names import GENDER
from negotiations.intake.extraction.lexicon.function_words import DETERMINERS, NEVER_NAMES, PRONOUNS
from negotiations.intake.extraction.lexicon.places import (
    ADJECTIVES,
    BODY_NAMES,
    CALENDAR,
    COUNTRIES_AND_CAPITALS,
    ORGANISATION_WORDS,
)
from negotiations.intake.extraction.lexicon.roles import (
    DEPARTMENTS,
    FEMALE_ROLES,
    MALE_ROLES,
    ROLE_NOUNS_PLURAL,
    ROLE_NOUNS_SINGULAR,
    TITLE_MODIFIERS,
    TITLES,
)
from negotiations.intake.extraction.mention import Mention, MentionKind
from negotiations.intake.extraction.name_runs import is_given, place_end, run_end
from negotiations.intake.extraction.phrases import NOUNS, role_mention, role_phrase, stems
from negotiations.intake.extraction.remembered import FEW, remembered

JOINERS = frozenset(("of", "for", "on", "the", "and", "&"))
INSIDE = frozenset(("and", "'", "’"))
DESCRIBING = (
    "-based",
    "-led",
    "-backed",
    "-held",
    "-controlled",
    "-occupied",
    "-run",
    "-owned",
    "-born",
    "-style",
)
FIELDS = ("acy", "tion", "ment", "ity", "ance", "ence", "ness", "ship", "affair", "policy")
GENITIVE = re.compile(r" (['’])")
MIN_FIELD = 5
MONTHS_AND_NAMES = frozenset(("March", "April", "June", "August"))
BODIES_OF = ORGANISATION_WORDS | {"State"}
# They stand before a name; behind one they are part of it ("Hun Sen").
SHORT_TITLES = frozenset("sen rep gov gen col maj capt sgt lt adm prof pres dr".split())  # noqa: SIM905
PLURAL_TITLES = frozenset(["sens", "reps", "govs", "senators", "representatives", "republicans", "democrats"])


def capitalised(words: list[str], index: int) -> Mention | None:
    """Read a run of capitalised words from `index`."""
    word = words[index]
    if word in NEVER_NAMES and not is_given(words, index):
        return small_capital(words, index)
    if "-" in word and word.endswith(DESCRIBING):
        return None  # "Brussels-based"
    if word in CALENDAR and (word.endswith("day") or word not in GENDER):
        return None
    end = run_end(words, index)
    while end > index + 1 and words[end - 1] in CALENDAR and not _is_surname(words, end):
        end -= 1
    if end > index + 2:
        end = _body_before_name(words, index, end)
    if end > index + 2 and _is_field(words[end - 3]) and words[end - 2] in GENDER and word not in GENDER:
        return None  # "Environment Diplomacy Anna Novak": the rest of her title
    if end > index + 1 and index and (word in COUNTRIES_AND_CAPITALS or word.isupper()):
        end = place_end(words, index, end)
    read = _read_run(tuple(words[index:end]))
    if read is None:
        return None
    if read.kind == "title":
        return _title_alone(words, index, end, read)
    return Mention(
        index, end, read.kind, read.name, read.gender, read.head, False, read.titles, read.qualifiers
    )


def _is_surname(words: list[str], end: int) -> bool:
    """Tell "Anna March" from "met Anna March 3"."""
    dated = end < len(words) and words[end][0].isdigit()
    return words[end - 1] in MONTHS_AND_NAMES and words[end - 2] in GENDER and not dated


def _is_field(word: str) -> bool:
    """Tell the name of what an office deals with by its form: "Diplomacy", "Cooperation", "Relations"."""
    return len(word) > MIN_FIELD and word.removesuffix("s").endswith(FIELDS)


def _body_before_name(words: list[str], index: int, end: int) -> int:
    """Cut "Refugee Council Anna Novak" behind the body: the name is the next mention."""
    for place in range(max(index + 1, end - 3), end - 1):
        if words[place] in GENDER and words[place - 1] in ORGANISATION_WORDS:
            return place
    return end


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a run of capitalised words names, wherever it stands; "title": a title with no name behind."""

    kind: MentionKind | Literal["title"]
    name: str = ""
    gender: str = ""
    head: str = ""
    titles: tuple[str, ...] = ()
    qualifiers: frozenset[str] = frozenset()


@remembered(FEW)
def _read_run(run: tuple[str, ...]) -> _Reading | None:
    """Say what a run of capitalised words names."""
    title_at = _last_title(run)
    name_from = _name_start(run, title_at)
    rest = run[name_from:]
    titled = title_at >= 0
    titles = tuple(lower for word in run[:name_from] if (lower := word.rstrip(".").lower()) in TITLES)
    if not rest:
        return _Reading("title", run[-1], head=titles[-1] if titles else run[-1].lower()) if titled else None
    last = rest[-1]
    if (
        not titled
        and name_from
        and len(rest) == 1
        and run[0] in COUNTRIES_AND_CAPITALS
        and last not in GENDER
    ):
        rest = run
    if _is_body(rest, titled):
        name = " ".join(rest if titled else run)
        return _Reading("organisation", GENITIVE.sub(r"\1", name), head=last)
    if all(word in CALENDAR for word in rest):
        return None
    if len(rest) == 1 and not titled:
        if last in ADJECTIVES:
            return _Reading("role", head=last.lower(), gender="p") if last.endswith("s") else None
        if last in COUNTRIES_AND_CAPITALS:
            return _Reading("organisation", last, head=last)
    if len(rest) > 1 and rest[0] in COUNTRIES_AND_CAPITALS and last in COUNTRIES_AND_CAPITALS:
        return _Reading("organisation", " ".join(rest), head=last)
    return _person(rest, titles, stems(run[:name_from]))


def _last_title(run: tuple[str, ...]) -> int:
    """Return the place of the last title in a run, -1 when it has none; "Larry King" has none."""
    title_at = -1
    for place, word in enumerate(run):
        if word in BODIES_OF and run[place + 1 : place + 2] in (("of",), ("for",), ("on",)):
            # "Ministry of Defence": what looks like a title belongs to the body.
            break
        lower = word.rstrip(".").lower()
        if lower not in TITLES or word in ORGANISATION_WORDS:
            continue
        if lower in TITLE_MODIFIERS and _body_follows(run, place):
            continue
        is_surname = (
            0 < place == len(run) - 1
            and title_at < place - 1
            and (lower in SHORT_TITLES or run[place - 1] in GENDER)
        )
        if not is_surname:
            title_at = place
    return title_at


def _name_start(run: tuple[str, ...], title_at: int) -> int:
    """Return where the name proper begins, behind titles, their "of State" and adjectives of origin."""
    start = title_at + 1
    if title_at >= 0:
        while start < len(run) and (run[start] in JOINERS or _belongs_to_title(run, start)):
            start += 1
        if run[title_at + 1 : title_at + 2] in (("of",), ("for",)) and run[-2] in GENDER:
            start = max(start, len(run) - 2)  # "Minister of Strategic Industries Anna Novak"
    while start < len(run) - 1 and run[start] not in GENDER:
        if run[start] not in ADJECTIVES and run[start] not in COUNTRIES_AND_CAPITALS:
            break
        start += 1
    return start


def _belongs_to_title(run: tuple[str, ...], place: int) -> bool:
    """ "State" in "Secretary of State", "London" in "Mayor of London"."""
    if run[place - 1] not in JOINERS and run[place - 1] not in DEPARTMENTS:
        return False
    return run[place] in DEPARTMENTS or run[place] in COUNTRIES_AND_CAPITALS


def _is_body(rest: tuple[str, ...], titled: bool) -> bool:
    """Tell an organisation by its words, or by being an acronym; a known first name speaks against it."""
    if len(rest) == 1 and not titled and rest[0].isupper() and len(rest[0]) > 1 and "." not in rest[0]:
        return True
    if "of" in rest or "for" in rest or "on" in rest or rest[-1][0].isdigit() or " ".join(rest) in BODY_NAMES:
        return True
    if (rest[0] in ("Save", "NGO") or rest[-1] == "International") and len(rest) > 1:
        return True
    if rest[0] in GENDER and len(rest) >= 2:
        return False
    return "&" in rest or rest[-1].isdigit() or any(word in ORGANISATION_WORDS for word in rest)


def _body_follows(run: tuple[str, ...], place: int) -> bool:
    """ "Foreign Ministry", "General Staff": what looks like a title belongs to the body's name."""
    reach = place + (3 if INSIDE.isdisjoint(run[place + 1 : place + 3]) else 5)
    return any(word in ORGANISATION_WORDS for word in run[place + 1 : reach])


def _person(rest: tuple[str, ...], titles: tuple[str, ...], qualifiers: frozenset[str]) -> _Reading:
    name = " ".join(rest).replace(" .", ".").replace(" ,", ",")
    gender = ""
    for title in titles:
        gender = "f" if title in FEMALE_ROLES else "m" if title in MALE_ROLES else gender
    if not gender:
        gender = GENDER.get(rest[0], "")
        if not gender and len(rest) > 2:
            gender = GENDER.get(rest[1], "")
        if not gender and "-" in rest[0]:
            gender = GENDER.get(rest[0].split("-")[0], "")
    if len(rest) == 1:
        titles = tuple(title for title in titles if title not in PLURAL_TITLES)
    return _Reading("person", name, gender, rest[-1], titles, qualifiers)


def _title_alone(words: list[str], index: int, end: int, read: _Reading) -> Mention | None:
    """ "President", "Secretary of State" with no name behind: a role."""
    last = read.name.lower()
    if read.name in ADJECTIVES and last not in ROLE_NOUNS_SINGULAR and last not in ROLE_NOUNS_PLURAL:
        return None
    if end < len(words) and words[end].lower() in NOUNS:
        return role_phrase(words, end)
    if read.head not in ROLE_NOUNS_SINGULAR and read.head not in ROLE_NOUNS_PLURAL:
        return None
    return role_mention(words, _determined(words, index), end, read.head)


def _determined(words: list[str], index: int) -> int:
    """Step back over a determiner."""
    return index - 1 if index and words[index - 1].lower() in DETERMINERS else index


def small_capital(words: list[str], index: int) -> Mention | None:
    """A capitalised small word: a pronoun or a noun for people at the start of a sentence."""
    lower = words[index].lower()
    if lower in PRONOUNS:
        return Mention(index, index + 1, "pronoun", gender=PRONOUNS[lower])
    if words[index : index + 2] == ["No", "10"]:
        return Mention(index, index + 2, "organisation", "No 10", head="10")
    if lower in ROLE_NOUNS_PLURAL and words[index] != "Other" and words[index] != "Others":
        return Mention(index, index + 1, "role", head=lower, gender="p")
    return None


def names_nobody(word: str) -> bool:
    """Tell the many capitalised small words and days that begin no mention, whatever stands beside them."""
    lower = word.lower()
    if lower in PRONOUNS or lower in ROLE_NOUNS_PLURAL or word == "No":
        return False
    return (word in NEVER_NAMES and word != "Said") or (word in CALENDAR and word.endswith("day"))
