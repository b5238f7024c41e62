"""Freezes rows of the record into public shapes: a fixed number of queries for any number of objects."""

from negotiations.editions.freeze.frame import freeze_frame
from negotiations.editions.freeze.issues import freeze_issues
from negotiations.editions.freeze.quotations import freeze_quotations
from negotiations.editions.freeze.talks import freeze_talks
from negotiations.editions.freeze.updates import freeze_update

__all__ = ["freeze_frame", "freeze_issues", "freeze_quotations", "freeze_talks", "freeze_update"]
