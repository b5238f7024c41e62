"""A sentence with its mentions: what stands where, and what leads, owns or heads what."""

from negotiations.intake.extraction.article import Parsed
from negotiations.intake.extraction.lexicon.function_words import CLAUSE_STARTERS, CONJUNCTIONS, PREPOSITIONS
from negotiations.intake.extraction.lexicon.places import COUNTRIES_AND_CAPITALS
from negotiations.intake.extraction.lexicon.verbs import CUES, STRONG_CUES
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.tokens import Paragraph, is_quote

COMMAS = frozenset((",", "—", "–", "--", "-", ";"))
POSSESSIVES = frozenset(("'s", "’s", "’", "'"))
ARTICLES = frozenset(("the", "a", "an"))
JOINING = POSSESSIVES | {"and", "or"}
DASHES = ("—", "–", "--", "-")
PLACING = frozenset(("in", "at", "near", "across", "the"))
DATELINE = 14
# Words of a mention that its reading leaves out ("the Turkish diplomatic sources"), and the comma before them.
DESCRIBED = 4
# Tokens of an apposition between commas, and of a phrase that opens a sentence.
APPOSITION, OPENING = 14, 24
NAMING = frozenset(("name", "named", "names", "identified", "identity", "authorized", "authorised"))
REFUSING = frozenset(("not", "n't", "declined", "refused", "withheld", "without"))
QUESTIONED = frozenset(("asked", "pressed", "questioned", "challenged"))
PUTTING = frozenset(("put", "puts", "said", "says"))
QUANTIFIERS = frozenset(("one", "some", "many", "several", "most", "two", "three", "none", "all"))


def behind_dateline(paragraph: Paragraph, end: int) -> int:
    """Return where a paragraph begins behind "SEOUL, April 22 (Agency) --"; 0 when there is none."""
    words = paragraph.words
    if not words[0].isupper() or len(words[0]) < 3:
        return 0
    stop = min(end, DATELINE) - 1
    for place in range(1, stop):
        if words[place] in DASHES:
            return place + 1
        if words[place] == ":":
            # "NEW DELHI/KABUL: India said"; in front of a colon there may as well be who speaks.
            known = any(word.title() in COUNTRIES_AND_CAPITALS for word in words[:place])
            return place + 1 if known and " ".join(words[:place]).isupper() else 0
    return 0


