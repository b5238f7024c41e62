"""The room's entry in Django."""

from django.apps import AppConfig


class EditionsConfig(AppConfig):
    name = "negotiations.editions"
    label = "editions"
    verbose_name = "Editions"
