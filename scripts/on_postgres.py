"""Run a command on a PostgreSQL made for it and thrown away: `python3 scripts/on_postgres.py COMMAND...`

Debian's pg_virtualenv makes the cluster and says where it is in PostgreSQL's own variables. Without it nothing is run,
which is an error where CI is set.
"""

import os
import subprocess
import sys
from pathlib import Path

VIRTUAL_CLUSTER = Path("/usr/bin/pg_virtualenv")
FAST = ["-o", "fsync=off"]  # the cluster outlives no test


def main(command: list[str]) -> int:
    if not VIRTUAL_CLUSTER.exists():
        print("No PostgreSQL here: nothing was run on it. Type: sudo apt install postgresql", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    options = [] if os.environ.get("DURABLE") else FAST
    environ = {**os.environ, "KEEPSAKE_DATABASE_URL": "postgresql:///postgres"}
    return subprocess.run([str(VIRTUAL_CLUSTER), "-t", *options, *command], env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
