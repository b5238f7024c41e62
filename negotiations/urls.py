"""Every address of the site; imported by nothing."""

from django.contrib import admin
from django.urls import include, path

from negotiations.upkeep.views.healthz import healthz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("accounts/", include("negotiations.accounts.urls")),
    path("admin/", admin.site.urls),
    path("desk/", include("negotiations.desk.urls")),
    path("", include("negotiations.tracker.urls")),
]
handler400 = "negotiations.common.bad_request.bad_request"
