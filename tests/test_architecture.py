"""What import contracts cannot see of the walls, and what no tracked file may hold."""

import re
import subprocess
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 400
SHAPELESS = {"core", "common", "utils", "util", "helpers", "helper", "manager", "managers", "misc", "data", "process"}
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
ROOMS = next(contract["layers"] for contract in CONTRACTS if contract["id"] == "rooms")


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


FILES = tracked()
SOURCES = [path for path in FILES if path.suffix == ".py" and "migrations" not in path.parts]


def room_of(module: str) -> str:
    return module.split(".")[1]


def test_foreign_keys_point_down():
    wrong = []
    for model in apps.get_models():
        if not model.__module__.startswith("keepsake."):
            continue
        for field in model._meta.get_fields():
            target = field.related_model if field.concrete and field.is_relation else None
            if target is None or not target.__module__.startswith("keepsake."):
                continue
            if ROOMS.index(room_of(model.__module__)) > ROOMS.index(room_of(target.__module__)):
                wrong.append(f"{model.__name__}.{field.name} points up to {target.__name__}")
    assert wrong == []


def test_no_source_file_is_longer_than_it_can_be_read():
    long = {str(path): lines for path in SOURCES if (lines := path.read_text().count("\n")) > LONGEST}
    assert long == {}


def test_no_module_has_a_name_that_says_nothing():
    names = {part for path in SOURCES for part in (*path.relative_to(ROOT).parts[:-1], path.stem)}
    assert names & SHAPELESS == set()


def test_there_are_no_signals():
    pattern = re.compile(
        r"^from django\.(db\.models|dispatch|core)\S* import .*(receiver|Signal|post_save|pre_save)", re.M
    )
    assert [str(path) for path in SOURCES if pattern.search(path.read_text())] == []


# Written in two halves, so that this file does not hold what it forbids.
@pytest.mark.parametrize(
    "forbidden",
    ["/work" + "/", "/farm" + "/", "--index" + "-url", "--extra-index" + "-url", '"resolved"' + ": ", "pypi" + ".org"],
)
def test_no_tracked_file_names_a_machine_or_a_package_host(forbidden):
    found = [str(path) for path in FILES if forbidden.encode() in path.read_bytes()]
    assert found == []


def test_every_requirement_is_hashed():
    for path in (ROOT / "requirements").glob("*.txt"):
        blocks = re.split(r"\n(?=\S)", path.read_text().strip())
        assert blocks
        assert all("==" in block and "--hash=sha256:" in block for block in blocks), path


def test_every_dependency_says_why_it_is_here():
    text = (ROOT / "pyproject.toml").read_text()
    listed = text[text.index("dependencies = [") : text.index("[tool.flit.module]")]
    unexplained = [line for line in listed.splitlines() if re.match(r'    "[^"]+",(?!\s+# \w)', line)]
    assert unexplained == []
