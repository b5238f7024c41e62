"""Tells the language of a text by its letters and its commonest words."""

import re

SAMPLE = 1500
# So much is enough where it is plain.
BEGINNING = 700
MIN_LETTERS = 8
WORD = re.compile(r"[^\W\d_]+")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
OTHER_SCRIPTS = (
    ("el", re.compile(r"[\u0370-\u03ff]")),
    ("he", re.compile(r"[\u0590-\u05ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
)
COMMON = {
    "en": "the of and to in that is was for on with as by at from said it his her has are were be this not he she they we"
    " have",
    "de": "der die das und ist nicht ein eine den dem mit auf für von sich auch wird sind werden hat sagte im zu des",
    "fr": "le la les des et est une dans pour que qui sur pas plus avec au par ce sont être cette aux du il elle",
    "es": "el la los las de y que en un una por con para del se no su al es más como este ha fue según",
    "it": "il lo la gli le di e che in un una per con del della non si è sono ha dei alla anche più come",
    "pt": "o a os as de e que em um uma por com para do da não se no na é foi mais como ao dos das",
    "nl": "de het een en van in is dat op te met voor niet zijn aan er ook door maar heeft naar",
    "pl": "w i na z do nie się że jest o to od po jak za przez oraz który dla są był",
    "tr": "ve bir bu da de için ile olarak olan çok daha gibi kadar sonra ancak dedi",
    "sv": "och att det som en på är av för med den till inte har om ett var",
    "ro": "și de la în că pe cu nu este din care pentru sunt mai fost dar",
    "cs": "a se na že je v s do o to jako ale by podle který pro po",
}
_COMMON = {code: frozenset(words.split()) for code, words in COMMON.items()}
SPEAKERS_FOUND_IN = frozenset(("en", "uk", "ru", ""))
NAMES = {
    "ar": "Arabic", "cs": "Czech", "de": "German", "el": "Greek", "es": "Spanish", "fr": "French", "he": "Hebrew",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "sv": "Swedish", "tr": "Turkish", "zh": "Chinese",
}  # fmt: skip
UKRAINIAN, RUSSIAN = re.compile("[іїєґІЇЄҐ]"), re.compile("[ыэъёЫЭЪЁ]")


def _plainly_english(sample: str) -> bool:
    """Settle the common case without taking words from their punctuation."""
    words = sample.lower().split()
    return len(words) > 12 and sum(map(_COMMON["en"].__contains__, words)) * 5 >= len(words)


def language_of(text: str) -> str:
    """Return an ISO 639-1 code; "" when there are too few words to tell."""
    sample = text[:SAMPLE]
    if _plainly_english(sample[:BEGINNING]):
        return "en"
    words = [word.lower() for word in WORD.findall(sample)]
    english = sum(map(_COMMON["en"].__contains__, words))
    if english * 6 >= len(words) > 12:
        return "en"
    letters = sum(map(len, words))
    if letters < MIN_LETTERS:
        return ""
    if len(CYRILLIC.findall(sample)) * 2 > letters:
        return "uk" if len(UKRAINIAN.findall(sample)) > len(RUSSIAN.findall(sample)) else "ru"
    for code, script in OTHER_SCRIPTS:
        if len(script.findall(sample)) * 2 > letters:
            return code
    counts = {code: sum(map(common.__contains__, words)) for code, common in _COMMON.items()}
    best = max(counts, key=lambda code: counts[code])
    if counts["en"] == counts[best] or len(words) < 12:
        return "en"
    return best if counts[best] * 12 >= len(words) else ""
