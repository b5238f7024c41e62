"""What `manage.py run` raises when it cannot go on."""


class CannotRun(Exception):
    """The message is one sentence for the person at the terminal."""
