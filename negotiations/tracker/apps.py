"""The room's entry in Django."""

from django.apps import AppConfig


class TrackerConfig(AppConfig):
    name = "negotiations.tracker"
    label = "tracker"
    verbose_name = "The tracker"
