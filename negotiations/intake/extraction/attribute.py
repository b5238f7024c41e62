"""Says for each quotation of a sentence which mention speaks it, and by what words."""

from dataclasses import dataclass

from negotiations.intake.extraction.citing import cited, cited_before
from negotiations.intake.extraction.clause import POSSESSIVES, Clause
from negotiations.intake.extraction.documents import owner_of_document
from negotiations.intake.extraction.lexicon.function_words import OWNERS
from negotiations.intake.extraction.lexicon.verbs import (
    CUES,
    INVERTING,
    NOUN_LIKE,
    REPORTED_TO,
    SAYING_NOUNS,
    STRONG_CUES,
)
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.nested import outer_cue, whose_what
from negotiations.intake.extraction.subjects_before import subject_before
from negotiations.intake.extraction.subjects_behind import subject_behind
from negotiations.intake.extraction.tokens import is_quote

WINDOW = 45
NEAR = 8
# What may follow a weak cue that really reports ("he went on.", "she offered in a statement").
_AFTER_WEAK = frozenset(
    [
        ".",
        ",",
        ";",
        ":",
        "in",
        "on",
        "at",
        "during",
        "to",
        "out",
        "back",
        "of",
        "as",
        "after",
        "from",
        "when",
        "with",
        "via",
        "by",
        "on—",
    ]
)
_NOUN_BEFORE = frozenset(
    ["the", "a", "an", "'s", "’s", "his", "her", "their", "its", "of", "this", "that", "any", "no"]
)
_PAUSES = frozenset((",", "—", "–", "--", "-", ")"))


@dataclass(slots=True)
class Attribution:
    """Who speaks (None: nobody we can read), the cue word ("" for none: a guess), and its token.

    `tight`: subject and verb stand right behind the quotation.
    """

    mention: Mention | None
    cue: str
    at: int
    tight: bool = False


def attribute(clause: Clause, quote: int, words_inside: str) -> Attribution | None:
    """Attribute the quotation at token `quote`, whose own words are `words_inside`."""
    words = clause.words
    left = quote
    while left > clause.start and not is_quote(words[left - 1]):
        left -= 1
    right = quote + 1
    while right < clause.end and not is_quote(words[right]):
        right += 1
    final = words_inside[-1]
    invites = final in ",!?…—–-" or left == quote or words[quote + 1 : quote + 2] == [","]
    behind = _behind(clause, quote, right, loose=not invites)
    if final == "," and behind is not None and behind.tight:
        return behind
    ahead = _ahead(clause, left, quote) if left < quote else None
    if ahead is not None and ahead.mention is not None and ahead.cue:
        leads = words[quote - 1] == ":" or ahead.at >= quote - 2
        if leads or (words_inside[0].islower() and ahead.cue in STRONG_CUES):
            return ahead
    if behind is not None and (invites or ahead is None or not ahead.cue):
        return behind
    if ahead is None or not ahead.cue or (ahead.cue not in STRONG_CUES and ahead.at < quote - 3):
        closing = _closing(clause, quote)
        if closing is not None:
            return closing
    if ahead is not None and (ahead.cue or behind is None):
        return ahead
    return behind


def _behind(clause: Clause, quote: int, right: int, *, loose: bool) -> Attribution | None:
    """Read what follows: "said X", "X said", "according to X". `loose`: only the surest forms."""
    words = clause.words
    index = quote + 1
    while index < right and (
        words[index] in _PAUSES or words[index].lower() in ("also", "then", "as", "and")
    ):
        index += 1
    if index >= right:
        return None
    limit = min(clause.end, index + WINDOW)
    stop = min(right, index + WINDOW)
    verb = index
    while verb < stop - 1 and verb < index + 2 and words[verb].endswith("ly"):
        verb += 1
    if words[verb] in INVERTING:
        found = subject_behind(clause, verb, limit)
        if found is not None:
            return Attribution(found, words[verb], verb, tight=True)
    for verb in range(index, stop):
        word = words[verb]
        if word.lower() == "according" and words[verb + 1 : verb + 2] == ["to"]:
            if verb - index < NEAR:
                return Attribution(_source(clause, verb + 1, limit), "according to", verb)
        elif word in CUES:
            named = cited(clause, verb, limit)
            if named is not None:
                return Attribution(named, word, verb)
            if (
                word not in STRONG_CUES
                and words[verb + 1 : verb + 2]
                and words[verb + 1] not in _AFTER_WEAK
                and verb + 1 < right
            ):
                continue
            found = subject_before(clause, verb, index)
            if found is not None and found.start - index <= (2 if loose else NEAR):
                return Attribution(
                    found,
                    word,
                    verb,
                    tight=word in STRONG_CUES and found.start == index and verb - found.end <= 2,
                )
            if word in INVERTING and words[verb - 1] == "," and not loose:
                found = subject_behind(clause, verb, limit)
                if found is not None and found.kind != "pronoun":
                    return Attribution(found, word, verb)
    first = clause.starting_at(index)
    if first is not None and first.end < stop and _is_described(words[first.end], first):
        for verb in range(first.end + 1, stop):
            if words[verb] in STRONG_CUES and not words[verb].endswith("ing") and words[verb - 1] != "to":
                return Attribution(first, words[verb], verb)
    return None


