"""The review screen: an article folded to what matters, the quotations found in it, the one to decide about."""

from dataclasses import dataclass, field
from uuid import UUID

from negotiations.common.passage_link import Quoted, passage_link
from negotiations.desk.answers import Missing
from negotiations.desk.queries.beside import near_articles
from negotiations.desk.queries.drafts import UNFINISHED
from negotiations.desk.words import StanceWords, stance_words
from negotiations.editions.models import Draft, DraftOperation
from negotiations.intake.models import Candidate, CandidateState
from negotiations.intake.queries import ArticleReview, Paragraph, article_review
from negotiations.intake.spans import likely_cut, places_to_cut
from negotiations.record.models import Article, Issue, Negotiation, Person, Stance

GONE = "There is no such quotation to review here; its import may have been taken back."

FOLDED_FROM = 900  # characters of a quotation


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
class Row:
    """A candidate of the article's list: what it is called there, and its stance if it reports a position."""

    candidate: Candidate
    label: str
    stance: StanceWords | None

    @property
    def about(self) -> str:
        """The issues that a reported position is on."""
        return ", ".join(issue.title for issue in self.candidate.suggested_issues.all())


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the active candidate: its place in the list, from 0, and whether it is the first or last."""

    place: int
    start: int
    end: int
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True)
class ReviewPage:
    review: ArticleReview
    rows: list[Row]
    stretches: list[Stretch]
    active: Candidate
    row: Row
    near: list[Article]
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
    def positions(self) -> int:
        return sum(row.is_position for row in self.review.candidates)

    @property
    def quotations(self) -> int:
        return self.total - self.positions

    @property
    def passages(self) -> list[Passage]:
        last = len(self.active.spans) - 1
        return [
            Passage(place, span["start"], span["end"], place == 0, place == last)
            for place, span in enumerate(self.active.spans)
        ]

    @property
    def places_to_cut(self) -> list[tuple[int, str]]:
        """Where the active quotation can be split: (offset, the words that would begin the second part)."""
        return places_to_cut(self.review.article.text or "", self.active.spans)

    @property
    def likely_cut(self) -> int | None:
        """The place that is offered first; None where a person has to choose it."""
        return likely_cut(self.review.article.text or "", self.active.spans)

    @property
    def is_long(self) -> bool:
        """Say whether the active words are folded, so that the buttons below them stay in sight."""
        return sum(map(len, self.active.words)) > FOLDED_FROM

    @property
    def word_count(self) -> int:
        return sum(len(words.split()) for words in self.active.words)

    @property
    def before_it(self) -> Candidate | None:
        """The open quotation right before the active one in the text, which can be joined to it."""
        return self._neighbour(-1)

    @property
    def behind_it(self) -> Candidate | None:
        return self._neighbour(1)

    @property
    def has_suggested(self) -> bool:
        return any(choice.is_suggested for choice in self.issues)

    @property
    def has_other_ticks(self) -> bool:
        """Some issue is ticked that was not suggested: its list stands open."""
        return any(choice.is_ticked and not choice.is_suggested for choice in self.issues)

    @property
    def can_undo(self) -> bool:
        return bool(self.active.past)

    @property
    def source_at_passage(self) -> str:
        """The article's address at the active words, or nothing when it has none."""
        text, passages = self.review.article.text or "", []
        for span, words in zip(self.active.spans, self.active.words, strict=False):
            before, behind = (
                text[max(0, span["start"] - 60) : span["start"]],
                text[span["end"] : span["end"] + 60],
            )
            passages.append(Quoted(words, before, behind, is_repeated=text.count(words) > 1))
        return passage_link(self.review.article.url, passages)

    def _neighbour(self, step: int) -> Candidate | None:
        """Step over what was rejected; anything else that is not an open quotation stands in between."""
        rows = [row for row in self.review.candidates if not row.is_position]
        rows = [row for row in rows if row.state != CandidateState.REJECTED or row.pk == self.active.pk]
        place = next((at for at, row in enumerate(rows) if row.pk == self.active.pk), None)
        if place is None or not 0 <= place + step < len(rows):
            return None
        return rows[place + step] if rows[place + step].state == CandidateState.OPEN else None

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
        .select_related("article", "speaker", "party", "negotiation", "reserved_by", "quotation")
        .first()
    )
    if found is None:
        raise Missing(GONE)
    return found


def review_page(
    negotiation: Negotiation, candidate: Candidate, *, picked: list[str] | None = None
) -> ReviewPage:
    """Return the article of the candidate with all that was found in it; `picked` issues are ticked, else the suggested.

    Raises Missing when the candidate has meanwhile been joined to another, or its article taken back.
    """
    try:
        review = article_review(candidate.article_id)
    except Article.DoesNotExist:
        raise Missing(GONE) from None
    rows = review.candidates
    place = next((index for index, row in enumerate(rows) if row.pk == candidate.pk), None)
    if place is None:
        raise Missing(GONE)
    listed = [row_of(row, label) for row, label in zip(rows, review.labels, strict=True)]
    return ReviewPage(
        review=review,
        rows=listed,
        stretches=_stretches(review.paragraphs),
        active=rows[place],
        row=listed[place],
        near=near_articles(review.article),
        people=people_of(negotiation),
        issues=_issues(negotiation, rows[place], picked),
        before=rows[place - 1] if place > 0 else None,
        after=rows[place + 1] if place + 1 < len(rows) else None,
    )


def row_of(candidate: Candidate, label: str) -> Row:
    """Return the candidate as a list shows it."""
    stance = candidate.stance
    return Row(candidate, label, None if stance is None else stance_words(stance, Stance(stance).label))


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
