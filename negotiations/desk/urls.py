"""The desk's addresses, under /desk/. URL name, view, template and test have one name."""

from django.urls import path

from negotiations.desk.views.archived_copies import archived_copy
from negotiations.desk.views.articles import article_facts
from negotiations.desk.views.batches import (
    batch_confirmation,
    batch_detail,
    batch_discard,
    batch_failed,
    batch_items,
    batch_resumption,
    batch_retry,
    batch_undo,
)
from negotiations.desk.views.candidate import candidate_detail
from negotiations.desk.views.clashes import draft_merge
from negotiations.desk.views.columns import batch_columns
from negotiations.desk.views.decisions import (
    candidate_acceptance,
    candidate_rejection,
    candidate_reopening,
)
from negotiations.desk.views.development import development
from negotiations.desk.views.drafts import (
    draft_detail,
    draft_discard,
    draft_fix,
    draft_operation,
    draft_publication,
    draft_reopening,
    draft_submission,
    drafts,
)
from negotiations.desk.views.feeds import feed_check, feed_pause, feed_removal, feed_resumption, feeds
from negotiations.desk.views.frame import frame
from negotiations.desk.views.front import board, index, nowhere
from negotiations.desk.views.holding import candidate_hold
from negotiations.desk.views.imports import articles_table, imports
from negotiations.desk.views.issues import (
    evidence,
    issue_confirmations,
    issue_detail,
    issue_drafts,
    issue_positions,
    issue_statements,
    issue_status,
    issue_texts,
    issue_updates,
)
from negotiations.desk.views.passages import (
    candidate_merge,
    candidate_restoration,
    candidate_spans,
    candidate_split,
    passages,
)
from negotiations.desk.views.previews import draft_preview, draft_preview_issue, draft_share, shared_draft
from negotiations.desk.views.redactions import redaction_approval, redaction_refusal, redactions
from negotiations.desk.views.review import review, review_count, review_next
from negotiations.desk.views.sources import articles_beside, quotation_source

app_name = "desk"
HERE = "<slug:negotiation>/"
ISSUE = HERE + "issues/<slug:issue>/"
BATCH = HERE + "import/<int:number>/"
CANDIDATE = HERE + "review/<uuid:candidate>/"
REDACTION = HERE + "redactions/<uuid:redaction>/"
FEED = HERE + "feeds/<uuid:feed>/"
DRAFT = HERE + "drafts/<int:number>/"

urlpatterns = [
    path("", index, name="index"),
    path("shared/<str:token>/", shared_draft, name="shared_draft"),
    path(HERE, board, name="board"),
    path(HERE + "development/", development, name="development"),
    path(HERE + "frame/", frame, name="frame"),
    path(HERE + "evidence/", evidence, name="evidence"),
    path(ISSUE, issue_detail, name="issue_detail"),
    path(ISSUE + "drafts/", issue_drafts, name="issue_drafts"),
    path(ISSUE + "status/", issue_status, name="issue_status"),
    path(ISSUE + "texts/", issue_texts, name="issue_texts"),
    path(ISSUE + "positions/", issue_positions, name="issue_positions"),
    path(ISSUE + "confirmations/", issue_confirmations, name="issue_confirmations"),
    path(ISSUE + "statements/", issue_statements, name="issue_statements"),
    path(ISSUE + "updates/", issue_updates, name="issue_updates"),
    path(HERE + "import/", imports, name="imports"),
    path(HERE + "import/articles.csv", articles_table, name="articles_table"),
    path(BATCH, batch_detail, name="batch_detail"),
    path(BATCH + "items/", batch_items, name="batch_items"),
    path(BATCH + "items/<int:item>/columns/", batch_columns, name="batch_columns"),
    path(BATCH + "failed/", batch_failed, name="batch_failed"),
    path(BATCH + "retry/", batch_retry, name="batch_retry"),
    path(BATCH + "resumption/", batch_resumption, name="batch_resumption"),
    path(BATCH + "confirmation/", batch_confirmation, name="batch_confirmation"),
    path(BATCH + "discard/", batch_discard, name="batch_discard"),
    path(BATCH + "undo/", batch_undo, name="batch_undo"),
    path(HERE + "feeds/", feeds, name="feeds"),
    path(FEED + "check/", feed_check, name="feed_check"),
    path(FEED + "pause/", feed_pause, name="feed_pause"),
    path(FEED + "resumption/", feed_resumption, name="feed_resumption"),
    path(FEED + "removal/", feed_removal, name="feed_removal"),
    path(HERE + "redactions/", redactions, name="redactions"),
    path(REDACTION + "approval/", redaction_approval, name="redaction_approval"),
    path(REDACTION + "refusal/", redaction_refusal, name="redaction_refusal"),
    path(HERE + "review/", review, name="review"),
    path(HERE + "review/count/", review_count, name="review_count"),
    path(HERE + "review/next/", review_next, name="review_next"),
    path(
        HERE + "review/articles/<uuid:article>/beside/<uuid:other>/", articles_beside, name="articles_beside"
    ),
    path(HERE + "review/quotations/<uuid:quotation>/", quotation_source, name="quotation_source"),
    path(HERE + "review/articles/<uuid:article>/facts/", article_facts, name="article_facts"),
    path(HERE + "review/articles/<uuid:article>/copy/", archived_copy, name="archived_copy"),
    path(HERE + "review/articles/<uuid:article>/passages/", passages, name="passages"),
    path(CANDIDATE, candidate_detail, name="candidate_detail"),
    path(CANDIDATE + "hold/", candidate_hold, name="candidate_hold"),
    path(CANDIDATE + "acceptance/", candidate_acceptance, name="candidate_acceptance"),
    path(CANDIDATE + "rejection/", candidate_rejection, name="candidate_rejection"),
    path(CANDIDATE + "reopening/", candidate_reopening, name="candidate_reopening"),
    path(CANDIDATE + "spans/", candidate_spans, name="candidate_spans"),
    path(CANDIDATE + "split/", candidate_split, name="candidate_split"),
    path(CANDIDATE + "merge/", candidate_merge, name="candidate_merge"),
    path(CANDIDATE + "restoration/", candidate_restoration, name="candidate_restoration"),
    path(HERE + "drafts/", drafts, name="drafts"),
    path(DRAFT, draft_detail, name="draft_detail"),
    path(DRAFT + "operations/<int:seq>/", draft_operation, name="draft_operation"),
    path(DRAFT + "fix/", draft_fix, name="draft_fix"),
    path(DRAFT + "submission/", draft_submission, name="draft_submission"),
    path(DRAFT + "reopening/", draft_reopening, name="draft_reopening"),
    path(DRAFT + "discard/", draft_discard, name="draft_discard"),
    path(DRAFT + "publication/", draft_publication, name="draft_publication"),
    path(DRAFT + "merge/", draft_merge, name="draft_merge"),
    path(DRAFT + "share/", draft_share, name="draft_share"),
    path(DRAFT + "preview/", draft_preview, name="draft_preview"),
    path(DRAFT + "preview/issues/<slug:issue>/", draft_preview_issue, name="draft_preview_issue"),
    path("<path:rest>/", nowhere, name="nowhere"),
]
