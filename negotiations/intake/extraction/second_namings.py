"""Finds the firm or union that "the company" or "the union" means by how the article spoke of it before."""

import re

from negotiations.intake.extraction.lexicon.first_names import GENDER
from negotiations.intake.extraction.lexicon.function_words import NEVER_NAMES
from negotiations.intake.extraction.lexicon.places import ADJECTIVES, CALENDAR, COUNTRIES_AND_CAPITALS

REACH, AROUND = 4000, 90  # characters read before "the company", and beside a word that tells of one
FIRMS = frozenset(
    "company firm operator bank utility corporation airline lender insurer carmaker automaker steelmaker consultancy".split()  # noqa: SIM905
)
UNIONS = frozenset(("union",))
SHOWN = FIRMS | UNIONS
NAME = r"(?P<name>[A-Z][\w&-]*(?: (?:of |for |& )?[A-Z][\w&-]*){0,4})"
# What a body of the kind is called, and what only such a body has.
CALLED_FIRM = re.compile(
    "(?:company|firm|operator|airline|bank|lender|maker|manufacturer|giant|retailer|producer|supplier|carrier|depository)"
    r"(?![\w'’])"
)
FIRM_HAS = re.compile(
    "(?:chief executive|managing director|shareholders|management|workers|employees|staff|shares|plant|drivers|executives"
    "|bosses|CEO|analysts|spokes)"
)
CALLED_UNION = re.compile(r"(?:[Uu]nion|members of(?: the)?)(?![\w'’])")
UNION_HAS = re.compile("(?:union|general secretary|members|leader|negotiators|executive|branch)")
BEHIND = re.compile(" " + NAME)
EXPLAINED = re.compile(NAME + r", (?:the|a|an|one of) (?:(?!of |for |at |from |in |with )[\w'’-]+ ){0,6}\Z")
OWNING = re.compile(NAME + r"(?:['’]s?)? \Z")


def body_before(text: str, end: int, head: str) -> str | None:
    """Return the name of the last firm or union shown as one in the text before `end`."""
    called, has = (CALLED_FIRM, FIRM_HAS) if head in FIRMS else (CALLED_UNION, UNION_HAS)
    begin = max(0, end - REACH)
    shown = ""
    for noun in called.finditer(text, begin, end):
        found = BEHIND.match(text, noun.end(), end) or EXPLAINED.search(
            text, max(begin, noun.start() - AROUND), noun.start()
        )
        shown = (_proper(found["name"]) if found is not None else "") or shown
    if shown:
        return shown
    for noun in has.finditer(text, begin, end):
        owner = OWNING.search(text, max(begin, noun.start() - AROUND), noun.start())
        shown = (_proper(owner["name"]) if owner is not None else "") or shown
    return shown or None


def _proper(name: str) -> str:
    """Return a name without the words that only open a sentence; "" for states and people."""
    words = name.split()
    while words and (words[0] in NEVER_NAMES or words[0] in CALENDAR or words[0] in ADJECTIVES):
        del words[0]
    return "" if words and (words[0] in COUNTRIES_AND_CAPITALS or words[0] in GENDER) else " ".join(words)
