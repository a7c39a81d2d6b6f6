"""Make .venv ready: `python3 scripts/prepare.py run|dev|bench|spark|postcodes|browser|postgres`.

Uses nothing but Python itself. Does nothing, and needs no network, when everything is already as the requirements
files say: the stamp in .venv holds a hash of them, of pyproject.toml and of where this folder is.
"""

import errno
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
FILES = {
    "run": ["run"],
    "dev": ["run", "dev"],
    "bench": ["run", "dev", "bench"],
    "spark": ["run", "dev", "spark"],
    "postcodes": ["run", "postcodes"],
}
CHROMIUM = Path("/usr/bin/chromium")
VIRTUAL_CLUSTER = Path("/usr/bin/pg_virtualenv")


class CannotPrepare(Exception):
    """Why it cannot be done, in a sentence that says what to do about it."""


def wanted(kind: str) -> str:
    """The hash of everything that decides what is installed for this kind of use."""
    digest = hashlib.sha256(f"{VENV} {sys.version_info[:2]}".encode())
    for path in [ROOT / "pyproject.toml", *(ROOT / f"requirements/{name}.txt" for name in FILES[kind])]:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def stamp(kind: str) -> Path:
    return VENV / f".ready-{kind}"


def is_ready(kind: str) -> bool:
    return stamp(kind).is_file() and stamp(kind).read_text() == wanted(kind)


def apt_install(package: str, otherwise: str) -> None:
    """Install a Debian package if this user may; raise with what to type if not."""
    may = os.geteuid() == 0
    sudo = [] if may else ["sudo", "-n"]
    if not may and shutil.which("sudo"):
        may = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    if not may or not shutil.which("apt-get"):
        raise CannotPrepare(otherwise)
    print(f"Installing {package} with apt-get ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", package]):
        done = subprocess.run([*sudo, "apt-get", *command], env=quiet, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise CannotPrepare(f"{otherwise}\n(apt-get said: {done.stderr.strip()[-400:]})")


def make_venv() -> None:
    if (VENV / "bin/python").exists() and (VENV / "bin/pip").exists():
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if subprocess.run([sys.executable, "-c", "import ensurepip, venv"], capture_output=True).returncode != 0:
        version = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        apt_install(version, f"Python cannot make virtual environments here. Type: sudo apt install {version}")
    done = subprocess.run([sys.executable, "-m", "venv", str(VENV)], capture_output=True, text=True)
    if done.returncode != 0:
        raise CannotPrepare(f"Cannot make .venv: {(done.stderr or done.stdout).strip()[-400:]}")


def prepare(kind: str) -> None:
    """Install what this kind of use needs, exactly as pinned and hashed."""
    if is_ready(kind):
        return
    if not os.access(ROOT, os.W_OK):
        raise PermissionError(errno.EACCES, "not writable", str(ROOT))
    print(f"Preparing .venv ({kind}); this needs the network once ...", flush=True)
    make_venv()
    pip = [str(VENV / "bin/python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    for name in FILES[kind]:
        listed = str(ROOT / f"requirements/{name}.txt")
        run_pip([*pip, "--require-hashes", "--requirement", listed])
    run_pip([*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    for included in FILES[kind]:
        stamp(included).write_text(wanted(included))


def run_pip(command: list[str]) -> None:
    if subprocess.run(command, check=False, cwd=ROOT).returncode != 0:
        raise CannotPrepare("The packages could not be installed; pip's own message is above. Is the network there?")


def prepare_browser() -> None:
    """Chromium for the journeys."""
    wish_for(CHROMIUM, "chromium", "No Chromium, so the browser journeys cannot run. Type: sudo apt install chromium")


def prepare_postgres() -> None:
    """PostgreSQL for the tests that run on both databases."""
    advice = "No PostgreSQL, so nothing is tested on it. Type: sudo apt install postgresql"
    wish_for(VIRTUAL_CLUSTER, "postgresql", advice)


def wish_for(program: Path, package: str, advice: str) -> None:
    """Install what the tests need where CI is set, and wish for elsewhere."""
    if program.exists():
        return
    try:
        apt_install(package, advice)
    except CannotPrepare:
        if os.environ.get("CI"):
            raise
        print(f"{advice}\nGoing on without.", flush=True)


def main(kinds: list[str]) -> int:
    if sys.version_info < (3, 11):  # noqa: UP036  runs on whatever Python there is
        print("Keepsake needs Python 3.11 or newer.", file=sys.stderr)
        return 1
    try:
        for kind in kinds:
            {"browser": prepare_browser, "postgres": prepare_postgres}.get(kind, lambda kind=kind: prepare(kind))()
    except CannotPrepare as reason:
        print(reason, file=sys.stderr)
        return 1
    except OSError as reason:
        print(f"Cannot write in this folder ({reason.filename}: {reason.strerror}).", file=sys.stderr)
        print("Copy Keepsake to a folder of your own and run it there.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
