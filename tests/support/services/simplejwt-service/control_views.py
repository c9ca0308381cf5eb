"""What the test may do to the running service; anyone without this run's secret is told that there is nothing."""
import hmac
import json

from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpResponseNotFound, JsonResponse
from rest_framework_simplejwt.state import token_backend
from rest_framework_simplejwt.tokens import RefreshToken

import request_log


def sign_by_another_key(value):
    """As after a deployment with a new SECRET_KEY: no token that was given out so far is worth anything."""
    token_backend.signing_key = token_backend.verifying_key = value["key"]


def blacklist_refresh_token(value):
    RefreshToken(value["token"]).blacklist()


def deactivate_user(value):
    User.objects.filter(username=value["username"]).update(is_active=False)


def change_password(value):
    user = User.objects.get(username=value["username"])
    user.set_password(value["password"])
    user.save()


ORDERS = {
    "sign-by-another-key": sign_by_another_key,
    "blacklist-refresh-token": blacklist_refresh_token,
    "deactivate-user": deactivate_user,
    "change-password": change_password,
    "requests": lambda _: request_log.requests,
    "issued-tokens": lambda _: request_log.issued_tokens,
}


def control(request, order):
    secret = request.headers.get("X-Control-Secret", "")
    if order not in ORDERS or not hmac.compare_digest(secret.encode(), settings.CONTROL_SECRET.encode()):
        return HttpResponseNotFound()
    return JsonResponse({"answer": ORDERS[order](json.loads(request.body))})
