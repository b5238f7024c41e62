"""The room's entry in Django."""

from django.apps import AppConfig
from django.core import checks

from negotiations.common.database.deploy_check import two_roles


class CommonConfig(AppConfig):
    name = "negotiations.common"
    label = "common"
    verbose_name = "Common"

    def ready(self) -> None:
        checks.register(two_roles, checks.Tags.security, deploy=True)
