"""Lines that quote and are no body all the same: labelled links, credited captions, newsletter boxes, share bars."""

import re

# What only ever leads to another article, in the languages whose speakers are looked for and some more.
LEADS_ELSEWHERE = (
    r"also read|read (?:also|more|next)|see also|further reading|must[- ]read|lire aussi|lesen sie auch|mehr zum thema"
    r"|lea también|читайте (?:також|ще|также|ещ[её])|див(?:іться|\.) також|смотрите также|по тем[іе]"
)
ELSEWHERE = re.compile(rf"(?:{LEADS_ELSEWHERE})\s*(?:[:|»>–—]\s*\S|[“\"«„‘])", re.IGNORECASE)
# Other labels of links; a sentence may begin so as well.
LINK_LABEL = re.compile(
    r"(?:related(?: \w{1,12})?|recommended|don['’]t miss|watch(?: now)?|listen|read|more|video|photos|opinion"
    r"|follow [\w.'’ ]{0,30}\b(?:coverage|updates|blog)[\w ]{0,20}|advertisement)"
    r"\s*(?:[:|»>]|(?<=advertisement)\s[—–-])\s*\S",
    re.IGNORECASE,
)
PICTURE_LABEL = re.compile(
    r"(?:photo(?:s|graph(?:s|y|er)?)?|images?|pictures?|illustration|composite)(?: credit| by)?\s*:",
    re.IGNORECASE,
)
LABELS = (ELSEWHERE, PICTURE_LABEL, LINK_LABEL)
LABELS_BEGIN = frozenset("acdfilmoprsvwдпсч")
# Behind the last sentence or mark of a caption: "Photo: Ann Lake", "Ann Lake/Reuters".
CREDITED = re.compile(
    r"(?:[.!?…”\"’')]|\A)\s+(?:(?i:photo(?:graph)?s?|images?|pictures?|credit|illustration)(?i: credit| by)?\s?"
    r"(?::|\.\.\.)\s*[\w .,/&'’-]{2,80}"
    r"|[^\W\d_a-z][\w.’'-]*(?: (?:[^\W\d_a-z][\w.’'-]*|al|bin|da|de|del|der|el|la|van|von)){0,4}(?:/[\w -]{2,30}){0,2}"
    r"/(?:AP|AP Photo|AFP|Reuters|REUTERS|EPA|EFE|EPA-EFE|UPI|TASS|Getty|Getty Images|Pool|POOL|Handout|Anadolu"
    r"|Shutterstock|[Pp]icture [Aa]lliance))\s*\Z"
)
OFFERING = re.compile(
    r"(?:\A|[.!?:;]\s)[*_ ]{0,3}(?:(?:You|Readers) can |Please |To )?"
    r"(?:[Ss]ign up|[Ss]ubscribe|Receive|Get (?:the|our|all|more|daily))\b"
)
OFFERED = re.compile(
    r"[*_ ]{0,3}(?:sign up (?:for|to|here)|subscribe (?:to|now|here|today))\b[^“\"‘:,]{0,80}:[*_ ]{0,4}[“\"‘]",
    re.IGNORECASE,
)
APPEALS = ("please consider joining our", "please consider supporting our", "join our community")
QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]|‘[^‘’]*’(?!\w)")
SHARE_BAR = re.compile(
    r"share(?: (?:this|the|on|via)\b[^|•·:]{0,30})?\s*(?::[^|•·]{0,30})?[|•·]", re.IGNORECASE
)
ENDS_SENTENCE = re.compile(r"[.!?][\"”’»)\]]*\Z")
WHOLLY_QUOTED = re.compile(r"[“\"«„‘][^“”\"«»„]+[”\"»“’]")
OPENING_MARKS = frozenset('"“”„«»‘')
# Characters of a labelled link, and of a caption or box.
MAX_TEASER, MAX_BOX = 200, 400
BULLETS = "*-•·– "
CREDIT_REACH = 120


def reason_though_quoted(line: str) -> str:
    """Judge a line that quotes by itself: return the reason why it is no body as a short code, "" for body.

    Links and pictures count by their labels where they are no sentence, captions by the credit behind their last
    sentence, boxes by what the site offers in its own words.
    """
    if line[0] in OPENING_MARKS or len(line) >= MAX_BOX:
        return ""
    if line[-1] not in ".!?”\"’'" and CREDITED.search(line, max(0, len(line) - CREDIT_REACH)):
        return "caption"
    if ("ewsletter" in line or " our " in line or line[0] in "sS*_") and _offers(line):
        return "newsletter"
    if len(line) >= MAX_TEASER:
        return ""
    if line[0] in "sS" and SHARE_BAR.match(line):
        return "share"
    plain = line if line[0].isalpha() else line.lstrip(BULLETS)
    if plain[:1].lower() not in LABELS_BEGIN:
        return ""
    label = next((label for label in LABELS if label.match(plain)), None)
    if label is None:
        return ""
    is_sentence = bool(ENDS_SENTENCE.search(plain))
    if is_sentence and not (label is ELSEWHERE and WHOLLY_QUOTED.fullmatch(plain.partition(":")[2].strip())):
        return ""
    return "caption" if label is PICTURE_LABEL else "teaser"


def _offers(line: str) -> bool:
    """Tell whether a site offers a newsletter or asks for support in a line, outside of what it quotes."""
    if "ewsletter" in line and OFFERING.search(QUOTED.sub(" . ", line)):
        return True
    if "lease consider" in line or "oin our" in line:
        own = QUOTED.sub(" ", line).lower()
        if any(appeal in own for appeal in APPEALS):
            return True
    return line[0] in "sS*_" and OFFERED.match(line) is not None
