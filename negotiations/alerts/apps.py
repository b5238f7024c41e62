"""The room's entry in Django."""

from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "negotiations.alerts"
    label = "alerts"
    verbose_name = "Alerts"
