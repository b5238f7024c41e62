"""Which lines of an article are not its body: share bars, captions, teasers, link lines; conservative.

A line that holds a quotation with a speaker is never taken for furniture unless it is a caption with
a picture credit, a link that says so ("Also read:") or stands in a block of teasers.
"""

import re
from collections.abc import Sequence

from negotiations.intake.extraction.bylines import is_credit
from negotiations.intake.extraction.quoted_furniture import (
    ENDS_SENTENCE,
    LEADS_ELSEWHERE,
    MAX_TEASER,
    OPENING_MARKS,
    PICTURE_LABEL,
    reason_though_quoted,
)

SHARE_LINE = re.compile(
    r"(?:share(?: and follow| this(?: article| story| post)?| on \w+| via \w+)?|follow(?: us)?(?: on [\w ]{1,30})?"
    r"|advertisements?|(?:story|article) continues below(?: (?:the )?advertisement)?|scroll to continue(?: with content)?"
    r"|listen to (?:this )?article|print(?: this)?(?: article)?"
    r"|e-?mail(?: this)?(?: article)?|save|comments?|leave a comment"
    r"|\d+ comments|read more|read (?:the )?full (?:story|article)|see also|click here(?: .{0,60})?|loading\.{0,3}"
    r"|facebook|twitter|x|whatsapp|telegram|linkedin|copy link|back to top|skip to (?:main )?content"
    r"|skip advertisement|continue reading(?: the main story)?|become a (?:member|subscriber)|view (?:all )?comments"
    r"|\d{1,2} ?min(?:ute)?s? read|min read|video|photos?|gallery|getty images|image source,? .{0,40})[.:!|]?",
    re.IGNORECASE,
)
NEWSLETTER = re.compile(
    r"(?:sign up (?:for|to|here)|subscribe (?:to|for|now|here|today)|get (?:the latest|our|breaking|more)\b"
    r".{0,60}\b(?:inbox|newsletter|e-?mail|app)"
    r"|(?:join|download) (?:our|the) .{0,30}(?:newsletter|app|channel)|click here to\b|(?:new\s*)?you can now listen to\b"
    r"|this (?:site|article) (?:uses cookies|contains affiliate links)"
    r"|\((?:additional )?reporting by\b|(?:additional )?reporting by\b.{0,200}\b(?:editing|writing) by\b"
    r"|do you have a (?:story|tip)|have a news tip|support (?:independent|our) journalism"
    r"|all rights reserved|copyright ©|© ?\d{4})",
    re.IGNORECASE,
)
BLOCK_HEADER = re.compile(
    r"(?:you (?:may|might) also (?:like|be interested in)"
    r"|related (?:content|articles?|stories|news|posts|topics|coverage|links?|reading)"
    r"|related|more (?:from .{1,40}|on this (?:story|topic)|stories|news|coverage|like this)|recommended"
    r"(?: for you| stories)?"
    r"|read next|what to read next|up next|most (?:popular|read|viewed)|trending(?: now| stories| news)?|top stories"
    r"|latest (?:news|stories)"
    r"|editors?['’]s? picks|don['’]t miss|in case you missed it|from our partners|sponsored(?: content)?"
    r"|around the web)[:.]?"
    r"|recommended (?:videos?|reading)|promoted (?:content|stories)",
    re.IGNORECASE,
)
RELATED_LINE = re.compile(
    rf"(?:related|{LEADS_ELSEWHERE}|read|watch|more|video|photos|opinion)\s*(?::|[|»>–—])\s*\S|related ?content\S",
    re.IGNORECASE,
)
CAPTIONS_BEGIN = frozenset("FICPWVficpwv")
CREDIT = re.compile(
    r"[(\[]\s*(?:(?:ap|afp|reuters|epa|upi|tass|getty)\b[^()\[\]]{0,120}"
    r"|(?:photo|image|picture|file photo|credit|courtesy)\b[^()\[\]]{0,120}"
    r"|[^()\[\]]{2,120}(?:/(?:ap|afp|reuters|epa|getty|pool|handout|tass)\b|\b(?:via|/)\s?(?:ap|afp|reuters|getty|epa)\b"
    r"|\b(?:ap|file|staff|reuters) photo\b|\bphoto\b|getty images|\bhandout\b)[^()\[\]]{0,80})\s*[)\]]\s*[.]?\s*\Z",
    re.IGNORECASE,
)
CREDIT_TAIL = re.compile(
    r"(?:(?:photo(?:graph)?|image|picture|credit|photo by|photo credit)\s*:\s*[\w .,/’'-]{2,80}\.?"
    r"|[\w .’'-]{2,40}/(?:ap|afp|reuters|epa|getty images|pool)(?:/[\w .]{2,30})?)\s*\Z",
    re.IGNORECASE,
)
NAMED_CREDIT = re.compile(r"\s(?:Photo |Image |Picture )?Credit ?: [\w .,/&'’-]{2,40}\Z")
AGENCY_SLASH = re.compile(
    r"\b(?:REUTERS|AFP|EPA|AP Photo|Getty Images)\s?/\s?\w|Acquire Licensing Rights|\((?:not )?pictured\)"
)
CAPTION_START = re.compile(
    r"(?:file\s*(?:photo|image|picture)?\s*[-–—:]|in this (?:\w+\.? )?(?:\d{1,2},? )?(?:\d{4},? )?"
    r"(?:file )?(?:photo|image|picture|handout|frame|screen)\b"
    r"|(?:photo(?:s|graph(?:s|y|er)?)?(?: credit| by)?|images?(?: credit)?|pictures?(?: credit)?|illustration|composite"
    r"|caption|pictured|watch|video)\s*:)",
    re.IGNORECASE,
)
# Single marks are told from apostrophes: one opens behind no letter, one closes before none.
SINGLE_OPENS = re.compile(r"[‘'](?<!\w[‘'])\w")
SINGLE_CLOSES = re.compile(r"[’'](?!\w)(?<=[,.!?…]'|.’)")
WORD = re.compile(r"\w+")
LONG_BODY = 90


