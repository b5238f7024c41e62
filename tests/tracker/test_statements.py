"""Statements: the speaker with the office of the day, outside voices, what is folded, what was removed."""

import datetime

from negotiations.tracker.statements import OPEN, log_of, statement_of
from negotiations.tracker.voices import choirs_of
from tests.tracker.factories import issue, june, office, party, person, quotation, redaction, state, voice

UP = party(slug="upstream", name="Upstream")


def test_the_office_is_the_one_held_on_the_day() -> None:
    offices = [
        office(of=UP, title="Envoy", until=june(5)),
        office(of=UP, title="Minister of Upstream", since=june(6)),
    ]
    speaker = person(name="The envoy", offices=offices)
    before, after = quotation(speaker=speaker, said_on=june(5)), quotation(speaker=speaker, said_on=june(6))
    standing = state(parties=[UP], people=[speaker], quotations=[before, after])
    assert statement_of(standing, before).speaker.office == "Envoy, Upstream"
    assert statement_of(standing, after).speaker.office == "Minister of Upstream"


def test_without_an_office_a_person_is_an_outside_voice() -> None:
    speaker = person(description="former envoy", offices=[office(of=UP, until=june(1))])
    words = quotation(speaker=speaker, said_on=june(5))
    said = statement_of(state(parties=[UP], people=[speaker], quotations=[words]), words)
    assert (said.speaker.outside, said.speaker.office) == (True, "former envoy")


def test_five_statements_stand_open_newest_first_and_undated_ones_last() -> None:
    dated = [quotation(said_on=june(1 + n)) for n in range(OPEN + 1)]
    undated = quotation(said_on=None, precision="unknown")
    standing = state(quotations=[undated, *dated])
    log = log_of(standing, [undated.id, *[one.id for one in dated]])
    assert [one.quotation.said_on for one in log.open] == [june(6 - n) for n in range(OPEN)]
    assert [one.quotation.said_on for one in log.folded] == [june(1), None]


def test_an_issue_may_name_a_statement_that_is_gone() -> None:
    assert log_of(state(), [quotation().id]).total == 0


def test_removed_words_carry_the_day_of_their_removal() -> None:
    words = quotation()
    removed = redaction(of=words.id, redacted_at=datetime.datetime(2025, 7, 1, tzinfo=datetime.UTC))
    standing = state(quotations=[words], redactions=[removed])
    assert statement_of(standing, words).removed_on == removed.redacted_at
    assert statement_of(state(quotations=[words]), words).removed_on is None


def test_voices_stand_with_their_party_and_outside_voices_last() -> None:
    minister = person(name="Minister", offices=[office(of=UP, rank=2)])
    head = person(name="Head", offices=[office(of=UP, rank=1)])
    other = person(name="Other")
    one = issue(voices=[voice(of=other, stance=-1), voice(of=minister, stance=2), voice(of=head, stance=2)])
    choirs = choirs_of(state(parties=[UP], people=[minister, head, other], issues=[one]), one)
    assert [[heard.speaker.name for heard in choir.voices] for choir in choirs] == [
        ["Head", "Minister"],
        ["Other"],
    ]
    assert [choir.conflicting for choir in choirs] == [False, False]
