"""Finds who is mentioned in a paragraph: names, organisations and places, pronouns, roles."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Literal

from negotiations.intake.extraction.lexicon.first_names import GENDER
from negotiations.intake.extraction.lexicon.function_words import (
    BESIDE_VERBS,
    CLAUSE_STARTERS,
    CONJUNCTIONS,
    DETERMINERS,
    INSIDE_NAMES,
    NEVER_NAMES,
    PREPOSITIONS,
    PRONOUNS,
)
from negotiations.intake.extraction.lexicon.places import (
    ADJECTIVES,
    CALENDAR,
    COUNTRIES_AND_CAPITALS,
    ORGANISATION_WORDS,
)
from negotiations.intake.extraction.lexicon.roles import (
    BODY_NOUNS,
    DEPARTMENTS,
    DOCUMENT_NOUNS,
    FEMALE_ROLES,
    MALE_ROLES,
    ROLE_NOUNS_PLURAL,
    ROLE_NOUNS_SINGULAR,
    TITLE_MODIFIERS,
    TITLES,
)
from negotiations.intake.extraction.lexicon.verbs import CUES, STRONG_CUES
from negotiations.intake.extraction.tokens import Paragraph

MentionKind = Literal["person", "organisation", "pronoun", "role", "document"]
PARTICLES = frozenset(
    "de da del della der den di do dos du la le van von bin ibn al el ben bint ter ten y e".split()
)
SUFFIXES = frozenset("Jr Jr. Sr Sr. II III IV".split())
PLURAL_TITLES = frozenset("sens reps govs senators representatives republicans democrats".split())


@dataclass(slots=True)
class Mention:
    """Tokens [start, end) that name someone. `name` is the name without titles ("" for roles and pronouns).

    `gender` is m, f, p (several), i (I, you), n (it), r (who) or "". `roles` are the titles before the name.
    `qualifiers` are stems of what a role is held at ("krem" for a Kremlin spokesman).
    """

    start: int
    end: int
    kind: MentionKind
    name: str = ""
    gender: str = ""
    head: str = ""
    definite: bool = False
    roles: tuple[str, ...] = ()
    qualifiers: frozenset[str] = frozenset()


def find_mentions(paragraph: Paragraph, proper: Set[str] = frozenset()) -> list[Mention]:
    """Return the mentions of a paragraph in order; they never overlap.

    `proper` holds the words that the article writes with a capital in mid-sentence.
    """
    words = paragraph.words
    out: list[Mention] = []
    index, count = 0, len(words)
    openers = {start for start, _ in paragraph.sentences}
    while index < count:
        word = words[index]
        first = word[0]
        found: Mention | None = None
        if first.isupper():
            if index in openers and _is_bare_plural(words, index, proper):
                found = Mention(index, index + 1, "role", head=word.lower(), gender="p")
            elif index not in openers or _may_open_as_name(words, index, proper):
                found = _capitalised(words, index)
            else:
                found = _small_capital(words, index)
        elif word in PRONOUNS:
            found = Mention(index, index + 1, "pronoun", gender=PRONOUNS[word])
        elif word in _NOUNS or word.endswith(("-old", "-general", "-director")):
            found = _role(words, index)
        if found is None:
            index += 1
            continue
        _append(out, found, words)
        index = found.end
    return out


_NOUNS = ROLE_NOUNS_SINGULAR | ROLE_NOUNS_PLURAL | BODY_NOUNS | DOCUMENT_NOUNS


def _append(out: list[Mention], found: Mention, words: list[str]) -> None:
    """Add a mention; a role swallows the names it is built on ("Trump's campaign manager", "Kremlin spokesman")."""
    if found.kind in ("role", "document", "organisation") and not found.name:
        while out and out[-1].start >= found.start:
            out.pop()
        if out and out[-1].end > found.start:
            found.start = out[-1].end if out[-1].end < found.end - 1 else found.end - 1
    elif found.kind == "person" and out and out[-1].kind == "role" and out[-1].end == found.start:
        before = out[-1]
        if before.head not in ROLE_NOUNS_PLURAL:
            out.pop()
            found.roles = (before.head, *found.roles)
            found.gender = found.gender or before.gender
            found.start = before.start
            found.qualifiers |= before.qualifiers
    out.append(found)


def _is_bare_plural(words: list[str], index: int, proper: Set[str]) -> bool:
    """ "Plumbers said": a sentence opens with a plural noun and its reporting verb."""
    word = words[index]
    if (
        not word.endswith("s")
        or word in proper
        or word in GENDER
        or word in NEVER_NAMES
        or word.endswith("ss")
    ):
        return False
    return index + 1 < len(words) and words[index + 1] in STRONG_CUES


def _may_open_as_name(words: list[str], index: int, proper: Set[str]) -> bool:
    """At the start of a sentence a capital proves nothing: ask the rest of the article and the next word."""
    word = words[index]
    if word in proper or word in GENDER or "." in word or word.isupper() or word.lower() in TITLES:
        return True
    behind = words[index + 1] if index + 1 < len(words) else ""
    if behind[:1].isupper() or behind in PARTICLES or behind in ("'s", "’s"):
        return not word.endswith(("ing", "ly")) or behind in ("'s", "’s")
    if word in COUNTRIES_AND_CAPITALS or word in ORGANISATION_WORDS:
        return True
    return behind in CUES or behind in BESIDE_VERBS and not word.endswith(("ing", "ly", "ed"))


def _capitalised(words: list[str], index: int) -> Mention | None:
    """Read a run of capitalised words from `index`."""
    word = words[index]
    if word in NEVER_NAMES:
        return _small_capital(words, index)
    if word in CALENDAR and (word.endswith("day") or word not in GENDER):
        return None
    end = _run_end(words, index)
    while end > index + 1 and words[end - 1] in CALENDAR:
        end -= 1
    run = words[index:end]
    return _classify(words, index, end, run)


def _small_capital(words: list[str], index: int) -> Mention | None:
    """A capitalised small word: a pronoun or a noun for people at the start of a sentence."""
    lower = words[index].lower()
    if lower in PRONOUNS:
        return Mention(index, index + 1, "pronoun", gender=PRONOUNS[lower])
    if lower in ROLE_NOUNS_PLURAL and words[index] != "Other" and words[index] != "Others":
        return Mention(index, index + 1, "role", head=lower, gender="p")
    return None


def _run_end(words: list[str], index: int) -> int:
    """Return where the run of name words that begins at `index` ends."""
    end, count = index + 1, len(words)
    while end < count:
        word = words[end]
        if word[0].isupper():
            if word in NEVER_NAMES and word not in INSIDE_NAMES:
                break
            if word == "May" or (word == "Will" and words[end - 1][0].isupper()):
                break
            end += 1
        elif word[:3] in ("al-", "el-", "ul-", "as-", "ad-") and word[3:4].isupper():
            end += 1
        elif word in PARTICLES and end + 1 < count and words[end + 1][0].isupper():
            end += 1
        elif word == "." and len(words[end - 1]) == 1 and end + 1 < count and words[end + 1][0].isupper():
            end += 1
        elif word in ("of", "for", "and", "&") and end + 1 < count and _joins(words, index, end):
            end += 2 if words[end + 1] != "the" else 3
        elif word == "," and end + 1 < count and words[end + 1] in SUFFIXES:
            end += 2
        else:
            break
    return end


def _joins(words: list[str], index: int, end: int) -> bool:
    """Tell whether "of", "for", "and" stands inside a name ("Secretary of State", "Department of Justice")."""
    joiner, before, behind = words[end], words[end - 1], words[end + 1]
    far = words[end + 2] if end + 2 < len(words) else ""
    if behind == "the" and far and far[0].isupper():
        behind = far
    elif not behind[0].isupper() or behind in NEVER_NAMES:
        return False
    if joiner in ("of", "for"):
        title = before.lower() in TITLES
        return (
            (title and behind in DEPARTMENTS)
            or before in ORGANISATION_WORDS
            or before in ("Bank", "Leader", "Minister")
        )
    if joiner == "and":
        return (
            before in ORGANISATION_WORDS
            and behind in ORGANISATION_WORDS
            and before not in COUNTRIES_AND_CAPITALS
        )
    return joiner == "&"


def _classify(words: list[str], index: int, end: int, run: list[str]) -> Mention | None:
    """Say what a run of capitalised words names."""
    title_at = -1
    for place, word in enumerate(run):
        lower = word.rstrip(".").lower()
        if (
            lower in TITLES
            and word not in ORGANISATION_WORDS
            and not (lower in TITLE_MODIFIERS and _body_follows(run, place))
        ):
            title_at = place
    name_from = title_at + 1
    while (
        title_at >= 0
        and name_from < len(run)
        and (
            run[name_from] in ("of", "for", "the", "and", "&")
            or (run[name_from - 1] in ("of", "for", "the", "and") or run[name_from - 1] in DEPARTMENTS)
            and (run[name_from] in DEPARTMENTS or run[name_from] in COUNTRIES_AND_CAPITALS)
        )
    ):
        name_from += 1
    while (
        name_from < len(run) - 1
        and (run[name_from] in ADJECTIVES or run[name_from] in COUNTRIES_AND_CAPITALS)
        and run[name_from] not in GENDER
    ):
        name_from += 1
    rest = run[name_from:]
    titles = tuple(
        word.rstrip(".").lower() for word in run[: max(name_from, 0)] if word.rstrip(".").lower() in TITLES
    )
    if not rest:
        return _title_alone(words, index, end, run, titles) if title_at >= 0 else None
    last = rest[-1]
    if (
        title_at < 0
        and name_from
        and len(rest) == 1
        and run[0] in COUNTRIES_AND_CAPITALS
        and last not in GENDER
    ):
        rest = run
    if any(word in ORGANISATION_WORDS or word in ("of", "for", "&") for word in rest) or (
        len(rest) == 1 and rest[0].isupper() and len(rest[0]) > 1 and title_at < 0 and "." not in rest[0]
    ):
        if not (len(rest) >= 2 and rest[0] in GENDER and not any(w in ("of", "for") for w in rest)):
            name = " ".join(rest if title_at >= 0 else run)
            return Mention(index, end, "organisation", name=name, head=last)
    if all(word in CALENDAR for word in rest):
        return None
    if len(rest) == 1 and (last in COUNTRIES_AND_CAPITALS or last in ADJECTIVES) and title_at < 0:
        if last in ADJECTIVES:
            return Mention(index, end, "role", head=last.lower(), gender="p") if last.endswith("s") else None
        return Mention(index, end, "organisation", name=last, head=last)
    if len(rest) > 1 and rest[0] in COUNTRIES_AND_CAPITALS and rest[-1] in COUNTRIES_AND_CAPITALS:
        return Mention(index, end, "organisation", name=" ".join(rest), head=last)
    person = _person(index, end, rest, titles)
    person.qualifiers = _stems(run[:name_from])
    return person


def _stems(words: list[str]) -> frozenset[str]:
    """Return what tells one holder of a title from another: stems of the capitalised words around it."""
    return frozenset(
        word[:4].lower()
        for word in words
        if len(word) > 1
        and word[0].isupper()
        and word.rstrip(".").lower() not in TITLES
        and word not in NEVER_NAMES
    )


def _body_follows(run: list[str], place: int) -> bool:
    """ "Foreign Ministry", "General Staff": what looks like a title belongs to the body's name."""
    return any(word in ORGANISATION_WORDS for word in run[place + 1 : place + 3])


