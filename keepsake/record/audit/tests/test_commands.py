import argparse
import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest

from keepsake.record.audit.commands import register
from keepsake.record.audit.heads_file import heads_in
from keepsake.record.audit.tests.conftest import MORNING

pytestmark = pytest.mark.django_db


@pytest.fixture
def audit(capsys):
    """Run a command: its exit code and all it said."""

    def run(*arguments):
        parser = argparse.ArgumentParser()
        register(parser.add_subparsers())
        chosen = parser.parse_args(["audit", *map(str, arguments)])
        code = chosen.func(chosen)
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_a_whole_log_is_said_to_be_whole(audit, wrote, heads):
    wrote(3)
    assert audit("sign") == (0, "2026-01-05  signed up to event 3\n")

    assert audit("verify") == (0, "3 events, 1 heads.\nThe log is whole.\n")


def test_a_second_signature_is_not_made_for_nothing(audit, wrote, heads):
    wrote(3)
    audit("sign")

    assert audit("sign") == (0, "Every event has its head.\n")
    assert len(heads_in(heads)) == 1


def test_days_that_were_missed_are_signed_afterwards(audit, wrote, heads, settings):
    settings.AUDIT_HEADS = None
    for days in range(3):
        wrote(2, at=MORNING + timedelta(days=days))
    settings.AUDIT_HEADS = heads
    code, said = audit("verify")
    assert (code, said.count("unsigned")) == (1, 2)

    audit("sign")

    assert [(head.day, head.seq) for head in heads_in(heads)] == [
        ("2026-01-05", 2),
        ("2026-01-06", 4),
        ("2026-01-07", 6),
    ]
    assert audit("verify")[0] == 0


def test_a_broken_log_is_said_to_be_broken_where_it_is(audit, wrote, heads, tamper):
    wrote(3)
    audit("sign")
    tamper("update audit_entry set role = 'auditor' where seq = 2")

    code, said = audit("verify")

    assert code == 1
    assert "2026-01-05  changed    Event 2 does not follow" in said
    assert said.endswith("THE LOG IS NOT WHOLE.\n")


def test_a_program_gets_the_findings_as_json(audit, wrote, heads, tamper):
    wrote(3)
    tamper("delete from audit_entry where seq = 2")

    code, said = audit("verify", "--json")

    answer = json.loads(said)
    assert (code, answer["whole"], answer["events"]) == (1, False, 2)
    assert answer["findings"][0] == {
        "kind": "missing",
        "seq": 2,
        "day": "2026-01-05",
        "says": "Event 2 is missing before event 3.",
    }


def test_more_findings_than_anybody_reads_are_counted(audit, wrote, heads, tamper):
    wrote(60)
    tamper("update audit_entry set role = 'auditor'")

    assert "And 40 more." in audit("verify")[1]


def test_a_log_that_is_not_whole_is_not_signed(audit, wrote, heads, tamper):
    wrote(3)
    audit("sign")
    tamper("update audit_entry set hash = %s where seq = 3", b"\x02" * 32)

    assert audit("sign") == (
        1,
        "Event 3 is not what the head of 2026-01-05 was signed for. Find out what happened: keepsake audit verify\n",
    )


def test_printed_heads_are_read_back_from_where_they_were_sent(audit, wrote, heads, tmp_path):
    for hour in range(3):
        wrote(1, at=MORNING + timedelta(hours=hour))
    code, last = audit("heads")
    assert (code, last.splitlines()[:2]) == (0, ["keepsake-head/1", "number=2"])

    mailed = tmp_path / "mailed"
    mailed.write_text(audit("heads", "--last", "0")[1])
    heads.unlink()

    assert len(heads_in(mailed)) == 2
    assert audit("verify", "--heads", mailed)[0] == 0


def test_heads_of_a_stranger_are_not_believed(audit, wrote, heads):
    wrote(1)
    audit("sign")

    code, said = audit("verify", "--public-key", "12" * 32)

    assert (code, "not one that is believed" in said) == (1, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["verify", "--public-key", "no"], "is no key"),
        (["verify", "--heads", "/nowhere/heads"], "There is no file of heads at /nowhere/heads"),
    ],
)
def test_what_cannot_be_checked_is_exit_code_two(audit, wrote, heads, arguments, said):
    wrote(1)
    audit("sign")

    code, told = audit(*arguments)

    assert (code, said in told) == (2, True)


def test_without_heads_there_is_nothing_to_print(audit, heads):
    assert audit("heads") == (2, "There are no heads yet. Make one: keepsake audit sign\n")


def test_without_a_key_nothing_is_signed(audit, wrote, heads, settings):
    settings.AUDIT_KEY = ""
    wrote(1)

    code, said = audit("sign")

    assert (code, "KEEPSAKE_AUDIT_KEY" in said) == (2, True)


@pytest.mark.parametrize(("mode", "said"), [("demo", "cannot be checked"), ("production", "KEEPSAKE_SECRET_KEY")])
def test_a_system_that_is_not_there_cannot_be_checked(tmp_path, mode, said):
    environ = {name: value for name, value in os.environ.items() if not name.startswith(("KEEPSAKE_", "DJANGO_"))}
    environ |= {"KEEPSAKE_MODE": mode, "KEEPSAKE_HOME": str(tmp_path)}

    answer = subprocess.run(
        [sys.executable, "-m", "keepsake", "audit", "verify"], env=environ, capture_output=True, text=True, check=False
    )

    assert (answer.returncode, said in answer.stderr, "Traceback" in answer.stderr) == (2, True, False)
