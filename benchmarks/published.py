"""The five published notices, and how a run says where it was made."""

import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
FIVE = ("manchester", "staffordshire", "stockton-on-tees", "stoke-on-trent", "unnamed-council")


def path_of(notice: str) -> Path:
    return ROOT / "notices" / f"{notice}.yaml"


def about(*packages: str) -> str:
    """The day, the machine and the versions of a run."""
    versions = ", ".join(f"{package} {version(package)}" for package in packages)
    return (
        f"{datetime.now(UTC).date()}, {os.cpu_count()} cores, {processor()}, load {os.getloadavg()[0]:.1f}, "
        f"Python {platform.python_version()}{', ' if versions else ''}{versions}"
    )


def processor() -> str:
    found = Path("/proc/cpuinfo")
    lines = found.read_text(encoding="utf-8").splitlines() if found.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor()
