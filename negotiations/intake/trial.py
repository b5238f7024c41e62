"""A dry run: articles go the whole way in and are rolled back; what they would have left behind is remembered."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from django.db import transaction

from negotiations.intake.alike import SHARED, asked_of
from negotiations.intake.models import Batch, BatchItem, ItemStatus
from negotiations.intake.near import NEAR
from negotiations.intake.pipeline import Outcome, take_in
from negotiations.intake.reading import Reading
from negotiations.intake.runs import Runs, share_of, sketch
from negotiations.record.models import Article
from negotiations.record.operations.articles import text_hash

NEW = (ItemStatus.IMPORTED, ItemStatus.NEAR_DUPLICATE)


class Trial:
    """Stands in for the record while a batch is tried: the texts of the batch that would be in it by now.

    It lives as long as the process. One that is killed and followed by another no longer knows the earlier texts, so a
    text that stands twice in the batch may be told as new twice; when it is imported in earnest, it is told right.
    """

    def __init__(self) -> None:
        self._titles: dict[str, str] = {}
        self._texts: list[tuple[str, Runs]] = []
        self._places: defaultdict[int, list[int]] = defaultdict(list)

    def take_in(
        self, readings: Sequence[tuple[BatchItem, Reading]], *, batch: Batch, at: datetime.datetime
    ) -> list[Outcome]:
        """Return what would become of the articles, and store nothing. Call it in a transaction."""
        with transaction.atomic():
            outcomes = take_in(readings, batch=batch, at=at)
            transaction.set_rollback(True)
        held = _held({key for outcome in outcomes for key in (outcome.article_id, outcome.similar_to_id)})
        return [
            self._told(reading, outcome, held)
            for (_, reading), outcome in zip(readings, outcomes, strict=True)
        ]

    def _told(self, reading: Reading, outcome: Outcome, held: set[UUID | None]) -> Outcome:
        """Correct an outcome by what came before in the batch; name no article that was rolled back."""
        outcome = replace(
            outcome,
            article_id=outcome.article_id if outcome.article_id in held else None,
            similar_to_id=outcome.similar_to_id if outcome.similar_to_id in held else None,
        )
        digest = text_hash(reading.body.text)
        if digest in self._titles and outcome.article_id is None:
            return Outcome(
                ItemStatus.DUPLICATE, f"The same text stands in this batch already: “{self._titles[digest]}”."
            )
        if outcome.status not in NEW:
            return outcome
        near = self._near(reading.runs) if outcome.status == ItemStatus.IMPORTED else None
        self._remember(digest, reading)
        if near is None:
            return outcome
        title, share = near
        message = f"{share:.0%} of the words stand in “{title}” as well, of this batch; both would be kept."
        return replace(outcome, status=ItemStatus.NEAR_DUPLICATE, message=message)

    def _remember(self, digest: str, reading: Reading) -> None:
        self._titles[digest] = reading.title
        for run in sketch(reading.runs):
            self._places[run].append(len(self._texts))
        self._texts.append((reading.title, reading.runs))

    def _near(self, runs: Runs) -> tuple[str, float] | None:
        """Return the earlier text that these runs are most like, and how much; None when none is near."""
        shared = Counter(place for run in asked_of(sorted(runs)) for place in self._places.get(run, ()))
        likely = [self._texts[place] for place, number in shared.items() if number >= SHARED]
        nears = [(title, share_of(runs, other)) for title, other in likely]
        best = max(nears, key=lambda near: near[1], default=None)
        return best if best is not None and best[1] >= NEAR else None


def _held(keys: set[UUID | None]) -> set[UUID | None]:
    return set(Article.objects.filter(pk__in=[key for key in keys if key]).values_list("pk", flat=True))
