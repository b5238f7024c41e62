"""Every address of the site; imported by nothing."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("accounts/", include("negotiations.accounts.urls")),
    path("admin/", admin.site.urls),
]
