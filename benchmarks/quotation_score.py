"""Scores found quotations against labelled ones, and finds some with regular expressions alone to compare with.

A gold record is {"id", "text", "quotes": [{"text", "speaker", "speaker_names", "optional", "kind"}]}. A
quotation counts as found at a token overlap of 0.8 (intersection over union); a speaker counts as right
when the last name is. Quotations shorter than five words and those marked optional are left out.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from negotiations.intake.extraction import extract

OVERLAP = 0.8
SHORT = 5
WORD = re.compile(r"\w+")
APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
GENITIVE = re.compile(r"['’]s\b")
QUOTED = re.compile(r'["“„«]([^"”“»\n]{2,2000})["”“»]')
NAME = r"(?:[A-Z][\w’'.-]+\s){0,3}[A-Z][\w’'-]+"
SAID = r"(?:said|says|told|added|wrote|asked|argued|called|continued|replied|explained|according to)"
WHO = rf"({NAME}|he|she|He|She)"
BEHIND = re.compile(rf"\W{{0,4}}(?:{SAID}\s+(?:[a-z]+\s){{0,4}}{WHO}|{WHO}(?:,[^,.]{{2,80}},)?\s+{SAID})\b")
AHEAD = re.compile(rf"{WHO}(?:,[^,.]{{2,80}},)?\s+{SAID}\b[^.!?\n]{{0,80}}$")
FULL = re.compile(rf"\b{NAME}\b")

Found = list[tuple[str, str | None]]


def bare(text: str) -> Found:
    """Find quotations and speakers with regular expressions alone, full names and the last speaker kept."""
    full: dict[str, str] = {}
    for name in FULL.findall(text):
        full.setdefault(name.split()[-1], name)
    out: Found = []
    last: str | None = None
    for quoted in QUOTED.finditer(text):
        named = BEHIND.match(text, quoted.end(), quoted.end() + 160)
        named = named or AHEAD.search(text, max(0, quoted.start() - 160), quoted.start())
        who = next((group for group in named.groups() if group), None) if named else None
        if who is not None and who.lower() not in ("he", "she"):
            last = full.get(who.split()[-1], who)
        out.append((quoted.group(1), last))
    return out


def ours(text: str) -> Found:
    """Find quotations and speakers the way the import does."""
    extraction = extract(text)
    return [(extraction.text[s.start : s.end], q.speaker) for q in extraction.quotes for s in q.spans]


def tokens(text: str | None) -> list[str]:
    """Cut into comparable words."""
    plain = unicodedata.normalize("NFKC", text or "").casefold().replace("’", "'")
    return WORD.findall(APOSTROPHE.sub("", plain))


def last_name(name: str | None) -> str:
    """Return the surname, without a genitive and without Jr."""
    parts = [
        part for part in tokens(GENITIVE.sub("", name or "")) if part not in ("jr", "sr", "ii", "iii", "iv")
    ]
    return parts[-1] if parts else ""


def overlap(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the intersection over union of two lists of words."""
    if not one or not other or min(len(one), len(other)) < OVERLAP * max(len(one), len(other)):
        return 0.0
    shared = sum((Counter(one) & Counter(other)).values())
    return shared / (len(one) + len(other) - shared)


def loosely(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether at least half of the words of two quotations are shared."""
    shared = sum((Counter(one) & Counter(other)).values())
    return len(other) >= SHORT and shared * 2 >= len(one) + len(other) - shared


def compare(gold: Sequence[dict[str, Any]], found: Found) -> Counter[str]:
    """Count what one article's result has in common with its gold quotations."""
    counted: Counter[str] = Counter()
    held = [tokens(quote["text"]) for quote in gold]
    mine = [tokens(words) for words, _ in found]
    pairs = sorted(
        ((overlap(mine[m], held[g]), -abs(m - g), m, g) for m in range(len(mine)) for g in range(len(held))),
        reverse=True,
    )
    taken: dict[int, int] = {}
    for value, _, m, g in pairs:
        if value >= OVERLAP and m not in taken and g not in taken.values():
            taken[m] = g
    for m, (_, speaker) in enumerate(found):
        if m not in taken:
            near = any(q.get("optional") and loosely(mine[m], held[g]) for g, q in enumerate(gold))
            counted["false"] += len(mine[m]) >= SHORT and not near
            continue
        quote = gold[taken[m]]
        if quote.get("optional"):
            continue
        counted["found"] += 1
        names = quote.get("speaker_names") or ([quote["speaker"]] if quote.get("speaker") else [])
        if names:
            counted["named found"] += 1
            counted["right"] += bool(speaker) and last_name(speaker) in {last_name(name) for name in names}
    counted["gold"] = sum(1 for quote in gold if not quote.get("optional"))
    counted["named gold"] = sum(
        1 for q in gold if not q.get("optional") and (q.get("speaker") or q.get("speaker_names"))
    )
    return counted


def f1(right: int, answered: int, wanted: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (answered + wanted) if answered + wanted else 0.0


def count(records: Sequence[dict[str, Any]], find: Callable[[str], Found]) -> Counter[str]:
    """Count over all records."""
    total: Counter[str] = Counter()
    for record in records:
        total += compare(record["quotes"], find(record["text"]))
    return total


def words_f1(total: Counter[str]) -> float:
    """Return F1 of the words."""
    return f1(total["found"], total["found"] + total["false"], total["gold"])


def speaker_f1(total: Counter[str]) -> float:
    """Return F1 of words and speaker together."""
    return f1(total["right"], total["named found"] + total["false"], total["named gold"])
