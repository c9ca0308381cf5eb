"""What was asked, and with what bearer; and every token that was given out. Read by control_views.py alone."""
import time

from rest_framework_simplejwt.authentication import JWTAuthentication
from rest_framework_simplejwt.exceptions import InvalidToken
from rest_framework_simplejwt.tokens import AccessToken

requests = []
issued_tokens = []
newest_access_tokens = {}


def log_request(get_response):
    def middleware(request):
        if request.path.startswith("/control/"):
            return get_response(request)
        entry = {"endpoint": request.path.split("/")[-1], "atMs": time.time() * 1000, "bearer": bearer_of(request)}
        response = get_response(request)
        answer = getattr(response, "data", None) or {}
        note_issued(answer)
        requests.append({**entry, "statusCode": response.status_code})
        return response

    return middleware


def note_issued(answer):
    issued_tokens.extend(answer[name] for name in ("access_token", "refresh_token") if name in answer)
    if "access_token" in answer:
        text = answer["access_token"]
        newest_access_tokens[AccessToken(text, verify=False)["user_id"]] = text


def bearer_of(request):
    """Whether the bearer's signature and time are good, by Simple JWT's own check."""
    authentication = JWTAuthentication()
    header = authentication.get_header(request)
    if header is None:
        return "none"
    try:
        authentication.get_validated_token(header.split()[-1])
        return "living"
    except InvalidToken:
        return "dead"
