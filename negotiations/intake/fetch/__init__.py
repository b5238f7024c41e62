"""Fetches articles from public addresses."""

from negotiations.intake.fetch.addresses import PUBLIC, NotFetched, Reach
from negotiations.intake.fetch.fetching import Fetched, fetch, fetch_article

__all__ = ["PUBLIC", "Fetched", "NotFetched", "Reach", "fetch", "fetch_article"]
