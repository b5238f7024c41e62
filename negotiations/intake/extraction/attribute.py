"""Says for each quotation of a sentence which mention speaks it, and by what words."""

from dataclasses import dataclass

from negotiations.intake.extraction.grammar import Clause
from negotiations.intake.extraction.lexicon.verbs import CUES, INVERTING, REPORTED_TO, STRONG_CUES
from negotiations.intake.extraction.mentions import Mention
from negotiations.intake.extraction.tokens import is_quote

WINDOW = 45


@dataclass(slots=True)
class Attribution:
    """Who speaks (None: the sentence's cue has no subject we can read), the cue word, and its token."""

    mention: Mention | None
    cue: str
    at: int


def attribute(clause: Clause, quote: int, final: str) -> Attribution | None:
    """Attribute the quotation at token `quote`; `final` is the last character inside its marks."""
    words = clause.words
    left = quote
    while left > clause.start and not is_quote(words[left - 1]):
        left -= 1
    right = quote + 1
    while right < clause.end and not is_quote(words[right]):
        right += 1
    behind_first = final in ",!?…—–-" and final != "" or (quote + 1 < clause.end and words[quote + 1] == ",")
    if left == quote:
        behind_first = True
    if behind_first:
        found = _behind(clause, quote, right)
        if found is not None:
            return found
    found = _ahead(clause, left, quote)
    if found is not None:
        return found
    if not behind_first:
        found = _behind(clause, quote, right, loose=True)
    return found


def _behind(clause: Clause, quote: int, right: int, *, loose: bool = False) -> Attribution | None:
    """Read what follows: "said X", "X said", "according to X"."""
    words = clause.words
    index = quote + 1
    while index < right and (
        words[index] in (",", "—", "–", "--", "-", ")", "and", "as")
        or words[index].lower() in ("also", "then", "as")
    ):
        index += 1
    if index >= right:
        return None
    limit = min(clause.end, index + WINDOW)
    stop = min(right, index + WINDOW)
    if words[index].lower() == "according" and index + 1 < limit and words[index + 1] == "to":
        return Attribution(clause.subject_behind(index + 1, limit), "according to", index)
    verb = index
    while verb < stop and verb < index + 2 and words[verb].endswith("ly"):
        verb += 1
    if verb < stop and words[verb] in INVERTING:
        found = clause.subject_behind(verb, limit)
        if found is not None:
            return Attribution(found, words[verb], verb)
    if loose:
        return None
    for verb in range(index, stop):
        word = words[verb]
        if word in CUES:
            found = clause.subject_before(verb, index)
            if found is not None and _is_near(clause, found, index):
                return Attribution(found, word, verb)
        elif word == "according" and verb + 1 < limit and words[verb + 1] == "to" and verb - index < 6:
            return Attribution(clause.subject_behind(verb + 1, limit), "according to", verb)
        elif word in (";",) or (word == "," and verb > index and words[verb + 1 : verb + 2] == ["but"]):
            break
    if words[index].endswith("ing") and words[index] in CUES:
        return Attribution(None, words[index], index)
    return None


def _is_near(clause: Clause, found: Mention, index: int) -> bool:
    """The subject has to begin right behind the quotation, give or take a few words."""
    return found.start - index <= 8


def _ahead(clause: Clause, left: int, quote: int) -> Attribution | None:
    """Read what leads up to the quotation: "X said", "X, calling it", "X told Y:", "according to X,"."""
    words = clause.words
    floor = max(clause.start, quote - WINDOW)
    colon = quote > left and words[quote - 1] == ":"
    for verb in range(quote - 1, max(left, floor) - 1, -1):
        word = words[verb]
        if word not in CUES and word.lower() not in CUES:
            if word.lower() == "according" and verb + 1 < quote and words[verb + 1] == "to":
                return Attribution(clause.subject_behind(verb + 1, quote), "according to", verb)
            continue
        if (
            verb > clause.start
            and words[verb - 1].lower()
            in ("to", "the", "a", "an", "'s", "’s", "his", "her", "their", "its", "of", "this", "that")
            and word not in STRONG_CUES
        ):
            if words[verb - 1] != "to":
                continue
        found = clause.subject_before(verb, clause.start)
        if found is None or found.kind == "document":
            outer = _owner_of_document(clause, found)
            found = outer or clause.first_subject(verb) or found
        if found is None and word in INVERTING:
            found = clause.subject_behind(verb, quote)
        return Attribution(found, word.lower(), verb)
    if colon:
        mention = clause.ending_at(quote - 1)
        if mention is not None and mention.start == clause.start:
            return Attribution(mention, ":", quote - 1)
    if quote > left:
        mention = clause.first_subject(quote)
        if mention is not None:
            return Attribution(mention, "", quote - 1)
    return None


def _owner_of_document(clause: Clause, found: Mention | None) -> Mention | None:
    """ "His statement said": whoever owns the statement speaks."""
    if found is None:
        return None
    for mention in clause.mentions:
        if mention.end <= found.start and clause.owns(mention) and found.start - mention.end <= 3:
            return mention
    return None


def is_told(clause: Clause, attribution: Attribution) -> bool:
    """Tell whether the verb may be passive ("was told"), so that its subject is the hearer."""
    before = clause.words[attribution.at - 1].lower() if attribution.at > clause.start else ""
    return attribution.cue in REPORTED_TO and before in ("was", "were", "been", "being", "is", "are", "when")


def late_attribution(clause: Clause) -> Attribution | None:
    """Read a short sentence of its own behind a quotation that ended with a full stop: "Novak said." """
    length = clause.end - clause.start
    if length > 14 or any(is_quote(word) for word in clause.words[clause.start : clause.end]):
        return None
    for verb in range(clause.start + 1, min(clause.start + 6, clause.end)):
        if clause.words[verb] in CUES:
            found = clause.subject_before(verb, clause.start)
            behind = clause.words[verb + 1] if verb + 1 < clause.end else "."
            if found is not None and (
                behind in (".", ",") or behind in ("in", "on", "at", "during", "after", "to")
            ):
                return Attribution(found, clause.words[verb], verb)
            return None
    return None
