"""The root of every refusal of the record, so that whoever asked can be told."""


class OperationError(Exception):
    """An operation refused; the message is for the person who asked, `field` names the argument at fault."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