def _is_described(word: str, first: Mention) -> bool:
    """Tell whether what follows may describe a speaker at length before the verb comes."""
    if first.kind == "person":
        return word in (",", "(", "who")
    return first.kind == "role" and word in (",", "who", "with", "familiar", "close")


def _closing(clause: Clause, quote: int) -> Attribution | None:
    """Read the end of the sentence, far behind the quotation: "... by spring, the minister said." """
    words = clause.words
    for verb in range(clause.end - 1, max(quote, clause.end - 16), -1):
        if words[verb] in STRONG_CUES and not words[verb].endswith("ing"):
            found = subject_before(clause, verb, clause.start)
            if found is None:
                continue
            start = found.start - 1 if words[found.start - 1].lower() == "the" else found.start
            if start > clause.start and words[start - 1] in _PAUSES:
                return Attribution(found, words[verb], verb)
    return None


def _ahead(clause: Clause, left: int, quote: int) -> Attribution | None:
    """Read what leads up to the quotation: "X said", "X, calling it", "X told Y:", "according to X,"."""
    words = clause.words
    weak: int | None = None
    for verb in range(quote - 1, max(left, quote - WINDOW) - 1, -1):
        word = words[verb]
        if word in SAYING_NOUNS and verb > left and words[verb + 1] in ("that", "of", ":", "to", "about"):
            found = _owner(clause, verb)
            if found is not None:
                return Attribution(found, word, verb)
        if word in CUES or (verb == clause.start and word.lower() in CUES):
            before = words[verb - 1].lower() if verb > clause.start else ""
            if (word in NOUN_LIKE and before in _NOUN_BEFORE) or (word.endswith("ed") and before in CUES):
                # "The claim that", "saying repeated crossings".
                continue
            named = cited_before(clause, verb)
            if named is not None:
                return Attribution(named[0], words[named[1]], named[1])
            if word in STRONG_CUES or (word.lower() in STRONG_CUES and verb == clause.start):
                return _led_by(clause, verb, quote)
            if quote - verb <= 4:
                return _led_by(clause, verb, quote)
            weak = verb if weak is None else weak
        elif word.lower() == "according" and words[verb + 1] == "to" and verb + 1 < quote:
            return Attribution(_source(clause, verb + 1, quote), "according to", verb)
        elif word == "words" and verb > left:
            found = _in_the_words_of(clause, verb, quote)
            if found is not None:
                return Attribution(found, "words", verb)
    if weak is not None:
        return _led_by(clause, weak, quote)
    if words[quote - 1] == ":":
        mention = clause.ending_at(quote - 1)
        if mention is not None and mention.start == clause.start:
            return Attribution(mention, ":", quote - 1)
    mention = clause.first_subject(quote)
    return Attribution(mention, "", quote - 1) if mention is not None else None


def _led_by(clause: Clause, verb: int, quote: int) -> Attribution:
    """Find the subject of the cue at `verb` that leads up to the quotation."""
    word = clause.words[verb].lower()
    if word in INVERTING and (verb == clause.start or clause.words[verb - 1] == ","):
        named = clause.starting_at(verb + 1)
        if named is not None and named.kind == "person" and clause.words[named.end] in (",", ":"):
            return Attribution(named, word, verb)
    found: Mention | None = None
    agent = clause.words[verb + 1] == "by" if verb + 1 < quote else False
    if agent or _is_passive(clause, verb):
        return Attribution(_agent(clause, verb, quote), word, verb)
    if word.endswith("ing") and verb > clause.start and clause.words[verb - 1] == ",":
        found = clause.first_subject(verb)
    found = found or subject_before(clause, verb, clause.start)
    if found is not None and found.kind != "document":
        outer = outer_cue(clause, found, verb, quote)
        if outer is not None:
            return _led_by(clause, outer, quote)
        if found.kind == "pronoun":
            found = whose_what(clause, found) or found
    elif found is not None:
        found = owner_of_document(clause, found) or _other_subject(clause, found, verb) or found
    else:
        found = clause.first_subject(verb)
    if found is None and word in INVERTING:
        found = subject_behind(clause, verb, quote)
    if found is None and word.endswith("ing"):
        found = clause.first_subject(quote)
    return Attribution(found, word, verb)


