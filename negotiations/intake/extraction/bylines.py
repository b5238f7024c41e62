"""Who wrote an article: bylines at its top, and lines that credit others for their part in it."""

import re

from negotiations.intake.extraction.datelines import BY, dated_byline
from negotiations.intake.extraction.lexicon.first_names import GENDER

MAX_BYLINE = 120
MAX_CREDIT = 300
SITE_OR_NAME = re.compile(
    r"(?:www\.)?[\w-]+\.(?:com|org|net|ua|ru|co\.uk|news)|By [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?:,.{0,40})?"
)
# "By Ann Lake and Bo Hill in Geneva", "By ANN LAKE, Wire Service": names only, and no full stop.
_CAPITAL = "[A-ZÀ-ÖØ-ÞĆČĎĐĞİŁŃŇŘŚŞŠŤŹŻŽ]"
_NAMED = rf"{_CAPITAL}[\w.’'-]*(?: (?:{_CAPITAL}[\w.’'-]*|de|van|von|der|bin|al)){{0,4}}"
BY_NAME = re.compile(
    rf"{BY} {_NAMED}(?:(?:,| and|, and|,? in| for| \||;) {_NAMED}){{0,5}}(?:, .{{0,30}}[^.!?])?"
)
NAMES_ALONE = re.compile(
    rf"{_CAPITAL}[\w’'-]+(?: {_CAPITAL}[\w.’'-]*){{1,2}}(?:(?:, | and | & ){_NAMED}){{0,3}}"
)
LEAD = re.compile(rf"{BY} ")
_MORE_STAFF = (
    r"(?: (?:and|with|&) (?:news |wire )?(?:agencies|wires?|services)| writers?| reporters?| correspondents?)"
)
STAFF = re.compile(
    rf"(?:By (?:[A-Z][\w.’'&-]* ){{0,4}}(?:staff{_MORE_STAFF}?|(?:news |wire )?agencies)"
    rf"|staff{_MORE_STAFF}|(?-i:[A-Z]{{2,9}}) staff|(?:news |wire )?agencies|(?:by |from )?our (?:foreign )?correspondents?)"
    r"(?: in (?-i:[A-Z])[\w’-]*(?: (?-i:[A-Z])[\w’-]*){0,3})?",
    re.IGNORECASE,
)
CREDITS = re.compile(
    r"\(?(?:with )?(?:(?:additional|further|more|contributing) )?reporting"
    r"(?: (?:was|were) (?:provided|contributed))? (?:by|from)\b",
    re.IGNORECASE,
)
CONTRIBUTED = re.compile(
    r"\bcontributed (?:(?:additional )?reporting|to (?:this|the) (?:report|story|article))\b[^.]{0,60}[.)]{0,2}\Z"
)
# Between the names of a credit; any other word in small letters makes a sentence of it.
_SMALL_WORDS = """
    a additional agencies al also and article at bin by compiled contributed contributing correspondents de der desk
    edited editing for from in material news of on provided report reporters reporting research service services staff
    story the this to van von was were wire with writing"""
SMALL = frozenset(_SMALL_WORDS.split())
WORD = re.compile(r"[^\W\d_][\w’'-]*")


def is_top_line(line: str) -> bool:
    """Tell whether a line above the headline is a site's name or a byline."""
    return bool(SITE_OR_NAME.fullmatch(line) or STAFF.fullmatch(line))


def is_byline(line: str) -> bool:
    """Tell whether a line behind the headline says who wrote the article."""
    return len(line) <= MAX_BYLINE and bool(BY_NAME.fullmatch(line) or STAFF.fullmatch(line))


def byline_of(line: str) -> str:
    """Return whom a line at the top names: "Ann Lake" of "By Ann Lake, 12 March 2025"; empty where it is none."""
    dated = dated_byline(line)
    names = dated[0] if dated else line
    lead = LEAD.match(names)
    if lead:
        return names[lead.end() :]
    return names if dated or STAFF.fullmatch(names) or is_person(names) else ""


def is_person(line: str) -> bool:
    """Tell a line that is nothing but a name or names, the first one with a known first name."""
    return len(line) <= MAX_BYLINE and line.split(" ", 1)[0] in GENDER and bool(NAMES_ALONE.fullmatch(line))


def is_credit(line: str) -> bool:
    """Tell a line that credits others: "Additional reporting by Ann Lake in Geneva", but no sentence that begins so."""
    if len(line) > MAX_CREDIT:
        return False
    if not CREDITS.match(line) and not ("contributed" in line and CONTRIBUTED.search(line)):
        return False
    return all(word[0].isupper() or word in SMALL for word in WORD.findall(line)[1:])
