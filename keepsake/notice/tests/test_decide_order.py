"""The same question has the same answer in every process, however Python happens to order a set."""

import os
import subprocess
import sys

SCRIPT = """
from keepsake.notice.deciding import compile_notice
from keepsake.notice.tests.deciding_cases import a_notice, a_permit, a_request
each = ("child", "parent", "foster_carer", "special_guardian", "professional")
permits = [a_permit(id=f"for-{subject}", subjects=frozenset({subject})) for subject in each]
print(compile_notice(a_notice(*permits)).decide_notice(a_request(subjects=frozenset(each))).permits)
"""


def permits_named(seed):
    environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True
    ).stdout


def test_permits_are_named_in_the_same_order_in_every_process():
    named = {permits_named(seed) for seed in (1, 2, 3)}

    assert len(named) == 1
    assert "for-child" in named.pop()
