"""Words that quotations accepted under one issue share, and those under others do not: further terms of that issue."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain, pairwise
from uuid import UUID

from negotiations.record.models import Negotiation, Quotation

READ = 2000  # newest quotations of the record
FEWEST = 12  # quotations with an issue, before anything is learned
SUPPORT = 3  # quotations of the issue that must have the words
SHARE = 0.75  # of all quotations that have the words, how many must be the issue's
LIFT = 2.0  # how much commoner the words must be there than in all quotations
MOST = 30  # learned terms of an issue
SHORTEST = 5  # letters of a word that says anything
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def learned_terms(negotiation: Negotiation) -> dict[UUID, tuple[str, ...]]:
    """Return {issue id: words}, in small letters, the best supported first; empty while too little was accepted."""
    through = Quotation.suggested_issues.through
    rows = (
        through.objects.filter(quotation__negotiation=negotiation)
        .order_by("-quotation__created_at", "quotation_id")
        .values_list("quotation_id", "issue_id", "quotation__words")[:READ]
    )
    issues_of: dict[UUID, set[UUID]] = {}
    terms_of: dict[UUID, frozenset[str]] = {}
    for quotation, issue, words in rows:
        issues_of.setdefault(quotation, set()).add(issue)
        terms_of.setdefault(quotation, _terms(words))
    if len(issues_of) < FEWEST:
        return {}
    return _characteristic(issues_of, terms_of)


def _characteristic(
    issues_of: dict[UUID, set[UUID]], terms_of: dict[UUID, frozenset[str]]
) -> dict[UUID, tuple[str, ...]]:
    everywhere = Counter(chain.from_iterable(terms_of.values()))
    by_issue: dict[UUID, Counter[str]] = {}
    sizes: Counter[UUID] = Counter()
    for quotation, issues in issues_of.items():
        for issue in issues:
            sizes[issue] += 1
            by_issue.setdefault(issue, Counter()).update(terms_of[quotation])
    learned: dict[UUID, tuple[str, ...]] = {}
    for issue, counted in by_issue.items():
        usual = sizes[issue] / len(issues_of)
        kept = [
            (number, term)
            for term, number in counted.items()
            if number >= SUPPORT and number >= max(SHARE, LIFT * usual) * everywhere[term]
        ]
        best = sorted(kept, key=lambda pair: (-pair[0], pair[1]))[:MOST]
        if best:
            learned[issue] = tuple(term for _, term in best)
    return learned


def _terms(spans: Iterable[str]) -> frozenset[str]:
    """Return the longer words of a quotation, and its pairs of neighbours where both are of some length."""
    found: set[str] = set()
    for span in spans:
        words = WORD.findall(span.casefold())
        found.update(word for word in words if len(word) >= SHORTEST)
        found.update(f"{a} {b}" for a, b in pairwise(words) if min(len(a), len(b)) >= SHORTEST - 1)
    return frozenset(found)
