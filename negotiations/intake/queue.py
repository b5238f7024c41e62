"""Puts the intake's work on the queue by the names of its jobs, so that operations need not import the jobs."""

from uuid import UUID

from procrastinate.contrib.django import app

RUN_BATCH = "intake.run_batch"


def queue_batch(batch_id: UUID) -> None:
    """Queue the job that reads a batch, in the caller's transaction."""
    app.configure_task(RUN_BATCH, queueing_lock=None, lock=f"batch {batch_id}").defer(batch_id=str(batch_id))
