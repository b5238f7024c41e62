"""Names that may be one person's in two spellings: to ask about, never to decide by."""

from functools import lru_cache

from negotiations.intake.extraction.people import name_parts
from negotiations.intake.extraction.transliteration import consonants, plain_form

Ends = tuple[str, str]
SHORT, LONG = (
    4,
    8,
)  # letters of a surname: in a shorter one each letter counts, in a longer one two may differ
FEW_CONSONANTS = 3


def alike(one: str, other: str) -> bool:
    """Tell whether two names may be one person's: Serhiy Melnyk, Sergei Melnik, S. Melnyk, Melnyk Serhiy, Мельник."""
    mine, (first, last) = _ends(one), _ends(other)
    turned = mine[0] and first and _may_be_one(mine, (last, first))
    return bool(turned) or _may_be_one(mine, (first, last))


@lru_cache(maxsize=4096)
def _ends(name: str) -> Ends:
    """Return the forms of the first name and the surname; one part alone is a surname."""
    forms = [form for part in name_parts(name) if (form := plain_form(part))]
    return (forms[0] if len(forms) > 1 else "", forms[-1] if forms else "")


def _may_be_one(one: Ends, other: Ends) -> bool:
    (first, last), (other_first, other_last) = one, other
    shorter = min(len(last), len(other_last))
    far = 0 if shorter < SHORT else 1 if shorter < LONG else 2
    if not last or not within(last, other_last, far):
        return False
    if not first or not other_first:
        return last == other_last
    return _firsts_alike(first, other_first, same_surname=last == other_last)


def _firsts_alike(one: str, other: str, *, same_surname: bool) -> bool:
    shorter = min(len(one), len(other))
    if one == other or (shorter == 1 and one[0] == other[0]):
        return True
    bare = consonants(one)
    if len(bare) >= FEW_CONSONANTS and bare == consonants(other):
        return True
    if same_surname and one[:2] == other[:2]:  # Mike and Michael
        return True
    return shorter > SHORT and within(one, other, 2 if same_surname else 1)


def within(one: str, other: str, far: int) -> bool:
    """Tell whether one word becomes the other by at most `far` letters put in, left out or changed."""
    if abs(len(one) - len(other)) > far:
        return False
    before = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column, against in enumerate(other, start=1):
            changed = before[column - 1] + (letter != against)
            here.append(min(changed, before[column] + 1, here[-1] + 1))
        before = here
    return before[-1] <= far
