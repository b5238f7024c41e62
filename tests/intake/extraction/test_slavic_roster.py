"""Cyrillic names resolved to the record's people, whatever script and case the record has them in."""

import pytest

from negotiations.intake.extraction import KnownPerson, Roster, extract
from negotiations.intake.extraction.known import Known
from negotiations.intake.extraction.slavic_declension import full_nominative
from negotiations.intake.extraction.slavic_endings import is_oblique, same_first_name
from negotiations.intake.extraction.slavic_genders import gender_by_name
from negotiations.intake.extraction.slavic_roles import is_role
from negotiations.intake.extraction.transliteration import plain_form

PEOPLE = (
    KnownPerson("zelenskyy", "Volodymyr Zelenskyy", ("Zelenskyy",), ("Zelensky", "Зеленський"), "m"),
    KnownPerson("putin", "Vladimir Putin", ("Putin",), ("Путин", "Владимир Путин"), "m"),
    KnownPerson("peskov", "Dmitry Peskov", ("Peskov",), ("Песков",), "m"),
    KnownPerson("lavrov", "Sergey Lavrov", ("Lavrov",), (), "m"),
    KnownPerson("umerov", "Rustem Umerov", ("Umerov",), (), "m"),
    KnownPerson("sybiha", "Andrii Sybiha", ("Sybiha",), ("Sibiga", "Сибіга"), "m"),
    KnownPerson("rubio", "Marco Rubio", ("Rubio",), (), "m"),
    KnownPerson("witkoff", "Steve Witkoff", ("Witkoff",), (), "m"),
    KnownPerson("trump", "Donald Trump", ("Trump",), (), "m"),
    KnownPerson("macron", "Emmanuel Macron", ("Macron",), (), "m"),
    KnownPerson("vance", "JD Vance", ("Vance",), (), "m"),
    KnownPerson("kallas", "Kaja Kallas", ("Kallas",), (), "f"),
    KnownPerson("lukashenko", "Alexander Lukashenko", (), (), "m"),
    KnownPerson("petro-novak", "Petro Novak", ("Novak",), (), "m"),
    KnownPerson("hanna-novak", "Hanna Novak", ("Novak",), ("Новак",), "f"),
)
KNOWN = Known(Roster(PEOPLE))


@pytest.mark.parametrize(
    ("names", "key"),
    [
        ("Зеленський, Зеленский, Зеленського, Зеленському, Володимир Зеленський, Владимира Зеленского", "zelenskyy"),
        ("Путін, Путин, Путіну, Володимир Путін, Владимиром Путиным, Владимир Владимирович Путин", "putin"),
        ("Пєсков, Песковым, Дмитро Пєсков, Дмитрий Песков, Дмитрия Пескова", "peskov"),
        ("Лавров, Лаврова, Сергій Лавров, Сергею Лаврову", "lavrov"),
        ("Умєров, Умеров, Рустем Умєров, Рустемом Умеровым", "umerov"),
        ("Сибіга, Сибига, Сибіги, Сибігою, Андрій Сибіга, Андрея Сибиги", "sybiha"),
        ("Рубіо, Рубио, Марко Рубіо, Марко Рубио", "rubio"),
        ("Віткофф, Уиткофф, Виткоффа, Стів Віткофф, Стив Уиткофф, Стивом Уиткоффом", "witkoff"),
        ("Трамп, Трампом, Дональд Трамп, Дональда Трампа", "trump"),
        ("Макрон, Макрона, Еммануель Макрон, Эмманюэль Макрон", "macron"),
        ("Венс, Вэнс, Ді Венс", "vance"),
        ("Каллас, Кая Каллас", "kallas"),
        ("Лукашенко, Лукашенка, Олександр Лукашенко, Александру Лукашенко", "lukashenko"),
        ("Ганна Новак, Ганни Новак, Анна Новак", "hanna-novak"),
        ("Петро Новак, Петра Новака, Новака", "petro-novak"),
    ],
)  # fmt: skip
def test_a_cyrillic_name_means_the_person_of_the_record(names: str, key: str) -> None:
    for name in names.split(", "):
        found = KNOWN.by_name(name)
        assert (name, found.key if found else None) == (name, key)


@pytest.mark.parametrize(
    "name",
    [
        "Олена Зеленська",  # another first name, and a woman
        "Зеленська",
        "Денис Песков",
        "Мария Пескова",
        "Мелания Трамп",
        "Андрей Рубио",
        "Александра Лукашенкова",
        "Алексей Лукашенко",
        "Новак",  # two people of the record
        "Рубин",  # only begins alike
        "Путилин",
        "Лавренев",
        "Калласа",  # a woman's name in a consonant is not declined
    ],
)
def test_another_s_name_means_nobody_of_the_record(name: str) -> None:
    assert KNOWN.by_name(name) is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Andriy Sibiga", "sybiha"),
        ("Sibiga", "sybiha"),
        ("Vladimir Zelensky", "zelenskyy"),
        ("Alexandra Lukashenko", None),
        ("Olena Zelensky", None),
        ("Novak", None),
    ],
)
def test_an_alias_of_one_word_goes_with_the_person_s_own_first_name(name: str, key: str | None) -> None:
    found = KNOWN.by_name(name)

    assert (found.key if found else None) == key


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("«Ми готові до миру», – сказав Зеленський. «Це чесно», – додав він.", "zelenskyy zelenskyy"),
        ("Держсекретар Рубіо прибув. «Ми готові до миру», – сказав Рубіо.", "rubio"),
        ("Президент України Зеленський заявив: «Ми готові до миру».", "zelenskyy"),
        ("«Ждём ответа», — сообщил пресс-секретарь Путина. «Да», — сказал Путин.", "- putin"),
        ("«Ждём ответа», — сообщил Дмитрий Песков. По словам Пескова, «время есть».", "peskov peskov"),
        ("По словам президента Путина, «всё уже ясно».", "putin"),
        ("Владимир Владимирович Путин заявил: «Ждём ответа».", "putin"),
        ("«Мы готовы, — подчеркнул Путин, — и ждём». «Время есть», — добавил он.", "putin putin"),
        ("«Мы всё сказали», — сказала Пескова.", "-"),
        ("«Всё сказали», — сказал Николай Песков. «И скажем», — добавил Песков.", "- -"),
        ("«Діти раді», – сказала Олена Зеленська. «Так», – додав Зеленський.", "- zelenskyy"),
        ("Дмитрий Песков и Николай Песков приехали. «Ждём ответа», — сказал Песков.", "-"),
        ("Віцепрезидент США Джей Ді Венс заявив: «Ми йдемо далі».", "vance"),
        ("«Ждём ответа», — сказал Новак.", "-"),
        ("«Мы готовы, — сказал на встрече с Трампом Путин, — и ждём».", "putin"),
        ("«Мы готовы, — сказал Путин на встрече с Дональдом Трампом. — И ждём».", "putin"),
    ],
)
def test_speakers_of_an_article_are_resolved(text: str, speakers: str) -> None:
    quotes = extract(text, title="-", roster=Roster(PEOPLE)).quotes

    assert [quotation.person_key or "-" for quotation in quotes] == speakers.split()


