"""The room's entry in Django."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "negotiations.delivery"
    label = "delivery"
    verbose_name = "Delivery"
