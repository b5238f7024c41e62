"""Reads what leads up to a quotation: "X said", "X, calling it", "X told Y:", "according to X,"."""

from negotiations.intake.extraction.attribution import NOUN_BEFORE, WINDOW, Attribution, source_named
from negotiations.intake.extraction.citing import cited_before
from negotiations.intake.extraction.clause import COMMAS, POSSESSIVES, Clause
from negotiations.intake.extraction.documents import PAPERS, owner_of_document
from negotiations.intake.extraction.lexicon.function_words import ACCORDING, OWNERS, PREPOSITIONS
from negotiations.intake.extraction.lexicon.verbs import (
    CUES,
    INVERTING,
    NOUN_LIKE,
    REPORTED_TO,
    SAYING_NOUNS,
    STRONG_CUES,
)
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.nested import AHEAD, outer_cue, whose_what
from negotiations.intake.extraction.subjects_before import subject_before
from negotiations.intake.extraction.subjects_behind import subject_behind

# With these behind them such words report nothing: "a press conference", "held talks".
MEETINGS = frozenset(
    "talks discussions consultations negotiations meetings conferences conference briefing".split()  # noqa: SIM905
)
OBJECTS = {
    "press": MEETINGS | {"release", "statement"},
    "held": MEETINGS,
    "hold": MEETINGS,
    "holds": MEETINGS,
    "think": frozenset(("tank", "tanks")),
}
# "He said she said he said ...": so many are followed outwards.
DEEPEST = 3
# Tokens to the noun of "The Turkish foreign ministry's first answer was".
OWNED = 8
# Tokens from a closing "Novak said on Monday" to the comma behind it.
CLOSING = 8
CALLED = frozenset(("called", "termed", "dubbed", "described", "named", "held"))
BEING = frozenset(("is", "are", "was", "were", "been", "being", "be"))
# "What they agreed to": done rather than said, where the sentence has another verb.
AGREEING = frozenset(("agree", "agrees", "agreed"))
# One look-up for most of the words that lead up to no quotation.
LEADING = SAYING_NOUNS | CUES | ACCORDING | {"words"}
# "A warning from the mission that".
WARNINGS = frozenset(
    ("warning", "warnings", "threat", "threats", "promise", "pledge", "complaint", "suggestion", "reply")
)
TELLING = STRONG_CUES | {"that"}
CONTRASTS = frozenset(("while", "whereas", "but"))


def read_ahead(clause: Clause, left: int, quote: int) -> Attribution | None:
    """Read what leads up to the quotation: "X said", "X, calling it", "X told Y:", "according to X,"."""
    found = _lead(clause, left, quote)
    if clause.words[clause.start] == "Under" and (found is None or found.mention is None or not found.cue):
        paper = _opening_paper(clause, quote)
        return Attribution(paper, "", clause.start) if paper is not None else found
    return found


