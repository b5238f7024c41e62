"""The addresses of the readers' pages, made from the list of pages."""

from django.urls import path, register_converter

from negotiations.tracker.pages import PAGES


class MomentConverter:
    """An edition's number, a day or a time; what it means is for the query to say."""

    regex = r"[^/.]+(?:\.[^/.]+)*"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(MomentConverter, "moment")

app_name = "tracker"
urlpatterns = [path(page.pattern, page.view, name=page.name) for page in PAGES]