def _person(index: int, end: int, rest: list[str], titles: tuple[str, ...]) -> Mention:
    name = " ".join(rest).replace(" .", ".").replace(" ,", ",")
    gender = ""
    for title in titles:
        gender = "f" if title in FEMALE_ROLES else "m" if title in MALE_ROLES else gender
    if not gender and (len(rest) > 1 or rest[0] in GENDER):
        gender = GENDER.get(rest[0], "")
        if not gender and len(rest) > 2:
            gender = GENDER.get(rest[1], "")
        if not gender and "-" in rest[0]:
            gender = GENDER.get(rest[0].split("-")[0], "")
    if any(title in PLURAL_TITLES for title in titles) and len(rest) == 1:
        titles = tuple(t for t in titles if t not in PLURAL_TITLES)
    return Mention(index, end, "person", name=name, gender=gender, head=rest[-1], roles=titles)


def _title_alone(
    words: list[str], index: int, end: int, run: list[str], titles: tuple[str, ...]
) -> Mention | None:
    """ "President", "Secretary of State" with no name behind: a role."""
    head = titles[-1] if titles else run[-1].lower()
    last = run[-1].lower()
    if run[-1] in ADJECTIVES and last not in ROLE_NOUNS_SINGULAR and last not in ROLE_NOUNS_PLURAL:
        return None
    if end < len(words) and words[end].lower() in _NOUNS:
        return _role(words, end)
    if head not in ROLE_NOUNS_SINGULAR and head not in ROLE_NOUNS_PLURAL:
        return None
    return _role_mention(words, _determined(words, index), end, head)


