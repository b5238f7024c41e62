"""Quality and speed of quotation extraction on a gold file, beside a bare regular-expression pass.

    python benchmarks/intake.py GOLD.jsonl [GOLD.jsonl ...] [--repeat 3] [--held-out]

A gold record is {"id", "text", "quotes": [{"text", "speaker", "speaker_names", "optional", "kind"}]}. A
quotation counts as found at a token overlap of 0.8 (intersection over union); a speaker counts as right
when the last name is. Quotations shorter than five words and those marked optional are left out. Prints a
line a figure: name, value, limit, pass or fail; exits 1 when one fails.
"""

import argparse
import json
import re
import sys
import time
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from negotiations.intake.extraction import extract

OVERLAP = 0.8
SHORT = 5
LIMITS = {"words F1": 0.99, "words and speaker F1": 0.90, "speed against the regular expression": 0.15}
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
    count: Counter[str] = Counter()
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
            count["false"] += len(mine[m]) >= SHORT and not near
            continue
        quote = gold[taken[m]]
        if quote.get("optional"):
            continue
        count["found"] += 1
        names = quote.get("speaker_names") or ([quote["speaker"]] if quote.get("speaker") else [])
        if names:
            count["named found"] += 1
            count["right"] += bool(speaker) and last_name(speaker) in {last_name(name) for name in names}
    count["gold"] = sum(1 for quote in gold if not quote.get("optional"))
    count["named gold"] = sum(
        1 for q in gold if not q.get("optional") and (q.get("speaker") or q.get("speaker_names"))
    )
    return count


def f1(right: int, answered: int, wanted: int) -> float:
    """Return the harmonic mean of precision and recall."""
    return 2 * right / (answered + wanted) if answered + wanted else 0.0


def quality(records: Sequence[dict[str, Any]], find: Callable[[str], Found]) -> tuple[float, float]:
    """Return F1 of the words, and of words and speaker together."""
    total: Counter[str] = Counter()
    for record in records:
        total += compare(record["quotes"], find(record["text"]))
    words = f1(total["found"], total["found"] + total["false"], total["gold"])
    both = f1(total["right"], total["named found"] + total["false"], total["named gold"])
    return words, both


def speed(records: Sequence[dict[str, Any]], find: Callable[[str], Found], repeat: int) -> float:
    """Return articles per second of processor time, the best of `repeat` rounds."""
    best = 0.0
    for _ in range(repeat):
        start = time.process_time()
        for record in records:
            find(record["text"])
        best = max(best, len(records) / max(time.process_time() - start, 1e-9))
    return best


def say(line: str) -> None:
    """Write a line."""
    sys.stdout.write(line + "\n")


def main() -> int:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--held-out", action="store_true", help="score only the 40 %% never looked at")
    options = parser.parse_args()
    records = [
        json.loads(line)
        for path in options.gold
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip()
    ]
    if options.held_out:
        records = [r for r in records if zlib.crc32(str(r["id"]).encode()) % 10 >= 6]
    words, both = quality(records, ours)
    bare_words, bare_both = quality(records, bare)
    fast, bare_fast = speed(records, ours, options.repeat), speed(records, bare, options.repeat)
    say(f"{len(records)} articles, {sum(len(r['quotes']) for r in records)} quotations")
    say(
        f"regular expression: words F1 {bare_words:.3f}, words and speaker F1 {bare_both:.3f}, {bare_fast:.0f} articles/s"
    )
    say(f"extraction: {fast:.0f} articles/s")
    failed = 0
    figures = (words, both, fast / bare_fast)
    for (name, limit), value in zip(LIMITS.items(), figures, strict=True):
        failed += value < limit
        say(f"{name}: {value:.3f} (limit {limit}) {'pass' if value >= limit else 'FAIL'}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
