"""Reads "quoted X as saying" and "cited X as saying": X speaks, not whoever quotes."""

from negotiations.intake.extraction.attribution import OBJECTS
from negotiations.intake.extraction.clause import Clause
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.subjects_before import subject_before
from negotiations.intake.extraction.subjects_behind import subject_behind

QUOTING = frozenset(
    (
        "quote",
        "quotes",
        "quoted",
        "quoting",
        "cite",
        "cites",
        "cited",
        "citing",
        "report",
        "reports",
        "reported",
        "reporting",
        "record",
        "records",
        "recorded",
    )
)
SAYING = frozenset(
    ("saying", "telling", "calling", "describing", "writing", "insisting", "warning", "adding")
)
BE = frozenset(("is", "was", "are", "were", "been", "being", "be"))
REACH = 30


def cited(clause: Clause, verb: int, limit: int) -> Mention | None:
    """Return whom the quoting verb at `verb` quotes: its object when "as saying" follows, its subject in the passive."""
    words = clause.words
    if words[verb] not in QUOTING:
        return None
    saying = next(
        (
            n
            for n in range(verb + 1, min(limit, verb + REACH) - 1)
            if words[n] == "as" and words[n + 1] in SAYING
        ),
        None,
    )
    if saying is None:
        return None
    if words[verb + 1] in OBJECTS:
        gender = OBJECTS[words[verb + 1]]
        return _subject_quoted(clause, verb, gender) or Mention(verb + 1, verb + 2, "pronoun", gender=gender)
    if verb > clause.start and words[verb - 1] in BE:
        return subject_before(clause, verb, clause.start)
    return subject_behind(clause, verb, saying)


def _subject_quoted(clause: Clause, verb: int, gender: str) -> Mention | None:
    """Return whom "The speaker went further, with state television quoting him" quotes: not the one who quotes."""
    subject = clause.first_subject(verb)
    if (
        subject is None
        or subject.end == verb
        or subject.gender not in ("", gender)
        or clause.words[verb - 1] == ","
    ):
        return None
    return subject if subject.kind == "person" or clause.is_single_role(subject) else None


def cited_before(clause: Clause, saying: int) -> tuple[Mention, int] | None:
    """Return whom a verb before "as saying" quotes, with the place of that verb."""
    if clause.words[saying] not in SAYING or saying == clause.start or clause.words[saying - 1] != "as":
        return None
    for verb in range(saying - 2, max(clause.start, saying - REACH) - 1, -1):
        found = cited(clause, verb, saying + 1)
        if found is not None:
            return found, verb
    return None
