"""Tells the lead of an article from a headline, where both could be the first line."""

import re

from negotiations.intake.extraction.boilerplate import has_marks, is_quoted

LONGEST_SENTENCE = 120  # characters of a headline that ends with a full stop
LONGEST_LOOSE = 100
# Headlines quote too, often with single marks, but not in whole sentences.
CLOSING = "\"“”»’')]"
BREAK = re.compile(r"[.!?][\"”’»')]* (?=[^\W\d_a-zа-яіїєґё]|[“\"‘'«„])")
LAST_LETTERS = re.compile(r"[^\W\d_]+\Z")
SURE = 4  # letters of a word that is no abbreviation
_ABBREVIATED = """
    mr mrs ms dr st lt col gen sen rep gov sgt maj adm jr sr vs no prof rev hon ст ім вул гр"""
ABBREVIATIONS = frozenset(_ABBREVIATED.split())
DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^—–.()\n]{1,60}?)\s*(?P<agency>\([^()\n]{2,40}\)\s*)?(?:[—–]|-{1,2}\s|\.\s)"
)
SAID = re.compile(
    r"\b(?:said|told|asked|called|announced|added|stated|wrote|warned|insisted|argued|recalled"
    r"|(?:сказа|заяви|повідоми|дода|написа|сообщи|добави|подчеркну|наголоси|зазначи)(?:в|ла|ли|л))\b"
)


def is_lead(line: str) -> bool:
    """Tell whether a first line reads like the lead: sentences, what somebody said, a dateline.

    Where in doubt it is the lead: a headline left in the text does no harm, a lead taken out loses what it quotes.
    """
    stops = line.rstrip(CLOSING).endswith((".", "…"))
    if stops and (len(line) > LONGEST_SENTENCE or has_marks(line) or SAID.search(line)):
        return True
    loose = stops or len(line) > LONGEST_LOOSE
    if loose and (_has_dateline(line) or (is_quoted(line) and SAID.search(line))):
        return True
    return any(
        _ends_sentence(line[max(0, found.start() - 12) : found.start()], loose)
        for found in BREAK.finditer(line)
    )


def _ends_sentence(before: str, loose: bool) -> bool:
    """Tell whether the stop behind these characters is no abbreviation's; a short word counts in a `loose` line only."""
    word = LAST_LETTERS.search(before)
    if word is None:
        return False
    return len(word[0]) >= SURE or (loose and len(word[0]) > 1 and word[0].lower() not in ABBREVIATIONS)


def _has_dateline(line: str) -> bool:
    """Tell a place at the beginning: in capitals, or with the agency in brackets behind it."""
    found = DATELINE.match(line)
    if found is None:
        return False
    place = found["place"].partition(",")[0]
    return (place.isupper() and len(place) > 2) or (found["agency"] is not None and place[0].isupper())
