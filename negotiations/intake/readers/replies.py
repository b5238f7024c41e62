"""What a message repeats of those before it: lines behind ">", "On ... wrote:", and what follows an old message's head."""

import re
from collections.abc import Sequence

from lxml import etree

from negotiations.intake.readers.page_text import load_page

Told = tuple[str, str]
REASON = "quoted reply"
MOST_TOLD = 20_000  # characters of one block
PREFIX = re.compile(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)
ANSWERS = re.compile(r"\s*(?:re|aw|sv|antw|ответ|відповідь)\s*:", re.I)
# "On Tue, 3 Jun 2031 at 10:00, Press Office <press@x.example> wrote:", also in German, Ukrainian and Russian.
WROTE = re.compile(
    r"(?:(?:on|am)\s.{4,300}\s(?:wrote|schrieb\b.{0,200}):|.{0,40}\b20\d\d\b.{2,300}\s(?:пише|пишет|написав|написал):)",
    re.I | re.S,
)
SURELY_MAIL = re.compile(r"\d{1,2}[:.]\d{2}|@|\b(?:19|20)\d\d\b")
OLD_HEAD = re.compile(
    r"-{3,}\s*(?:original message|ursprüngliche nachricht|исходное сообщение)\s*-{3,}|from:\s.{3,200}", re.I
)
SENT = re.compile(r"(?:sent|date|to|subject|gesendet|an|betreff)\s*:", re.I)
_QUOTED = "blockquote[@type='cite' or contains(@class, 'gmail_quote')]"
QUOTED_HTML = etree.XPath(f".//{_QUOTED}[not(ancestor::{_QUOTED})]")
TIME_OR_ADDRESS = re.compile(r"\d{1,2}[:.]\d{2}|@")


def without_replies(text: str, *, subject: str = "") -> tuple[str, list[Told]]:
    """Return a message's own text, and what it repeats of earlier ones as (text, reason).

    A message that says nothing itself is what it repeats: then that is the text, without its marks.
    """
    lines = text.replace("\r\n", "\n").split("\n")
    marked = [line.lstrip().startswith(">") for line in lines]
    answers = bool(ANSWERS.match(subject))
    taken = list(marked)
    for place, line in enumerate(lines):
        if answers and not marked[place] and _begins_old(lines, place):
            taken[place:] = [True] * (len(lines) - place)
            break
        length = _attribution(lines, place) if not marked[place] and line.strip() else 0
        if not length:
            continue
        after = place + length
        leads_to_all = answers and TIME_OR_ADDRESS.search(" ".join(lines[place:after]))
        if _leads_to_quoted(lines, marked, after):
            taken[place:after] = [True] * length
        elif leads_to_all:
            taken[place:] = [True] * (len(lines) - place)
            break
    own = [line for line, is_taken in zip(lines, taken, strict=True) if not is_taken]
    if not any(line.strip() for line in own):
        return "\n".join(_unmarked(line) for line in lines), []
    return "\n".join(own), _blocks(lines, taken)


def without_quoted_html(html: str) -> tuple[str, list[Told]]:
    """Take quoted messages out of an HTML message that says something itself."""
    tree = load_page(html.replace("\x00", ""))
    quoted = [] if tree is None else QUOTED_HTML(tree)
    told: list[Told] = []
    for element in quoted:
        told.append((" ".join(element.text_content().split())[:MOST_TOLD], REASON))
        element.drop_tree()
    if not told or not tree.text_content().strip():
        return html, []
    return etree.tostring(tree, encoding="unicode", method="html"), told


def _attribution(lines: Sequence[str], place: int) -> int:
    """Return how many lines from here say who wrote what follows: one, or two where the line was wrapped; else none."""
    for length in (1, 2, 3):
        words = " ".join(lines[place : place + length]).strip()
        if len(words) > 400:
            return 0
        if words.endswith(":"):
            return length if WROTE.fullmatch(words) and SURELY_MAIL.search(words) else 0
    return 0


def _begins_old(lines: Sequence[str], place: int) -> bool:
    """Tell whether the head of an earlier message begins here, as Outlook puts it below an answer."""
    line = lines[place][:300].strip().strip("*")
    if not OLD_HEAD.fullmatch(line):
        return False
    following = [other.strip().strip("*") for other in lines[place + 1 : place + 6]]
    return line.startswith("-") or sum(1 for other in following if SENT.match(other[:40])) >= 2


def _leads_to_quoted(lines: Sequence[str], marked: Sequence[bool], place: int) -> bool:
    """Tell whether the next line that is not empty is marked as quoted, or there is none."""
    filled = next((number for number in range(place, len(lines)) if lines[number].strip()), None)
    return filled is None or marked[filled]


def _unmarked(line: str) -> str:
    return re.sub(r"\A(?:[ \t]{0,4}>){1,50} ?", "", line)


def _blocks(lines: Sequence[str], taken: Sequence[bool]) -> list[Told]:
    """Return the lines that were taken, those that stand together in one piece."""
    blocks: list[list[str]] = []
    before = False
    for line, is_taken in zip(lines, taken, strict=True):
        if is_taken:
            if not before:
                blocks.append([])
            blocks[-1].append(_unmarked(line).strip())
        before = is_taken or (before and not line.strip())
    texts = (" ".join(" ".join(block).split()) for block in blocks)
    return [(text[:MOST_TOLD], REASON) for text in texts if text]
