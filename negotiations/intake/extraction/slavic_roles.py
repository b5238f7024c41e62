"""What office a Ukrainian or Russian phrase names, and whether somebody's title answers to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from negotiations.intake.extraction.lexicon.slavic_roles import (
    ALSO,
    CALLED_BY,
    HEADS_OF,
    PICKS_UP,
    ROLE_KINDS,
    SAME_PLACE,
)
from negotiations.intake.extraction.lexicon.slavic_words import ROLES
from negotiations.intake.extraction.slavic_bodies import adjective
from negotiations.intake.extraction.slavic_endings import differ_by_case
from negotiations.intake.extraction.slavic_names import is_body, is_place

PLACE = 3  # letters that a country and its adjective share
OF = 3  # words behind "head" among which the one that tells what of
STEM = 5  # letters by which what an office is of is compared
FORMER = re.compile(
    "[еэ]кс-?(?=(?:глав|голов|мін|мин|през|прем|пос|дипл|радн|сов|деп|спік|спик|реч|заст|губ|мер|мэр|кер|рук|нач|дир))"
)
_KIND = 6  # letters of a role by which it is a kind of its own
_PLURALS = tuple("ами ями ов ев ів їв ам ям ах ях".split())  # noqa: SIM905
_NO_ROLES = ("главн", "головн", "генеральн", "команду", "офіційн", "официальн")
# Of these a place has one: what they are of need not be said twice.
_ONLY = frozenset(("president", "premier", "minister", "secretary", "mayor", "governor"))
_OF_THE_COUNTRY = frozenset(("стран", "країн", "госуд", "держа", "респу"))


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of role with the beginnings of the words for what it is of, and of those the places."""

    kind: str
    of: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def answers(self, asked: "Office") -> bool:
        """Tell whether whoever holds this office may be called by the other: the minister, the diplomat."""
        if self.kind not in (ALSO.get(asked.kind, (asked.kind,)) if not asked.of else (asked.kind,)):
            return False
        if self.places and asked.places and self.places.isdisjoint(asked.places):
            return False
        if not asked.of or not asked.of.isdisjoint(self.of):
            return True
        return asked.kind in _ONLY and (not self.of or not asked.of.isdisjoint(_OF_THE_COUNTRY))


def office_of(words: Sequence[str]) -> Office | None:
    """Return the office that a phrase names, its first role deciding; None where it names none."""
    for index, word in enumerate(words):
        kind = _kind(word.casefold())
        if kind is None:
            continue
        rest = [other.casefold() for other in words[index + 1 :]]
        around = [*(other.casefold() for other in words[:index]), *rest]
        places = frozenset(_place(other) for other in around if is_place(other))
        headed = next(
            (held for held, of in HEADS_OF.items() if any(one.startswith(of) for one in rest[:OF])), None
        )
        if kind == "head" and headed is not None:
            return Office(headed, frozenset(), places)
        return Office(kind, frozenset(other[:STEM] for other in rest if not is_place(other)), places)
    return None


def role_at(words: Sequence[str]) -> int | None:
    """Return which word is the first role of a phrase, in whatever case."""
    return next((n for n, word in enumerate(words) if is_role(word)), None)


def role_nominative(phrase: str) -> str:
    """Return a role in the nominative, with the adjectives before it: "of a European official"."""
    words = phrase.split()
    index = role_at(words)
    if index is None or words[index].casefold() in ROLES or not words[index].islower():
        return phrase
    found = [role for role in _ROLES.get(words[index][:STEM], ()) if differ_by_case(words[index], role)]
    if not found:
        return phrase
    gender = "f" if words[index].endswith(("ки", "ці", "цы", "ні")) else "m"
    noun = min(found, key=lambda role: (role.endswith(("а", "я", "ы", "и")) != (gender == "f"), len(role)))
    return " ".join([*(adjective(word, gender) for word in words[:index]), noun, *words[index + 1 :]])


def _place(word: str) -> str:
    beginning = word[:PLACE]
    return SAME_PLACE.get(beginning, beginning)


def is_role(word: str) -> bool:
    """Tell whether a word is a role, in any case."""
    return _kind(word.casefold()) is not None


def picks_up(word: str) -> bool:
    """Tell whether a role alone, in any case, may mean whoever was spoken of last."""
    plain = word.casefold()
    return (
        plain in PICKS_UP
        or plain in CALLED_BY
        or any(differ_by_case(plain, one) for one in _PICKS_UP.get(plain[:STEM], ()))
    )


_PICKS_UP: dict[str, list[str]] = {}
for _word in sorted(PICKS_UP):
    _PICKS_UP.setdefault(_word[:STEM], []).append(_word)


def _kind(word: str) -> str | None:
    former = FORMER.match(word)
    if former is not None and not word.startswith("експерт"):
        word = word[former.end() :]
    if word.startswith(_NO_ROLES) or (is_body(word) and word not in ROLES):
        return None
    for kind, beginnings in ROLE_KINDS.items():
        if word.startswith(beginnings):
            return kind
    return word[:_KIND] if word in ROLES or _is_declined(word) else None


def _is_declined(word: str) -> bool:
    """Tell a role in another case or number than those of the list."""
    plural = next((word.removesuffix(end) for end in _PLURALS if word.endswith(end)), word)
    return any(differ_by_case(one, role) for role in _ROLES.get(word[:STEM], ()) for one in {word, plural})


_ROLES: dict[str, list[str]] = {}
for _role in sorted(ROLES):
    _ROLES.setdefault(_role[:STEM], []).append(_role)
