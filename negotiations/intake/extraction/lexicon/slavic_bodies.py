"""Nouns for Ukrainian and Russian bodies with the endings of their cases, so that each is brought to the nominative."""

# ruff: noqa: SIM905 -- a list of words reads best as running text
# By gender; a hard sign marks nothing here: the endings are made below.
_MASCULINE = """
комитет комітет штаб союз совет парламент центр фонд офис офіс уряд кабинет кабінет департамент суд банк концерн профсоюз
профком кремль пентагон генштаб госдеп держдеп кабмин кабмін нацбанк центробанк минфин мінфін минтранс мінтранс минздрав
""".split()
_NEUTER = """
министерство міністерство правительство агентство ведомство відомство посольство управление управління объединение
об'єднання об’єднання бюро представництво представительство товариство общество братство
""".split()
_FEMININE = """
администрация адміністрація комиссия комісія делегация делегація организация організація партия партія служба рада
прокуратура полиция поліція разведка розвідка компания компанія спілка профспілка ассоциация асоціація федерация федерація
пресс-служба пресслужба госдума дума мэрия мерія миссия місія палата коллегия колегія канцелярия канцелярія
еврокомиссия єврокомісія группа група
""".split()
_ENDINGS = {
    "m": ("а", "у", "ом", "е", "і", "ові", "я", "ю", "ем", "ем"),
    "ство": ("ства", "ству", "ством", "стве", "стві"),
    "ние": ("ния", "нию", "нием", "нии"),
    "ня": ("ню", "ням", "ні"),
    "ия": ("ии", "ию", "ией"),
    "ія": ("ії", "ію", "ією"),
    "а": ("ы", "и", "е", "і", "у", "ой", "ою"),
}


def _cases() -> dict[str, tuple[str, str]]:
    out: dict[str, tuple[str, str]] = {}
    for noun in _MASCULINE:
        stem = noun.removesuffix("ь")
        for ending in ("", *_ENDINGS["m"]):
            out.setdefault(stem + ending, (noun, "m"))
        out[noun] = (noun, "m")
    for nouns, gender in ((_NEUTER, "n"), (_FEMININE, "f")):
        for noun in nouns:
            out[noun] = (noun, gender)
            last = next((end for end in ("ство", "ние", "ня", "ия", "ія", "а") if noun.endswith(end)), "")
            for ending in _ENDINGS.get(last, ()):
                out.setdefault(noun.removesuffix(last) + ending, (noun, gender))
    return out


# Every case of a noun -> its nominative and gender.
BODY_CASES = _cases()
# Of bodies called by their letters, which no case changes; the others are neuter.
LETTERS = {"мид": "m", "оон": "f", "сбу": "f", "фсб": "f", "рнбо": "f", "снбо": "m", "цвк": "f", "цик": "m"}
# What a body issues: "it says in the report of ...".
DOCUMENTS = tuple(
    """
    доклад заявлени отчет отчёт сообщени пресс-релиз релиз письм обращени комментари публикаци документ постановлени
    заключени
    доповід заяв звіт повідомлен лист звернен коментар прес-реліз допис пост
    """.split()
)
