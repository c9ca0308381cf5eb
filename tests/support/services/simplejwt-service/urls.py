"""Where the service answers; what the test alone may ask is under /control/."""
from django.urls import path

from control_views import control
from klearstack_views import PasswordSignInView, RefreshView, UserIdSignInView, UserIdView, WhoamiView

urlpatterns = [
    path("access/klearstack/get_access_token", PasswordSignInView.as_view()),
    path("access/klearstack/getaccesstokenfromuserid", UserIdSignInView.as_view()),
    path("access/klearstack/getaccesstokenfromrefreshtoken", RefreshView.as_view()),
    path("access/klearstack/getuserid", UserIdView.as_view()),
    path("whoami", WhoamiView.as_view()),
    path("control/<str:order>", control),
]