def _is_definite(words: list[str], start: int) -> bool:
    word = words[start].lower()
    return word in ("the", "this", "that", "his", "her", "their", "its") or word[0].isupper()


def _determined(words: list[str], index: int) -> int:
    """Step back over a determiner."""
    return index - 1 if index and words[index - 1].lower() in DETERMINERS else index


def _role(words: list[str], index: int) -> Mention | None:
    """Read a noun phrase whose noun is at `index`: back over adjectives, names and possessives to the determiner."""
    end = index + 1
    while end < len(words) and words[end] in _NOUNS:
        end += 1
    head = words[end - 1]
    start = _phrase_start(words, index)
    if head in DOCUMENT_NOUNS:
        return Mention(start, end, "document", head=head, definite=True)
    if head in BODY_NOUNS:
        definite = _is_definite(words, start)
        return Mention(start, end, "organisation", head=head, gender="n", definite=definite)
    return _role_mention(words, start, end, head)


def _role_mention(words: list[str], start: int, end: int, head: str) -> Mention:
    gender = (
        "p"
        if head in ROLE_NOUNS_PLURAL
        else "f"
        if head in FEMALE_ROLES
        else "m"
        if head in MALE_ROLES
        else ""
    )
    definite = _is_definite(words, start)
    return Mention(
        start,
        end,
        "role",
        head=head,
        gender=gender,
        definite=definite,
        qualifiers=_stems(words[start:end]),
    )


