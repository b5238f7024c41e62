"""The room's entry in Django."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "negotiations.intake"
    label = "intake"
    verbose_name = "Intake"
