"""Takes out of a Ukrainian or Russian sentence what stands between a reporting verb and its subject."""

import re

from negotiations.intake.extraction.tokens import BLANK

_MEDIA = (
    r"(?:изданию|виданню|агентству|агенции|агенції|газете|газеті|телеканалу|каналу|радиостанции|радіостанції|журналу|порталу"
    r"|журналистам|журналістам|журналисту|журналісту|журналистке|журналістці|репортерам|корреспонденту|кореспонденту"
    r"|корреспондентам|кореспондентам|кореспондентці|корреспондентке|телерадиокомпании|телерадіокомпанії|редакции|редакції)"
)
_OUTLETS = (
    r"(?:Суспільному|Громадському|Еспресо|Би-би-си|Бі-бі-сі|ВВС|РБК|РБК-Україна|ТАСС|УП|УНІАН|УНИАН|Интерфаксу|Інтерфаксу|Укрінформу"
    r"|Медузе|Дождю|Радіо\s+Свобода|Радио\s+Свобода|Радио\s+Свободе|Радіо\s+Свободі|Коммерсанту|[A-Z][\w’'.]*(?:\s+[A-Z][\w’'.]*){0,3})"
)
_WHOSE = r"(?:[а-яёїієґ]+(?:ому|ему|ьому|ой|ей|ій|им|ым|нашим)\s+)?"
# "In an interview with", "on the air of".
_TALK = (
    r"(?:интервью|інтерв['’ʼ]ю|комментарии|коментарі|комментарий|коментар|эфире|ефірі|разговоре|розмові|беседе|бесіді|программе"
    r"|програмі|подкасте|подкасті|колонке|колонці|статье|статті)"
)
_NAMED = rf"{_WHOSE}(?:{_MEDIA}(?:\s+{_OUTLETS})?|{_OUTLETS})"
TO_WHOM = re.compile(rf"^\s*{_NAMED}(?=[\s,.:]|\Z)")
IN_TALK = re.compile(rf"({_TALK})\s+(?:(?:с|з|із|со|для|на)\s+)?{_NAMED}(?=[\s,.:]|\Z)")
# "The envoy, who had flown in, said": a relative clause or a participle between commas.
CLAUSE = re.compile(
    r",\s+(?:(?:в|у|на|о|об|про|з|с|із|к|до|за|из|для|по|від|от|під|под)\s+)?"
    r"(?:котор\w+|як(?:ий|а|е|і|ого|ої|ому|ій|их|им|ими|ою|у)|чий|чия|чиє|чиї|чьи|чей|чья|где|де|куда|куди|откуда|звідки|"
    r"[а-яёїієґ]+(?:вший|вшая|вшие|вшего|вшей|вших|вшийся|вшаяся|щий|щая|щие|щей|щего|щих|щийся|щаяся|анный|енный|анная|енная))\s"
    rf"[^.!?:;…()—–{BLANK}\n]*?,(?!\s+(?:котор|як(?:ий|а|е|і)\b))"
)


def without_clauses(sentence: str) -> str:
    """Return a sentence at its length with the clauses blank that commas set off from their noun."""
    return CLAUSE.sub(lambda found: " " * len(found.group()), sentence)


def without_listeners(sentence: str) -> str:
    """Return a sentence at its length without the outlet that somebody talks to: "told the agency"."""
    return IN_TALK.sub(lambda found: found[1] + " " * (len(found.group()) - len(found[1])), sentence)


def without_listener(behind: str) -> str:
    """Return the words behind a reporting verb without the outlet that they begin with."""
    return TO_WHOM.sub(lambda found: " " * len(found.group()), behind, count=1)
