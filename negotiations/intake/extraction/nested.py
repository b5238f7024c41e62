"""Tells whose words a quotation is where one clause hangs on another: "X said it hoped ...", "what X called"."""

from negotiations.intake.extraction.clause import COMMAS, Clause
from negotiations.intake.extraction.lexicon.function_words import CLAUSE_STARTERS, OWNERS
from negotiations.intake.extraction.lexicon.places import CALENDAR
from negotiations.intake.extraction.lexicon.verbs import QUOTES_ANOTHER, STRONG_CUES
from negotiations.intake.extraction.mention import Mention

# A clause that these lead is over at the comma behind it.
SIDE = frozenset(("until", "if", "when", "after", "before", "unless", "once", "because", "since", "although"))
HEARER = 8
AHEAD = frozenset(("would", "will", "could", "can", "should", "must", "may", "might"))


def outer_cue(clause: Clause, found: Mention, verb: int, quote: int) -> int | None:
    """Return the reporting verb whose subject speaks, when the one at `verb` only stands inside its report."""
    lead = clause.lead(found)
    words = clause.words
    while lead > clause.start and words[lead] in CALENDAR:
        lead -= 1  # "said Wednesday the factions had agreed"
    if lead <= clause.start:
        return None
    if words[lead].lower() in SIDE:
        return _cue_before(clause, lead) if "," in words[verb:quote] else None
    mine = found.kind == "pronoun" or words[found.start].lower() in OWNERS  # "his country"
    plain = words[lead].isalpha() and words[lead] not in STRONG_CUES and words[lead] not in CLAUSE_STARTERS
    if words[lead] == "that" or (mine and plain):
        lead = _reporting_before(clause, lead)
    if words[lead] not in STRONG_CUES or (
        words[lead].endswith("ing") and not _hangs_on_subject(clause, lead)
    ):
        return None
    inner = words[verb] not in QUOTES_ANOTHER or not AHEAD.isdisjoint(words[found.end : verb])
    return lead if mine or inner else None


def _hangs_on_subject(clause: Clause, saying: int) -> bool:
    """Tell the "saying" behind a comma or a document ("issued a statement saying") from that of anybody's."""
    if clause.words[saying - 1] == ",":
        return True
    before = clause.ending_at(saying)
    return before is not None and before.kind == "document"


def _reporting_before(clause: Clause, that: int) -> int:
    """Step from "that" back over the hearer of "told a briefing that" to the verb."""
    for place in range(that - 1, max(clause.start, that - HEARER), -1):
        if clause.words[place] in STRONG_CUES:
            return place
        if clause.words[place] in COMMAS:
            break
    return that - 1


def _cue_before(clause: Clause, index: int) -> int | None:
    for place in range(index - 1, clause.start, -1):
        if clause.words[place] in STRONG_CUES:
            return place
    return None


def whose_what(clause: Clause, pronoun: Mention) -> Mention | None:
    """Return whom the pronoun of "what it called" and "which it said" means: the subject of the whole sentence."""
    if clause.words[pronoun.start - 1].lower() not in ("what", "which") or pronoun.start - 1 <= clause.start:
        return None
    subject = clause.first_subject(pronoun.start - 1)
    if subject is None or subject.kind == "pronoun":
        return None
    if pronoun.gender == "n":
        return subject if subject.kind == "organisation" else None
    if pronoun.gender == "p":
        return subject
    if subject.kind not in ("person", "role") or subject.gender == "p":
        return None
    return subject if subject.gender in ("", pronoun.gender) else None
