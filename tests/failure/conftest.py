"""A record of its own for each test, in a file or a database, and processes that work in it."""

import json
import os
import shutil
import subprocess
import sys
from types import SimpleNamespace

import pytest
from django.db import connection

CHILD = [sys.executable, "-m", "tests.failure.child"]


class Record:
    """A record: where it is, whom it is about, and processes that work in it."""

    def __init__(self, home, name, made=None, **more):
        self.home, self.name, self.started = home, name, []
        self.file = home / "keepsake.sqlite3"
        self.environ = {name: value for name, value in os.environ.items() if not name.startswith("KEEPSAKE_")}
        self.environ |= {"DJANGO_SETTINGS_MODULE": "tests.failure.settings", "KEEPSAKE_HOME": str(home)}
        if connection.vendor == "postgresql":
            self.environ |= {"KEEPSAKE_DATABASE_URL": f"postgresql:///{name}", **more}
        self.made = made or json.loads(self.run(*CHILD, "prepare"))
        self.child, self.wren = self.made["children"]
        self.named = list(zip(self.made["children"], self.made["names"], strict=True))
        self.form = f"/people/{self.child}/names/{self.made['names'][0]}/"
        self.page = f"/people/{self.child}/"

    def start(self, *command, **more):
        piped = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        self.started.append(subprocess.Popen([*CHILD, *command], env=self.environ | more, **piped))
        return self.started[-1]

    def run_beside(self, *command):
        """Start a program that says nothing to us; whoever starts it ends it."""
        return subprocess.Popen(command, env=self.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def run(self, *command):
        done = subprocess.run(command, env=self.environ, capture_output=True, text=True, timeout=600, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def tell(self, *children, what="tell"):
        """What stands of each child, once the chain of the log was verified."""
        return [SimpleNamespace(**told) for told in json.loads(self.run(*CHILD, what, *children))]

    def end(self):
        for process in self.started:
            process.kill()
            process.communicate()


class Pages:
    """The pages of one process, for the worker who has signed in there."""

    def __init__(self, process):
        self.process = process
        assert process.stdout.readline() == "ready\n", process.stderr.read()

    def ask(self, method, address, sent=None):
        self.process.stdin.write(json.dumps({"method": method, "address": address, "sent": sent or {}}) + "\n")
        self.process.stdin.flush()

    def answer(self):
        told = json.loads(self.process.stdout.readline() or "{}")
        assert told, self.process.stderr.read()
        return SimpleNamespace(**told, content=told["text"].encode())

    def get(self, address):
        self.ask("get", address)
        return self.answer()

    def post(self, address, sent):
        self.ask("post", address, sent)
        return self.answer()


@pytest.fixture(scope="session")
def template(tmp_path_factory, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        name = f"{connection.settings_dict['NAME']}_template"
        in_postgresql(f"drop database if exists {name}", f"create database {name}")
        yield Record(tmp_path_factory.mktemp("template"), name)
        in_postgresql(f"drop database {name} with (force)")


@pytest.fixture
def record(template, tmp_path):
    """A worker, two managers and two children, as they were when they had just been recorded."""
    shutil.copytree(template.home, tmp_path, dirs_exist_ok=True)
    name = f"{connection.settings_dict['NAME']}_copy"
    in_postgresql(f"drop database if exists {name} with (force)", f"create database {name} template {template.name}")
    copied = Record(tmp_path, name, template.made)
    yield copied
    copied.end()
    in_postgresql(f"drop database {name} with (force)")


@pytest.fixture
def open_pages(record):
    return lambda who="sage", **more: Pages(record.start("pages", who, **more))


def in_postgresql(*statements):
    """Run these where the tests run on PostgreSQL."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
