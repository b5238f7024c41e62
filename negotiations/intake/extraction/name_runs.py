"""Where a run of words that make up a name ends: particles, initials, "of" and "and" inside it included."""

from negotiations.intake.extraction.lexicon.first_names import GENDER
from negotiations.intake.extraction.lexicon.function_words import INSIDE_NAMES, NEVER_NAMES
from negotiations.intake.extraction.lexicon.places import COUNTRIES_AND_CAPITALS, ORGANISATION_WORDS
from negotiations.intake.extraction.lexicon.roles import DEPARTMENTS, TITLES

PARTICLES = frozenset(
    "de da del della der den di do dos du la le van von bin ibn al el ben bint ter ten y e".split()  # noqa: SIM905
)
ARTICLES = frozenset(("al-", "el-", "ul-", "as-", "ad-"))
# Such a body may be named after several things.
OF_SEVERAL = frozenset(("Department", "Ministry", "Office", "Directorate", "Secretariat", "Bureau"))
# Branches of unions, and channels, have numbers for names.
NUMBERED = frozenset(("Local", "Lodge", "District", "Channel"))
SUFFIXES = frozenset(["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"])


def run_end(words: list[str], index: int) -> int:
    """Return where the run of name words that begins at `index` ends."""
    end, count = index + 1, len(words)
    while end < count:
        word = words[end]
        if word[0].isupper():
            if word in NEVER_NAMES and word not in INSIDE_NAMES and not _is_titled(words, end):
                break
            if word == "May" or (word == "Will" and words[end - 1][0].isupper()):
                break
            end += 1
        elif (
            has_article(word)
            or (word in PARTICLES and _name_goes_on(words, end + 1))
            or (word == "." and len(words[end - 1]) == 1 and end + 1 < count and words[end + 1][0].isupper())
        ):
            end += 1
        elif word in ("of", "for", "and", "&") and end + 1 < count and _joins(words, index, end):
            end += 2 if words[end + 1] != "the" else 3
        elif word == "," and end + 1 < count and words[end + 1] in SUFFIXES:
            end += 2
        elif words[end - 1] in NUMBERED and word[0].isdigit():
            end += 1
        else:
            break
    return end


def _is_titled(words: list[str], place: int) -> bool:
    """Tell the name in "Vice Premier He Lifeng" from the pronoun."""
    if words[place] != "He" or words[place - 1].lower() not in TITLES:
        return False
    return place + 1 < len(words) and words[place + 1][0].isupper()


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
    if joiner == "and":
        if words[index] in OF_SEVERAL and not far[:1].isupper() and behind not in GENDER:
            return words[index + 1] in ("of", "for")  # "the Department for Business and Trade"
        return (
            before in ORGANISATION_WORDS
            and behind in ORGANISATION_WORDS
            and before not in COUNTRIES_AND_CAPITALS
        )
    return joiner == "&"


def _is_long_body(words: list[str], index: int, end: int) -> bool:
    """Tell whether "of" goes on with the name of a body: "Headquarters for the Treatment of Prisoners of War"."""
    return "for" in words[index:end] and not ORGANISATION_WORDS.isdisjoint(words[index:end])
