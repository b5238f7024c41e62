"""The room's entry in Django."""

from django.apps import AppConfig

from negotiations.common.database import append_only


class RecordConfig(AppConfig):
    name = "negotiations.record"
    label = "record"
    verbose_name = "The record"

    def ready(self) -> None:
        append_only.register("record_update", "record_update_evidence", "record_update_sources")
