"""Says what a run of capitalised words names: a person with titles, a body, a place, or only a title."""

import re
from typing import Literal, NamedTuple

from negotiations.intake.extraction.lexicon.first_names import GENDER
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
    NATIONALS,
    TITLE_MODIFIERS,
    TITLES,
)
from negotiations.intake.extraction.mention import MentionKind
from negotiations.intake.extraction.phrases import stems
from negotiations.intake.extraction.remembered import FEW, remembered

JOINERS = frozenset(("of", "for", "on", "the", "and", "&"))
INSIDE = frozenset(("and", "'", "’"))
GENITIVE = re.compile(r" (['’])")
BODIES_OF = ORGANISATION_WORDS | {"State"}
# They stand before a name; behind one they are part of it ("Hun Sen").
SHORT_TITLES = frozenset("sen rep gov gen col maj capt sgt lt adm prof pres dr".split())  # noqa: SIM905
PLURAL_TITLES = frozenset(["sens", "reps", "govs", "senators", "representatives", "republicans", "democrats"])


class Reading(NamedTuple):
    """What a run of capitalised words names, wherever it stands; "title": a title with no name behind."""

    kind: MentionKind | Literal["title"]
    name: str = ""
    gender: str = ""
    head: str = ""
    titles: tuple[str, ...] = ()
    qualifiers: frozenset[str] = frozenset()


@remembered(FEW)
def read_word(word: str) -> Reading | None:
    """Say what a capitalised word names by itself."""
    return _read((word,))


@remembered(FEW)
def read_run(run: tuple[str, ...]) -> Reading | None:
    """Say what a run of capitalised words names."""
    return _read(run)


def _read(run: tuple[str, ...]) -> Reading | None:
    title_at = _last_title(run)
    name_from = _name_start(run, title_at)
    rest = run[name_from:]
    titled = title_at >= 0
    before = run[:name_from]
    titles = tuple([lower for word in before if (lower := word.rstrip(".").lower()) in TITLES])
    if not rest:
        return Reading("title", run[-1], head=titles[-1] if titles else run[-1].lower()) if titled else None
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
        return Reading("organisation", GENITIVE.sub(r"\1", name), head=last)
    if all(word in CALENDAR for word in rest):
        return None
    if len(rest) == 1 and not titled:
        if last.lower() in NATIONALS:
            return Reading("title", last, head=last.lower())
        if last in ADJECTIVES:
            return Reading("role", head=last.lower(), gender="p") if last.endswith("s") else None
        if last in COUNTRIES_AND_CAPITALS:
            return Reading("organisation", last, head=last)
    if len(rest) > 1 and rest[0] in COUNTRIES_AND_CAPITALS and last in COUNTRIES_AND_CAPITALS:
        return Reading("organisation", " ".join(rest), head=last)
    return person_of(rest, titles, stems(before) if before else frozenset())


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


def person_of(rest: tuple[str, ...], titles: tuple[str, ...], qualifiers: frozenset[str]) -> Reading:
    """Return the person of a name without its titles; the gender is what these tell, else the first name."""
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
    return Reading("person", name, gender, rest[-1], titles, qualifiers)
