"""The roster as of a day: who held which office, made ready once for all days between two changes of office."""

import datetime

import pytest

from negotiations.intake.extraction import KnownPerson, Office, Roster
from negotiations.intake.extraction.known import Known
from negotiations.intake.readers import RawArticle
from negotiations.intake.reading import read_article
from negotiations.intake.roster import RosterByDay

MAYOR = KnownPerson(
    "holt",
    "Mara Holt",
    offices=(Office("Mayor", start=datetime.date(2025, 3, 3), end=datetime.date(2025, 3, 9)),),
)
FOR_EVER = KnownPerson("crane", "Ivo Crane", offices=(Office("Keeper", end=datetime.date.max),))
ROSTER = Roster(people=(MAYOR, FOR_EVER))


@pytest.mark.parametrize(("day", "holds"), [(2, False), (3, True), (9, True), (10, False)])
def test_an_office_is_held_from_its_first_day_to_its_last(day: int, holds: bool) -> None:
    by_day = RosterByDay(ROSTER)
    # Another day of the same week is asked for first.
    by_day.on(datetime.date(2025, 3, 5))
    known = Known(by_day.on(datetime.date(2025, 3, day)))
    assert ("mayor" in known.templates["holt"].roles) is holds


def test_days_between_which_no_office_changes_hands_have_one_roster() -> None:
    by_day = RosterByDay(ROSTER)
    rosters = [by_day.on(datetime.date(2025, 3, day)) for day in range(1, 32)]
    assert len({id(roster) for roster in rosters}) == 3
    assert by_day.on(datetime.date(2019, 1, 1)) is rosters[0]


def test_an_unknown_day_counts_every_office() -> None:
    by_day = RosterByDay(ROSTER)
    assert by_day.on(None) is ROSTER
    assert "mayor" in Known(by_day.on(None)).templates["holt"].roles


@pytest.mark.parametrize(("day", "mayor"), [(9, "Mara Holt"), (10, "Ivo Crane")])
def test_an_office_is_read_at_the_day_that_the_text_states(day: int, mayor: str) -> None:
    turn = datetime.date(2025, 3, 10)
    people = (
        KnownPerson(
            "holt", "Mara Holt", offices=(Office("Mayor of Lisk", end=turn - datetime.timedelta(1)),)
        ),
        KnownPerson("crane", "Ivo Crane", offices=(Office("Mayor of Lisk", start=turn),)),
    )
    text = f"""Gates open

LISK, March {day}, 2025 (Agency) — The gates were opened on Monday.

"The water is for everybody," the Lisk mayor said.
"""
    reading = read_article(
        RawArticle("a.txt", text), label="a.txt", roster=RosterByDay(Roster(people=people))
    )
    assert [quotation.speaker for quotation in reading.extraction.quotes] == [mayor]
