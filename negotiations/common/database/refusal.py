"""What the embedded database raises when it cannot be had."""


class DatabaseDidNotStart(Exception):
    """The embedded database cannot be started; the message is one sentence with the reason."""
