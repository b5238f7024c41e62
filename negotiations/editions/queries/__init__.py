"""Reads of what is published, for the readers' rooms; and of drafts, for the desk."""

from negotiations.editions.queries.compare import Comparison, compare_states
from negotiations.editions.queries.differences import Change
from negotiations.editions.queries.moments import BeforeFirstEdition, MomentNotUnderstood, edition_at
from negotiations.editions.queries.states import (
    NegotiationNotFound,
    PublishedNegotiation,
    newest_state,
    published_negotiations,
    state_as_of,
    state_at,
)

__all__ = [
    "BeforeFirstEdition",
    "Change",
    "Comparison",
    "MomentNotUnderstood",
    "NegotiationNotFound",
    "PublishedNegotiation",
    "compare_states",
    "edition_at",
    "newest_state",
    "published_negotiations",
    "state_as_of",
    "state_at",
]
