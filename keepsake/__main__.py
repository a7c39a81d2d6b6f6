"""`python -m keepsake` is the same as `keepsake`."""

from keepsake.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
