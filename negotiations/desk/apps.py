"""The room's entry in Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "negotiations.desk"
    label = "desk"
    verbose_name = "The desk"
