"""Finds the subject of a reporting verb in a sentence: before it, behind it, or across an apposition."""

from negotiations.intake.extraction.article import Parsed
from negotiations.intake.extraction.lexicon.function_words import (
    BESIDE_VERBS,
    CLAUSE_STARTERS,
    CONJUNCTIONS,
    PREPOSITIONS,
)
from negotiations.intake.extraction.lexicon.verbs import CUES
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.tokens import is_quote

COMMAS = frozenset((",", "—", "–", "--", "-", ";"))
POSSESSIVES = frozenset(("'s", "’s", "’", "'"))
STOPS = frozenset((".", "!", "?", "who", "and", "but"))
PERSONAL_DETERMINERS = frozenset(["a", "an", "the", "one", "another", "two", "three", "his", "her", "their"])
QUANTIFIERS = frozenset(("one", "some", "many", "several", "most", "two", "three", "none", "all"))
ARTICLES = frozenset(("the", "a", "an"))
REACH = 60
STEPS = 12


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
        lead = self._lead(mention)
        word = self.words[lead].lower() if lead >= self.start else ""
        if word == "of" and lead > self.start and self.words[lead - 1].lower() in QUANTIFIERS:
            return False
        return word in PREPOSITIONS or (word == "as" and mention.kind == "role" and not mention.definite)

    def in_clause(self, mention: Mention) -> bool:
        """Tell whether a conjunction leads the mention, so that it is not the main subject."""
        lead = self._lead(mention)
        return lead >= self.start and self.words[lead].lower() in CONJUNCTIONS

    def _lead(self, mention: Mention) -> int:
        """Return the token before the mention's phrase: back over articles, owners and joined names."""
        index = mention.start - 1
        for _ in range(6):
            if index < self.start:
                break
            word = self.words[index].lower()
            if word in ("the", "a", "an"):
                index -= 1
            elif word in POSSESSIVES or word in ("and", "or"):
                owner = self.ending_at(index)
                if owner is None:
                    break
                index = owner.start - 1
            else:
                break
        return index

    def owns(self, mention: Mention) -> bool:
        """Tell whether a possessive follows the mention."""
        return mention.end < self.end and self.words[mention.end] in POSSESSIVES

    def subject_before(self, verb: int, floor: int) -> Mention | None:
        """Return the mention that is the subject of the verb at `verb`, looking back to `floor`."""
        words = self.words
        floor = max(floor, verb - REACH)
        index = self._over_adverbs(verb, floor)
        for _ in range(STEPS):
            if index <= floor:
                return None
            word = words[index - 1]
            found = self.ending_at(index)
            if found is not None:
                if found.start < floor:
                    return None
                if found.gender == "r":
                    return self._antecedent(found.start, floor)
                if not self.in_phrase(found) or self._is_absolute(found, verb):
                    return self._named_in_apposition(found)
                index = self._lead(found)
            elif word in (")", "]"):
                index = self._opening(index - 1, floor)
            elif word in COMMAS:
                return self._across_apposition(index - 1, floor)
            elif word in ("which", "that"):
                return self._antecedent(index - 1, floor)
            elif word in ("and", "but", "then"):
                return self._subject_of_relative(index - 1, floor)
            elif word in PREPOSITIONS or word in CLAUSE_STARTERS or is_quote(word):
                return None
            else:
                start = self._noun_phrase_start(index, floor)
                if start is None:
                    index = self._phrase_preposition(index, floor)
                elif start > self.start and words[start - 1].lower() in PREPOSITIONS:
                    index = start
                    if index - 1 <= floor:
                        return None
                    index = start - 1
                elif (
                    start > floor
                    and words[start - 1] not in COMMAS
                    and words[start - 1] not in CLAUSE_STARTERS
                ):
                    return None
                else:
                    described = self._described(start, index)
                    if described is not None:
                        return described
                    definite = words[start].lower() in ("the", "his", "her", "their")
                    return Mention(start, index, "role", head=word, definite=definite)
        return None

    def _described(self, start: int, end: int) -> Mention | None:
        """Return the role in "an official briefed on it": what a participle describes is no part of the noun."""
        found = self.starting_at(start) or self.starting_at(start + 1)
        if found is None or found.kind != "role" or found.end >= end:
            return None
        word = self.words[found.end]
        return found if word in ("familiar", "close") or word.endswith(("ed", "ing")) else None

    def _noun_phrase_start(self, index: int, floor: int) -> int | None:
        """Return where a phrase with an unknown noun ("one plumber") starts: at its determiner."""
        for back in range(index - 1, max(floor, index - 6) - 1, -1):
            word = self.words[back]
            if word.lower() in PERSONAL_DETERMINERS:
                return back if back < index - 1 else None
            if (
                not word[0].isalpha()
                or word.lower() in PREPOSITIONS
                or word in CUES
                or word in CLAUSE_STARTERS
            ):
                break
        return None

    def subject_behind(self, verb: int, limit: int) -> Mention | None:
        """Return the subject that follows an inverted verb: "said campaign manager Anna Novak"."""
        words = self.words
        for index in range(verb + 1, min(limit, verb + 9)):
            found = self.starting_at(index)
            if found is not None and not (self.owns(found) and found.end + 1 < limit):
                return self._name_behind_role(self._last_of_run(found, limit), limit)
            word = words[index]
            if (
                word in PREPOSITIONS
                or word in CLAUSE_STARTERS
                or not (word[0].isalnum() or word in POSSESSIVES)
            ):
                return None
        return None

    def first_subject(self, limit: int) -> Mention | None:
        """Return the sentence's own subject: the first mention that no preposition leads and that owns nothing."""
        for mention in self.mentions:
            if mention.start >= limit:
                break
            if mention.gender in ("r", "i") or mention.kind == "document":
                continue
            if not self.owns(mention) and not self.in_phrase(mention) and not self.in_clause(mention):
                return mention
        return None

    def _over_adverbs(self, verb: int, floor: int) -> int:
        """Step back over "also", "has", "later" to what may be the subject."""
        index = verb
        while index > floor and self.ending_at(index) is None:
            word = self.words[index - 1]
            if word.lower() not in BESIDE_VERBS and not word.endswith("ly"):
                break
            index -= 1
        return index

    def _is_absolute(self, found: Mention, verb: int) -> bool:
        """ "with Novak saying": the preposition rules the whole clause."""
        return self.words[verb].endswith("ing") and self.words[found.start - 1].lower() == "with"

    def _phrase_preposition(self, index: int, floor: int) -> int:
        """Step from an unknown noun back to the preposition of its phrase; -1 when it has none."""
        for back in range(index - 1, max(floor, index - 5) - 1, -1):
            if self.words[back].lower() in PREPOSITIONS:
                return back
            if self.words[back] in COMMAS or self.words[back] in CLAUSE_STARTERS:
                break
        return -1

    def _opening(self, index: int, floor: int) -> int:
        """Return where the bracket that closes at `index` opens, or -1."""
        opener = "(" if self.words[index] == ")" else "["
        for back in range(index - 1, max(floor, index - 30) - 1, -1):
            if self.words[back] == opener:
                return back
        return -1

    def _across_apposition(self, comma: int, floor: int) -> Mention | None:
        """ "Novak, the ministry's spokeswoman, said": the mention before an earlier comma is the subject."""
        for back in range(comma - 1, floor, -1):
            if self.words[back] not in COMMAS:
                continue
            end = back
            if self.words[back - 1] in (")", "]"):
                opened = self._opening(back - 1, floor)
                end = opened if opened > floor else back
            found = self.ending_at(end)
            hangs = found is None or self.in_phrase(found)
            if hangs:
                found = self._head_of_phrase(end, floor)
            if found is None or found.start < floor or found.gender == "r":
                continue
            if found.kind == "pronoun" and self.words[back + 1] != "who":
                continue
            inside = self.starting_at(back + 1)
            names_it = inside is not None and inside.kind == "person" and inside.end == comma
            if (
                inside is not None
                and names_it
                and found.kind != "person"
                and (" " in inside.name or not hangs)
            ):
                return inside
            return self._named_in_apposition(found)
        return None

    def _head_of_phrase(self, index: int, floor: int) -> Mention | None:
        """From the end of "a spokesman for the ministry in Kyiv" to the mention that heads it."""
        for _ in range(4):
            found = self.ending_at(index)
            if found is not None:
                if not self.in_phrase(found):
                    return found
                index = self._lead(found)
                continue
            index = self._phrase_preposition(index, floor)
            if index < 0:
                return None
        return None

    def _antecedent(self, who: int, floor: int) -> Mention | None:
        """Return the noun that "who" refers to."""
        index = who
        while index > floor and self.words[index - 1] in COMMAS:
            index -= 1
        found = self.ending_at(index)
        if found is not None and found.start >= floor and found.gender != "r":
            if self.in_phrase(found) and found.kind == "organisation":
                return self._head_of_phrase(index, floor)
            return found
        if found is None and index != who:
            return self._across_apposition(who - 1, floor)
        return self._head_of_phrase(index, floor)

    def _named_in_apposition(self, found: Mention) -> Mention:
        """ "Novak, curator and director of the museum, said": the role stands for the name before the comma."""
        if found.kind != "role" or found.gender == "p":
            return found
        for comma in range(found.start - 1, max(found.start - 6, self.start), -1):
            if self.words[comma] == ",":
                other = self.ending_at(comma)
                if other is not None and other.kind == "person" and not self.in_phrase(other):
                    return other
                break
            if not self.words[comma][0].islower() or self.words[comma] in PREPOSITIONS:
                break
        return found

    def _subject_of_relative(self, joint: int, floor: int) -> Mention | None:
        """ "Novak, who took the floor and called it": the second verb of "who" has the same subject."""
        for mention in reversed(self.mentions):
            if mention.end > joint or mention.start < floor:
                continue
            if mention.gender == "r":
                return self._antecedent(mention.start, floor)
            if not self.in_phrase(mention) and not self.owns(mention) and self.words[mention.end] in CUES:
                return None
        return None

    def _last_of_run(self, found: Mention, limit: int) -> Mention:
        """In "said Oversight ranking Democrat Anna Novak" the words before the full name only describe it."""
        index = found.end
        for _ in range(6):
            if index >= limit:
                break
            other = self.starting_at(index)
            word = self.words[index]
            if other is not None:
                if other.kind == "person" and " " in other.name and " " not in found.name:
                    return other
                index = other.end
            elif word[0].isalpha() and word not in PREPOSITIONS and word not in CLAUSE_STARTERS:
                index += 1
            else:
                break
        return found

    def _name_behind_role(self, found: Mention, limit: int) -> Mention:
        """In "said a spokeswoman for the group, Anna Novak," the name is the better answer."""
        if found.kind in ("person", "pronoun"):
            return found
        for index in range(found.end, min(found.end + STEPS, limit - 1)):
            word = self.words[index]
            if word in COMMAS or word in POSSESSIVES:
                behind = self.starting_at(index + 1)
                if behind is not None and behind.kind == "person":
                    return behind
                if word in COMMAS:
                    break
            elif word in STOPS or is_quote(word):
                break
            elif self._is_plain_noun(index - 1, found.end):
                behind = self.starting_at(index)
                if behind is not None and behind.kind == "person":
                    return behind
        return found

    def _is_plain_noun(self, index: int, floor: int) -> bool:
        """Tell whether a small word that is no preposition stands there ("staff" in "chief of staff Anna Novak")."""
        word = self.words[index]
        return (
            index >= floor
            and word.islower()
            and word.isalpha()
            and word not in PREPOSITIONS
            and word not in ARTICLES
        )
