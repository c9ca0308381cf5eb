"""The Django settings of one run, from its options."""
from datetime import timedelta

APPS = ["auth", "contenttypes"]


def settings_for(options):
    """Passwords are hashed weakly and tables are made without their history: both for speed alone."""
    return {
        "ALLOWED_HOSTS": ["127.0.0.1"],
        "CONTROL_SECRET": options["controlSecret"],
        "BEARER_REQUIRED": options["bearerRequired"],
        "DATABASES": {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": options["database"],
                "OPTIONS": {"timeout": 20},
            }
        },
        "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
        "INSTALLED_APPS": [
            *(f"django.contrib.{app}" for app in APPS),
            "rest_framework",
            "rest_framework_simplejwt.token_blacklist",
        ],
        "LOGGING_CONFIG": None,
        "MIDDLEWARE": ["django.middleware.common.CommonMiddleware", "request_log.log_request"],
        "MIGRATION_MODULES": {app: None for app in [*APPS, "token_blacklist"]},
        "PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"],
        "REST_FRAMEWORK": {
            "DEFAULT_PARSER_CLASSES": [
                "rest_framework.parsers.MultiPartParser",
                "rest_framework.parsers.FormParser",
            ],
            "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        },
        "ROOT_URLCONF": "urls",
        "SECRET_KEY": options["signingKey"],
        "SIMPLE_JWT": {
            "ACCESS_TOKEN_LIFETIME": timedelta(seconds=options["accessTtlS"]),
            "REFRESH_TOKEN_LIFETIME": timedelta(seconds=options["refreshTtlS"]),
            "ROTATE_REFRESH_TOKENS": options["rotateRefreshTokens"],
            "BLACKLIST_AFTER_ROTATION": options["blacklistAfterRotation"],
        },
        "USE_TZ": True,
    }
