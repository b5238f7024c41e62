"""How Ukrainian and Russian text is cut into sentences, clauses and words."""

import re

from negotiations.intake.extraction.tokens import BLANK

WORD = re.compile(r"[А-Яа-яЁёЇїІіЄєҐґ][\w’'ʼ-]*")
SENTENCE_END = re.compile(
    r"(?<=[а-яёїієґa-z»”\")\d])[.!?…]+[*_]*\s+(?=[*_]*[А-ЯЁЇІЄҐ«“„\"—–-])|(?<=\s)\.\s+(?=[А-ЯЁЇІЄҐ])|\n"
)
PAUSE = re.compile(rf"[.!?;:,\n()—–{BLANK}]| - ")
