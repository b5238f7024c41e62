"""Whose a Ukrainian or Russian role is: the name behind it, among the words beside a reporting verb."""

from collections.abc import Sequence

from negotiations.intake.extraction.lexicon.slavic_verbs import SLAVIC_VERBS
from negotiations.intake.extraction.lexicon.slavic_words import ROLES
from negotiations.intake.extraction.people import Person
from negotiations.intake.extraction.slavic_declension import gender_of_first, is_declined_first
from negotiations.intake.extraction.slavic_endings import is_oblique
from negotiations.intake.extraction.slavic_grammar import Subject
from negotiations.intake.extraction.slavic_names import SlavicNames, is_body, is_place
from negotiations.intake.extraction.slavic_nouns import is_led_in
from negotiations.intake.extraction.slavic_phrases import role_end
from negotiations.intake.extraction.slavic_roles import is_role

# Beside these a name in the genitive is the holder's own: "по словам президента Адамова".
IN_GENITIVE = frozenset(("президента", "министра", "міністра"))
ONE = frozenset(
    "один одна другой другая второй вторая первый первая інший інша другий друга перший перша".split()  # noqa: SIM905
)
CONJUNCTIONS = frozenset("і и й та а але но що что як как".split())  # noqa: SIM905
# Behind these stands no longer what a role is of: "at a meeting with".
ELSEWHERE = frozenset("на с со після после під перед для во".split())  # noqa: SIM905
# A lone name that ends so may stand in another case than the nominative.
NOT_BARE = tuple("а я у ю и ы і ї ого ому ом ем ою ой ей ою их ых".split())  # noqa: SIM905
LONGEST_NAME = 3  # words


def one_of(words: Sequence[str]) -> Subject | None:
    """Read somebody of several who are not named: "one of them", "one of the sources"."""
    for index, word in enumerate(words[:-2]):
        if word.casefold() not in ONE:
            continue
        if words[index + 1].casefold() not in ("из", "із", "з", "зі"):
            return None
        of = words[index + 2]
        if of.casefold() not in ("них", "их") and not is_role(of):
            return None
        phrase = " ".join([word, words[index + 1], *words[index + 2 : role_end(words, index + 2)]])
        if of.casefold() in ("них", "их"):
            phrase = " ".join(words[index : index + 3])
        gender = "f" if word.casefold().endswith("а") else "m"
        return Subject(phrase[:1].lower() + phrase[1:], phrase, "role", gender=gender)
    return None


def known_by_first_name(words: Sequence[str], names: SlavicNames, gender: str) -> Subject | None:
    """Return the person whose first name, in the nominative, is among the words, with a surname behind it."""
    for index, word in enumerate(words[:-1]):
        own = gender_of_first(word)
        if not word[0].isupper() or not own or own != (gender or own) or is_declined_first(word):
            continue
        end = index + 1
        while end < len(words) and words[end][0].isupper():
            end += 1
        start = index
        while start and words[start - 1][0].isupper():
            start -= 1
        if (
            end == index + 1
            or end - index > LONGEST_NAME
            or (start == index and is_led_in(words, start))
            or is_body(words[index + 1])
        ):
            continue
        person = names.find(words[index:end], gender) or names.enter(words[index:end])
        if person is not None and not is_oblique(words[end - 1], person.name):
            return Subject(person.name, " ".join(words[index:end]), "named", person, gender)
    return None


def name_behind(words: Sequence[str], role: int, names: SlavicNames, gender: str) -> Subject | None:
    """Return the holder of a role whose name stands behind what the role is of: "the deputy head of the Office Adamov"."""
    end = role + 1
    while (
        end < len(words)
        and words[end].casefold() not in SLAVIC_VERBS
        and words[end].casefold() not in CONJUNCTIONS
        and words[end].casefold() not in ELSEWHERE
    ):
        start = end
        while end < len(words) and words[end][0].isupper():
            end += 1
        name = list(words[start:end])
        while name and (
            name[0].isupper() or is_place(name[0]) or is_body(name[0]) or name[0].casefold() in ROLES
        ):
            name = name[1:]
        if name and not is_led_in(words, end - len(name)) and not is_oblique_first(name[0]):
            person = names.find(name, gender)
            if person is not None and not is_oblique(name[-1], person.name):
                return Subject(person.name, " ".join(name), "named", person, gender)
            if person is None and start > role + 1 and not name[-1].casefold().endswith(NOT_BARE):
                whole = " ".join(name)
                return Subject(whole, whole, "named", Person(whole), gender)
        end += end == start
    return None


def is_oblique_first(word: str) -> bool:
    """Tell a first name that stands in another case for certain: Мартой."""
    return is_declined_first(word) and not gender_of_first(word)


def is_declined(last: str, subject: Subject, verb: str) -> bool:
    """Tell a name that is no subject of a verb, as it stands in another case: "a colleague of Adamov's said"."""
    if not verb or subject.how != "named" or subject.person is None or " " not in subject.person.name:
        return False
    return is_oblique(last, subject.person.name)


def belongs_to_role(name: Sequence[str], person: Person | None, role: str) -> bool:
    """Beside a role a lone name in the genitive is what the role is of: "the spokesman of Adamov"."""
    if len(name) > 1:
        return False
    if person is not None:
        return (
            role.casefold() in ROLES
            and role.casefold() not in IN_GENITIVE
            and is_oblique(name[0], person.name)
        )
    return name[0].casefold().endswith((*SOME_GENITIVES, "и", "ы", "ого"))


SOME_GENITIVES = ("ії", "ии", "ства", "ва", "ви", "ди", "ды", "ня", "ния", "ру", "ра", "та")
