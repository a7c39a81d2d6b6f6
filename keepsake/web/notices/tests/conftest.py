import shutil
from pathlib import Path

import pytest

from keepsake.accounts.roles import Role

NOTICES = Path(__file__).resolve().parents[4] / "notices"


@pytest.fixture
def officer(signed_in):
    """A data protection officer who has signed in."""
    return signed_in(Role.DATA_PROTECTION_OFFICER)


@pytest.fixture
def own_folder(tmp_path, settings):
    """A folder of notices that a test may spoil: it holds Manchester's to begin with."""
    shutil.copy(NOTICES / "manchester.yaml", tmp_path)
    settings.NOTICES_DIR = tmp_path
    return tmp_path
