"""Reads what follows a quotation: "said X", "X said", "according to X", "..., the minister said"."""

from negotiations.intake.extraction.attribution import PAUSES, WINDOW, Attribution, source_named
from negotiations.intake.extraction.citing import cited
from negotiations.intake.extraction.clause import Clause
from negotiations.intake.extraction.documents import owner_of_document
from negotiations.intake.extraction.lexicon.function_words import ACCORDING
from negotiations.intake.extraction.lexicon.verbs import CUES, INVERTING, STRONG_CUES
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.subjects_before import subject_before
from negotiations.intake.extraction.subjects_behind import subject_behind

NEAR = 8
IN_THE_WORDS_OF = ["in", "the", "words", "of"]
# They may stand between the quotation and whoever says it.
SKIPPED = frozenset(("also", "then", "as", "and", "Also", "Then", "As", "And"))
# With "to" behind them they tell what is done, not what is said.
COMMITTING = frozenset(
    ("agree", "agrees", "agreed", "pledged", "promised", "proposed", "offered", "vowed", "threatened")
)
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
        "it",
        "up",
    ]
)


def read_behind(clause: Clause, quote: int, right: int, *, loose: bool) -> Attribution | None:
    """Read what follows: "said X", "X said", "according to X". `loose`: only the surest forms."""
    words = clause.words
    index = quote + 1
    while index < right and (words[index] in PAUSES or words[index] in SKIPPED):
        index += 1
    if index >= right:
        return None
    limit = min(clause.end, index + WINDOW)
    stop = min(right, index + WINDOW)
    inverted = _inverted(clause, index, stop, limit)
    if inverted is not None:
        return inverted
    for verb in range(index, stop):
        word = words[verb]
        if word in ACCORDING and words[verb + 1 : verb + 2] == ["to"]:
            if verb - index < NEAR:
                return Attribution(source_named(clause, verb + 1, limit), "according to", verb)
        elif word in CUES:
            found = _at_cue(clause, verb, index, right, loose=loose)
            if found is not None:
                return found
    return _described(clause, index, stop)


def _inverted(clause: Clause, index: int, stop: int, limit: int) -> Attribution | None:
    """Read "said X" and "later said X" right behind the quotation."""
    words, verb = clause.words, index
    if words[index] == "in" and words[index : index + 4] == IN_THE_WORDS_OF:
        found = subject_behind(clause, index + 3, limit)
        return Attribution(found, "words", index + 2, tight=True) if found is not None else None
    while verb < stop - 1 and verb < index + 2 and words[verb].endswith("ly"):
        verb += 1
    found = subject_behind(clause, verb, limit) if words[verb] in INVERTING else None
    if found is None:
        return None
    if found.kind == "document":
        found = owner_of_document(clause, found) or found
    return Attribution(found, words[verb], verb, tight=True)


def _at_cue(clause: Clause, verb: int, index: int, right: int, *, loose: bool) -> Attribution | None:
    """Read the cue at `verb`: the subject before it, from `index` on, or behind it."""
    words = clause.words
    word, limit = words[verb], min(clause.end, index + WINDOW)
    named = cited(clause, verb, limit)
    if named is not None:
        return Attribution(named, word, verb)
    if word not in STRONG_CUES and verb + 1 < right and words[verb + 1] not in _AFTER_WEAK:
        return None
    found = subject_before(clause, verb, index)
    if found is not None and found.start - index <= (2 if loose else NEAR):
        tight = word in STRONG_CUES and found.start == index and verb - found.end <= 2
        if found.kind == "document":
            found = owner_of_document(clause, found) or found
        return Attribution(found, word, verb, tight)
    if word in INVERTING and words[verb - 1] == "," and not loose:
        found = subject_behind(clause, verb, limit)
        if found is not None and found.kind != "pronoun":
            return Attribution(found, word, verb)
    return None


def _described(clause: Clause, index: int, stop: int) -> Attribution | None:
    """Read "X, who has led the mission since May, said": the verb of a speaker described at length."""
    words = clause.words
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


def read_closing(clause: Clause, quote: int) -> Attribution | None:
    """Read the end of the sentence, far behind the quotation: "... by spring, the minister said." """
    words = clause.words
    for verb in range(clause.end - 1, max(quote, clause.end - 16), -1):
        if words[verb] in STRONG_CUES and not words[verb].endswith("ing"):
            if words[verb] in COMMITTING and words[verb + 1 : verb + 2] == ["to"]:
                continue  # "Novak said that in Rome, the parties agreed to meet"
            found = subject_before(clause, verb, clause.start)
            if found is not None and clause.closes(found):
                return Attribution(found, words[verb], verb)
    return None
