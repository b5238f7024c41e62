"""Remembers the organisations and groups an article has named, so that "the ministry", "it" and "they" find them."""

from collections.abc import Sequence

from negotiations.intake.extraction.lexicon.places import COUNTRIES_AND_CAPITALS, MEDIA, STATE_WORDS
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.phrase import Phrase

# Second namings that only say what kind of body it is: no part of a state is called so.
ANY_GROUP = frozenset(
    "group body movement organisation organization militia faction party militants rebels coalition".split()  # noqa: SIM905
)
# By these words a name fits what a second naming says of its kind; initials fit, too.
_FITTING = {
    "force": "Force",
    "agency": "Agency Organization Organisation Programme Program Office",
    "watchdog": "Agency Authority Commission Watch",
    "union": "Union Association Federation Workers Brotherhood Guild Teamsters Congress",
    "tank": "Institute Institution Center Centre Council Group Foundation Endowment Forum",
    "charity": "International Children Relief Rescue Committee Foundation Fund Trust Aid",
}
FITTING = {noun: frozenset(words.split()) for noun, words in _FITTING.items()}
# "The department" may be the Foreign Office, "the regulator" the National Bank.
ALSO_CALLED = {
    "department": ("office",),
    "executive": ("commission",),
    "regulator": ("bank", "authority", "commission", "agency"),
}
ANY_BLOC = frozenset(("bloc", "alliance"))

# Words that alone name a body whose full name stood before.
SHORT_NAMES = frozenset(
    """
    Agency Alliance Amnesty Association Authority Board Bureau Center Centre Chamber Commission Committee Council Department
    Directorate Federation Forum Foundation Fund Headquarters Institute League Ministry Mission Office Organisation
    Organization Secretariat Service Union
    """.split()  # noqa: SIM905 -- a list of words reads best as running text
)

Named = tuple[int, int, str]  # paragraph, first token, name


class Bodies:
    """The bodies named so far, the latest last."""

    def __init__(self) -> None:
        self._by_head: dict[str, str] = {}
        self._doubled: set[str] = set()  # of those with the same noun the later ones
        self._groups: list[Named] = []
        self._blocs: list[Named] = []
        self._last: Mention | None = None
        self._last_phrase: Phrase | None = None
        self._last_name: str | None = None
        self._lone: str | None = None
        self._lone_in = -1
        self._paragraph = -1
        self._several: tuple[Phrase, int] | None = None
        self._owner: tuple[str, int] | None = None

    def enter(self, mention: Mention, paragraph: int) -> None:
        """Remember a named body of a paragraph."""
        name, head = mention.name, mention.head
        if not name:
            return
        key = head.casefold()
        if self._by_head.get(key) != name:
            if name in SHORT_NAMES and key in self._by_head:
                return
            self._enter(key, name, head)
        if head in COUNTRIES_AND_CAPITALS or head in MEDIA:
            return
        if head in ("Union", "EU", "Alliance", "NATO", "League"):
            self._blocs.append((paragraph, mention.start, name))
        elif head not in STATE_WORDS:
            self._groups.append((paragraph, mention.start, name))

    def _enter(self, key: str, name: str, head: str) -> None:
        """Remember by which noun a name may be taken up again: "the institute" is the Institute for the Study of Peace."""
        if key in self._by_head and head in SHORT_NAMES:
            self._doubled.add(name)
        self._by_head[key] = name
        if head == "International":
            self._by_head[name.partition(" ")[0].casefold()] = name
        for joint in (" of ", " for ", " on "):
            if joint in name:
                self._by_head[name.partition(joint)[0].rpartition(" ")[2].casefold()] = name

    def spoke(self, mention: Mention, phrase: Phrase, paragraph: int, name: str | None = None) -> None:
        """Remember the body or role that was last a subject, its paragraph, and its `name` where that is known."""
        self._last, self._last_phrase, self._paragraph, self._last_name = mention, phrase, paragraph, name
        if mention.kind == "role":
            self._several = (phrase, paragraph) if mention.gender == "p" else None

    def owned(self, name: str, paragraph: int) -> None:
        """Remember the body whose doing a sentence is about: "It began with the council's version of the deal." """
        self._owner = name, paragraph

    def led(self, mention: Mention, phrase: Phrase, paragraph: int, name: str) -> None:
        """Remember a subject of one word that may be a person's name or a firm's."""
        self._lone, self._lone_in = name, paragraph
        self.spoke(mention, phrase, paragraph, name)

    def lone(self, after: int) -> str | None:
        """Return the last of these names behind the paragraph `after`."""
        return self._lone if self._lone_in > after else None

    def full_name(self, mention: Mention, paragraph: int) -> str | None:
        """ "The ministry" of a paragraph is the ministry named before."""
        if mention.name in SHORT_NAMES:
            same = self._by_head.get(mention.head.casefold())
            if same is None or same == mention.name:
                return self._by_initial(mention.name[0])
            return None if same in self._doubled else same
        if mention.kind != "organisation" or not mention.definite or mention.name:
            return None
        same = self._by_head.get(mention.head)
        if same is None and mention.head in ALSO_CALLED:
            same = next(filter(None, map(self._by_head.get, ALSO_CALLED[mention.head])), None)
        near = bool(self._groups) and self._groups[-1][0] == paragraph and mention.head in ANY_GROUP
        if (same is not None and not near) or not (mention.head in ANY_GROUP or mention.head in ANY_BLOC):
            return same
        before = paragraph, mention.end + 2  # "the largest group, Hamas,"
        group = _last(self._groups, before) if mention.head in ANY_GROUP else None
        return group or same or _last(self._blocs, before)

    def _by_initial(self, last: str) -> str | None:
        """Return the last group known by initials of which this is the last: "the Fund" is the IMF."""
        return next(
            (name for *_, name in reversed(self._groups) if name.isupper() and name[-1] == last), None
        )

    def fitting(self, head: str) -> str | None:
        """Return the last group that may be called so by a word in its name, or by its being initials."""
        words = FITTING.get(head)
        if words is None:
            return None
        for _, _, name in reversed(self._groups):
            if (name.isupper() and len(name) > 2) or not words.isdisjoint(name.split()):
                return name
        return None

    def meant_by(self, pronoun: Mention, phrase: Phrase, paragraph: int) -> str | None:
        """Return whom "it" (a body) or "they" (a group) of a paragraph means."""
        if phrase.first_word not in OF_BODIES:
            return None
        if (
            pronoun.gender == "n"
            and self._owner is not None
            and self._paragraph < self._owner[1] == paragraph
        ):
            return self._owner[0]
        if self._last is None or self._last_phrase is None:
            return None
        several = self._last.gender == "p" or (self._last.name.endswith("s") and pronoun.gender == "p")
        if (pronoun.gender == "p") != several:
            if several or self._several is None or self._several[1] < self._paragraph - 1:
                return None
            return self._several[0].text  # "The leaders welcomed it, the office said. They called for ..."
        named = self._last_name or self.full_name(self._last, self._paragraph) or self._last.name
        return named or self._last_phrase.text


OF_BODIES = frozenset(("it", "they", "its", "their"))


def _last(named: Sequence[Named], before: tuple[int, int]) -> str | None:
    """Return the last name that stands before a place."""
    return next((name for paragraph, start, name in reversed(named) if (paragraph, start) < before), None)
