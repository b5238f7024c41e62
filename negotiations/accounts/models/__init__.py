"""People who sign in, and what they did."""

from negotiations.accounts.models.act import Act
from negotiations.accounts.models.failed_sign_in import FailedSignIn
from negotiations.accounts.models.user import User

__all__ = ["Act", "FailedSignIn", "User"]
