"""What is body, title and date of an article, and what is its site's furniture."""

import time

import pytest

from negotiations.intake.extraction import extract
from tests.intake.extraction.cases import Case, read_cases


@pytest.mark.parametrize("case", read_cases("furniture.txt"), ids=lambda case: case.name)
def test_body_and_furniture_are_told_apart(case: Case) -> None:
    extraction = extract(case.text)
    dropped = {(entry.reason, entry.text) for entry in extraction.dropped}
    kept = extraction.text.split("\n")

    for what, words in case.expected:
        if what == "title":
            assert extraction.title == words
        elif what == "date":
            assert (extraction.date.isoformat() if extraction.date else "-") == words
        elif what == "kept":
            assert any(line.startswith(words) for line in kept)
        else:
            reason = what.removeprefix("dropped ")
            assert any(code == reason and text.startswith(words) for code, text in dropped)


def test_dropped_text_names_its_line() -> None:
    text = (
        "What was agreed\nShare and Follow\n\nThe delegations left the palace at noon.\n\nThey will be back."
    )

    [dropped] = extract(text).dropped

    assert (dropped.text, dropped.reason, dropped.line) == ("Share and Follow", "share", 2)


def test_a_given_title_is_not_looked_for_in_the_text() -> None:
    extraction = extract("A short line\n\nThe delegations left.", title="What was agreed")

    assert extraction.title == "What was agreed"
    assert extraction.text.startswith("A short line")


def test_a_given_title_is_taken_off_the_text() -> None:
    extraction = extract("What was agreed\n\nThe delegations left.", title="What was agreed")

    assert extraction.text == "The delegations left."


@pytest.mark.parametrize(
    "lead",
    [
        "The mayor called the weir “a waste of good stone.”",
        "Der Bürgermeister sagte: „Das Wehr bleibt.“ Danach ging er.",
        "Le maire a parlé d’un « mauvais accord ».",
    ],
)
def test_a_lead_that_quotes_in_a_whole_sentence_is_no_headline(lead: str) -> None:
    found = extract(f"{lead}\n\nThe council of the valley meets again on Thursday in the mill.")
    assert found.title == ""
    assert len(found.quotes) == 1


@pytest.mark.parametrize(
    "line",
    [
        "By Wire Desk",
        "By Ann Lake and Bo Hill",
        "By ANN LAKE, Wire Service",
        "By Ann Lake in Geneva",
        "By Agency staff",
        "By Courier staff and agencies in Geneva",
        "Staff and agencies",
        "AP staff",
        "Our correspondent in Geneva",
    ],
)
def test_who_wrote_it_is_set_aside_behind_the_headline(line: str) -> None:
    found = extract(f"Talks resume\n\n{line}\n\nGENEVA — The talks went on for hours on Monday.")
    assert [(entry.text, entry.reason) for entry in found.dropped] == [(line, "byline")]
    assert found.text.startswith("GENEVA")


@pytest.mark.parametrize(
    "lead",
    [
        "By Monday the truce had collapsed.",
        "By Tuesday Ann Lake and Bo Hill had agreed to a swap of names",
        "Hospital staff",
        "By noon staff and agencies had left the mill",
    ],
)
def test_a_sentence_that_begins_like_a_byline_stays(lead: str) -> None:
    assert extract(f"Talks resume\n\n{lead}\n\nNobody left the room.").text.startswith(lead)


@pytest.mark.parametrize(
    "line",
    [
        "“We go on with it tomorrow again”\n",
        "'a ‘b 'c\n",
        "Read more: “x”\n",
        "Additional reporting by A a\n",
        "By A. A. A. A. staff\n",
        "KYIV. ",
        "“" + " " * 200 + "\n",
        "Share this: “a” | b | c\n",
        "A newsletter: “a” " + "Subscriber A a/" * 20 + "\n",
        "*" * 180 + "“a”\n",
    ],
)
def test_lines_without_end_are_read_in_time(line: str) -> None:
    began = time.process_time()
    extract("What was agreed\n\n" + line * (200_000 // len(line)))
    assert time.process_time() - began < 10
