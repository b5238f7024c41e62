"""Remembers the organisations and groups an article has named, so that "the ministry", "it" and "they" find them."""

from negotiations.intake.extraction.lexicon.places import COUNTRIES_AND_CAPITALS, MEDIA, STATE_WORDS
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.phrase import Phrase

# Second namings that only say what kind of body it is: no part of a state is called so.
ANY_GROUP = frozenset(
    "group movement organisation organization militia faction party militants rebels coalition".split()  # noqa: SIM905
)
ANY_BLOC = frozenset(("bloc", "alliance"))


class Bodies:
    """The bodies named so far, the latest last."""

    def __init__(self) -> None:
        self._by_head: dict[str, str] = {}
        self._group: str | None = None
        self._bloc: str | None = None
        self._last: Mention | None = None
        self._last_phrase: Phrase | None = None

    def enter(self, mention: Mention) -> None:
        """Remember a named body."""
        name, head = mention.name, mention.head
        if not name:
            return
        self._by_head[head.casefold()] = name
        if head in COUNTRIES_AND_CAPITALS or head in MEDIA:
            return
        if head in ("Union", "EU", "Alliance", "NATO", "League"):
            self._bloc = name
        elif head not in STATE_WORDS:
            self._group = name

    def spoke(self, mention: Mention, phrase: Phrase) -> None:
        """Remember the body or role that was last a subject."""
        self._last, self._last_phrase = mention, phrase

    def full_name(self, mention: Mention) -> str | None:
        """ "The ministry" is the ministry named before."""
        if mention.kind != "organisation" or not mention.definite or mention.name:
            return None
        same = self._by_head.get(mention.head)
        if same is None and mention.head in ANY_GROUP:
            return self._group or self._bloc
        return self._bloc if same is None and mention.head in ANY_BLOC else same

    def meant_by(self, pronoun: Mention, phrase: Phrase) -> str | None:
        """Return whom "it" (a body) or "they" (a group) means."""
        if self._last is None or self._last_phrase is None or phrase.first_word not in OF_BODIES:
            return None
        several = self._last.gender == "p" or (self._last.name.endswith("s") and pronoun.gender == "p")
        if (pronoun.gender == "p") != several:
            return None
        return self.full_name(self._last) or self._last.name or self._last_phrase.text


OF_BODIES = frozenset(("it", "they", "its", "their"))
