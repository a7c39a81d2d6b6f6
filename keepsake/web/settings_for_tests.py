"""The settings of tests and type checks: nothing to set up, nothing left behind."""

import os

os.environ["KEEPSAKE_MODE"] = "test"

from keepsake.web.settings import *  # noqa: F403

PASSWORD_HASHERS = ["tests.quick_hashing.QuickArgon2"]
