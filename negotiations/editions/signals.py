"""The one signal of our own: a publication has committed."""

from django.dispatch import Signal

# Sent with `slug` and `number`. Receivers only bump a version or queue a job.
edition_published = Signal()
