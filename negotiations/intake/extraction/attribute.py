"""Says for each quotation of a sentence which mention speaks it, and by what words."""

from negotiations.intake.extraction.attribution import NOUN_BEFORE, Attribution, source_named
from negotiations.intake.extraction.clause import QUESTIONED, Clause
from negotiations.intake.extraction.lexicon.verbs import CUES, REPORTED_TO, STRONG_CUES
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.said_ahead import BEING, CALLED, read_ahead
from negotiations.intake.extraction.said_behind import read_behind, read_closing
from negotiations.intake.extraction.subjects_before import subject_before
from negotiations.intake.extraction.tokens import BLANK, is_quote

DENYING = frozenset(("not", "n't", "never", "declined", "refused"))
# "Novak wrote, in her book “...”, that": the title in between is nobody's words.
OVER_TITLE = [",", "that"]
# "..., when Novak said that it would end": it tells the time of something else.
DATING = frozenset(("when", "after", "before", "since", "until"))


def attribute(clause: Clause, quote: int, words_inside: str) -> Attribution | None:
    """Attribute the quotation at token `quote`, whose own words are `words_inside`."""
    words = clause.words
    left = quote
    while left > clause.start and words[left - 1][0] != BLANK:
        left -= 1
    if left > clause.start and (words[left:quote] == OVER_TITLE or _goes_on(words[left:quote])):
        left = clause.start
    right = quote + 1
    while right < clause.end and words[right][0] != BLANK:
        right += 1
    final = words_inside[-1]
    invites = final in ",!?…—–-" or left == quote or words[quote + 1 : quote + 2] == [","]
    behind = read_behind(clause, quote, right, loose=not invites)
    if behind is not None and behind.tight and (final == "," or behind.cue == "words"):
        return behind
    ahead = read_ahead(clause, left, quote) if left < quote else None
    if ahead is not None and ahead.mention is not None and ahead.cue:
        leads = words[quote - 1] == ":" or ahead.at >= quote - 2
        if leads or (words_inside[0].islower() and ahead.cue in STRONG_CUES):
            return ahead
    if behind is not None and (invites or ahead is None or not ahead.cue):
        return behind
    if ahead is None or not ahead.cue or (ahead.cue not in STRONG_CUES and ahead.at < quote - 3):
        closing = read_closing(clause, quote)
        if closing is not None:
            return closing
    if ahead is not None and (ahead.cue or behind is None):
        return ahead
    return behind


def _goes_on(words: list[str]) -> bool:
    """Tell whether words between two quotations go on with the report that led to the first: ", and that it would"."""
    if "that" not in words:
        return False
    that = words.index("that")
    return that > 0 and words[that - 1] in ("and", "but") and STRONG_CUES.isdisjoint(words)


def late_attribution(clause: Clause) -> Attribution | None:
    """Read a short sentence of its own behind a quotation that ended with a full stop: "Novak said." """
    length = clause.end - clause.start
    if length > 14 or any(is_quote(word) for word in clause.words[clause.start : clause.end]):
        return None
    for verb in range(clause.start + 1, min(clause.start + 6, clause.end)):
        if clause.words[verb] in CUES:
            found = subject_before(clause, verb, clause.start)
            if found is not None and not DENYING.isdisjoint(clause.words[found.end : verb]):
                return None  # "The ministry did not respond"
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
        closing = read_closing(clause, clause.start)
        if closing is not None and closing.mention is not None and closing.mention.kind != "document":
            return closing
    opens = clause.behind_topic() if places and words[clause.start] == "As" else clause.start
    for verb in places:
        word = words[verb]
        if verb < opens:
            continue
        if word in STRONG_CUES and not word.endswith("ing"):
            before = words[verb - 1].lower() if verb > clause.start else ""
            if (
                before in NOUN_BEFORE
                or before == "to"
                or (before == "," and word in QUESTIONED)  # "Her deputy, asked whether he agreed,"
                or ((word in REPORTED_TO or word in CALLED) and before in BEING)
            ):
                continue
            found = subject_before(clause, verb, clause.start)
            if (
                found is not None
                and found.kind != "document"
                and not _is_asked(clause, found)
                and not _only_describes(clause, found)
            ):
                return Attribution(found, word, verb)
        elif word.lower() == "according" and words[verb + 1 : verb + 2] == ["to"]:
            found = source_named(clause, verb + 1, clause.end)
            if found is not None and found.kind != "document":
                return Attribution(found, "according to", verb)
    return None


def _only_describes(clause: Clause, found: Mention) -> bool:
    """Tell "Novak pointed to the demands that Adamov repeated": what he said is only what she speaks of.

    And "he was downbeat about May, when Adamov says it begins": the sentence is about another.
    """
    if found.start < clause.start + 3:
        return False
    that = clause.lead(found)
    if clause.words[that] in DATING and that > clause.start + 1:
        subject = clause.first_subject(that)
        return subject is not None and subject.kind in ("person", "pronoun") and subject.gender != "n"
    if that <= clause.start + 1 or clause.words[that] != "that" or not clause.words[that - 1].isalpha():
        return False
    if clause.words[that - 1] in CUES and clause.words[that - 2].lower() not in NOUN_BEFORE:
        return False
    subject = clause.first_subject(that)
    return subject is not None and subject.kind == "person"


def _is_asked(clause: Clause, found: Mention) -> bool:
    """ "Asked whether he agreed": nobody says that he did."""
    return found.start > clause.start and clause.words[found.start - 1] in ("whether", "if")