def test_the_record_s_spelling_is_the_speaker_s_name() -> None:
    [quotation] = extract(
        "«Ми готові», – сказав Володимир Зеленський.", title="-", roster=Roster(PEOPLE)
    ).quotes

    assert quotation.speaker == "Volodymyr Zelenskyy"


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Згурський", "Zghurskyi"),
        ("Щербак", "Shcherbak"),
        ("Юрій", "Yurii"),
        ("Юрий", "Yury"),
        ("Єжель", "Yezhel"),
        ("Короп’є", "Koropie"),
        ("Хрущёв", "Khrushchev"),
        ("Цыбин", "Tsybin"),
        ("Шольц", "Scholz"),
    ],
)
def test_both_scripts_have_one_form(cyrillic: str, latin: str) -> None:
    assert plain_form(cyrillic) == plain_form(latin)


@pytest.mark.parametrize(
    ("met", "known", "same"),
    [
        ("Володимиром", "Vladimir", True),
        ("Олександра", "Alexander", True),
        ("Олени", "Elena", True),
        ("Стив", "Steve", True),
        ("Пит", "Pete", True),
        ("Алексей", "Alexander", False),
        ("Марк", "Maria", False),
        ("Инна", "Anna", False),
        ("Яна", "Anna", False),
        ("Ольга", "Oleg", False),
    ],
)
def test_first_names_are_told_apart(met: str, known: str, same: bool) -> None:
    assert same_first_name(met, known) is same


@pytest.mark.parametrize(
    ("word", "name", "oblique"),
    [
        ("Путина", "Vladimir Putin", True),
        ("Путин", "Vladimir Putin", False),
        ("Трамп", "Donald Trump", False),
        ("Сибіга", "Andrii Sybiha", False),
        ("Сибіги", "Andrii Sybiha", True),
    ],
)
def test_cases_are_told_apart(word: str, name: str, oblique: bool) -> None:
    assert is_oblique(word, name) is oblique


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Мария Зимина", "f"),
        ("Никита Савчук", "m"),
        ("Ольга Новак", "f"),
        ("Лев Сергеевич Толмачёв", "m"),
        ("Каролин Ливитт", "f"),
        ("Anna Novak", ""),
        ("Рубио", ""),
        ("Олена Савчин", "f"),
    ],
)
def test_a_name_shows_a_gender(name: str, gender: str) -> None:
    assert gender_by_name(name) == gender


@pytest.mark.parametrize(
    ("genitive", "name", "russian"),
    [
        ("Павла Адамова", "Павел Адамов", True),
        ("Павла Адамова", "Павло Адамов", False),
        ("Марії Зеленської", "Марія Зеленська", False),
        ("Сергея Вольского", "Сергей Вольский", True),
        ("Остапа Калини", "Остап Калина", False),
    ],
)
def test_a_genitive_leads_to_the_nominative(genitive: str, name: str, russian: bool) -> None:
    assert full_nominative(genitive, russian=russian, case="g") == name


@pytest.mark.parametrize(
    ("met", "name", "russian"),
    [
        ("Андрія Лотоцького", "Андрій Лотоцький", False),
        ("Дениса Швеця", "Денис Швець", False),
        ("Сергія Бойка", "Сергій Бойко", False),
        ("Ользі Стефанішиній", "Ольга Стефанішина", False),
        ("Рафаеля Гроссі", "Рафаель Гроссі", False),
        ("Андрієві Єрмаку", "Андрій Єрмак", False),
        ("Андрея Белого", "Андрей Белый", True),
        ("Петра Черных", "Петр Черных", True),
        ("Игорем Кобзарем", "Игорь Кобзарь", True),
        ("Элины Валтари", "Элина Валтари", True),
        ("Ирины Шевченко", "Ирина Шевченко", True),
        ("Павел Адамов", None, True),
        ("Александра Новак", None, True),
    ],
)
def test_a_name_in_any_case_leads_to_the_nominative(met: str, name: str | None, russian: bool) -> None:
    assert full_nominative(met, russian=russian) == name


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("посадовця", True),
        ("журналистов", True),
        ("журнал", False),
        ("экономики", False),
        ("предприятие", False),
        ("законопроект", False),
    ],
)
def test_a_role_is_told_in_any_case(word: str, role: bool) -> None:
    assert is_role(word) is role
