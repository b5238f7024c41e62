"""Fetches articles from public addresses."""

from negotiations.intake.fetch.addresses import PUBLIC, NotFetched, Reach, target_of
from negotiations.intake.fetch.fetching import Fetched, Version, fetch, fetch_article, fetch_newer, settled
from negotiations.intake.fetch.manners import one_at_a_time, patience

__all__ = [
    "PUBLIC",
    "Fetched",
    "NotFetched",
    "Reach",
    "Version",
    "fetch",
    "fetch_article",
    "fetch_newer",
    "one_at_a_time",
    "patience",
    "settled",
    "target_of",
]
