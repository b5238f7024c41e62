"""The intake's jobs: reading a batch; checking watched feeds; giving the jobs of killed workers to living ones."""

import logging
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy, jobs
from procrastinate.contrib.django import app
from procrastinate.exceptions import ConnectorException

from negotiations.intake.operations.check_feed import check_feed
from negotiations.intake.operations.drop_contents import drop_contents
from negotiations.intake.operations.run_batch import run_batch, stop_batch
from negotiations.intake.queries.feeds import due_feeds
from negotiations.intake.queue import CHECK_FEED, RUN_BATCH, queue_feed_check

ATTEMPTS = 5
CHECK_FEEDS = "intake.check_feeds"
DROP_CONTENTS = "intake.drop_contents"
REQUEUE_STALLED = "intake.requeue_stalled"
FINISHED_JOBS_KEPT_HOURS = 72
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
        if context.job.attempts >= ATTEMPTS:
            logger.exception("Batch %s stopped after %s attempts", batch_id, ATTEMPTS)
            stop_batch(batch_id=UUID(batch_id))
        raise


@app.periodic(cron="* * * * *")
@app.task(name=CHECK_FEEDS, queueing_lock=CHECK_FEEDS)
def check_feeds(timestamp: int) -> None:
    """Queue a check of every watched feed whose time has come: each a job of its own, so that none waits for a slow one."""
    for feed_id in due_feeds(at=timezone.now()):
        queue_feed_check(feed_id)


@app.task(name=CHECK_FEED, retry=RetryStrategy(max_attempts=2, wait=10))
def check_feed_job(*, feed_id: str) -> None:
    """Bring in what is new in a feed; what goes wrong on its side is kept with it and tried again later."""
    check_feed(feed_id=UUID(feed_id), at=timezone.now())


@app.periodic(cron="17 3 * * *")
@app.task(name=DROP_CONTENTS, queueing_lock=DROP_CONTENTS)
def drop_contents_job(timestamp: int) -> None:
    """Forget, each night, what was kept of old batches."""
    drop_contents(at=timezone.now())


@app.periodic(cron="* * * * * */10")  # the sixth field is seconds
@app.task(name=REQUEUE_STALLED, queueing_lock=REQUEUE_STALLED)
async def requeue_stalled(timestamp: int) -> None:
    """Give every job whose worker died back to the queue; every job of ours can be run again. Old ones are cleared."""
    manager = app.job_manager
    for job in await manager.get_stalled_jobs(seconds_since_heartbeat=settings.WORKER_SILENT_SECONDS):
        try:
            if job.task_name == REQUEUE_STALLED:  # the next turn has its own
                await manager.finish_job(job, status=jobs.Status.FAILED, delete_job=True)
            else:
                await manager.retry_job(job)
        except ConnectorException:
            logger.exception("Job %s of a stopped worker could not be given back", job.id)
    await manager.delete_old_jobs(nb_hours=FINISHED_JOBS_KEPT_HOURS)
