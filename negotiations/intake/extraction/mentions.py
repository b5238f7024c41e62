"""Finds who is mentioned in a paragraph: names, organisations and places, pronouns, roles."""

from collections.abc import Set

from negotiations.intake.extraction.lexicon.first_names import GENDER
from negotiations.intake.extraction.lexicon.function_words import (
    BESIDE_VERBS,
    DETERMINERS,
    INDEFINITE,
    NEVER_NAMES,
    PRONOUNS,
)
from negotiations.intake.extraction.lexicon.places import COUNTRIES_AND_CAPITALS, ORGANISATION_WORDS
from negotiations.intake.extraction.lexicon.roles import (
    BODY_NOUNS,
    ROLE_NOUNS_PLURAL,
    ROLE_NOUNS_SINGULAR,
    TITLES,
)
from negotiations.intake.extraction.lexicon.verbs import CUES, STRONG_CUES
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.name_runs import PARTICLES, has_article
from negotiations.intake.extraction.names import capitalised, may_name, named, small_capital
from negotiations.intake.extraction.phrases import role_phrase
from negotiations.intake.extraction.remembered import FEW, remembered
from negotiations.intake.extraction.tokens import Paragraph

ROLE_REACH, APPOSED_REACH = 10, 16
POSSESSIVES = frozenset(("'s", "’s", "’", "'"))
# Bodies called after whom they serve.
OFFICES = frozenset(
    ("Office", "Administration", "Department", "Bureau", "Secretariat", "Service", "Cabinet", "Council")
)
# Behind a comma they tell of somebody.
PARTS = frozenset(
    """
    who whose speaking writing citing quoting calling describing referring echoing asked pressed quoted addressing appearing
    visiting flanked himself herself
    """.split()  # noqa: SIM905
)
NO_ONE = frozenset(("no", "any", "some", "every", "each", "which"))
# How a word is read: as a name, another word with a capital, a noun, a pronoun, "one" and "another", or "al-Harun".
NAME, CAPITAL, NOUN, PRONOUN, SOMEBODY, WITH_ARTICLE = range(6)


def find_mentions(paragraph: Paragraph, proper: Set[str] = frozenset()) -> list[Mention]:
    """Return the mentions of a paragraph in order; they never overlap.

    `proper` holds the words that the article writes with a capital in mid-sentence.
    """
    words = paragraph.words
    out: list[Mention] = []
    openers = paragraph.openers
    resume = 0
    for index in paragraph.naming:
        if index < resume:
            continue
        word = words[index]
        found: Mention | None
        kind = _kind_of(word)
        if kind == NAME:
            found = named(words, index) if index not in openers else _opener(words, index, proper)
        elif kind == NOUN:
            found = role_phrase(words, index)
        elif kind == PRONOUN:
            found = Mention(index, index + 1, "pronoun", "", PRONOUNS[word])
        elif kind == SOMEBODY:
            found = _somebody(words, index)
        elif kind == WITH_ARTICLE or index not in openers:
            found = capitalised(words, index)
        else:
            found = _opener(words, index, proper)
        if found is not None:
            resume = found.end
            if found.kind == "pronoun":
                out.append(found)
            elif found.name and (not out or out[-1].end != found.start):
                if (
                    found.head in OFFICES
                    and out
                    and out[-1].end == index - 1
                    and words[index - 1] in POSSESSIVES
                ):
                    _belongs_to_office(out, found, words)
                out.append(found)
            else:
                _append(out, found, words)
    return out


@remembered(FEW)
def _kind_of(word: str) -> int:
    """Return how a word is read at which a mention may begin."""
    if word in INDEFINITE:
        return SOMEBODY
    if word[0].isupper():
        return NAME if word not in NEVER_NAMES and may_name(word) else CAPITAL
    if word in PRONOUNS:
        return PRONOUN
    return WITH_ARTICLE if has_article(word) else NOUN


def _opener(words: list[str], index: int, proper: Set[str]) -> Mention | None:
    """Read what a capitalised word begins that opens a sentence."""
    if _is_bare_plural(words, index, proper):
        return Mention(index, index + 1, "role", head=words[index].lower(), gender="p")
    read = capitalised if _may_open_as_name(words, index, proper) else small_capital
    return read(words, index)


def _belongs_to_office(out: list[Mention], found: Mention, words: list[str]) -> None:
    """Read "the Prime Minister's Office" as one body: it is called after the office that it serves."""
    if out[-1].kind not in ("role", "person") or not found.name:
        return
    owner = out.pop()
    found.start = owner.start
    found.within = owner if owner.kind == "person" and " " in owner.name else None
    words_of_name = words[owner.start + (words[owner.start].lower() == "the") : found.end]
    found.name = " ".join(words_of_name).replace(" '", "'").replace(" ’", "’")


