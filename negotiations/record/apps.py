"""The room's entry in Django."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "negotiations.record"
    label = "record"
    verbose_name = "The record"
