"""Counts failed sign-ins, so that guessing passwords gets slow."""

from datetime import datetime, timedelta

from django.utils.crypto import salted_hmac

from negotiations.accounts.models import FailedSignIn

WINDOW = timedelta(minutes=15)
# A pair is a person who mistypes; the wider limits stop guessing from many places, or of many names.
LIMIT_PER_PAIR = 5
LIMIT_PER_NAME = 50
LIMIT_PER_ADDRESS = 30


def must_wait(*, name: str, address: str, at: datetime) -> bool:
    """Whether a sign-in under this name from this address is refused for now."""
    recent = FailedSignIn.objects.filter(at__gt=at - WINDOW)
    by_name = recent.filter(name_hash=_hashed(name))
    by_address = recent.filter(address_hash=_hashed(address))
    return (
        by_name.filter(address_hash=_hashed(address)).count() >= LIMIT_PER_PAIR
        or by_address.count() >= LIMIT_PER_ADDRESS
        or by_name.count() >= LIMIT_PER_NAME
    )


def note_failed_sign_in(*, name: str, address: str, at: datetime) -> None:
    """Count one failure, and forget those that no longer matter."""
    FailedSignIn.objects.filter(at__lte=at - WINDOW).delete()
    FailedSignIn.objects.create(at=at, name_hash=_hashed(name), address_hash=_hashed(address))


def forget_failures(*, name: str, address: str) -> None:
    """A person got in: their mistyped attempts no longer count."""
    FailedSignIn.objects.filter(name_hash=_hashed(name), address_hash=_hashed(address)).delete()


def _hashed(value: str) -> str:
    return salted_hmac("negotiations.accounts.failed_sign_in", value.strip().casefold()).hexdigest()