_STOPS_A_PHRASE = (
    CUES
    | PREPOSITIONS
    | BESIDE_VERBS
    | frozenset(PRONOUNS)
    | CLAUSE_STARTERS
    | frozenset("not being became become met".split())
)
_MODIFIERS = frozenset(
    """senior top former current chief deputy assistant vice lead leading main key veteran retired unnamed unidentified anonymous elected
    appointed foreign prime defense defence interior finance press campaign communications national security local federal
    state military naval political presidential congressional democratic conservative liberal progressive moderate independent
    outgoing incoming acting interim longtime veteran fellow young old white black female male ex high-ranking high-level
    medical legal public private international regional global religious evangelical economic financial chief special
    personal general opposition government police army intelligence law enforcement trade union party house
    health education energy transport environment science music film sports television tv radio news media advertising real estate
    human rights relief rescue aid peace ceasefire cease-fire co american russian ukrainian first policy field team tech software
    tea super state department finance majority minority us eu un uk""".split()
)


def _phrase_start(words: list[str], index: int) -> int:
    """Step back from a noun to the start of its phrase.

    Names, possessives and usual modifiers always belong to it; any other small word only when a
    determiner is reached behind it.
    """
    sure = start = index
    certain = True
    for _ in range(8):
        if start == 0:
            break
        before = words[start - 1]
        lower = before.lower()
        if lower in DETERMINERS:
            sure = start - 1
            if sure > 1 and words[sure - 1].lower() in ("all", "both", "one") and lower in ("the", "of"):
                sure -= 1
            break
        if before[0].isupper():
            if before in NEVER_NAMES or before in CALENDAR:
                break
        elif before in ("'s", "’s", "’", "'"):
            if words[index] in DOCUMENT_NOUNS:
                break
        else:
            if not before[0].isalpha() or (lower in _STOPS_A_PHRASE and lower not in _MODIFIERS):
                break
            if lower not in _MODIFIERS and lower not in _NOUNS and "-" not in lower:
                if lower.endswith("ed"):
                    break
                certain = False
        start -= 1
        if certain:
            sure = start
    while sure < index and words[sure] in ("'s", "’s", "’", "'"):
        sure += 1
    return sure
