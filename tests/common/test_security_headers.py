"""Every answer carries the headers, errors and admin included."""

import pytest
from django.test import Client

from negotiations.common.security_headers import POLICY, content_security_policy

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/accounts/sign-in/", "/admin/login/", "/no/such/page/at/all"])
def test_every_answer_has_the_headers(client: Client, address: str) -> None:
    headers = client.get(address).headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert len(headers["X-Request-ID"]) == 32


def test_two_requests_have_two_ids_and_a_clients_own_is_not_used(client: Client) -> None:
    first, second = (client.get("/accounts/sign-in/", headers={"X-Request-ID": "mine"}) for _ in range(2))
    assert len({first.headers["X-Request-ID"], second.headers["X-Request-ID"], "mine"}) == 3


def test_the_policy_allows_nothing_inline() -> None:
    assert "unsafe" not in POLICY
    assert "default-src 'none'" in POLICY


def test_an_embed_may_be_framed_and_keeps_the_rest() -> None:
    policy = content_security_policy(frame_ancestors="*")
    assert "frame-ancestors *" in policy
    assert "script-src 'self'" in policy
