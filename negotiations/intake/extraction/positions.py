"""Finds sentences of indirect speech that state a party's stance on an issue, for an editor to judge."""

from collections.abc import Mapping, Sequence
from functools import partial

from negotiations.intake.extraction.article import Parsed
from negotiations.intake.extraction.clause import Clause
from negotiations.intake.extraction.known import Known
from negotiations.intake.extraction.lexicon.function_words import CONJUNCTIONS
from negotiations.intake.extraction.lexicon.stances import SPEAKS_FOR_A_PARTY, STATING
from negotiations.intake.extraction.match import IssueHits
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.people import Person
from negotiations.intake.extraction.stance import Reading, find_head, read_stance, reports
from negotiations.intake.extraction.subjects_before import subject_before
from negotiations.intake.extraction.values import ReportedPosition, Span

BOUNDARIES = frozenset((";", "but", "while", "whereas", "though", "although", "—", "–"))
UNSURE = frozenset(("if", "whether", "unless", "until", "how", "why", "when", "because", "once", "before"))
RULING_BODIES = frozenset(
    (
        "government",
        "administration",
        "ministry",
        "delegation",
        "presidency",
        "parliament",
        "regime",
        "mission",
        "office",
    )
)
# What "which Kyiv has backed" is about stands before it.
RELATIVE = frozenset(("which", "that", "whom"))
PLACES = frozenset(("area", "region", "plant", "site", "there", "city", "town", "territory"))
BACKWARDS = PLACES | {"this", "that", "it", "such", "these", "plan", "proposal", "idea", "move"}
# Behind a comma these begin something else than what the stance is about.
ELSEWHERE = frozenset(
    ("which", "who", "there", "while", "and", "as", "after", "amid", "he", "she", "it", "they", "with", "a")
)
FORMER = frozenset(("former", "ex", "ex-president", "then"))
AGAIN = frozenset(("it", "he", "she", "they"))
MOST_ISSUES = 3


