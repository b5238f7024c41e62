"""The suggested day: a weekday in the clause that reports the words, and nothing else."""

import datetime

import pytest

from negotiations.intake.extraction import Span
from negotiations.intake.models import Candidate
from negotiations.intake.said_on import suggest_day
from tests.factories import make_negotiation
from tests.intake.batches import import_texts

WEDNESDAY = datetime.date(2031, 5, 7)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("“We open,” Volk said on Monday.", 5),
        ("“We open,” Volk said in a letter Tuesday. “Now.”", 6),
        ("“We open,” Volk said on Wednesday.", 7),
        ("“We open,” Volk said on Thursday.", 1),
        ("Volk said on Friday: “We open.”", 2),
        ("“We open,” Volk said. On Monday it rained.", None),
        ("“We open,” Volk said of Monday’s talks.", None),
        ("“We open,” Volk said, but not before Monday.", None),
        ("“We open,” Volk said.\nOn Monday.", None),
    ],
)
def test_the_day_is_counted_back_from_publication(text: str, day: int | None) -> None:
    start = text.index("“") + 1
    spans = [Span(start, text.index("”"))]
    found = suggest_day(text, spans, "said", published_on=WEDNESDAY)
    assert found == (WEDNESDAY.replace(day=day) if day else None)
    assert suggest_day(text, spans, "said", published_on=None) is None


@pytest.mark.django_db
def test_a_dated_article_suggests_the_day_and_an_undated_one_none() -> None:
    line = "“The ferry will not wait for anybody,” Ada Moss said on Monday.\n"
    texts = {
        "a.txt": f"Ferry leaves\n\nPublished: 7 May 2031\n\n{line}",
        "b.txt": f"Ferry stays\n\nIt stays.\n\n{line}",
    }
    import_texts(make_negotiation(), texts)
    dated, undated = Candidate.objects.order_by("rank")
    assert (dated.said_on, dated.precision) == (datetime.date(2031, 5, 5), "day")
    assert (undated.said_on, undated.precision) == (None, "unknown")
