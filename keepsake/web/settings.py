"""Settings, from the environment. The default is production, which refuses to start half configured.

KEEPSAKE_MODE            production (default), demo or test
KEEPSAKE_SECRET_KEY      production: at least 50 characters
KEEPSAKE_ALLOWED_HOSTS   production: host names, with commas between
KEEPSAKE_HOME            the folder of the database (default: var/ of the project)
KEEPSAKE_NOTICES         the folder of the notice files (default: notices/ of the project)
KEEPSAKE_COUNCIL         the id of the notice this council is under (default: the invented council's)
KEEPSAKE_TRUSTED_PROXY   the address of the proxy that terminates TLS, when there is one
KEEPSAKE_DATABASE_URL    postgresql://user:password@host:port/name (default: SQLite in KEEPSAKE_HOME)
KEEPSAKE_AUDIT_HEADS     the file of the audit log's signed heads, best on another machine (default: in KEEPSAKE_HOME)
KEEPSAKE_AUDIT_KEY       signs the heads: 64 hexadecimal digits (`openssl rand -hex 32`). Demonstration: a file
KEEPSAKE_FILE_KEY        seals photographs at rest: 64 hexadecimal digits; after a change of key the new one first,
                         then the old ones, with commas between. Demonstration: a file
KEEPSAKE_WORRY_WORDS     the file of what the public form says of this council (default: of an invented one)
KEEPSAKE_MAIL            the class that sends e-mail (default: keepsake.web.mailing.Console, which prints it;
                         keepsake.web.mailing.Smtp sends it by KEEPSAKE_SMTP_HOST, _PORT, _USER, _PASSWORD)
KEEPSAKE_MAIL_FROM       the address from which it is sent
KEEPSAKE_ADDRESS         where people sign in, for the e-mail: https://keepsake.example
KEEPSAKE_AUDIT_PUBLIC    the keys that heads are believed by, with commas between (default: that of KEEPSAKE_AUDIT_KEY)
"""

import os
from datetime import timedelta
from pathlib import Path

from csp.constants import NONE, SELF

from keepsake.web.database import database
from keepsake.web.modes import allowed_hosts, mode_from, secret_key

PROJECT = Path(__file__).resolve().parent.parent.parent
WEB = PROJECT / "keepsake/web"
KEEPSAKE_MODE = mode_from(os.environ)
KEEPSAKE_HOME = Path(os.environ.get("KEEPSAKE_HOME", PROJECT / "var"))
NOTICES_DIR = Path(os.environ.get("KEEPSAKE_NOTICES", PROJECT / "notices"))
COUNCIL_NOTICE = os.environ.get("KEEPSAKE_COUNCIL", "ambledown")
IS_PRODUCTION = KEEPSAKE_MODE == "production"

DEBUG = False
SECRET_KEY = secret_key(KEEPSAKE_MODE, KEEPSAKE_HOME, os.environ)
ALLOWED_HOSTS = allowed_hosts(KEEPSAKE_MODE, os.environ)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "axes",
    "csp",
    "keepsake.accounts",
    "keepsake.record",
    "keepsake.record.audit",
    "keepsake.people",
    "keepsake.casework",
    "keepsake.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "keepsake.web.headers.PrivateByDefault",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "keepsake.web.gate.Gate",
    "axes.middleware.AxesMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "keepsake.web.urls"
WSGI_APPLICATION = "keepsake.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [WEB / "templates", *sorted(WEB.glob("*/templates"))],
        "OPTIONS": {
            "environment": "keepsake.web.jinja.environment",
            "context_processors": ["keepsake.web.shell.shell"],
        },
    },
]
STATIC_URL = "/static/"
STATICFILES_DIRS = [WEB / "static", *sorted(path for path in WEB.glob("*/static"))]
WHITENOISE_USE_FINDERS = True

DATABASES = {"default": database(os.environ.get("KEEPSAKE_DATABASE_URL", ""), mode=KEEPSAKE_MODE, home=KEEPSAKE_HOME)}

# Heads stand outside the database. Tests keep none, unless they say where.
AUDIT_HEADS = (
    None if KEEPSAKE_MODE == "test" else Path(os.environ.get("KEEPSAKE_AUDIT_HEADS", KEEPSAKE_HOME / "audit-heads"))
)
AUDIT_KEY = os.environ.get("KEEPSAKE_AUDIT_KEY", "")
AUDIT_KEY_FILE = KEEPSAKE_HOME / "audit-key" if KEEPSAKE_MODE == "demo" else None
AUDIT_PUBLIC = os.environ.get("KEEPSAKE_AUDIT_PUBLIC", "")

# Files are sealed before they reach the database. Tests have a key of their own.
FILE_KEY = os.environ.get("KEEPSAKE_FILE_KEY", "5ea1" * 16 if KEEPSAKE_MODE == "test" else "")
FILE_KEY_PATH = KEEPSAKE_HOME / "file-key" if KEEPSAKE_MODE == "demo" else None
# What is sent is held in memory and nowhere else: a photograph never lies unsealed on a disk.
FILE_UPLOAD_HANDLERS = ["keepsake.web.uploads.InMemory"]
DATA_UPLOAD_MAX_NUMBER_FILES = 40  # a return has twelve tables of each year; uploads.py limits them together

WORRY_WORDS = Path(os.environ["KEEPSAKE_WORRY_WORDS"]) if "KEEPSAKE_WORRY_WORDS" in os.environ else None
MAIL_SENDER = os.environ.get("KEEPSAKE_MAIL", "keepsake.web.mailing.Console")
DEFAULT_FROM_EMAIL = os.environ.get("KEEPSAKE_MAIL_FROM", "keepsake@localhost")
KEEPSAKE_ADDRESS = os.environ.get("KEEPSAKE_ADDRESS", "http://127.0.0.1:8000").rstrip("/")
EMAIL_HOST = os.environ.get("KEEPSAKE_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("KEEPSAKE_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("KEEPSAKE_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("KEEPSAKE_SMTP_PASSWORD", "")
EMAIL_USE_SSL = EMAIL_PORT == 465  # encrypted from the first byte; at every other port by STARTTLS
EMAIL_USE_TLS = not EMAIL_USE_SSL
EMAIL_TIMEOUT = 30

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "keepsake.accounts.backends.PasswordBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"

# Five wrong tries close a name for fifteen minutes, whether or not an account has it; trying on does not prolong it.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = ["username"]
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # a whole office shares one address: one person's tries must not close it
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "keepsake.web.sign_in.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "media-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = IS_PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31_536_000 if IS_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IS_PRODUCTION
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PRODUCTION
SESSION_ENGINE = "keepsake.web.sessions"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "keepsake.web.errors.csrf_failure"

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True

# No line of the log names a person: the lock-out library, which would, is silent.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "plain"},
        "nothing": {"class": "logging.NullHandler"},
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "axes": {"handlers": ["nothing"], "propagate": False},
        "django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "keepsake": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
