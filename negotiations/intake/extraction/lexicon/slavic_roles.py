"""What Ukrainian and Russian nouns for roles mean, by their beginnings, which the cases share."""

# ruff: noqa: SIM905 -- a list of words reads best as running text
# Kind of role -> beginnings of the nouns that name it.
ROLE_KINDS = {
    "deputy": tuple(
        "вице-премьер віцепрем вице-президент віцепрезидент вицепрезидент замест заступни замглав замминистр".split()
    ),
    "president": tuple("президент".split()),
    "premier": tuple("премьер прем'єр прем’єр премєр".split()),
    "minister": tuple("министр міністр министерк".split()),
    "secretary": tuple("госсекретар держсекретар генсек".split()),
    "leader": tuple("лидер лідер".split()),
    "spokes": tuple("спикер спікер речни представител представни пресс-секретар прессекретар прес-секретар".split()),
    "envoy": tuple("посол посла послу послом постпред спецпослан спецпредстав переговор эмиссар емісар дипломат".split()),
    "expert": tuple(
        "эксперт експерт аналит аналіт политолог політолог экономист економіст историк історик юрист учен науков".split()
    ),
    "head": tuple("глав голов очільни керівни руководител начальни директор гендиректор председател шеф".split()),
    "deputee": tuple("депутат сенатор парламентар нардеп".split()),
    "soldier": tuple("командир команду генерал полковник офіцер офицер майор капитан капітан".split()),
    "mayor": tuple("мэр мер мера мэра градоначальни".split()),
    "governor": tuple("губернатор".split()),
}  # fmt: skip
# A head of these is a president, a prime minister, a minister.
HEADS_OF = {
    "president": tuple("держав государств країн страны республик білого белого".split()),
    "premier": tuple("правительств уряд кабмин кабмін кабинет кабінет".split()),
    "minister": tuple("мид мзс мин мін внешнеполит зовнішньополіт дипломат".split()),
}
# Places whose adjectives begin otherwise, by their first letters.
SAME_PLACE = {"аме": "сша", "рф": "рос", "нем": "гер", "нім": "нім", "єс": "євр", "ес": "евр", "кре": "рос"}
# A role alone that picks up whoever was spoken of last.
PICKS_UP = frozenset(
    """
    политик політик политикиня політикиня чиновник чиновница чиновниця посадовець посадовиця собеседник собеседница
    співрозмовник співрозмовниця дипломат дипломатка эксперт експерт експертка эксперт политолог політолог аналитик аналітик
    аналітикиня женщина жінка мужчина чоловік военный військовий спикер спікер спікерка министр міністр міністерка
    """.split()
)
ALSO = {
    "leader": frozenset(("leader", "president", "premier", "head")),
    "deputy": frozenset(("deputy",)),
    "envoy": frozenset(("envoy", "minister", "secretary")),
}
