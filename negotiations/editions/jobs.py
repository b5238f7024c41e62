"""The editions' jobs, every minute: end terms whose hour has come, publish held drafts whose time has come."""

from django.utils import timezone
from procrastinate.contrib.django import app

from negotiations.editions.operations.hold import publish_held_drafts
from negotiations.editions.operations.terms import end_due_terms


@app.periodic(cron="* * * * *")
@app.task(name="editions.end_due_terms", queueing_lock="editions.end_due_terms")
def end_due_terms_job(timestamp: int) -> None:
    """End running terms; what was missed while no worker ran is ended now."""
    end_due_terms(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="editions.publish_held_drafts", queueing_lock="editions.publish_held_drafts")
def publish_held_drafts_job(timestamp: int) -> None:
    """Publish held drafts; what was missed while no worker ran is published now."""
    publish_held_drafts(at=timezone.now())
