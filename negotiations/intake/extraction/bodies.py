"""Remembers the organisations and groups an article has named, so that "the ministry", "it" and "they" find them."""

from collections.abc import Sequence

from negotiations.intake.extraction.lexicon.places import COUNTRIES_AND_CAPITALS, MEDIA, STATE_WORDS
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.phrase import Phrase

# Second namings that only say what kind of body it is: no part of a state is called so.
ANY_GROUP = frozenset(
    "group body movement organisation organization militia faction party militants rebels coalition".split()  # noqa: SIM905
)
ANY_BLOC = frozenset(("bloc", "alliance"))

Named = tuple[int, int, str]  # paragraph, first token, name


class Bodies:
    """The bodies named so far, the latest last."""

    def __init__(self) -> None:
        self._by_head: dict[str, str] = {}
        self._groups: list[Named] = []
        self._blocs: list[Named] = []
        self._last: Mention | None = None
        self._last_phrase: Phrase | None = None
        self._paragraph = -1
        self._several: tuple[Phrase, int] | None = None

    def enter(self, mention: Mention, paragraph: int) -> None:
        """Remember a named body of a paragraph."""
        name, head = mention.name, mention.head
        if not name:
            return
        self._by_head[head.casefold()] = name
        if head in COUNTRIES_AND_CAPITALS or head in MEDIA:
            return
        if head in ("Union", "EU", "Alliance", "NATO", "League"):
            self._blocs.append((paragraph, mention.start, name))
        elif head not in STATE_WORDS:
            self._groups.append((paragraph, mention.start, name))

    def spoke(self, mention: Mention, phrase: Phrase, paragraph: int) -> None:
        """Remember the body or role that was last a subject, and its paragraph."""
        self._last, self._last_phrase, self._paragraph = mention, phrase, paragraph
        if mention.kind == "role":
            self._several = (phrase, paragraph) if mention.gender == "p" else None

    def full_name(self, mention: Mention, paragraph: int) -> str | None:
        """ "The ministry" of a paragraph is the ministry named before."""
        if mention.kind != "organisation" or not mention.definite or mention.name:
            return None
        same = self._by_head.get(mention.head)
        near = bool(self._groups) and self._groups[-1][0] == paragraph and mention.head in ANY_GROUP
        if (same is not None and not near) or not (mention.head in ANY_GROUP or mention.head in ANY_BLOC):
            return same
        before = paragraph, mention.end + 2  # "the largest group, Hamas,"
        group = _last(self._groups, before) if mention.head in ANY_GROUP else None
        return group or same or _last(self._blocs, before)

    def meant_by(self, pronoun: Mention, phrase: Phrase) -> str | None:
        """Return whom "it" (a body) or "they" (a group) means."""
        if self._last is None or self._last_phrase is None or phrase.first_word not in OF_BODIES:
            return None
        several = self._last.gender == "p" or (self._last.name.endswith("s") and pronoun.gender == "p")
        if (pronoun.gender == "p") != several:
            if several or self._several is None or self._several[1] < self._paragraph - 1:
                return None
            return self._several[0].text  # "The leaders welcomed it, the office said. They called for ..."
        return self.full_name(self._last, self._paragraph) or self._last.name or self._last_phrase.text


OF_BODIES = frozenset(("it", "they", "its", "their"))


def _last(named: Sequence[Named], before: tuple[int, int]) -> str | None:
    """Return the last name that stands before a place."""
    return next((name for paragraph, start, name in reversed(named) if (paragraph, start) < before), None)
