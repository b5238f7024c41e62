"""Finds the subject of a reporting verb in a sentence: before it, behind it, or across an apposition."""

from collections.abc import Sequence

from negotiations.intake.extraction.lexicon.function_words import BESIDE_VERBS, CLAUSE_STARTERS, PREPOSITIONS
from negotiations.intake.extraction.mentions import Mention
from negotiations.intake.extraction.tokens import is_quote

COMMAS = frozenset((",", "—", "–", "--", "-", ";"))
REACH = 60


class Clause:
    """A sentence's tokens with its mentions, looked up by where they start and end."""

    def __init__(self, words: list[str], mentions: Sequence[Mention], start: int, end: int) -> None:
        self.words, self.start, self.end = words, start, end
        self.mentions = [m for m in mentions if m.start >= start and m.end <= end]
        self._by_end = {m.end: m for m in self.mentions}
        self._by_start = {m.start: m for m in self.mentions}

    def ending_at(self, index: int) -> Mention | None:
        """Return the mention whose last token is just before `index`."""
        return self._by_end.get(index)

    def starting_at(self, index: int) -> Mention | None:
        """Return the mention that starts at `index`."""
        return self._by_start.get(index)

    def in_phrase(self, mention: Mention) -> bool:
        """Tell whether a preposition stands before the mention."""
        before = self.words[mention.start - 1].lower() if mention.start > self.start else ""
        return before in PREPOSITIONS

    def owns(self, mention: Mention) -> bool:
        """Tell whether a possessive follows the mention."""
        return mention.end < self.end and self.words[mention.end] in ("'s", "’s", "’", "'")

    def subject_before(self, verb: int, floor: int) -> Mention | None:
        """Return the mention that is the subject of the verb at `verb`, looking back to `floor`."""
        words = self.words
        index = verb
        floor = max(floor, verb - REACH)
        while index > floor and (words[index - 1].lower() in BESIDE_VERBS or words[index - 1].endswith("ly")):
            if self.ending_at(index) is not None:
                break
            index -= 1
        for _ in range(12):
            if index <= floor:
                return None
            word = words[index - 1]
            found = self.ending_at(index)
            if found is not None:
                if found.start < floor:
                    return None
                if found.gender == "r":
                    return self._antecedent(found.start, floor)
                if not self.in_phrase(found):
                    return self._better_in_apposition(found)
                index = found.start - 1
                continue
            if word in (")", "]"):
                opened = self._matching(index - 1, floor)
                if opened < 0:
                    return None
                index = opened
            elif word in COMMAS:
                return self._across_apposition(index - 1, floor)
            elif word in ("who", "which", "that"):
                return self._antecedent(index - 1, floor)
            elif word in PREPOSITIONS or word in CLAUSE_STARTERS or is_quote(word):
                return None
            else:
                step = self._noun_phrase_start(index, floor)
                if step is None:
                    return None
                index = step
        return None

    def _noun_phrase_start(self, index: int, floor: int) -> int | None:
        """Step from an unknown noun back to the preposition of its phrase ("a spokesman for the project")."""
        for back in range(index - 1, max(floor, index - 5) - 1, -1):
            if self.words[back].lower() in PREPOSITIONS:
                return back
            if self.words[back] in COMMAS or self.words[back] in CLAUSE_STARTERS:
                return None
        return None

    def _matching(self, index: int, floor: int) -> int:
        opener = "(" if self.words[index] == ")" else "["
        for back in range(index - 1, max(floor, index - 30) - 1, -1):
            if self.words[back] == opener:
                return back
        return -1

    def _across_apposition(self, comma: int, floor: int) -> Mention | None:
        """ "Earnest, the White House spokesman, said": the mention before an earlier comma is the subject."""
        for back in range(comma - 1, floor, -1):
            if self.words[back] not in COMMAS:
                continue
            found = self.ending_at(back)
            if found is None:
                head = self._head_of_phrase(back, floor)
                found = head
            if found is None or found.start < floor or found.gender == "r":
                continue
            if self.in_phrase(found):
                head = self._head_of_phrase(back, floor)
                if head is None:
                    continue
                found = head
            if found.kind == "pronoun" and self.words[back + 1 : back + 2] != ["who"]:
                continue
            inside = self.starting_at(back + 1)
            if (
                inside is not None
                and inside.kind == "person"
                and inside.end == comma
                and found.kind in ("role", "organisation")
            ):
                return inside
            return found
        return None

    def _head_of_phrase(self, index: int, floor: int) -> Mention | None:
        """From the end of "a spokesman for the ministry in Kyiv" to the mention that heads it."""
        for _ in range(4):
            found = self.ending_at(index)
            if found is not None:
                if not self.in_phrase(found):
                    return found
                index = found.start - 1
                continue
            step = self._noun_phrase_start(index, floor)
            if step is None or step >= index:
                return None
            index = step
        return None

    def _antecedent(self, who: int, floor: int) -> Mention | None:
        """The noun that "who" refers to."""
        index = who
        while index > floor and self.words[index - 1] in COMMAS:
            index -= 1
        found = self.ending_at(index)
        if found is not None and found.start >= floor and found.gender != "r":
            if self.in_phrase(found):
                return self._head_of_phrase(index, floor) if found.kind == "organisation" else found
            return found
        if found is None and index != who:
            return self._across_apposition(who - 1, floor) if self.words[who - 1] in COMMAS else None
        return self._head_of_phrase(index, floor)

    def _better_in_apposition(self, found: Mention) -> Mention:
        """ "campaign manager, Robby Mook" and "Mook, campaign manager" both mean Mook."""
        before = found.start - 1
        if found.kind in ("role", "organisation") and before > self.start and self.words[before] == ",":
            other = self.ending_at(before)
            if (
                other is not None
                and other.kind == "person"
                and not self.in_phrase(other)
                and found.kind == "role"
                and found.gender != "p"
            ):
                return other
        return found

    def subject_behind(self, verb: int, limit: int) -> Mention | None:
        """Return the subject that follows an inverted verb: "said campaign manager Robby Mook"."""
        words = self.words
        index = verb + 1
        steps = 0
        while index < limit and steps < 8:
            found = self.starting_at(index)
            if found is not None:
                return self._name_behind_role(found, limit)
            word = words[index]
            if (
                is_quote(word)
                or word in PREPOSITIONS
                or word in CLAUSE_STARTERS
                or not (word[0].isalnum() or word in ("'s", "’s", "’"))
            ):
                return None
            index += 1
            steps += 1
        return None

    def _name_behind_role(self, found: Mention, limit: int) -> Mention:
        """In "said a spokesman for the group, Ivan Petrenko," the name is the better answer."""
        if found.kind == "person" or found.kind == "pronoun":
            return found
        index = found.end
        for _ in range(12):
            if index + 1 >= limit:
                return found
            if self.words[index] in COMMAS or self.words[index] in ("'s", "’s"):
                behind = self.starting_at(index + 1)
                if behind is not None and behind.kind == "person":
                    return behind
                if self.words[index] in COMMAS:
                    return found
            elif (
                self.words[index] in (".", "!", "?")
                or is_quote(self.words[index])
                or self.words[index] in ("who", "and", "but")
            ):
                return found
            index += 1
        return found

    def first_subject(self, limit: int) -> Mention | None:
        """Return the sentence's own subject: the first mention that no preposition leads and nothing hangs on."""
        fallback: Mention | None = None
        for mention in self.mentions:
            if mention.start >= limit:
                break
            if mention.gender in ("r", "i") or mention.kind == "document" or self.owns(mention):
                continue
            if self.in_phrase(mention):
                continue
            if mention.kind == "person" or mention.kind == "pronoun":
                return mention
            fallback = fallback or mention
            if mention.kind in ("role", "organisation"):
                return mention
        return fallback
