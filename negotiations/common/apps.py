"""The room's entry in Django."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from negotiations.common.database.grants import renew_after_migrate


class CommonConfig(AppConfig):
    name = "negotiations.common"
    label = "common"
    verbose_name = "Common"

    def ready(self) -> None:
        post_migrate.connect(renew_after_migrate, dispatch_uid="renew_grants")
