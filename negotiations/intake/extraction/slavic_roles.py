"""What office a Ukrainian or Russian phrase names, and whether somebody's title answers to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from negotiations.intake.extraction.lexicon.slavic_roles import ALSO, HEADS_OF, ROLE_KINDS, SAME_PLACE
from negotiations.intake.extraction.lexicon.slavic_words import ROLES
from negotiations.intake.extraction.slavic_names import is_body, is_place

PLACE = 3  # letters that a country and its adjective share
OF = 3  # words behind "head" among which the one that tells what of
STEM = 5  # letters by which what an office is of is compared
_ROLE_STEMS = frozenset(role[:6] for role in ROLES if len(role) >= len("депута"))
_NO_ROLES = ("главн", "головн", "генеральн", "команду", "офіційн", "официальн")
# Of these there are many: what they are of has to be the same.
_OF_SOMETHING = frozenset(("head", "spokes", "deputy", "leader"))


@dataclass(frozen=True, slots=True)
class Office:
    """A kind of role with the beginnings of the words for what it is of, and of those the places."""

    kind: str
    of: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def answers(self, asked: "Office") -> bool:
        """Tell whether whoever holds this office may be called by the other: the minister, the diplomat."""
        if self.kind not in ALSO.get(asked.kind, (asked.kind,)):
            return False
        if self.places and asked.places and self.places.isdisjoint(asked.places):
            return False
        return asked.kind not in _OF_SOMETHING or not asked.of or not asked.of.isdisjoint(self.of)


def office_of(words: Sequence[str]) -> Office | None:
    """Return the office that a phrase names, its first role deciding; None where it names none."""
    for index, word in enumerate(words):
        kind = _kind(word.casefold())
        if kind is None:
            continue
        rest = [other.casefold() for other in words[index + 1 :]]
        if kind == "head" and rest:
            kind = next(
                (held for held, of in HEADS_OF.items() if any(one.startswith(of) for one in rest[:OF])), kind
            )
        around = [*(other.casefold() for other in words[:index]), *rest]
        places = frozenset(_place(other) for other in around if is_place(other))
        return Office(kind, frozenset(other[:STEM] for other in rest if not is_place(other)), places)
    return None


def role_at(words: Sequence[str]) -> int | None:
    """Return which word is the first role of a phrase, in whatever case."""
    return next((n for n, word in enumerate(words) if is_role(word)), None)


def _place(word: str) -> str:
    beginning = word[:PLACE]
    return SAME_PLACE.get(beginning, beginning)


def is_role(word: str) -> bool:
    """Tell whether a word is a role, in any case."""
    return _kind(word.casefold()) is not None


def _kind(word: str) -> str | None:
    if word.startswith(_NO_ROLES) or (is_body(word) and word not in ROLES):
        return None
    for kind, beginnings in ROLE_KINDS.items():
        if word.startswith(beginnings):
            return kind
    return word[:6] if word in ROLES or word[:6] in _ROLE_STEMS else None
