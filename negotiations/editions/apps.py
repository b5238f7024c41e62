"""The room's entry in Django."""

from django.apps import AppConfig

from negotiations.common.database import append_only


class EditionsConfig(AppConfig):
    name = "negotiations.editions"
    label = "editions"
    verbose_name = "Drafts and editions"

    def ready(self) -> None:
        append_only.register("editions_edition", "editions_snapshot", "editions_redaction")
