"""The addresses of sign-in."""

from django.urls import path

from negotiations.accounts.views.sign_in import sign_in, sign_out

app_name = "accounts"
urlpatterns = [
    path("sign-in/", sign_in, name="sign_in"),
    path("sign-out/", sign_out, name="sign_out"),
]