def _lead(clause: Clause, left: int, quote: int) -> Attribution | None:
    words = clause.words
    weak: int | None = None
    for verb in range(quote - 1, max(left, quote - WINDOW) - 1, -1):
        word = words[verb]
        if word not in LEADING and verb != clause.start:
            continue
        if word in SAYING_NOUNS and verb > left and words[verb + 1] in ("that", "of", ":", "to", "about"):
            found = _owner(clause, verb)
            if found is not None:
                return Attribution(found, word, verb)
        if word in WARNINGS and words[verb + 1] == "from":
            found = subject_behind(clause, verb + 1, quote)
            if found is not None:
                return Attribution(found, word, verb)
        if word in CUES or (verb == clause.start and word.lower() in CUES):
            before = words[verb - 1].lower() if verb > clause.start else ""
            if (word in NOUN_LIKE and _is_noun(clause, verb)) or (
                word.endswith(("ed", "en")) and (before in CUES or before in ("a", "an"))
            ):
                # "The claim that", "saying repeated crossings", "a written answer".
                continue
            if words[verb + 1] in OBJECTS.get(word, ()) or _is_called(words, verb):
                continue
            named = cited_before(clause, verb)
            if named is not None:
                return Attribution(named[0], words[named[1]], named[1])
            if word in REPORTED_TO and _is_passive(clause, verb) and _is_to_come(words, verb):
                continue  # "Novak says that she will not be told how to vote:"
            done = word in AGREEING and words[verb + 1] == "to"
            if (word in STRONG_CUES and not done) or (word.lower() in STRONG_CUES and verb == clause.start):
                return _led_by(clause, verb, quote)
            if quote - verb <= 4 and not done and not _is_to_come(words, verb):
                return _led_by(clause, verb, quote)
            weak = verb if weak is None else weak
        elif word in ACCORDING and words[verb + 1] == "to" and verb + 1 < quote:
            return Attribution(source_named(clause, verb + 1, quote), "according to", verb)
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
        found = _whose_words(clause, quote)
        if found is not None:
            return Attribution(found, ":", quote - 1)
    mention = clause.first_subject(quote)
    if mention is None and words[quote - 1] in PAPERS:
        # 'The draft "calls on both sides ..."': nobody's words but the paper's.
        return Attribution(Mention(quote - 1, quote, "document", head=words[quote - 1]), "", quote - 1)
    # "The envoy was more careful: ..." is as good as a reporting verb.
    cue = ":" if words[quote - 1] == ":" else ""
    return Attribution(mention, cue, quote - 1) if mention is not None else None


def _led_by(clause: Clause, verb: int, quote: int, depth: int = 0) -> Attribution:
    """Find the subject of the cue at `verb` that leads up to the quotation; `depth` clauses hang on others."""
    word = clause.words[verb].lower()
    if word in INVERTING and (verb == clause.start or clause.words[verb - 1] == ","):
        named = clause.starting_at(verb + 1)
        if named is not None and named.kind == "person" and clause.words[named.end] in (",", ":"):
            return Attribution(named, word, verb)
    found: Mention | None = None
    agent = _agent(clause, verb, quote)
    if agent is not None or _is_passive(clause, verb):
        return Attribution(agent, word, verb)
    if word.endswith("ing") and verb > clause.start and clause.words[verb - 1] == ",":
        found = _just_reported(clause, verb) or _contrasted(clause, verb) or clause.first_subject(verb)
    found = found or subject_before(clause, verb, clause.start)
    if found is not None and found.end == verb - 1 and clause.words[verb - 1] == "to":
        found = clause.first_subject(found.start) or found  # "Novak urged the parties to remember"
    if found is not None and found.kind != "document":
        outer = outer_cue(clause, found, verb, quote) if depth < DEEPEST else None
        if outer is not None:
            return _led_by(clause, outer, quote, depth + 1)
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


def _just_reported(clause: Clause, verb: int) -> Mention | None:
    """Return who closes what was reported before: "The talks would go on, Novak said on Monday, adding"."""
    for place in range(verb - 2, max(clause.start, verb - CLOSING), -1):
        if clause.words[place] in COMMAS:
            break
        if clause.words[place] in STRONG_CUES and not clause.words[place].endswith("ing"):
            found = subject_before(clause, place, clause.start)
            if found is None:
                return None
            lead = clause.lead(found)
            contrasted = lead >= clause.start and clause.words[lead] in CONTRASTS
            return found if contrasted or clause.closes(found) else None
    return None


def _contrasted(clause: Clause, verb: int) -> Mention | None:
    """Return who is set against the subject: "..., while the bloc was more guarded, warning"."""
    for place in range(verb - 2, clause.start, -1):
        if clause.words[place] in CONTRASTS:
            found = clause.starting_at(place + 1) or clause.starting_at(place + 2)
            return found if found is not None and not clause.owns(found) else None
    return None


