"""Names Ukrainian and Russian bodies as their articles do: whole, and in the nominative."""

# ruff: noqa: SIM905 -- a list of words reads best as running text
from collections.abc import Sequence

from negotiations.intake.extraction.lexicon.slavic_bodies import BODY_CASES, LETTERS
from negotiations.intake.extraction.lexicon.slavic_verbs import SLAVIC_VERBS
from negotiations.intake.extraction.lexicon.slavic_words import NOMINATIVE, NOT_IN_NAMES, PREPOSITIONS
from negotiations.intake.extraction.slavic_names import is_body, is_place

MOST = 8  # words of a body's name
MOST_ADJECTIVES = 3
ADJECTIVES = tuple(
    """
    ий ый ой ая яя ое ее ого его ому ему ом ем ым им ую юю ої ій ою ім ська цька на не ве ле ьне
    """.split()
)
GENITIVES = tuple("ии ії ства ов ів ев їв ей ого его ої ой их ых ия я и ы і ї а у ю".split())
# Ukrainian genitives in -у that bodies are of.
OF_MEN_ON_U = frozenset(
    """
    розвитку транспорту захисту зв'язку зв’язку моніторингу спорту бізнесу розшуку порятунку миру туризму ринку
    експорту імпорту нагляду аудиту банку фонду союзу порту газу народу суду сходу заходу штабу досвіду прогресу
    простору комітету центру парламенту уряду кабінету офісу департаменту інституту університету клубу театру музею
    руху опору доступу добробуту обліку випадку регіону району округу краю світу океану флоту полку корпусу
    батальйону загону заводу комбінату холдингу альянсу конгресу сейму
    """.split()
)
ACCUSATIVES = ("ию", "ію", "ую", "юю")
# "On questions of", "for the rights of": a body's name goes on behind these.
FIELDS = ("вопрос", "питан", "делам", "справ", "прав", "борьб", "боротьб", "надзор", "нагляд", "ситуаци")
GENITIVE_PLURALS = frozenset("справ дел прав сил свобод наук военнопленных".split())
_CUT = tuple("ого его ому ему ом ем ым им ой ей ую ої ій ою ім".split())
_OF_NAMES = tuple("ого его ої ой ых их".split())
_UKRAINIAN = frozenset("ому ій ої ою ім".split())


def body_around(words: Sequence[str], index: int) -> tuple[str, str]:
    """Return the body whose noun stands at `index`: as the words have it, and by its name in the nominative."""
    start = _start(words, index)
    end = _end(words, index)
    phrase = " ".join(words[start:end])
    return phrase, nominative(words[start:end], index - start)


def nominative(words: Sequence[str], noun: int) -> str:
    """Return a body's name in the nominative, given its words and which of them is its noun."""
    phrase = " ".join(words)
    plain = phrase.casefold()
    for inflected, name in NOMINATIVE.items():
        if plain == inflected or plain.startswith(inflected + " "):
            return name + phrase[len(inflected) :]
    known = BODY_CASES.get(words[noun].casefold())
    if words[noun].isupper():
        gender = LETTERS.get(words[noun].casefold(), "n")
        return " ".join([*(adjective(word, gender) for word in words[:noun]), *words[noun:]])
    if known is None or words[noun].casefold() == known[0]:
        return phrase
    name, gender = known
    tail = [_as(words[noun], name), *words[noun + 1 :]]
    return " ".join([*(adjective(word, gender) for word in words[:noun]), *tail])


def _as(met: str, word: str) -> str:
    return word[:1].upper() + word[1:] if met[:1].isupper() else word


def adjective(word: str, gender: str) -> str:
    """Return an adjective in the nominative of a gender: m, f or n."""
    ending = next((end for end in _CUT if word.endswith(end)), "")
    if not ending or len(word) - len(ending) < len("ск"):
        return word
    stem = word.removesuffix(ending)
    if ending in _UKRAINIAN:
        return stem + {"m": "ий", "n": "е", "f": "а"}[gender]
    masculine = "ий" if stem[-1] in "кгхжшщч" else "ый"
    return stem + {"m": masculine, "n": "ое", "f": "ая"}[gender]


def _start(words: Sequence[str], index: int) -> int:
    start = index
    while start and index - start < MOST_ADJECTIVES:
        word = words[start - 1].casefold()
        if word in NOT_IN_NAMES or word in PREPOSITIONS or not word.endswith(ADJECTIVES):
            break
        if word in SLAVIC_VERBS:
            break
        start -= 1
    return start


def _end(words: Sequence[str], index: int) -> int:
    """Return where a body's name ends: behind its genitives, places and what it is for."""
    end = index + 1
    while end < len(words) and end - index < MOST:
        word = words[end].casefold()
        if word in ("по", "з", "із", "за") and end + 1 < len(words):
            if not words[end + 1].casefold().startswith(FIELDS):
                break
            end += min(2, len(words) - end)
            while end < len(words) and not _stops(words[end]) and end - index < MOST:
                end += 1
                if end + 1 < len(words) and words[end].casefold() in ("с", "з", "із", "со"):
                    end += 2
            return end
        if _stops(words[end]) or _begins_name(words, end) or _is_object(words[end]):
            break
        if not (words[end][0].isupper() or word in GENITIVE_PLURALS or word.endswith(GENITIVES)):
            break
        end += 1
    return end


def _is_object(word: str) -> bool:
    """Tell an accusative, which a verb behind the body governs, from what the body is of."""
    return word.endswith(ACCUSATIVES) or (word.islower() and word.endswith("у") and word not in OF_MEN_ON_U)


def _begins_name(words: Sequence[str], index: int) -> bool:
    """Tell a person's name behind a body from the body's own: two capitals, and the first is no adjective."""
    if not words[index][0].isupper() or not words[index + 1 : index + 2] or not words[index + 1][0].isupper():
        return False
    word = words[index].casefold()
    return not (word.isupper() or word.endswith(_OF_NAMES) or is_place(word) or is_body(word))


def _stops(word: str) -> bool:
    plain = word.casefold()
    return plain in PREPOSITIONS or plain in NOT_IN_NAMES or plain in SLAVIC_VERBS or plain.endswith("о")
