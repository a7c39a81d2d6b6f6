"""Run a command on a PostgreSQL made for it and thrown away: `python3 scripts/on_postgres.py COMMAND...`

Debian's pg_virtualenv makes the cluster and says where it is in PostgreSQL's own variables. The command connects as an
ordinary role, because row-level security does not hold for a superuser. Without pg_virtualenv nothing is run, which is
an error where CI is set.
"""

import os
import subprocess
import sys
from pathlib import Path

VIRTUAL_CLUSTER = Path("/usr/bin/pg_virtualenv")
AS_AN_ORDINARY_ROLE = (
    "psql -q -d postgres -c \"create role keepsake login createdb password '$PGPASSWORD'\" && "
    'export PGUSER=keepsake && exec "$@"'
)
FAST = ["-o", "fsync=off"]  # the cluster outlives no test


def main(command: list[str]) -> int:
    if not VIRTUAL_CLUSTER.exists():
        print("No PostgreSQL here: nothing was run on it. Type: sudo apt install postgresql", file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    options = [] if os.environ.get("DURABLE") else FAST
    environ = {**os.environ, "KEEPSAKE_DATABASE_URL": "postgresql:///postgres"}
    inside = ["sh", "-c", AS_AN_ORDINARY_ROLE, "sh", *command]
    return subprocess.run([str(VIRTUAL_CLUSTER), "-t", *options, *inside], env=environ, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
