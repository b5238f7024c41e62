"""The review screen: an article folded to what matters, the quotations found in it, the one to decide about."""

from dataclasses import dataclass, field
from uuid import UUID

from negotiations.desk.answers import Missing
from negotiations.desk.queries.drafts import UNFINISHED
from negotiations.editions.models import Draft, DraftOperation
from negotiations.intake.models import Candidate, CandidateState
from negotiations.intake.queries import ArticleReview, Paragraph, article_review
from negotiations.record.models import Issue, Negotiation, Person


@dataclass(slots=True)
class Stretch:
    """Paragraphs in a row: those with quotations stand open, the others are folded."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    is_folded: bool = False

    @property
    def label(self) -> str:
        """Return what a folded stretch holds: ¶ 1–4, 65 words, no quotation."""
        first, last = self.paragraphs[0].number, self.paragraphs[-1].number
        words = sum(paragraph.word_count for paragraph in self.paragraphs)
        numbers = f"¶ {first}" if first == last else f"¶ {first}–{last}"
        return f"{numbers}, {words} word{'' if words == 1 else 's'}, no quotation"


@dataclass(frozen=True, slots=True)
class IssueChoice:
    issue: Issue
    words: str
    is_suggested: bool
    is_ticked: bool


@dataclass(frozen=True, slots=True)
class ReviewPage:
    review: ArticleReview
    stretches: list[Stretch]
    active: Candidate
    number: int
    people: list[Person]
    issues: list[IssueChoice]
    before: Candidate | None
    after: Candidate | None

    @property
    def done(self) -> int:
        return sum(row.state != CandidateState.OPEN for row in self.review.candidates)

    @property
    def total(self) -> int:
        return len(self.review.candidates)

    @property
    def to_go(self) -> int:
        return self.total - self.done

    @property
    def characters(self) -> str:
        """Where the active quotation stands in the text."""
        return " and ".join(f"{span['start']}–{span['end']}" for span in self.active.spans)

    @property
    def is_article_bare(self) -> bool:
        article = self.review.article
        return not article.publisher and not article.published_on


def find_candidate(negotiation: Negotiation, key: UUID) -> Candidate:
    """Return the candidate of this negotiation; raise Missing."""
    found = (
        Candidate.objects.filter(negotiation=negotiation, pk=key)
        .select_related("article", "speaker", "negotiation", "reserved_by", "quotation")
        .first()
    )
    if found is None:
        raise Missing("There is no such quotation to review here; its import may have been taken back.")
    return found


def review_page(
    negotiation: Negotiation, candidate: Candidate, *, picked: list[str] | None = None
) -> ReviewPage:
    """Return the article of the candidate with all that was found in it; `picked` issues are ticked, else the suggested."""
    review = article_review(candidate.article_id)
    rows = review.candidates
    place = next(index for index, row in enumerate(rows) if row.pk == candidate.pk)
    return ReviewPage(
        review=review,
        stretches=_stretches(review.paragraphs),
        active=rows[place],
        number=place + 1,
        people=people_of(negotiation),
        issues=_issues(negotiation, rows[place], picked),
        before=rows[place - 1] if place > 0 else None,
        after=rows[place + 1] if place + 1 < len(rows) else None,
    )


def people_of(negotiation: Negotiation) -> list[Person]:
    return list(Person.objects.filter(negotiation=negotiation).order_by("name"))


def _stretches(paragraphs: list[Paragraph]) -> list[Stretch]:
    stretches: list[Stretch] = []
    for paragraph in paragraphs:
        folded = not paragraph.is_marked
        if not stretches or stretches[-1].is_folded != folded:
            stretches.append(Stretch(is_folded=folded))
        stretches[-1].paragraphs.append(paragraph)
    return stretches


def _issues(negotiation: Negotiation, candidate: Candidate, picked: list[str] | None) -> list[IssueChoice]:
    """Return every issue, the suggested ones first with the words that matched."""
    suggested = {issue.pk for issue in candidate.suggested_issues.all()}
    ticked = {str(key) for key in suggested} if picked is None else set(picked)
    choices = [
        IssueChoice(
            issue=issue,
            words=", ".join(candidate.matched_words.get(str(issue.pk), [])),
            is_suggested=issue.pk in suggested,
            is_ticked=str(issue.pk) in ticked,
        )
        for issue in Issue.objects.filter(negotiation=negotiation).order_by("-pinned", "rank", "number")
    ]
    return sorted(choices, key=lambda choice: not choice.is_suggested)


def drafts_using(negotiation: Negotiation, quotation_id: UUID | None) -> list[str]:
    """Return the unpublished drafts that use a quotation, as people call them: draft 12."""
    if quotation_id is None:
        return []
    operations = DraftOperation.objects.filter(draft__negotiation=negotiation, draft__state__in=UNFINISHED)
    using = operations.filter(args__evidence_ids__contains=[str(quotation_id)]) | operations.filter(
        args__quotation_id=str(quotation_id)
    )
    drafts = Draft.objects.filter(pk__in=using.values("draft")).order_by("number")
    return [f"draft {number}" for number in drafts.values_list("number", flat=True)]