class PositionReader:
    """Collects the reported positions of an article while its sentences are gone through."""

    def __init__(self, text: str, known: Known, hits: IssueHits) -> None:
        self._text, self._known, self._hits = text, known, hits
        self._before: tuple[int, Clause] | None = None
        self.found: list[ReportedPosition] = []

    def reaches(self, part: Parsed) -> bool:
        """Tell whether a paragraph names an issue and has a word for a stance: else it need not be read."""
        return self._hits.any_in(*part.paragraph.span) and not STATING.isdisjoint(part.paragraph.words)

    def read(self, part: Parsed, clause: Clause, people: Mapping[int, Person | None]) -> None:
        """Read one sentence; `people` says whom each mention of it means, by the mention's first token."""
        words = clause.words
        states = words[clause.end - 1] != "?" and not STATING.isdisjoint(words[clause.start : clause.end])
        if states:
            self._read(part, clause, people)
        self._before = (part.paragraph.number, clause)

    def _read(self, part: Parsed, clause: Clause, people: Mapping[int, Person | None]) -> None:
        if all(self._party(clause, mention, people) is None for mention in clause.mentions):
            return
        resume = clause.start
        breaks = [n for n in range(clause.start, clause.end) if _is_boundary(clause.words, n)]
        teller = self._teller(clause, people)
        for mention in clause.mentions:
            if mention.start < resume or mention.gender == "r":
                continue
            if clause.owns(mention) or clause.in_phrase(mention) or _unsure(clause, mention):
                continue
            parties, end, last = self._parties(clause, mention, people)
            limit = next((place for place in breaks if place >= end), clause.end)
            head = find_head(clause.words, end, limit)
            if head is None:
                continue
            reading = None
            if parties and (teller is None or teller in parties):
                same = partial(self._same, clause, parties, people)
                reading = read_stance(clause.words, head, limit, same)
            if reading is not None:
                self._offer(part, clause, parties, people.get(last.start), reading, limit)
            if reading is not None or reports(clause.words, head.at):
                resume = limit

    def _parties(
        self, clause: Clause, mention: Mention, people: Mapping[int, Person | None]
    ) -> tuple[list[str], int, Mention]:
        """Return the parties of a subject, "A and B" included, the token behind it, and its last mention."""
        keys = [self._party(clause, mention, people)]
        end = mention.end
        while end + 1 < clause.end and clause.words[end] == "and":
            other = clause.starting_at(end + 1) or clause.starting_at(end + 2)
            if other is None or other.start - end > 2 or clause.owns(other):
                break
            keys.append(self._party(clause, other, people))
            mention, end = other, other.end
        known = [key for key in dict.fromkeys(keys) if key is not None]
        return (known if all(keys) else []), end, mention

    def _party(self, clause: Clause, mention: Mention, people: Mapping[int, Person | None]) -> str | None:
        """Return the party for which a mention speaks, None for outsiders, soldiers and the unknown."""
        person = people.get(mention.start)
        if person is not None and person.key is not None:
            return self._known.templates[person.key].party_key
        words = clause.words[mention.start : mention.end]
        if mention.kind == "organisation" and mention.name:
            return self._known.party_of(mention.name)
        if mention.kind == "organisation" and mention.head in RULING_BODIES:
            return self._known.party_of(" ".join(words))
        if (
            mention.kind == "role"
            and mention.head in SPEAKS_FOR_A_PARTY
            and FORMER.isdisjoint(map(str.lower, words))
        ):
            return self._known.party_of(" ".join(words)) if person is None else None
        return None

    def _same(
        self, clause: Clause, parties: list[str], people: Mapping[int, Person | None], index: int
    ) -> int | None:
        """Return the token behind the mention at `index` when it means the same party again."""
        start = index + 1 if index < clause.end and clause.words[index].lower() == "the" else index
        mention = clause.starting_at(index) or clause.starting_at(start)
        if mention is None or clause.owns(mention):
            return None
        if clause.words[index].lower() in AGAIN:
            person = people.get(mention.start)
            if person is None or person.key is None:
                return mention.end
        return mention.end if self._party(clause, mention, people) in parties else None

    def _teller(self, clause: Clause, people: Mapping[int, Person | None]) -> str | None:
        """Return whose word the whole sentence is ("..., Kyiv said"): a party, "" for another, None when its own.

        One party's word on another is no position.
        """
        words = clause.words
        places = clause.reporting()
        if any(words[place].lower() == "according" for place in places):
            return ""
        if not places or places[-1] < clause.end - 6:
            return None
        teller = subject_before(clause, places[-1], clause.start)
        if teller is None or "," not in words[max(clause.start, teller.start - 2) : teller.start]:
            return None
        return self._party(clause, teller, people) or ""

    def _offer(
        self,
        part: Parsed,
        clause: Clause,
        parties: list[str],
        person: Person | None,
        reading: Reading,
        limit: int,
    ) -> None:
        keys, hits = self._issues(part, clause, reading, limit)
        if not keys:
            return
        span = Span(part.paragraph.start(clause.start), part.paragraph.end(clause.end - 1))
        for party in parties:
            self.found.append(
                ReportedPosition(
                    party_key=party,
                    issue_keys=keys[:MOST_ISSUES],
                    stance=max(-3, min(3, reading.value)),
                    span=span,
                    words=self._slice(part, reading.start, reading.end),
                    issue_words=tuple(hit for hit in hits if hit[0] in keys[:MOST_ISSUES]),
                    person_key=person.key if person is not None and len(parties) == 1 else None,
                )
            )

    def _issues(
        self, part: Parsed, clause: Clause, reading: Reading, limit: int
    ) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        """Match what the stance is about; "this" and "the area" lead back to what was said before."""
        limit = _object_end(clause, reading, limit)
        keys, hits = self._match(part, reading.about, limit)
        about = {word.lower() for word in clause.words[reading.about - 1 : limit]}
        if keys or about.isdisjoint(BACKWARDS):
            return keys, hits
        places = [(clause.start, reading.start)]
        if self._before is not None and self._before[0] == part.paragraph.number:
            before = self._before[1]
            # "The area" is that of the sentence before; "this" may be in the same one.
            places.insert(0 if about & PLACES else 1, (before.start, before.end))
        for start, end in places:
            keys, hits = self._match(part, start, end)
            if keys:
                break
        return keys[:1], hits

    def _match(
        self, part: Parsed, start: int, end: int
    ) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]]:
        return self._hits.match([_span(part, start, end)])

    def _slice(self, part: Parsed, start: int, end: int) -> str:
        first, last = _span(part, start, end)
        return self._text[first:last]


def _span(part: Parsed, start: int, end: int) -> tuple[int, int]:
    """Return where the tokens [start, end) stand in the text."""
    if start >= end:
        return 0, 0
    return part.paragraph.start(start), part.paragraph.end(end - 1)


def _is_boundary(words: Sequence[str], place: int) -> bool:
    """Tell whether another statement may begin there: at "but", at ";", at ", and"."""
    return words[place].lower() in BOUNDARIES or (
        words[place] == "," and words[place + 1 : place + 2] == ["and"]
    )


def _unsure(clause: Clause, mention: Mention) -> bool:
    """Tell whether "if", "whether" and the like make the clause no statement."""
    before = clause.words[mention.start - 1].lower() if mention.start > clause.start else ""
    if before == "the" and mention.start - 2 >= clause.start:
        before = clause.words[mention.start - 2].lower()
    return (
        before in UNSURE or before in RELATIVE or (before in CONJUNCTIONS and before not in ("while", "as"))
    )


def _object_end(clause: Clause, reading: Reading, limit: int) -> int:
    for place in range(reading.end, limit - 1):
        if clause.words[place] == "," and clause.words[place + 1].lower() in ELSEWHERE:
            return place
    return limit
