"""Every change of the intake: batches, and what becomes of their candidates."""

from negotiations.intake.operations.accept_candidate import Accepted, accept_candidate
from negotiations.intake.operations.check_feed import check_feed
from negotiations.intake.operations.decide import (
    AlreadyDecided,
    CandidateInUse,
    ReservedByAnother,
    reject_candidate,
    reopen_candidate,
    taken_along,
)
from negotiations.intake.operations.decide_copies import Along, accept_with_copies, reject_with_copies
from negotiations.intake.operations.decide_trial import NotATrial, confirm_trial, discard_trial
from negotiations.intake.operations.drop_contents import drop_contents
from negotiations.intake.operations.join_quotation import Choice, Difference, RecordDiffers
from negotiations.intake.operations.make_candidate import make_candidate
from negotiations.intake.operations.name_columns import ColumnsNotAsked, name_columns
from negotiations.intake.operations.new_speaker import (
    NewPerson,
    PersonKnown,
    RoleNotGiven,
    people_called_alike,
    person_called,
)
from negotiations.intake.operations.passages import (
    NothingToUndo,
    NotNeighbours,
    change_spans,
    merge_candidates,
    split_candidate,
    undo_passages,
)
from negotiations.intake.operations.resume_batch import BatchOver, resume_batch
from negotiations.intake.operations.retry_failed import NothingToRetry, retry_failed
from negotiations.intake.operations.run_batch import run_batch
from negotiations.intake.operations.start_batch import (
    NothingToImport,
    TooManyFiles,
    UploadedText,
    start_batch,
    uploaded_address,
)
from negotiations.intake.operations.undo_batch import BatchNotFinished, Undone, undo_batch
from negotiations.intake.operations.watch_feed import (
    FeedNotWatched,
    FeedWatched,
    TooManyFeeds,
    ask_for_check,
    remove_feed,
    stop_watching,
    watch_again,
    watch_feed,
)

__all__ = [
    "Accepted",
    "Along",
    "AlreadyDecided",
    "BatchNotFinished",
    "BatchOver",
    "CandidateInUse",
    "Choice",
    "ColumnsNotAsked",
    "Difference",
    "FeedNotWatched",
    "FeedWatched",
    "NewPerson",
    "NotATrial",
    "NotNeighbours",
    "NothingToImport",
    "NothingToRetry",
    "NothingToUndo",
    "PersonKnown",
    "RecordDiffers",
    "ReservedByAnother",
    "RoleNotGiven",
    "TooManyFeeds",
    "TooManyFiles",
    "Undone",
    "UploadedText",
    "accept_candidate",
    "accept_with_copies",
    "ask_for_check",
    "change_spans",
    "check_feed",
    "confirm_trial",
    "discard_trial",
    "drop_contents",
    "make_candidate",
    "merge_candidates",
    "name_columns",
    "people_called_alike",
    "person_called",
    "reject_candidate",
    "reject_with_copies",
    "remove_feed",
    "reopen_candidate",
    "resume_batch",
    "retry_failed",
    "run_batch",
    "split_candidate",
    "start_batch",
    "stop_watching",
    "taken_along",
    "undo_batch",
    "undo_passages",
    "uploaded_address",
    "watch_again",
    "watch_feed",
]
