"""Pin and hash every dependency again: `make requirements`. The files name no host and no index."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINNED = (
    ("run", ["--group", "build", "pyproject.toml"]),
    ("dev", ["--group", "dev", "--constraint", "requirements/run.txt", "pyproject.toml"]),
    ("spark", ["--extra", "spark", "--constraint", "requirements/run.txt", "pyproject.toml"]),
    ("postcodes", ["--extra", "postcodes", "--constraint", "requirements/run.txt", "pyproject.toml"]),
    ("bench", ["--group", "pyproject.toml:bench", "--constraint", "requirements/dev.txt"]),
)


def main() -> int:
    for name, arguments in PINNED:
        command = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        command += ["--generate-hashes", "--no-header", "--no-annotate", *sys.argv[1:], *arguments]
        subprocess.run([*command, "--output-file", f"requirements/{name}.txt"], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
