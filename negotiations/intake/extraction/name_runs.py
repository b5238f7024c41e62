"""Where a run of words that make up a name ends: particles, initials, "of" and "and" inside it included."""

from negotiations.intake.extraction.lexicon.first_names import GENDER
from negotiations.intake.extraction.lexicon.function_words import INSIDE_NAMES, NEVER_NAMES
from negotiations.intake.extraction.lexicon.nations import STEM
from negotiations.intake.extraction.lexicon.places import (
    CALENDAR,
    COUNTRIES_AND_CAPITALS,
    NATIONAL_STEMS,
    ORGANISATION_WORDS,
)
from negotiations.intake.extraction.lexicon.roles import DEPARTMENTS, ROLE_NOUNS_SINGULAR, TITLES

PARTICLES = frozenset(
    "de da del della der den di do dos du la le van von bin ibn al el ben bint ter ten y e".split()  # noqa: SIM905
)
ARTICLES = frozenset(("al-", "el-", "ul-", "as-", "ad-"))
# Such a body may be named after several things.
OF_SEVERAL = frozenset(("Department", "Ministry", "Office", "Directorate", "Secretariat", "Bureau"))
# "The Council on Foreign Relations", "the Institute on Race Relations".
WORK_ON = frozenset(
    "Alliance Center Centre Coalition Commission Committee Conference Convention Council Forum Institute Panel Union".split()  # noqa: SIM905
)
# Branches of unions, and channels, have numbers for names.
NUMBERED = frozenset(("Local", "Lodge", "District", "Channel"))
PLURAL_OWNS = frozenset(("'", "’", "'s", "’s"))
JOINING = PARTICLES | PLURAL_OWNS | {"of", "for", "on", "and"}  # small words that a name may go on behind
MEMBERS = frozenset(("People", "Children", "Women", "Men"))
LINKS = frozenset(("to", "of", "in", "for", "at"))
SUFFIXES = frozenset(["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"])


def run_end(words: list[str], index: int) -> int:
    """Return where the run of name words that begins at `index` ends."""
    end, count = index + 1, len(words)
    while end < count:
        word = words[end]
        if word[0].isupper():
            small = word in NEVER_NAMES and word not in INSIDE_NAMES
            if small and not _is_surname(words, end) and not is_given(words, end):
                break
            if word == "May" or (word == "Will" and words[end - 1][0].isupper()):
                break
            end += 1
        elif word.islower() and word not in JOINING:
            break
        elif word == ",":
            if end + 1 == count or words[end + 1] not in SUFFIXES:
                break
            end += 2
        elif word == ".":
            if len(words[end - 1]) > 1 or end + 1 == count or not words[end + 1][0].isupper():
                break
            end += 1
        elif has_article(word) or (word in PARTICLES and _name_goes_on(words, end + 1)):
            end += 1
        elif word in ("of", "for", "on", "and", "&") and end + 1 < count and _joins(words, index, end):
            end += 2 if words[end + 1] != "the" else 3
        elif end + 1 < count and word in PLURAL_OWNS and _of_its_members(words, end):
            end += 2
        elif words[end - 1] in NUMBERED and word[0].isdigit():
            end += 1
        else:
            break
    return end


def place_end(words: list[str], index: int, end: int) -> int:
    """Return where a run ends that names what an office is held at: "the ambassador to Pakistan Anna Novak"."""
    long, named = end > index + 2, words[index + 1] in GENDER
    if words[index] in COUNTRIES_AND_CAPITALS and words[index - 1] in LINKS:
        return index + 1 if named or long else end
    if long and named and words[index].isupper() and not LINKS.isdisjoint(words[max(index - 2, 0) : index]):
        return index + 1  # "the representative to the UN Anna Novak"
    return end


def _is_surname(words: list[str], index: int) -> bool:
    """Tell the "He" of "Vice Premier He Lifeng" from the pronoun."""
    behind = words[index + 1] if index + 1 < len(words) else ""
    return words[index] == "He" and words[index - 1].lower() in TITLES and behind[:1].isupper()


def is_given(words: list[str], index: int) -> bool:
    """Tell the first name Said from the verb that opens a sentence: "the minister, Said Omar,"."""
    if words[index] != "Said" or not index or not (words[index - 1] == "," or words[index - 1][0].isalpha()):
        return False
    return index + 1 < len(words) and words[index + 1][0].isupper()


def _of_its_members(words: list[str], mark: int) -> bool:
    """Tell the genitive in "Farmers' Union" and "Children's Fund" from that of an owner."""
    owner = words[mark - 1]
    plural = owner in MEMBERS if words[mark][1:] else owner.endswith("s")
    return plural and words[mark + 1] in ORGANISATION_WORDS and owner not in ORGANISATION_WORDS


def has_article(word: str) -> bool:
    """Tell a name that begins with an Arabic article in small letters ("al-Harun")."""
    return word[2:3] == "-" and word[:3] in ARTICLES and word[3:4].isupper()


def _name_goes_on(words: list[str], index: int) -> bool:
    """Tell whether a capital follows a particle, or a second particle with one ("van der Berg")."""
    if index < len(words) and words[index] in PARTICLES:
        index += 1
    return index < len(words) and words[index][0].isupper()


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
            (title and (behind in DEPARTMENTS or behind in COUNTRIES_AND_CAPITALS))
            or before in ORGANISATION_WORDS
            or before in ("Bank", "Leader", "Minister")
            or (joiner == "of" and _is_long_body(words, index, end))
            or (
                joiner == "of"
                and behind in COUNTRIES_AND_CAPITALS
                and words[index - 1 : index] in (["the"], ["The"])
            )
        )
    if joiner == "on":
        return before in WORK_ON and behind not in CALENDAR and behind not in COUNTRIES_AND_CAPITALS
    if joiner == "and":
        if words[index] in OF_SEVERAL and not far[:1].isupper() and behind not in GENDER:
            return words[index + 1] in ("of", "for")  # "the Department for Business and Trade"
        if before in ORGANISATION_WORDS:
            return behind in ORGANISATION_WORDS and before not in COUNTRIES_AND_CAPITALS
        return words[index - 1 : index] in (["the"], ["The"]) and _is_one_body(words, index, end)
    return joiner == "&"


def _is_one_body(words: list[str], index: int, joint: int) -> bool:
    """Tell "the National Security and Defence Council" from "the President and the Council", by the words before "and"."""
    for word in words[index:joint]:
        lower = word.lower()
        if word in ORGANISATION_WORDS or word in GENDER or lower in ROLE_NOUNS_SINGULAR or word.isupper():
            return False
    if words[joint - 1][:STEM].lower() in NATIONAL_STEMS:
        return False
    for word in words[joint + 1 : joint + 4]:
        if word in ORGANISATION_WORDS:
            return True
        if not word[0].isupper() or word in GENDER:
            break
    return False


def _is_long_body(words: list[str], index: int, end: int) -> bool:
    """Tell whether "of" goes on with the name of a body: "Headquarters for the Treatment of Prisoners of War"."""
    return "for" in words[index:end] and not ORGANISATION_WORDS.isdisjoint(words[index:end])
