"""Finds runs of capitalised words in a sentence: where names of people, organisations and places begin and end."""

from negotiations.intake.extraction.lexicon.first_names import GENDER
from negotiations.intake.extraction.lexicon.function_words import DETERMINERS, NEVER_NAMES, PRONOUNS
from negotiations.intake.extraction.lexicon.places import (
    ADJECTIVES,
    CALENDAR,
    COUNTRIES_AND_CAPITALS,
    ORGANISATION_WORDS,
)
from negotiations.intake.extraction.lexicon.roles import (
    NATIONALS,
    ROLE_NOUNS_PLURAL,
    ROLE_NOUNS_SINGULAR,
)
from negotiations.intake.extraction.mention import Mention
from negotiations.intake.extraction.name_readings import Reading, person_of, read_run, read_word
from negotiations.intake.extraction.name_runs import is_given, place_end, run_end
from negotiations.intake.extraction.phrases import NOUNS, role_mention, role_phrase

# "The Swede": else a surname.
BEFORE_NATIONALS = frozenset(("the", "a", "an", "another", "his", "her", "their", "fellow"))
DESCRIBING = (
    "-based",
    "-led",
    "-backed",
    "-held",
    "-controlled",
    "-occupied",
    "-run",
    "-owned",
    "-born",
    "-style",
)
FIELDS = ("acy", "tion", "ment", "ity", "ance", "ence", "ness", "ship", "affair", "policy")
MIN_FIELD = 5
MONTHS_AND_NAMES = frozenset(("March", "April", "June", "August"))


def capitalised(words: list[str], index: int) -> Mention | None:
    """Read a run of capitalised words from `index`."""
    word = words[index]
    if word in NEVER_NAMES and not is_given(words, index):
        return small_capital(words, index)
    return named(words, index) if may_name(word) else None


def may_name(word: str) -> bool:
    """Tell whether a capitalised word may begin a name: not "Brussels-based", no day, no month but "April"."""
    if "-" in word and word.endswith(DESCRIBING):
        return False
    return word not in CALENDAR or not (word.endswith("day") or word not in GENDER)


def named(words: list[str], index: int) -> Mention | None:
    """Read a run of words from `index` on, the first of which may begin a name."""
    end = run_end(words, index)
    if end == index + 1:
        read = read_word(words[index])
    else:
        end = _end_of_name(words, index, end)
        if end <= index:
            return None
        read = read_run(tuple(words[index:end]))
    if read is None:
        return None
    if read.kind == "title":
        return _title_alone(words, index, end, read)
    return Mention(
        index, end, read.kind, read.name, read.gender, read.head, False, read.titles, read.qualifiers
    )


def _end_of_name(words: list[str], index: int, end: int) -> int:
    """Return where the name in the run [index, end) ends that is read first; `index` when there is none."""
    word = words[index]
    while end > index + 1 and words[end - 1] in CALENDAR and not _is_surname(words, end):
        end -= 1
    if end > index + 2:
        end = _body_before_name(words, index, end)
    if end > index + 2 and _is_field(words[end - 3]) and words[end - 2] in GENDER and word not in GENDER:
        return index  # "Environment Diplomacy Anna Novak": the rest of her title
    if end > index + 1 and index and (word in COUNTRIES_AND_CAPITALS or word.isupper()):
        end = place_end(words, index, end)
    return end


def _is_surname(words: list[str], end: int) -> bool:
    """Tell "Anna March" from "met Anna March 3"."""
    dated = end < len(words) and words[end][0].isdigit()
    return words[end - 1] in MONTHS_AND_NAMES and words[end - 2] in GENDER and not dated


def _is_field(word: str) -> bool:
    """Tell the name of what an office deals with by its form: "Diplomacy", "Cooperation", "Relations"."""
    return len(word) > MIN_FIELD and word.removesuffix("s").endswith(FIELDS)


def _body_before_name(words: list[str], index: int, end: int) -> int:
    """Cut "Refugee Council Anna Novak" behind the body: the name is the next mention."""
    for place in range(max(index + 1, end - 3), end - 1):
        if words[place] in GENDER and words[place - 1] in ORGANISATION_WORDS:
            return place
    return end


def _title_alone(words: list[str], index: int, end: int, read: Reading) -> Mention | None:
    """ "President", "Secretary of State" with no name behind: a role."""
    last = read.name.lower()
    if read.name in ADJECTIVES and last not in ROLE_NOUNS_SINGULAR and last not in ROLE_NOUNS_PLURAL:
        return None
    if end < len(words) and words[end].lower() in NOUNS:
        return role_phrase(words, end)
    if last in NATIONALS and (index == 0 or words[index - 1].lower() not in BEFORE_NATIONALS):
        person = person_of((read.name,), (), frozenset())
        return Mention(index, end, "person", read.name, person.gender, read.name)
    if last not in NATIONALS and read.head not in ROLE_NOUNS_SINGULAR and read.head not in ROLE_NOUNS_PLURAL:
        return None
    return role_mention(words, _determined(words, index), end, read.head)


def _determined(words: list[str], index: int) -> int:
    """Step back over a determiner."""
    return index - 1 if index and words[index - 1].lower() in DETERMINERS else index


def small_capital(words: list[str], index: int) -> Mention | None:
    """A capitalised small word: a pronoun or a noun for people at the start of a sentence."""
    lower = words[index].lower()
    if lower in PRONOUNS:
        return Mention(index, index + 1, "pronoun", gender=PRONOUNS[lower])
    if words[index : index + 2] == ["No", "10"]:
        return Mention(index, index + 2, "organisation", "No 10", head="10")
    if lower in ROLE_NOUNS_PLURAL and words[index] != "Other" and words[index] != "Others":
        return Mention(index, index + 1, "role", head=lower, gender="p")
    return None


def names_nobody(word: str) -> bool:
    """Tell the many capitalised small words and days that begin no mention, whatever stands beside them."""
    lower = word.lower()
    if lower in PRONOUNS or lower in ROLE_NOUNS_PLURAL or word == "No":
        return False
    return (word in NEVER_NAMES and word != "Said") or (word in CALENDAR and word.endswith("day"))
