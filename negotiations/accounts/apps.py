"""The room's entry in Django."""

from django.apps import AppConfig

from negotiations.common.database import append_only


class AccountsConfig(AppConfig):
    name = "negotiations.accounts"
    label = "accounts"
    verbose_name = "People and sign-in"

    def ready(self) -> None:
        append_only.register("accounts_act")