def _other_subject(clause: Clause, document: Mention, verb: int) -> Mention | None:
    """Return the sentence's subject where a document is that of a later verb ("Novak read a letter that said")."""
    if document.start > clause.start and clause.words[document.start - 1].lower() == "what":
        return None  # "Novak objected to what the treaty calls"
    found = clause.first_subject(verb)
    return found if found is not None and found.start < document.start else None


def _is_passive(clause: Clause, verb: int) -> bool:
    """ "Was told": the subject is the hearer."""
    before = clause.words[verb - 1].lower() if verb > clause.start else ""
    return clause.words[verb] in REPORTED_TO and before in BEING


def _is_to_come(words: list[str], verb: int) -> bool:
    """Tell the verb of "the work would go on", "it would not sign" from one that is told as done."""
    return not AHEAD.isdisjoint(words[max(0, verb - 3) : verb])


def _is_noun(clause: Clause, verb: int) -> bool:
    """Tell the noun of "the call" and "a conference call" from the verb of "the parties call it"."""
    if verb == clause.start:
        return False
    before = clause.words[verb - 1].lower()
    if before in NOUN_BEFORE or (
        before in PREPOSITIONS and before != "to" and not clause.words[verb].endswith("ing")
    ):
        return True  # "the call", "with state television"
    compound = verb - 1 > clause.start and clause.words[verb - 2].lower() in NOUN_BEFORE
    compound = compound and clause.words[verb - 3] != "what"  # "what the treaty calls"
    return compound and clause.ending_at(verb) is None and clause.words[verb - 1].isalpha()


def _is_called(words: list[str], verb: int) -> bool:
    """ "As they are officially called": a name for something, by nobody."""
    return words[verb] in CALLED and not BEING.isdisjoint(words[max(verb - 2, 0) : verb])


def _agent(clause: Clause, verb: int, limit: int) -> Mention | None:
    """Return whoever "by" names behind a passive verb; nobody in "said by telephone that Novak"."""
    for index in range(verb + 1, min(verb + (4 if _is_passive(clause, verb) else 2), limit)):
        if clause.words[index] == "by":
            found = subject_behind(clause, index, limit)
            return found if found is not None and found.kind != "document" else None
    return None


def _owner(clause: Clause, noun: int) -> Mention | None:
    """Return who makes the claim in "Novak's claim that" and "her claim that"."""
    before = clause.words[noun - 1]
    if before in POSSESSIVES:
        return clause.ending_at(noun - 1)
    gender = OWNERS.get(before.lower())
    return Mention(noun - 1, noun, "pronoun", gender=gender) if gender is not None else None


def _opening_paper(clause: Clause, quote: int) -> Mention | None:
    """Return the paper of "Under the draft, the port would be": the words are its own, where nobody says them."""
    for place in range(clause.start + 1, min(clause.start + OWNED, quote)):
        if clause.words[place] in PAPERS:
            return Mention(place, place + 1, "document", head=clause.words[place])
        if clause.words[place] in COMMAS:
            break
    return None


def _whose_words(clause: Clause, quote: int) -> Mention | None:
    """Return whose answer it is in "The ministry's answer was blunt:"."""
    for noun in range(clause.start + 1, min(clause.start + OWNED, quote - 1)):
        if clause.words[noun] in SAYING_NOUNS and clause.words[noun + 1] in BEING:
            return _owner(clause, noun)
    return None


def _in_the_words_of(clause: Clause, noun: int, quote: int) -> Mention | None:
    """ "In the words of X, ..." and "in X's words, ..."; not in "Novak said X's words were", which is Novak's."""
    if clause.words[noun + 1] == "of":
        return subject_behind(clause, noun + 1, quote)
    owned = noun - 1 if clause.words[noun - 1] == "own" else noun
    found = clause.ending_at(owned - 1) if clause.words[owned - 1] in POSSESSIVES else None
    told = found is not None and clause.words[max(clause.lead(found), 0)] in TELLING
    return None if told else found