def _append(out: list[Mention], found: Mention, words: list[str]) -> None:
    """Add a mention; a role swallows the names it is built on ("Trump's campaign manager", "Kremlin spokesman")."""
    if found.kind in ("role", "document", "organisation") and not found.name:
        while out and out[-1].start >= found.start:
            inner = out.pop()
            named = (
                " " in inner.name if inner.kind == "person" else inner.kind == "organisation" and inner.name
            )
            found.within = inner if named else found.within
        if out and out[-1].end > found.start and out[-1].kind == found.kind == "organisation":
            out[-1].end = found.end
            return
        if out and out[-1].end > found.start:
            found.start = out[-1].end if out[-1].end < found.end - 1 else found.end - 1
    elif found.kind == "person" and out and out[-1].kind == "role" and out[-1].end == found.start:
        before = out[-1]
        if before.head not in ROLE_NOUNS_PLURAL:
            out.pop()
            found.roles = (*before.roles, before.head, *found.roles)
            found.gender = found.gender or before.gender
            found.start = before.start
            found.qualifiers |= before.qualifiers
    elif found.kind == "person" and out and _is_named_kind(out[-1], found, words):
        found.kind = "organisation"
    out.append(found)


def _is_named_kind(kind: Mention, name: Mention, words: list[str]) -> bool:
    """Tell whether a lone name stands behind the noun for what it is: "the union Northrail", "the charity Oxfam"."""
    if kind.kind != "organisation" or kind.name or kind.end != name.start:
        return False
    if name.gender or name.roles or " " in name.name:
        return False
    return name.end == len(words) or not words[name.end].islower() or words[name.end] in CUES


def _somebody(words: list[str], index: int) -> Mention | None:
    """ "One of them said", "another added", "said one": somebody of those spoken of, told by the verb."""
    before = words[index - 1].lower() if index else ""
    if before in DETERMINERS or before in NO_ONE:
        return None
    end = index + 3 if words[index + 1 : index + 3] in (["of", "them"], ["of", "us"]) else index + 1
    behind = words[end] if end < len(words) else "."
    if behind not in STRONG_CUES and (before not in STRONG_CUES or behind[0].isalnum()):
        return None
    if behind == "," and words[end + 1 : end + 2] in (["a"], ["an"]):
        # "One of them, an official in Brussels": the official is who "the official" will mean.
        reach = range(end + 2, min(end + ROLE_REACH, len(words)))
        noun = next((place for place in reach if words[place] in ROLE_NOUNS_SINGULAR), None)
        told = role_phrase(words, noun) if noun is not None else None
        if told is not None and told.kind == "role" and told.start == end + 1:
            told.start = index
            return told
    return Mention(index, end, "role", head=words[index].lower())


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
    if has_article(word[0].lower() + word[1:]):
        return True
    if word in proper or word in GENDER or "." in word or word.isupper() or word.lower() in TITLES:
        return True
    behind = words[index + 1] if index + 1 < len(words) else ""
    if behind == "," and _has_part(words, index + 2):
        return True
    if word == "Local" and behind.isdigit():
        return True
    if word == "Downing" and behind == "Street":
        return True
    if behind[:1].isupper() or behind in PARTICLES or behind in ("'s", "’s"):
        return not word.endswith(("ing", "ly")) or behind in ("'s", "’s")
    if word in COUNTRIES_AND_CAPITALS or word in ORGANISATION_WORDS:
        return True
    if behind == "later" and word.endswith("s"):
        return False  # "Moments later"
    return behind in CUES or (behind in BESIDE_VERBS and not word.endswith(("ing", "ly", "ed")))


def _has_part(words: list[str], index: int) -> bool:
    """Tell whether only somebody named can come before the comma: "who", "for his part", ", the envoy, said" follow."""
    if index + 2 >= len(words):
        return False
    word = words[index]
    if len(word) == 2 and word.isdigit():
        return words[index + 1] == ","  # "Oleva, 34, who"
    if word in ("the", "a", "an") or words[index + 1] in POSSESSIVES:
        stop = min(index + APPOSED_REACH, len(words) - 1)
        comma = next((place for place in range(index + 2, stop) if words[place] == ","), 0)
        behind = words[comma + 1]
        if not comma or not behind.isalpha() or not behind.islower() or behind in DETERMINERS:
            return False
        if behind in PRONOUNS and behind != "who":
            return False
        called = words[index + 1 : comma]
        if words[index + 1].endswith("-year-old"):
            return True
        return words[comma - 1] in BODY_NOUNS or not ROLE_NOUNS_SINGULAR.isdisjoint(called)
    return word in PARTS or (word == "for" and words[index + 2] == "part")