def _other_subject(clause: Clause, document: Mention, verb: int) -> Mention | None:
    """Return the sentence's subject where a document is that of a later verb ("Novak read a letter that said")."""
    found = clause.first_subject(verb)
    return found if found is not None and found.start < document.start else None


def _is_passive(clause: Clause, verb: int) -> bool:
    """ "Was told": the subject is the hearer."""
    before = clause.words[verb - 1].lower() if verb > clause.start else ""
    return clause.words[verb] in REPORTED_TO and before in ("was", "were", "been", "being", "is", "are")


def _agent(clause: Clause, verb: int, limit: int) -> Mention | None:
    """Return whoever "by" names behind a passive verb."""
    for index in range(verb + 1, min(verb + 4, limit)):
        if clause.words[index] == "by":
            return subject_behind(clause, index, limit)
    return None


def _owner(clause: Clause, noun: int) -> Mention | None:
    """Return who makes the claim in "Novak's claim that" and "her claim that"."""
    before = clause.words[noun - 1]
    if before in POSSESSIVES:
        return clause.ending_at(noun - 1)
    gender = OWNERS.get(before.lower())
    return Mention(noun - 1, noun, "pronoun", gender=gender) if gender is not None else None


def _in_the_words_of(clause: Clause, noun: int, quote: int) -> Mention | None:
    """ "In the words of X, ..." and "in X's words, ..."."""
    if clause.words[noun + 1] == "of":
        return subject_behind(clause, noun + 1, quote)
    return clause.ending_at(noun - 1) if clause.words[noun - 1] in POSSESSIVES else None


def _source(clause: Clause, preposition: int, limit: int) -> Mention | None:
    """Return whom "according to" names: for a document, whoever it is from."""
    found = subject_behind(clause, preposition, limit)
    if found is None or found.kind != "document":
        return found
    return owner_of_document(clause, found) or found


def late_attribution(clause: Clause) -> Attribution | None:
    """Read a short sentence of its own behind a quotation that ended with a full stop: "Novak said." """
    length = clause.end - clause.start
    if length > 14 or any(is_quote(word) for word in clause.words[clause.start : clause.end]):
        return None
    for verb in range(clause.start + 1, min(clause.start + 6, clause.end)):
        if clause.words[verb] in CUES:
            found = subject_before(clause, verb, clause.start)
            behind = clause.words[verb + 1] if verb + 1 < clause.end else "."
            if found is not None and (
                behind in (".", ",") or behind in ("in", "on", "at", "during", "after", "to")
            ):
                return Attribution(found, clause.words[verb], verb)
            return None
    return None


def reported_speaker(clause: Clause) -> Attribution | None:
    """Return who speaks in a sentence of indirect speech ("Novak said that ...", "..., Novak said")."""
    words = clause.words
    places = clause.reporting()
    if len(places) > 1 and places[-1] >= clause.end - 6:
        # "A told B that it was over, the ministry said": the last word has it.
        closing = _closing(clause, clause.start)
        if closing is not None and closing.mention is not None and closing.mention.kind != "document":
            return closing
    for verb in places:
        word = words[verb]
        if word in STRONG_CUES and not word.endswith("ing"):
            before = words[verb - 1].lower() if verb > clause.start else ""
            if (
                before in _NOUN_BEFORE
                or before == "to"
                or (word in REPORTED_TO and before in ("was", "were", "is", "are", "been"))
            ):
                continue
            found = subject_before(clause, verb, clause.start)
            if found is not None and found.kind != "document":
                return Attribution(found, word, verb)
        elif word.lower() == "according" and words[verb + 1 : verb + 2] == ["to"]:
            found = _source(clause, verb + 1, clause.end)
            if found is not None and found.kind != "document":
                return Attribution(found, "according to", verb)
    return None
