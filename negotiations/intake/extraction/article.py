"""An article taken apart: paragraphs with tokens and mentions, quotations blanked out, people entered."""

from bisect import bisect_left
from collections.abc import Sequence

from negotiations.intake.extraction.lexicon.first_names import GENDER
from negotiations.intake.extraction.lexicon.function_words import PREPOSITIONS
from negotiations.intake.extraction.marks import Segment
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.mentions import find_mentions
from negotiations.intake.extraction.people import Directory, Person, name_parts
from negotiations.intake.extraction.tokens import BLANK, Paragraph, cut_sentences, tokenise

ADVISING = ["who", "advises"]
NICKNAMING = frozenset("“”\"‘’'")


class Parsed:
    """A paragraph with its mentions, looked up by where they start and end."""

    __slots__ = ("_starts", "by_end", "by_start", "mentions", "paragraph")

    def __init__(self, paragraph: Paragraph, mentions: list[Mention]) -> None:
        self.paragraph, self.mentions = paragraph, mentions
        self._starts = [mention.start for mention in mentions]
        self.by_start = dict(zip(self._starts, mentions, strict=True))
        self.by_end = {mention.end: mention for mention in mentions}

    def between(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that stand whole in the tokens [start, end)."""
        starts = self._starts
        found = self.mentions[bisect_left(starts, start) : bisect_left(starts, end)]
        if found and found[-1].end > end:
            found.pop()
        return found


def blank_out(text: str, segments: Sequence[Segment]) -> str:
    """Return `text` at the same length with every quotation, marks included, replaced by a blank token."""
    parts: list[str] = []
    taken = 0
    for segment in segments:
        parts.append(text[taken : segment.outer_start])
        parts.append(BLANK + " " * (segment.outer_end - segment.outer_start - 1))
        taken = segment.outer_end
    parts.append(text[taken:])
    return "".join(parts)


def parse(
    text: str,
    spans: Sequence[tuple[int, int]],
    segments: Sequence[Segment],
    names: frozenset[str] = frozenset(),
) -> list[Parsed]:
    """Take a text apart, paragraph by paragraph; `names` are words known to be parts of names."""
    blanked = blank_out(text.replace(BLANK, " "), segments)
    cut: list[Paragraph] = []
    first = 0
    for number, span in enumerate(spans):
        paragraph = tokenise(blanked, span, number, first)
        finals = {place: text[segments[place].end - 1] for place in paragraph.quotes.values()}
        cut_sentences(paragraph, finals)
        cut.append(paragraph)
        first += len(paragraph.quotes)
    proper = _proper_words(cut) | names
    return [Parsed(paragraph, find_mentions(paragraph, proper)) for paragraph in cut]


def _proper_words(parts: Sequence[Paragraph]) -> set[str]:
    """Collect the words written with a capital in mid-sentence and never without one."""
    inside: set[str] = set()
    for part in parts:
        words, openers = part.words, part.openers
        inside.update([words[place] for place in part.naming if place not in openers])
    small = {word: word.lower() for word in inside if word[0].isupper()}
    never = set(small.values()).difference(*[part.words for part in parts])
    return {word for word, lower in small.items() if lower in never}


def enter_people(directory: Directory, parsed: Sequence[Parsed]) -> None:
    """Enter every full name, so that surnames met anywhere can be expanded; tell known bodies from people."""
    for part in parsed:
        for mention in part.mentions:
            if mention.within is not None and mention.within.kind == "person":
                directory.find(mention.within)
            if mention.kind != "person":
                continue
            if directory.is_body(mention.name) or _is_called_body(part, mention):
                mention.kind = "organisation"
            elif len(name_parts(mention.name)) > 1:
                person = directory.find(mention)
                if part.paragraph.words[mention.end + 1 : mention.end + 3] == ADVISING:
                    person.roles.add(
                        "adviser"
                    )  # "Anna Novak, who advises the council,": that is an office as well


def join_nicknamed(parsed: Sequence[Parsed]) -> None:
    """Give both halves of 'Terrence “Duke” Mabry' the whole name."""
    for part in parsed:
        for mention in part.mentions:
            before = part.by_end.get(mention.start - 3)
            if before is not None and before.kind == "person" and _is_nicknamed(part, before, mention):
                before.name = mention.name = f"{before.name} {mention.name}"


def _is_nicknamed(part: Parsed, first: Mention, last: Mention) -> bool:
    """Tell the two halves of 'Terrence “Duke” Mabry' from two names."""
    words = part.paragraph.words
    return (
        last.kind == "person"
        and not last.roles
        and words[first.end] in NICKNAMING
        and words[last.start - 1] in NICKNAMING
        and " " not in first.name
    )


def _is_called_body(part: Parsed, mention: Mention) -> bool:
    """Tell a lone name that a body's noun explains: "Enerko, the state energy operator, said"."""
    words = part.paragraph.words
    if mention.end + 2 >= len(words) or words[mention.end] != "," or " " in mention.name or mention.roles:
        return False
    if words[mention.end + 1] in PREPOSITIONS:
        return False  # "Novak, of the union, said"
    beside = part.by_start.get(mention.end + 1) or part.by_start.get(mention.end + 2)
    if beside is None or beside.kind != "organisation" or beside.name or mention.name in GENDER:
        return False
    return words[beside.end : beside.end + 1] == [","]


def enter_headline(directory: Directory, title: str) -> list[Person]:
    """Return the people of a headline or caption, in order.

    Full names are entered only with a known first name: headlines like capitals. A lone surname
    counts where the article has it.
    """
    people: list[Person] = []
    for part in parse(title, [(0, len(title))], []):
        for mention in part.mentions:
            if mention.kind != "person":
                continue
            parts = name_parts(mention.name)
            if (parts[0] in GENDER and 1 < len(parts) <= 3) or mention.roles or directory.knows(mention.name):
                people.append(directory.find(mention))
    return people
