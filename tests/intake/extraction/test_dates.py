"""Only an article's own word for its publication is its date: a dateline, a byline with a day, a line with a day."""

from datetime import date

import pytest

from negotiations.intake.extraction import extract
from negotiations.intake.extraction.dates import stated_date

BODY = "The delegations left the palace at noon without a word to the press, and will meet again on 2 April 2025."
DAY = date(2025, 3, 12)


@pytest.mark.parametrize(
    "line",
    [
        "WASHINGTON, 12 March 2025 - The talks ended.",
        "WASHINGTON, 12 March 2025 (Agency) – The talks ended.",
        "WASHINGTON, March 12, 2025 (Agency) - The talks ended.",
        "Washington, D.C., March 12, 2025 -- The talks ended.",
        "BERLIN, 12. März 2025. Der Minister schwieg.",
        "BERLIN, 12. März 2025.",
        "PARIS, le 12 mars 2025 – Le ministre est venu.",
        "КИЇВ, 12 березня 2025 року. Делегації поїхали.",
        "КИЇВ, 12 березня 2025 року.",
        "Київ, 12 березня 2025 р. – Делегації поїхали.",
        "МОСКВА, 12 марта 2025 года. /АГЕНТСТВО/. Делегации уехали.",
        "МОСКВА, 12 марта 2025 г. — Делегации уехали.",
        "Jeddah, 12 March 2025",
        "Jeddah, Saudi Arabia, 12 March 2025.",
        "Jeddah, 12 March 2025. The delegations met.",
        "Frankfurt am Main, 12. März 2025",
        "*By Olena Marchenko, 12 March 2025*",
        "_By Olena Marchenko | 12 March 2025_",
        "By Ann Lake and Bo Hill, March 12, 2025, 14:30 GMT",
        "*12 March 2025*",
        "Опубліковано: 12 березня 2025",
    ],
)
def test_what_states_the_publication_is_the_date(line: str) -> None:
    assert stated_date([line, BODY]) == DAY
    assert stated_date(["What was agreed", "", line, BODY]) == DAY


@pytest.mark.parametrize(
    "line",
    [
        "The talks in Jeddah, 12 March 2025 - a summary",
        "Jeddah, 12 March 2025 was a long day.",
        "Jeddah, 12 March 2025, saw the talks end.",
        "In Jeddah, 12 March 2025. They left.",
        "Delegations meet in Jeddah, Saudi Arabia, March 12, 2025 - Agency",
        "Jeddah, 12 March 2025. Photo: Some Body",
        "Jeddah, 12 March 2025 — The delegations sit. Photo: Some Body",
        "Anna Novak, 12 March 2025 — the day she left.",
        "Budapest Memorandum, 12 March 2025",
        "Munich Security Conference, 12 March 2025",
        "Minsk Agreement, 12 March 2025. The text is short.",
        "Женева, саміт, 12 березня 2025 року.",
        "Переговоры, 12 марта 2025 года.",
        "Зустріч у Джидді, 12 березня 2025 року. Так сказано.",
        "Nach Berlin, 12. März 2025, fuhr niemand.",
        "By Tuesday, 12 March 2025",
        "By then, 12 March 2025",
        "Jeddah, 31 February 2025",
    ],
)
def test_the_day_of_an_event_or_a_picture_is_no_date(line: str) -> None:
    assert stated_date([line, BODY]) is None
    assert stated_date(["What was agreed", "", line, BODY]) is None


@pytest.mark.parametrize(
    "lines",
    [
        ["A chronology", "Istanbul, 29 March 2022", "They met.", "Jeddah, 12 March 2025", "They met again."],
        ["A chronology", "Istanbul, 29 March 2022 – They met.", "Jeddah, 12 March 2025 – They met again."],
        ["What was agreed", "Next round:", "Jeddah, 12 March 2025", BODY],
        ["What was agreed", BODY, "Jeddah, 12 March 2025", BODY],
        ["What was agreed", BODY, "Jeddah, 12 March 2025. The first round.", BODY],
        ["What was agreed", BODY, "By Ann Lake, 12 March 2025"],
    ],
)
def test_days_further_down_or_of_several_events_are_no_date(lines: list[str]) -> None:
    assert stated_date(lines) is None


def test_a_stated_publication_stands_beside_the_day_of_an_event() -> None:
    assert (
        stated_date(["What was agreed", "Published 12 March 2025", "Jeddah, 11 March 2025 – They met."])
        == DAY
    )


def test_a_dateline_alone_is_neither_headline_nor_body() -> None:
    found = extract(f"Jeddah, 12 March 2025\n\nWhat was agreed\n\n{BODY}\n\nNobody spoke.")

    assert (found.title, found.date) == ("What was agreed", DAY)
    assert [(entry.text, entry.reason) for entry in found.dropped] == [("Jeddah, 12 March 2025", "date")]


def test_a_byline_in_italics_is_set_aside_with_its_day() -> None:
    found = extract(f"What was agreed\n\n*By Olena Marchenko, 12 March 2025*\n\n{BODY}\n\nNobody spoke.")

    assert (found.title, found.date) == ("What was agreed", DAY)
    assert [(entry.text, entry.reason) for entry in found.dropped] == [
        ("*By Olena Marchenko, 12 March 2025*", "byline")
    ]


def test_a_byline_in_italics_needs_no_day() -> None:
    found = extract(f"What was agreed\n\n*By Olena Marchenko*\n\n{BODY}\n\nNobody spoke.")

    assert [(entry.text, entry.reason) for entry in found.dropped] == [("*By Olena Marchenko*", "byline")]


def test_a_dateline_that_opens_the_first_paragraph_stays_in_it() -> None:
    found = extract(f"What was agreed\n\nКИЇВ, 12 березня 2025 року. {BODY}")

    assert found.date == DAY
    assert found.text.startswith("КИЇВ")


def test_nothing_is_set_aside_when_nothing_else_is_there() -> None:
    assert extract("Jeddah, 12 March 2025").text == "Jeddah, 12 March 2025"
