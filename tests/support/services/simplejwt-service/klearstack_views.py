"""KlearStack's four endpoints, and one that tells whether a token is accepted right now."""
from django.conf import settings
from django.contrib.auth.models import Group, User
from rest_framework.exceptions import AuthenticationFailed, NotFound, PermissionDenied
from rest_framework.parsers import FormParser, JSONParser, MultiPartParser
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework_simplejwt.authentication import JWTAuthentication
from rest_framework_simplejwt.exceptions import InvalidToken, TokenError
from rest_framework_simplejwt.serializers import TokenObtainPairSerializer, TokenRefreshSerializer
from rest_framework_simplejwt.tokens import RefreshToken
from rest_framework_simplejwt.utils import aware_utcnow, datetime_to_epoch
from rest_framework_simplejwt.views import TokenViewBase

from request_log import newest_access_tokens

NO_ACCOUNT = "No active account found with the given credentials"
PARAMETER_NAMES = {
    "username": "Username",
    "password": "Password",
    "company_name": "Company Name",
    "user_id": "User Id",
    "refresh_token": "refresh_token",
}


class KlearStackView(TokenViewBase):
    """Simple JWT's own view, with KlearStack's names for what comes in and goes out."""

    needed = ()

    def post(self, request):
        missing = next((name for name in self.needed if not request.data.get(name)), None)
        if missing is not None:
            return Response({"error": PARAMETER_NAMES[missing]}, status=500)
        company = Group.objects.filter(name=request.data["company_name"]).first()
        if company is None:
            raise AuthenticationFailed("Company not found")
        pair = self.token_pair(request.data, company)
        tokens = {f"{kind}_token": text for kind, text in pair.items()}
        return Response({**tokens, "release_version": "7.8.9"})


class PasswordSignInView(KlearStackView):
    needed = ("username", "password", "company_name")

    def token_pair(self, fields, company):
        serializer = TokenObtainPairSerializer(data=fields)
        serializer.is_valid(raise_exception=True)
        if not serializer.user.groups.filter(id=company.id).exists():
            raise AuthenticationFailed(NO_ACCOUNT)
        return serializer.validated_data


class UserIdSignInView(KlearStackView):
    needed = ("user_id", "company_name")

    def token_pair(self, fields, company):
        user_id = fields["user_id"]
        user = User.objects.filter(id=user_id if user_id.isdecimal() else 0, groups=company, is_active=True).first()
        if user is None:
            raise AuthenticationFailed(NO_ACCOUNT)
        refresh = RefreshToken.for_user(user)
        return {"refresh": str(refresh), "access": str(refresh.access_token)}


class RefreshView(KlearStackView):
    """A bad bearer is refused before the view is asked; a missing one passes, unless the service wants one."""

    authentication_classes = (JWTAuthentication,)
    permission_classes = (IsAuthenticated if settings.BEARER_REQUIRED else AllowAny,)
    needed = ("refresh_token", "company_name")

    def token_pair(self, fields, _company):
        serializer = TokenRefreshSerializer(data={"refresh": fields["refresh_token"]})
        try:
            serializer.is_valid(raise_exception=True)
        except TokenError as error:  # as Simple JWT's own view does it
            raise InvalidToken(error.args[0])
        return serializer.validated_data


class UserIdView(APIView):
    """The bearer is Simple JWT's business alone; whose company is asked about is this view's."""

    authentication_classes = (JWTAuthentication,)
    permission_classes = (IsAuthenticated,)
    parser_classes = (JSONParser, MultiPartParser, FormParser)

    def post(self, request):
        missing = next((name for name in ("username", "company_name") if not request.data.get(name)), None)
        if missing is not None:
            return Response({"error": PARAMETER_NAMES[missing]}, status=500)
        if not request.user.groups.filter(name=request.data["company_name"]).exists():
            raise PermissionDenied()
        user = User.objects.filter(
            username=request.data["username"], groups__name=request.data["company_name"]
        ).first()
        if user is None:
            raise NotFound("User not found")
        return Response({"user_id": user.id})


class WhoamiView(APIView):
    """`secondsLeft` is by this service's own clock; `isNewest`: the user was given no other token since."""

    authentication_classes = (JWTAuthentication,)
    permission_classes = (IsAuthenticated,)

    def get(self, request):
        seconds_left = request.auth["exp"] - datetime_to_epoch(aware_utcnow())
        is_newest = newest_access_tokens.get(request.user.id) == request.auth.token.decode()
        return Response({"account": request.user.username, "secondsLeft": seconds_left, "isNewest": is_newest})