class Clause:
    """A sentence's tokens with its mentions, looked up by where they start and end."""

    __slots__ = ("_by_end", "_by_start", "end", "mentions", "paragraph", "start", "words")

    def __init__(self, part: Parsed, start: int, end: int) -> None:
        self.paragraph, self.words, self.start, self.end = part.paragraph, part.paragraph.words, start, end
        self.mentions = part.between(start, end)
        self._by_end, self._by_start = part.by_end, part.by_start

    def ending_at(self, index: int) -> Mention | None:
        """Return the mention whose last token is just before `index`."""
        found = self._by_end.get(index)
        return found if found is not None and found.start >= self.start and index <= self.end else None

    def starting_at(self, index: int) -> Mention | None:
        """Return the mention that starts at `index`."""
        found = self._by_start.get(index)
        return found if found is not None and index >= self.start and found.end <= self.end else None

    def reporting(self) -> list[int]:
        """Return the places of the words that report speech."""
        return self.paragraph.reporting_between(self.start, self.end)

    def in_phrase(self, mention: Mention) -> bool:
        """Tell whether a preposition leads the mention, its owner, or what it is joined to by "and"."""
        lead = self.lead(mention)
        return lead >= self.start and self._hangs(mention, lead)

    def _hangs(self, mention: Mention, lead: int) -> bool:
        """Tell whether the word at `lead` makes the mention part of a phrase."""
        word = self.words[lead].lower()
        if word == "of" and lead > self.start and self.words[lead - 1].lower() in QUANTIFIERS:
            return False
        if word == "under" and self.words[lead + 1] == "Secretary":
            return False
        if word == "as" and mention.kind == "role" and not mention.definite:
            if mention.gender == "p" and lead > self.start and self.words[lead - 1] == ",":
                return False  # "..., as families of the captives accused"
            # "As one official put it"
            return mention.end >= self.end or self.words[mention.end] not in PUTTING
        return word in PREPOSITIONS

    def in_clause(self, mention: Mention) -> bool:
        """Tell whether a conjunction leads the mention, so that it is not the main subject."""
        lead = self.lead(mention)
        return lead >= self.start and self.words[lead].lower() in CONJUNCTIONS

    def lead(self, mention: Mention) -> int:
        """Return the token before the mention's phrase: back over articles, owners and joined names."""
        index = mention.start - 1
        for _ in range(6):
            if index < self.start:
                break
            word = self.words[index].lower()
            if word in ARTICLES:
                index -= 1
            elif word in JOINING:
                owner = self.ending_at(index)
                if owner is None:
                    break
                index = owner.start - 1
            else:
                break
        return index

    def is_single_role(self, mention: Mention) -> bool:
        """Tell whether a mention is one person known only by a role; "one of the aides" is."""
        if mention.kind != "role" or mention.gender != "p":
            return mention.kind == "role"
        start = mention.start
        return self.words[start].lower() == "one" or self.words[max(start - 2, 0)].lower() == "one"

    def stays_nameless(self, mention: Mention) -> bool:
        """Tell whether somebody asks not to be named, or speaks on condition of anonymity."""
        words, place = self.words, mention.end
        if place >= self.end or (words[place] != "," and words[place] != "who"):
            return False
        told = words[place : min(self.end, place + OPENING)]
        return "anonymity" in told or not (NAMING.isdisjoint(told) or REFUSING.isdisjoint(told))

    def may_be_place(self, mention: Mention) -> bool:
        """Tell whether a lone word stands where names of places do: "in Khost", "the Khost crossing"."""
        if mention.kind != "person" or " " in mention.name or mention.start <= self.start:
            return False
        return self.words[mention.start - 1] in PLACING

    def owns(self, mention: Mention) -> bool:
        """Tell whether a possessive follows the mention."""
        return mention.end < self.end and self.words[mention.end] in POSSESSIVES

    def closes(self, mention: Mention) -> bool:
        """Tell whether a comma stands before the mention, as before the "Novak said" that ends a sentence."""
        for place in range(mention.start - 1, max(self.start, mention.start - DESCRIBED), -1):
            word = self.words[place]
            if word in COMMAS or word == ")" or is_quote(word):
                return True
            if not word.isalpha() or word in PREPOSITIONS or word in CLAUSE_STARTERS or word in CUES:
                break
        return False

    def reports_beside(self, mention: Mention) -> bool:
        """Tell whether the mention speaks in a phrase of its own: "with Novak, the envoy, calling it an insult"."""
        verb = mention.end
        if verb >= self.end or not (self.words[verb] == "," or self.words[verb].endswith("ing")):
            return False
        lead = self.lead(mention)
        if lead < self.start or self.words[lead].lower() != "with":
            return False
        if self.words[verb] == ",":
            stop = min(self.end, verb + APPOSITION)
            verb = next((place + 1 for place in range(verb + 1, stop) if self.words[place] == ","), self.end)
        return verb < self.end and self.words[verb].endswith("ing") and self.words[verb] in STRONG_CUES

    def _behind_opening(self, limit: int) -> int:
        """Return where the subject may stand: behind the comma of "During a White House meeting with Novak, Dolan"."""
        first = self.words[self.start].lower()
        if first in QUESTIONED:
            return self._behind_question(limit)
        if first not in PREPOSITIONS:
            return self.behind_topic() if first == "as" else self.start
        for place in range(self.start + 1, min(limit, self.start + OPENING)):
            if self.words[place] in CUES:
                break
            if self.words[place] == ",":
                behind = self.starting_at(place + 1) or self.starting_at(place + 2)
                return place + 1 if behind is not None and behind.start < limit else self.start
        return self.start

    def behind_topic(self) -> int:
        """Return where "he declined" begins in "As for when they would speak, he declined"; else the start."""
        words = self.words
        if words[self.start] != "As" or words[self.start + 1 : self.start + 2] != ["for"]:
            return self.start
        stop = min(self.end, self.start + OPENING)
        comma = next((place for place in range(self.start + 2, stop) if words[place] == ","), self.start - 1)
        return comma + 1

    def _behind_question(self, limit: int) -> int:
        """Return where the subject stands in "Asked whether he would meet Novak, Dolan shrugged": behind the last comma."""
        for place in range(min(limit, self.start + OPENING) - 1, self.start, -1):
            if self.words[place] == ",":
                behind = self.starting_at(place + 1) or self.starting_at(place + 2)
                if (
                    behind is not None
                    and behind.start < limit
                    and self.words[behind.end] not in (",", "and", "or")
                ):
                    return place + 1
        return self.start

    def first_subject(self, limit: int) -> Mention | None:
        """Return the sentence's own subject: the first mention that no preposition leads and that owns nothing."""
        opens = self._behind_opening(limit)
        for mention in self.mentions:
            if mention.start >= limit:
                break
            if mention.start < opens:
                continue
            if mention.gender in ("r", "i") or mention.kind == "document":
                continue
            if self.owns(mention):
                continue
            lead = self.lead(mention)
            if lead < self.start or not (
                self._hangs(mention, lead) or self.words[lead].lower() in CONJUNCTIONS
            ):
                return mention if mention.kind != "organisation" else self._titled_behind(mention)
        return None

    def _titled_behind(self, body: Mention) -> Mention:
        """Return Novak of "Local 19 president Anna Novak", where the body only says what she leads."""
        found = self._by_start.get(body.end)
        return found if found is not None and found.kind == "person" and found.roles else body

    def opening(self, index: int, floor: int) -> int:
        """Return where the bracket that closes at `index` opens, or -1."""
        opener = "(" if self.words[index] == ")" else "["
        for back in range(index - 1, max(floor, index - 30) - 1, -1):
            if self.words[back] == opener:
                return back
        return -1

    def phrase_preposition(self, index: int, floor: int) -> int:
        """Step from an unknown noun back to the preposition of its phrase; -1 when it has none."""
        for back in range(index - 1, max(floor, index - 5) - 1, -1):
            if self.words[back].lower() in PREPOSITIONS:
                return back
            if self.words[back] in COMMAS or self.words[back] in CLAUSE_STARTERS:
                break
        return -1

    def head_of_phrase(self, index: int, floor: int) -> Mention | None:
        """From the end of "a spokesman for the ministry in Kyiv" to the mention that heads it."""
        for _ in range(4):
            found = self.ending_at(index)
            if found is not None:
                if not self.in_phrase(found):
                    return found
                index = self.lead(found)
                continue
            index = self.phrase_preposition(index, floor)
            if index < 0:
                return None
        return None
