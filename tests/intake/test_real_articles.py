"""The two real articles, where NEGOTIATIONS_REAL_ARTICLES names their folder: what the queue then holds."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from negotiations.intake.models import Candidate
from negotiations.intake.operations import accept_candidate
from negotiations.record.models import Negotiation
from tests.factories import NOON
from tests.intake.batches import import_texts, statuses

FOLDER = os.environ.get("NEGOTIATIONS_REAL_ARTICLES", "")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FOLDER, reason="NEGOTIATIONS_REAL_ARTICLES is not set"),
]

# First words, number of spans, speaker in the demo record.
QUOTATIONS = [
    ("very good", 2, "Donald Trump"),
    ("release of prisoners", 1, "Volodymyr Zelenskyy"),
    ("Putin doesn’t share", 2, "Dan Hoffman"),
    ("The strategic objective", 2, "Dan Hoffman"),
    ("Define success", 1, "Dan Hoffman"),
    ("Let them go", 1, "Dan Hoffman"),
    ("good", 2, "Vladimir Putin"),
    ("We agree", 1, "Vladimir Putin"),
    ("How will these", 2, "Vladimir Putin"),
    ("Are we supposed", 2, "Vladimir Putin"),
    ("After the talks", 2, "Volodymyr Zelenskyy"),
    ("dividing up", 1, "Donald Trump"),
    ("We will be talking", 2, "Donald Trump"),
    ("I can say", 2, "Alexander Lukashenko"),
    ("dictator", 1, "Donald Trump"),
    ("I am strongly", 2, "Donald Trump"),
    ("need to put", 1, "Volodymyr Zelenskyy"),
    ("We understand", 2, "Volodymyr Zelenskyy"),
]


# Words that the demo record leaves out: nothing in the talks rests on them.
NOT_IN_THE_RECORD = {"dictator"}


def test_the_queue_holds_the_eighteen_quotations_and_each_joins_the_records() -> None:
    call_command("load_demo", stdout=StringIO())
    demo = Negotiation.objects.get(slug="ukraine-ceasefire")
    files = {path.name: path.read_bytes() for path in sorted(Path(FOLDER).glob("*.txt"))}
    assert len(files) == 2
    assert set(statuses(import_texts(demo, files)).values()) == {"imported"}
    quoted = Candidate.objects.filter(found_as="quotation")
    candidates = list(quoted.select_related("speaker", "article"))
    found = {(_opening(one.words[0]), len(one.words), one.speaker and one.speaker.name) for one in candidates}
    assert found == {(_opening(words), spans, speaker) for words, spans, speaker in QUOTATIONS}
    assert len(candidates) == len(QUOTATIONS)
    assert not any(one.article.published_on for one in candidates)
    thirty_days = next(one for one in candidates if one.words[0].startswith("How will these"))
    assert thirty_days.suggested_issues.filter(slug="thirty-day-ceasefire").exists()
    for one in candidates:
        result = accept_candidate(candidate_id=one.pk, by=None, at=NOON)
        assert result.joined == (one.words[0] not in NOT_IN_THE_RECORD), str(one)
        assert result.needs_draft == (result.quotation.published_in is not None), str(one)


def _opening(words: str) -> str:
    return " ".join(words.split()[:2])
