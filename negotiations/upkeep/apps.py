"""The room's entry in Django."""

from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "negotiations.upkeep"
    label = "upkeep"
    verbose_name = "Upkeep"
