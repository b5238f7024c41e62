"""The intake's jobs: reading a batch; giving jobs of killed workers to living ones."""

import logging
from uuid import UUID

from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from negotiations.intake.operations.run_batch import run_batch, stop_batch
from negotiations.intake.queue import RUN_BATCH

ATTEMPTS = 5
logger = logging.getLogger(__name__)


@app.task(
    name=RUN_BATCH,
    pass_context=True,
    retry=RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=2),
)
def run_batch_job(context: JobContext, *, batch_id: str) -> None:
    """Read what is still unread of a batch; after a kill or a fault the next attempt goes on from there."""
    try:
        run_batch(batch_id=UUID(batch_id), at=timezone.now())
    except Exception:
        if context.job is not None and context.job.attempts >= ATTEMPTS:
            logger.exception("Batch %s stopped after %s attempts", batch_id, ATTEMPTS)
            stop_batch(batch_id=UUID(batch_id))
        raise


@app.periodic(cron="* * * * *")
@app.task(name="intake.requeue_stalled", queueing_lock="intake.requeue_stalled", pass_context=False)
async def requeue_stalled(timestamp: int) -> None:
    """Give every job whose worker died back to the queue. Every job of ours resumes, so this is safe for all."""
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)
