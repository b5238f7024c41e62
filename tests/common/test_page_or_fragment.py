"""One URL, one template, two answers."""

from typing import Any

import pytest
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.test import RequestFactory
from django.test.utils import override_settings
from django_htmx.middleware import HtmxDetails

from negotiations.common.http import page_or_fragment

TEMPLATE = """<main>{% partialdef note inline %}<p id="note">{{ words }}</p>{% endpartialdef %}</main>"""


@pytest.fixture(autouse=True)
def _a_template_of_its_own(settings: Any) -> Any:
    templates = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "template_partials.loader.Loader",
                        [("django.template.loaders.locmem.Loader", {"page.html": TEMPLATE})],
                    )
                ],
                "builtins": ["template_partials.templatetags.partials"],
            },
        }
    ]
    with override_settings(TEMPLATES=templates):
        assert isinstance(engines["django"], DjangoTemplates)
        yield


def answer(headers: dict[str, str] | None = None, status: int = 200) -> Any:
    request = RequestFactory().get("/", headers=headers)
    request.htmx = HtmxDetails(request)  # type: ignore[attr-defined]
    return page_or_fragment(request, "page.html", "note", {"words": "hello"}, status=status)


def test_a_plain_request_gets_the_page() -> None:
    assert answer().content == b'<main><p id="note">hello</p></main>'


def test_htmx_gets_only_the_fragment() -> None:
    assert answer({"HX-Request": "true"}).content == b'<p id="note">hello</p>'


@pytest.mark.parametrize(
    "header",
    [{"HX-History-Restore-Request": "true"}, {"HX-Boosted": "true"}, {"HX-Request-Type": "full"}],
)
def test_htmx_gets_the_page_when_it_wants_the_page(header: dict[str, str]) -> None:
    assert answer({"HX-Request": "true", **header}).content.startswith(b"<main>")


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_neither_answer_is_mixed_up_by_a_cache(headers: dict[str, str]) -> None:
    response = answer(headers)
    assert "HX-Request" in response.headers["Vary"]
    assert "no-store" in response.headers["Cache-Control"]


def test_the_status_is_the_callers() -> None:
    assert answer(status=422).status_code == 422
