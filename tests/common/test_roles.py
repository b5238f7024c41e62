"""The app role's rights on append-only tables."""

import pytest
from django.db import ProgrammingError, connection


@pytest.mark.django_db
def test_the_app_role_cannot_update_the_audit() -> None:
    with connection.cursor() as cursor, pytest.raises(ProgrammingError, match="permission denied"):
        cursor.execute("UPDATE accounts_act SET verb = 'x'")