def furniture(lines: Sequence[str]) -> dict[int, str]:
    """Return, for each line (index into `lines`) that is not body, the reason as a short code."""
    out: dict[int, str] = {}
    lines = [line.strip() for line in lines]
    full = [index for index, line in enumerate(lines) if line]
    caps_are_rare = sum([_all_capitals(lines[index]) for index in full]) * 4 <= len(full)
    first = full[0] if full else -1
    for index in full:
        reason = _reason(lines[index], index == first, caps_are_rare)
        if reason:
            out[index] = reason
    if "teaser" in out.values():
        _mark_blocks(lines, full, out)
    if "caption" in out.values():
        _mark_alternative_texts(lines, full, out)
    return out


def _reason(line: str, is_first: bool, caps_are_rare: bool) -> str:
    """Judge a line by itself."""
    if len(line) > 1500:
        return ""
    if not (line[:1].isalnum() or WORD.search(line)):
        return "stray"
    if len(line) < 80 and SHARE_LINE.fullmatch(line):
        return "share"
    if len(line) < 60 and BLOCK_HEADER.fullmatch(line):
        return "teaser"
    if ("eporting" in line or "contributed" in line) and is_credit(line):
        return "credit"
    quoted = has_marks(line) or (("‘" in line or "'" in line) and is_quoted(line))
    bracketed = line.rstrip(". ").endswith((")", "]"))
    if bracketed and (
        CREDIT.search(line, max(0, len(line) - 260)) or (line[0] in "[(" and PICTURE_LABEL.match(line, 1))
    ):
        return "caption"
    if (
        line[0] in CAPTIONS_BEGIN
        and CAPTION_START.match(line)
        and (not quoted or CREDIT_TAIL.search(line, max(0, len(line) - 120)))
    ):
        return "caption"
    if not quoted and ((len(line) < 120 and CREDIT_TAIL.fullmatch(line)) or _names_agency(line)):
        return "caption"
    if (
        not quoted
        and len(line) < 300
        and "redit" in line
        and NAMED_CREDIT.search(line, max(0, len(line) - 60))
    ):
        return "caption"
    if quoted and not is_first:
        return reason_though_quoted(line)
    if is_first:
        return ""
    if len(line) < 400 and (NEWSLETTER.match(line) or _offers_newsletter(line)):
        return "newsletter"
    if len(line) < MAX_TEASER and RELATED_LINE.match(line) and not ENDS_SENTENCE.search(line):
        return "teaser"
    if caps_are_rare and _all_capitals(line):
        return "link"
    return ""


def _offers_newsletter(line: str) -> bool:
    return (
        "your inbox" in line
        or "our newsletter" in line
        or "by our daily e" in line
        or "may be compensated and/or receive" in line
    )


def has_marks(line: str) -> bool:
    """Tell whether a double quotation mark stands in a line: one by one, each is found far quicker than any of them."""
    return "“" in line or '"' in line or "”" in line or "«" in line or "»" in line or "„" in line


def is_quoted(line: str) -> bool:
    """Tell whether quotation marks of any kind stand in a line; apostrophes are none."""
    if has_marks(line):
        return True
    if "‘" not in line and " '" not in line and line[:1] != "'":
        return False
    opens = SINGLE_OPENS.search(line)
    return opens is not None and bool(SINGLE_CLOSES.search(line, opens.end()))


def _names_agency(line: str) -> bool:
    """Tell whether a line credits an agency; most lines lack every sign of it."""
    return ("/" in line or "Licensing" in line or "pictured)" in line) and bool(AGENCY_SLASH.search(line))


def _all_capitals(line: str) -> bool:
    """A link line in capitals: at least four words, no small letter, no end of sentence."""
    return (
        line.isupper() and len(line) < 200 and len(WORD.findall(line)) >= 4 and not line.endswith((".", ":"))
    )


def _mark_blocks(lines: Sequence[str], full: Sequence[int], out: dict[int, str]) -> None:
    """After a header such as "You May Also Like", take lines while they read like teasers."""
    inside = False
    for place, index in enumerate(full):
        line = lines[index]
        if out.get(index) == "teaser" and BLOCK_HEADER.fullmatch(line):
            inside = True
        elif inside:
            if _is_body(line) and (place + 1 == len(full) or _is_body(lines[full[place + 1]])):
                inside = False
            else:
                out.setdefault(index, "teaser")


def _is_body(line: str) -> bool:
    if line.endswith(("…", "...")):
        return False
    if len(line) >= LONG_BODY and ENDS_SENTENCE.search(line):
        return True
    return line[0] in OPENING_MARKS and bool(ENDS_SENTENCE.search(line))


def _mark_alternative_texts(lines: Sequence[str], full: Sequence[int], out: dict[int, str]) -> None:
    """A short line without a full stop right before a caption and sharing its names is its alternative text."""
    for place in range(1, len(full)):
        index, before = full[place], full[place - 1]
        line = lines[before]
        if out.get(index) != "caption" or before in out or place == 1:
            continue
        if len(line) > 160 or ENDS_SENTENCE.search(line) or is_quoted(line) or line.endswith(":"):
            continue
        words = {word.casefold() for word in WORD.findall(line) if word[0].isupper()}
        caption = {word.casefold() for word in WORD.findall(lines[index])}
        if words and len(words & caption) * 2 >= len(words):
            out[before] = "alternative text"
