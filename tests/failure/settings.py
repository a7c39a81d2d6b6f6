"""The settings of the processes that fail on purpose: they may be impatient, and their disk small."""

import os

os.environ.setdefault("KEEPSAKE_MODE", "demo")

from keepsake.web.settings import *  # noqa: F403
from keepsake.web.settings import DATABASES

ALLOWED_HOSTS = ["testserver"]
_options = DATABASES["default"]["OPTIONS"]
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    _options["timeout"] = float(os.environ.get("PATIENCE", 20))
    _options["init_command"] += f" PRAGMA max_page_count={os.environ.get('MOST_PAGES', 1_000_000)};"
else:
    _options["options"] += f" -c lock_timeout={int(float(os.environ.get('PATIENCE', 20)) * 1000)}"
